"""Real papers, read and printed again in Word: no word goes missing on the way, none is added."""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from clerk.business.council import Committee
from clerk.business.meetings import Stage
from clerk.business.proposal import Proposal
from clerk.business.restricted import View
from clerk.business.style import profile
from clerk.business.views import PublicMeeting, seen_by
from clerk.reading import read_text
from exporters.accessibility import check_word_file
from exporters.compose.action_log import action_log_document
from exporters.compose.minutes import minutes_document
from exporters.write import write
from tests.exporters.reading_back import page_text

PACK = "agenda-pack-2021-09-14.txt"
FIRST, LAST = "CORPORATE PARENTING BOARD \n \nA meeting of", "ACTIONS- CORPORATE"
FURNITURE = re.compile(r"^\s*(?:Page \d+|20 July 2021)\s*$", re.MULTILINE)


@pytest.fixture(scope="module")
def pack(shared: Path) -> str:
    return (shared / "seeds" / PACK).read_text(encoding="utf-8")


def as_seen(proposal: Proposal) -> tuple[PublicMeeting, Committee]:
    assert proposal.meeting
    meeting = replace(proposal.meeting, stage=Stage.DRAFT_ISSUED)
    committee = Committee("board", proposal.committee, "CPB", profile("uk-principal"))
    return seen_by(proposal.record(meeting), View.PUBLIC), committee


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def printed(path: Path) -> list[str]:
    """The words of the file from top to bottom, the numbers of its lists among them."""
    word = docx.Document(str(path))
    numbers = word.part.numbering_part.element
    counted: Counter[int] = Counter()
    found: list[str] = []
    for paragraph in word.element.body.iter(qn("w:p")):
        place = paragraph.pPr.numPr
        if place is not None:
            start = numbers.num_having_numId(place.numId.val).find(f".//{qn('w:startOverride')}")
            if start is not None:
                first = int(start.get(qn("w:val")))
                found.append(str(first + counted[place.numId.val]))
                counted[place.numId.val] += 1
        found += words(paragraph.text)
    return found


def test_every_word_of_real_minutes_stands_in_the_file_in_order(pack: str, tmp_path: Path) -> None:
    july = next(proposal for proposal in read_text(pack) if proposal.minutes)
    path = tmp_path / "minutes.docx"
    write(minutes_document(*as_seen(july)), path)
    source = FURNITURE.sub("", pack[pack.index(FIRST) : pack.index(LAST)])
    assert len(words(source)) > 3_000
    assert printed(path) == [*words(source), "Signed", "Chair", "Date"]
    assert check_word_file(path) == ()


def test_every_word_of_real_minutes_stands_in_every_other_format(pack: str, tmp_path: Path) -> None:
    july = next(proposal for proposal in read_text(pack) if proposal.minutes)
    source = FURNITURE.sub("", pack[pack.index(FIRST) : pack.index(LAST)])
    said = [*words(source), "Signed", "Chair", "Date"]
    for ending in (".html", ".txt", ".md", ".pdf"):
        path = tmp_path / f"minutes{ending}"
        write(minutes_document(*as_seen(july)), path)
        if ending == ".html":
            assert words(page_text(path)) == [
                *words("Corporate Parenting Board 20 July 2021"),
                *said,
            ]
        elif ending == ".pdf":
            found = page_text(path)
            pages = found.count("20 July 2021 ")
            furniture = words("Page of 20 July 2021") * pages + words("Corporate Parenting Board")
            counts = words(" ".join(f"{page} {pages}" for page in range(1, pages + 1)))
            assert folded(words(found)) == folded([*said, *furniture, *counts])
        else:
            text = path.read_text(encoding="utf-8")
            assert words(text.replace("\\", "").replace("_", " ")) == said


def folded(found: list[str]) -> Counter[str]:
    """How often each word is there, in whatever case: a PDF is read by columns."""
    return Counter(word.casefold() for word in found)


def test_a_real_action_log_holds_its_actions(pack: str, tmp_path: Path) -> None:
    september = next(proposal for proposal in read_text(pack) if proposal.actions)
    path = tmp_path / "log.docx"
    write(action_log_document(*as_seen(september)), path)
    (table,) = docx.Document(str(path)).tables
    origins = [row.cells[0].paragraphs[0].text for row in table.rows]
    assert origins == [
        "Action",
        "Action 1 (action from 14 December 2020)",
        "Action 2 (action 21 April 2021)",
        "Action 4 (action from 11 September 2019)",
    ]
    assert len(table.rows[3].cells[1].paragraphs) == 2
    assert check_word_file(path) == ()
