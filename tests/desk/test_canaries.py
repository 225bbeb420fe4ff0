"""A word that stands in every corner of a restricted paper is in no byte of anything public."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import AttachedFileSpec, OutlineItem

from clerk.business.actions import Action, Owner
from clerk.business.agenda import AgendaItem, PaperKind
from clerk.business.minutes import Minute
from clerk.business.restricted import RestrictedItem, RestrictedMinute, View
from clerk.desk import pack_leaks, pack_making, packs_issued, papers
from clerk.desk.desk import Desk, open_desk
from clerk.desk.exporting import Printed, export
from clerk.desk.intake import look
from clerk.desk.pack_building import build
from clerk.desk.packing import planned
from clerk.desk.refused import Refused
from db.councils import add_committee
from db.records import save_record
from exporters.document import Document, Paragraph, RunningHead, Table, Title
from exporters.write.pdf import pdf_file
from tests.desk.papers import JUNE, MAY, REFERENCE, brought, pdf
from tests.harbour import EXEMPT, HARBOUR

CANARY = "Zorilla"
"""In every canary, and in nothing else."""


def canary_pdf() -> bytes:
    """A PDF with a canary in title, body, table, metadata, attachment and bookmark."""
    blocks = (
        Title(f"{CANARY}-title of the tender"),
        Paragraph(f"The {CANARY}-body offered ninety thousand for the whole of the north quay."),
        Table(
            ("Firm", "Price"), (((f"{CANARY}-cell",), ("90,000",)),), caption=f"{CANARY}-caption"
        ),
    )
    made = pdf_file(Document(f"{CANARY}-document", RunningHead(f"{CANARY}-head", ""), blocks))
    with pikepdf.open(BytesIO(made)) as opened:
        opened.docinfo["/Subject"] = f"{CANARY}-subject"
        with opened.open_metadata() as metadata:
            metadata["dc:description"] = f"{CANARY}-metadata"
        with opened.open_outline() as outline:
            outline.root.append(OutlineItem(f"{CANARY}-bookmark", 0))
        note = f"{CANARY}-attachment".encode()
        opened.attachments[f"{CANARY}-note.txt"] = AttachedFileSpec(opened, note)
        kept = BytesIO()
        opened.save(kept)
    return kept.getvalue()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A meeting with restricted words in an item, a paper, the minutes to confirm and the log."""
    hidden = RestrictedMinute(
        EXEMPT,
        f"{CANARY}-minute",
        f"The {CANARY}-text was read out.",
        actions=(Action(f"Ring the {CANARY}-firm", "2", (Owner("M Rook"),), restricted=True),),
    )
    may = replace(MAY, minutes=(*MAY.minutes, Minute("22/2", "Tenders", restricted=hidden)))
    part = RestrictedItem(EXEMPT, f"{CANARY}-item", f"The {CANARY}-description")
    june = replace(JUNE, items=(*JUNE.items, AgendaItem("5", "Tenders", restricted=part)))
    with open_desk(tmp_path / "clerk.db", create=True, who="Ada Pell") as desk:
        with desk.register.writing("Begin") as change:
            add_committee(change, HARBOUR)
            save_record(change, may)
            save_record(change, june)
        papers.add_made(desk, REFERENCE, "2", PaperKind.MINUTES)
        papers.add_made(desk, REFERENCE, "2", PaperKind.ACTION_LOG)
        papers.add_paper(desk, REFERENCE, "3", brought("Silt report", "silt.pdf", 2))
        secret = look(canary_pdf(), f"{CANARY}-file.pdf")
        papers.add_paper(desk, REFERENCE, "3", secret, kind=PaperKind.APPENDIX, grounds=EXEMPT)
        papers.add_paper(desk, REFERENCE, "5", secret, title=f"{CANARY} again", grounds=EXEMPT)
        yield desk


def every_byte(data: bytes) -> str:
    """All that is in a PDF file: its bytes, and every string and stream unpacked."""
    found = [data.decode("latin-1"), data.decode("utf-16-be", "replace")]
    with pikepdf.open(BytesIO(data)) as opened:
        for each in opened.objects:
            found.append(each.unparse(resolved=True).decode("latin-1"))
            if isinstance(each, pikepdf.Stream):
                stream = each.read_bytes()
                found += [stream.decode("latin-1"), stream.decode("utf-16-be", "replace")]
            else:
                found.append(repr(each))
    return "\n".join(found)


def hexed(text: str) -> tuple[str, ...]:
    """How a text may be written in a PDF."""
    return (
        text,
        text.encode("latin-1").hex(),
        text.encode("utf-16-be").hex(),
        text.upper(),
        text.lower(),
    )


def test_no_byte_of_the_public_pack_holds_a_canary(desk: Desk, tmp_path: Path) -> None:
    wanted = pack_making.PackWanted(REFERENCE, issue=True)
    pack_making.make_pack(desk, wanted, tmp_path / "pack.pdf")
    everything = every_byte((tmp_path / "pack.pdf").read_bytes())
    for written in hexed(CANARY):
        assert written not in everything
    restricted = build(planned(desk, REFERENCE, View.RESTRICTED), tmp_path / "restricted.pdf")
    assert f"{CANARY}-bookmark" in every_byte(restricted.path.read_bytes())


def test_nor_does_any_other_public_document(desk: Desk, tmp_path: Path) -> None:
    pack_making.make_pack(desk, pack_making.PackWanted(REFERENCE, issue=True), tmp_path / "p.pdf")
    for what, name in (
        (Printed.AGENDA, REFERENCE),
        (Printed.ACTIONS, REFERENCE),
        (Printed.MINUTES, MAY.meeting.reference),
    ):
        for ending in (".txt", ".html", ".pdf"):
            path = tmp_path / f"{what.value}{ending}"
            export(desk, what, name, path)
            data = path.read_bytes()
            held = every_byte(data) if ending == ".pdf" else data.decode()
            assert CANARY.casefold() not in held.casefold(), path.name
    for table in ("paper", "paper_file", "pack", "pack_part", "agenda_item", "event"):
        rows = str([tuple(row) for row in desk.register.rows(f"SELECT * FROM {table}")])
        assert CANARY not in rows, table


@pytest.mark.parametrize("made", [canary_pdf, lambda: pdf(f"About the {CANARY}-item")])
def test_a_pack_with_a_canary_is_found_and_deleted(
    desk: Desk, tmp_path: Path, made: Callable[[], bytes]
) -> None:
    leaking = tmp_path / "leaking.pdf"
    leaking.write_bytes(made())
    with pytest.raises(Refused, match="page 1"):
        pack_leaks.check_public(leaking, pack_leaks.forbidden(desk, REFERENCE))
    assert not leaking.exists()


def test_a_supplement_of_both_views_keeps_one_number_for_public_pages(
    desk: Desk, tmp_path: Path
) -> None:
    for view in View:
        packs_issued.issue(desk, build(planned(desk, REFERENCE, view), tmp_path / "pack.pdf"))
    papers.add_paper(desk, REFERENCE, "4", brought("Chains report", "chains.pdf", 2))
    secret = brought(f"{CANARY} chains", "c.pdf", 2)
    papers.add_paper(desk, REFERENCE, "4", secret, title="Chain prices", grounds=EXEMPT)
    public, whole = (
        build(planned(desk, REFERENCE, view, as_supplement=True), tmp_path / f"{view}.pdf")
        for view in (View.PUBLIC, View.RESTRICTED)
    )
    last = packs_issued.issued_pack(desk, REFERENCE, View.RESTRICTED).last
    assert public.spans["front"][0] == last + 1
    assert {key: whole.spans[key] for key in public.spans} == public.spans
