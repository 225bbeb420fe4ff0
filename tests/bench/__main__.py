"""How fast we are, beside something bare doing the same: `make bench`.

Each line is one ratio of two times, or sizes, taken in the same run on the same machine. Nothing is
asserted: a slow machine is not a fault.
"""

from tests.bench import (
    bench_actions,
    bench_app,
    bench_chasing,
    bench_editor,
    bench_killing,
    bench_live,
    bench_looking,
    bench_pack,
    bench_played,
    bench_power_cut,
    bench_reading,
    bench_saving,
    bench_search,
    bench_start,
    bench_traffic,
    bench_word,
)

_TIMES = (
    bench_start,
    bench_app,
    bench_actions,
    bench_live,
    bench_editor,
    bench_reading,
    bench_saving,
    bench_search,
    bench_word,
    bench_looking,
    bench_pack,
    bench_chasing,
)


def main() -> None:
    print(f"{'ours':>10}  {'bare':>10}  {'ratio':>6}")
    for bench in _TIMES:
        for name, ours, bare in bench.run():
            times = f"{ours * 1000:8.2f}ms  {bare * 1000:8.2f}ms  {ours / bare:6.2f}"
            print(f"{times}  {name}", flush=True)
    for sizes in (bench_traffic.run, bench_editor.run_bytes, bench_pack.run_bytes):
        for name, ours, bare in sizes():
            print(f"{ours:9.0f}B  {bare:9.0f}B  {ours / bare:6.2f}  {name}", flush=True)
    bench_killing.main()
    bench_power_cut.main()
    bench_played.main()


main()
