"""Packs as they were issued: keeping one, listing them, what changed, and writing one again."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from clerk.business.agenda import AgendaItem, Pages, Paper, PaperKind
from clerk.business.meetings import MeetingRecord, Stage
from clerk.business.pack_changes import PackChange, pack_changes
from clerk.business.pack_numbers import closed_chain, public_pages
from clerk.business.packs import IssuedPack, PartKind, chain
from clerk.business.restricted import View
from clerk.business.views import seen_by
from clerk.desk import pack_leaks
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.file_names import check_name
from clerk.desk.listing import Listing
from clerk.desk.meeting_names import meeting_named
from clerk.desk.opened_copies import opened_copy
from clerk.desk.pack_building import PackDraft
from clerk.desk.packing import CHANGED_MEANWHILE, PackPlan
from clerk.desk.refused import Refused
from clerk.desk.right_hand import keep_right_hand, pages_called, usual_right_hand
from clerk.desk.wording import moment_text
from clerk.desk.written_files import InTheWay, in_the_way, note_written
from db import packs
from db.action_logs import table_log
from db.papers import place_of, store, stored
from db.records import read_record, save_record
from exporters.errors import ExportError
from exporters.write.place import put


@dataclass(frozen=True, slots=True)
class Issued:
    """An issued pack with when it was issued in words, and what it changes in those before it."""

    pack: IssuedPack
    when: str
    changes: tuple[PackChange, ...]


def issue(desk: Desk, draft: PackDraft) -> str:
    """Issue a pack that was made: it is kept as it is, with its page map, and the agenda tells its
    pages. The action log in it is kept as it was tabled. A pack stays issued for good.

    Raises Refused while the agenda is not issued, and when the meeting has changed since the pack
    was planned.
    """
    plan, meeting = draft.plan, draft.plan.seen.record.meeting
    check_issuable(plan)
    _check_twin(desk, draft)
    data = draft.path.read_bytes()
    what = f"Issue the {plan.view.value} {_called(plan.supplement)} of {meeting.reference}"
    with in_plain_words():
        kept = store(desk.register, data)
        if kept != draft.sha256:
            raise Refused("The pack was changed after it was made: make it again.")
        with desk.register.writing(what) as change:
            record = read_record(change, meeting.id or 0)
            if seen_by(record, plan.view).record != plan.seen.record:
                raise Refused(CHANGED_MEANWHILE)
            save_record(change, _with_pages(record, draft))
            keep_right_hand(change, meeting.id or 0, plan.committee, right_hand=plan.right_hand)
            if any(_is_log(entry.papers) for entry in plan.entries if not entry.closed):
                table_log(change, meeting.id or 0)
            number = packs.add_pack(
                change,
                meeting.id or 0,
                plan.view,
                supplement=plan.supplement,
                sha256=kept,
                tagged=draft.tagged,
                parts=draft.parts,
            )
    name = f"Supplement {plan.supplement}" if plan.supplement else f"Pack {number}"
    first = plan.first_page
    pages = f"pages {first} to {first + draft.page_count - 1}"
    again = ""
    with in_plain_words():
        issued = packs.packs(desk.register, meeting.id or 0)
    if chain(issued, View.RESTRICTED) and not closed_chain(issued):
        again = " The restricted pack has other pages now: issue it anew."
    return f"{name} ({plan.view.value}) is issued: {pages}. It is kept as issued.{again}"


def _check_twin(desk: Desk, draft: PackDraft) -> None:
    """Raise Refused when a public page has another number than in the pack that was issued for the
    other view."""
    twin = draft.plan.twin
    if twin is None:
        return
    public = {part.key: (part.first, part.last) for part in draft.parts if not part.closed}
    if public != public_pages(twin):
        with in_plain_words():
            meeting_id = draft.plan.seen.record.meeting.id or 0
            usual = usual_right_hand(desk.register, meeting_id, draft.plan.committee)
        if usual is not draft.plan.right_hand:
            raise Refused(
                f"The {twin.view.value} {twin.name} was issued with its papers on "
                f"{pages_called(right_hand=usual)}: make this one so too, or issue both anew."
            )
        raise Refused(
            f"The {twin.view.value} {twin.name} was issued with other public pages, since when "
            "something was withdrawn, closed or changed, or papers begin on other pages: issue the "
            "whole public pack anew, then the restricted one."
        )


def check_issuable(plan: PackPlan) -> None:
    """Raise Refused, before slow work is done, while the agenda of the meeting is not issued."""
    meeting = plan.seen.record.meeting
    if meeting.stage is Stage.PLANNED:
        raise Refused(
            f"The agenda of {meeting.reference} is not issued yet: issue it first, or make a draft "
            "of the pack."
        )


def issued_packs(desk: Desk, reference: str) -> tuple[Issued, ...]:
    """The packs of a meeting that were issued, the first one first, each with its changes.

    A paper that was closed to the public since has no title in those that held it.
    """
    meeting = meeting_named(desk, reference)
    with in_plain_words(), desk.register.reading():
        record = read_record(desk.register, meeting.id or 0)
        found = packs.packs(desk.register, meeting.id or 0)
    closed = {paper.id for paper in record.papers if paper.grounds is not None}
    found = tuple(_without_titles(pack, closed) for pack in found)
    return tuple(
        Issued(
            pack,
            moment_text(pack.at.astimezone(desk.clock().tzinfo)),
            pack_changes(before, pack) if (before := _before(found, pack)) else (),
        )
        for pack in found
    )


def issued_pack(desk: Desk, reference: str, view: View, number: int | None = None) -> IssuedPack:
    """A pack as it was issued, by its number; by default the whole pack that stands.

    Raises Refused when there is none.
    """
    meeting = meeting_named(desk, reference)
    with in_plain_words():
        found = packs.packs(desk.register, meeting.id or 0)
    if number is None:
        standing = chain(found, view)
        if standing:
            return standing[0]
        raise Refused(f"No {view.value} pack of {meeting.reference} was issued yet.")
    for pack in found:
        if pack.view is view and pack.number == number:
            return pack
    raise Refused(f"There is no {view.value} pack {number} of {meeting.reference}.")


def pack_bytes(desk: Desk, pack: IssuedPack) -> bytes:
    """The very bytes of an issued pack. Raises Refused when they are not as they were issued."""
    with in_plain_words():
        return stored(desk.register, pack.sha256, f"the {pack.view.value} {pack.name}")


def save_issued(desk: Desk, pack: IssuedPack, path: Path, *, replace: bool = False) -> str:
    """Write an issued pack to `path`, byte for byte.

    Raises InTheWay for a file that is there and is not to be replaced, and Refused as writing any
    other document does, and for a public pack of which something was closed to the public since,
    unless the name says that it is restricted.
    """
    check_name(path, pack.view)
    if pack.view is View.PUBLIC and "restricted" not in path.name.casefold():
        check_still_public(desk, pack)
    if not replace and (why := in_the_way(desk, path)):
        raise InTheWay(why)
    put_pack(desk, pack_bytes(desk, pack), path, pack.sha256)
    return f"Written: {path}"


def check_still_public(desk: Desk, pack: IssuedPack) -> None:
    """Raise Refused for a public pack with something in it that was closed to the public since."""
    with in_plain_words():
        meeting = str(packs.meeting_of(desk.register, pack.id or 0))
        record = read_record(desk.register, int(meeting))
    closed = {paper.id for paper in record.papers if paper.grounds is not None}
    if any(part.paper in closed and part.kind is not PartKind.LEAF for part in pack.parts):
        raise Refused(
            f"A paper in {pack.name} was closed to the public since it was issued, so it is not "
            "given to the public any more; issue the pack anew."
        )
    pack_bytes(desk, pack)
    path = place_of(desk.register.papers_folder, pack.sha256)
    pack_leaks.check_still_public(desk, meeting, path, pack.name)


def put_pack(desk: Desk, data: bytes, path: Path, sha256: str) -> None:
    """Put a pack where it was asked for, and note that it was written here. Raises Refused."""
    try:
        put(data, path)
    except ExportError as error:
        raise Refused(str(error)) from error
    note_written(desk, path, sha256)


def copy_to_open(desk: Desk, pack: IssuedPack) -> Path:
    """A copy of an issued pack, in a folder nobody else may look into, to be opened."""
    name = f"{pack.name.replace(' ', '-')}-{pack.view.value}.pdf"
    return opened_copy(pack_bytes(desk, pack), name, restricted=pack.view is View.RESTRICTED)


def pack_list(desk: Desk, reference: str) -> Listing:
    """The issued packs of a meeting, for a list."""
    found = issued_packs(desk, reference)
    return Listing(
        ("Pack", "View", "Issued", "By", "Pages", "What changed"),
        tuple(
            (
                one.pack.name,
                one.pack.view.value,
                one.when,
                one.pack.by,
                f"{one.pack.first}-{one.pack.last}",
                "; ".join(change_text(each) for each in one.changes),
            )
            for one in found
        ),
        tuple(_shape(one) for one in found),
        "No pack of this meeting was issued yet.",
    )


def change_text(change: PackChange) -> str:
    """One change in a few words: "replaced: Review (pages 17-24, now 33-40)"."""
    title = "a restricted paper" if change.closed or not change.title else change.title
    first = change.before or change.after
    one = first is not None and first.first == first.last
    pages = f"{'page' if one else 'pages'} {first}"
    if change.before and change.after and change.before != change.after:
        pages += f", now {change.after}"
    return f"{change.what.value}: {title} ({pages})"


def _without_titles(pack: IssuedPack, closed: Collection[int | None]) -> IssuedPack:
    parts = (
        replace(part, title="")
        if part.paper in closed and part.kind is not PartKind.LEAF and not part.closed
        else part
        for part in pack.parts
    )
    return replace(pack, parts=tuple(parts))


def _before(found: tuple[IssuedPack, ...], pack: IssuedPack) -> tuple[IssuedPack, ...]:
    """What stood in its view when a pack was issued."""
    earlier = [one for one in found if one.at < pack.at or one.number < pack.number]
    own = chain([one for one in earlier if one.view is pack.view], pack.view)
    return own or (chain(earlier, View.PUBLIC) if pack.supplement else ())


def _with_pages(record: MeetingRecord, draft: PackDraft) -> MeetingRecord:
    """The meeting with the pages of its items and papers as the pack has them.

    A supplement gives pages only to items that had none.
    """
    pages = draft.pages
    papers = {part.paper: Pages(str(part.first), str(part.last)) for part in draft.parts}
    added = bool(draft.plan.supplement)

    def item_pages(place: int, item: AgendaItem) -> Pages | None:
        return (item.pages or pages.get(place)) if added else pages.get(place)

    def paper_pages(paper: Paper) -> Pages | None:
        return papers.get(paper.id, paper.pages)

    return replace(
        record,
        items=tuple(
            replace(item, pages=item_pages(place, item))
            for place, item in enumerate(record.items, start=1)
        ),
        papers=tuple(replace(paper, pages=paper_pages(paper)) for paper in record.papers),
    )


def _is_log(papers: tuple[Paper, ...]) -> bool:
    return any(one.kind is PaperKind.ACTION_LOG and one.made_from is not None for one in papers)


def _called(supplement: int) -> str:
    return f"supplement {supplement} to the pack" if supplement else "pack"


def _shape(issued: Issued) -> dict[str, object]:
    pack = issued.pack
    return {
        "name": pack.name,
        "number": pack.number,
        "supplement": pack.supplement,
        "view": pack.view.value,
        "issued": pack.at.isoformat(),
        "by": pack.by,
        "sha256": pack.sha256,
        "tagged": pack.tagged,
        "parts": [
            {
                "kind": part.kind.value,
                "title": "" if part.closed else part.title,
                "item": part.item,
                "pages": f"{part.first}-{part.last}",
                "restricted": part.closed,
            }
            for part in pack.parts
        ],
        "changes": [
            {
                "what": change.what.value,
                "title": "" if change.closed else change.title,
                "item": change.item,
                "before": str(change.before) if change.before else None,
                "after": str(change.after) if change.after else None,
                "restricted": change.closed,
            }
            for change in issued.changes
        ],
    }
