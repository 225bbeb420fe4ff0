"""Reading an agenda pack, a page at a time, against only cutting the same page into words."""

import re
from pathlib import Path

from clerk.desk.demo import demo_papers
from clerk.reading import read_text
from clerk.reading.lines.plain import read
from tests.bench.timing import best

_SEED = Path(__file__).parents[3] / "shared" / "seeds" / "agenda-pack-2021-09-14.txt"
_SEED_PAGES = 32


def run() -> list[tuple[str, float, float]]:
    if _SEED.is_file():
        return [_read(_SEED, _SEED_PAGES, "the seed pack")]
    with demo_papers() as papers:
        pages = papers[0].read_text(encoding="utf-8").count("\f") + 1
        return [_read(papers[0], pages, "the made-up pack")]


def _read(path: Path, pages: int, name: str) -> tuple[str, float, float]:
    text = read(path)
    ours = best(lambda: read_text(text)) / pages
    bare = best(lambda: re.findall(r"\w+", text)) / pages
    return f"reading a page of {name} against cutting it into words", ours, bare
