"""The key tables of the manual, made from the app's own commands: `make pictures` writes them."""

import re
from pathlib import Path

from screens.commands import every_command, key_name

MANUAL = Path(__file__).with_name("manual.md")
_TABLE = re.compile(
    r"(?P<begin><!-- keys of (?P<place>[a-z ]+) -->\n).*?(?P<end><!-- end of keys -->)", re.DOTALL
)


def main() -> None:
    """Write the tables anew."""
    told = with_key_tables(MANUAL.read_text(encoding="utf-8"))
    MANUAL.write_text(told, encoding="utf-8", newline="\n")


def with_key_tables(manual: str) -> str:
    """The manual with each table saying what the app does now. Raises KeyError for a place there
    is none of."""
    places = dict(every_command())

    def table(found: re.Match[str]) -> str:
        rows = [
            f"| {' or '.join(key_name(key) for key in one.keys)} | {one.title} | {one.help} |"
            for one in places[found["place"]]
        ]
        head = ["| key | | what it does |", "|---|---|---|"]
        return "\n".join([found["begin"], *head, *rows, "", found["end"]])

    return _TABLE.sub(table, manual)


if __name__ == "__main__":
    main()
