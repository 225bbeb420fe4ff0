"""How fast we are, beside something bare doing the same: `make bench`.

Each line is one ratio of two times taken in the same run on the same machine. Nothing is
asserted: a slow machine is not a fault.
"""

from tests.bench import bench_reading, bench_saving, bench_search, bench_start, bench_word


def main() -> None:
    print(f"{'ours':>10}  {'bare':>10}  {'ratio':>6}")
    for bench in (bench_start, bench_reading, bench_saving, bench_search, bench_word):
        for name, ours, bare in bench.run():
            times = f"{ours * 1000:8.2f}ms  {bare * 1000:8.2f}ms  {ours / bare:6.2f}"
            print(f"{times}  {name}", flush=True)


main()
