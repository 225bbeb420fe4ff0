"""A pack from beginning to end: papers converted, the pack made and searched, issued or written.

For whoever can wait, as a script does. The app takes the same steps one by one, so that the desk
is free meanwhile.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from clerk.business.restricted import View
from clerk.business.words import counted
from clerk.desk import opened_copies, pack_building, pack_leaks, paper_files
from clerk.desk.desk import Desk
from clerk.desk.file_names import called, check_name
from clerk.desk.pack_building import PackDraft
from clerk.desk.packing import check_current, planned
from clerk.desk.packs_issued import check_issuable, issue, put_pack
from clerk.desk.refused import Refused
from clerk.desk.written_files import InTheWay, in_the_way
from exporters.write.place import removed


@dataclass(frozen=True, slots=True)
class PackWanted:
    """Which pack of which meeting. `right_hand` None: as is usual for it; `damaged`: with papers
    some pages of which cannot be shown."""

    reference: str
    view: View = View.PUBLIC
    right_hand: bool | None = None
    supplement: bool = False
    issue: bool = False
    damaged: bool = False


def make_pack(
    desk: Desk,
    wanted: PackWanted,
    path: Path,
    *,
    replace: bool = False,
    told: Callable[[str], None] = lambda _: None,
    going_on: Callable[[], bool] = lambda: True,
) -> tuple[str, ...]:
    """Make a pack and write it to `path`; issue it when that is wanted. What is to be said of it,
    a sentence each. Raises InTheWay and Refused, with nothing written and nothing issued."""
    check_pack_name(path, wanted.view)
    if not replace and (why := in_the_way(desk, path)):
        raise InTheWay(why)
    waiting = paper_files.unconverted(desk, wanted.reference, wanted.view)
    made = paper_files.convert(waiting, told=told, going_on=going_on) if waiting else ()
    said = list(paper_files.keep_converted(desk, wanted.reference, made))
    plan = planned(
        desk,
        wanted.reference,
        wanted.view,
        right_hand=wanted.right_hand,
        as_supplement=wanted.supplement,
    )
    if wanted.issue:
        check_issuable(plan)
    opened_copies.clear_left_over()
    with room_for_pack() as place:
        draft = pack_building.build(
            plan, place, damaged=wanted.damaged, told=told, going_on=going_on
        )
        if plan.view is View.PUBLIC:
            told("Searching the pack for restricted words")
            what = pack_leaks.forbidden(desk, wanted.reference)
            said += pack_leaks.check_public(draft.path, what, draft.parts, going_on=going_on)
        said += finish(desk, draft, path, issue_it=wanted.issue)
    return (*said, *remarks(draft))


@contextmanager
def room_for_pack() -> Iterator[Path]:
    """Where a pack can be made before it goes where it was asked for; gone afterwards."""
    with TemporaryDirectory(prefix=opened_copies.MAKING, ignore_cleanup_errors=True) as folder:
        yield Path(folder) / "pack.pdf"


def finish(desk: Desk, draft: PackDraft, path: Path, *, issue_it: bool) -> tuple[str, ...]:
    """Put a pack that was made where it was asked for, and issue it when that is wanted; what is to
    be said of that. Raises Refused, with no file left and nothing issued, also when the meeting
    was changed meanwhile: a paper may have been closed to the public."""
    check_pack_name(path, draft.plan.view)
    check_current(desk, draft.plan)
    put_pack(desk, draft.path.read_bytes(), path, draft.sha256)
    if not issue_it:
        return ()
    try:
        return (issue(desk, draft),)
    except Refused as refused:
        if removed(path):
            raise
        raise Refused(f"{refused} {path} is not issued: delete it.") from refused


def check_pack_name(path: Path, view: View) -> None:
    """Raise Refused when a pack cannot be called so: it is a PDF, and says if it is restricted."""
    if path.suffix.lower() != ".pdf":
        raise Refused(f"A pack is a PDF: call it {path.stem or 'pack'}.pdf.")
    check_name(path, view)


def remarks(draft: PackDraft) -> tuple[str, ...]:
    """What is to be said of a pack that was made: its length, who can read it, and what lacks."""
    pages = counted(draft.page_count, "page")
    read = "a screen reader can read all of it" if draft.tagged else "not all of it is tagged"
    return (
        f"{pages}; {read}.",
        *draft.remarks,
        *(gap.message for gap in draft.plan.gaps),
    )


def pack_name(reference: str, view: View, *, supplement: bool = False) -> str:
    """What a pack is called as a file when the clerk has no better name."""
    return called(reference, "supplement" if supplement else "pack", ".pdf", view)
