"""What a pack is made of, read from the register: which parts, composed for one view.

Making a pack is three steps, because the middle one is slow and needs no register: `planned` here,
`pack_building.build`, then `packs_issued.issue` or a file. The plan of a public pack is made of a
public meeting, and holds the place of no file the public may not see.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from clerk.business.agenda import Paper, PaperKind, item_or_none
from clerk.business.council import Committee
from clerk.business.days import day_in_words
from clerk.business.findings import Finding
from clerk.business.meetings import MeetingRecord
from clerk.business.pack_gaps import gaps, left_for_next
from clerk.business.pack_numbers import (
    Following,
    closed_chain,
    held_versions,
    is_behind,
    next_supplement,
    repeated,
    whole_pack,
)
from clerk.business.packs import (
    IssuedPack,
    PackEntry,
    PartKind,
    Source,
    chain,
    contents,
    known_in,
    supplement,
)
from clerk.business.restricted import View
from clerk.business.views import PublicMeeting, RestrictedMeeting, seen_by
from clerk.desk.action_logs import action_log_record
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.house_files import council_of, crest_of
from clerk.desk.meeting_names import meeting_named
from clerk.desk.refused import Refused
from clerk.desk.right_hand import usual_right_hand
from db import councils, laid_papers, packs
from db.papers import paper_place
from db.records import meeting_record
from exporters.compose.action_log import action_log_document
from exporters.compose.minutes import minutes_document
from exporters.compose.pack_sheets import leaf_document
from exporters.document import Document, Picture

CHANGED_MEANWHILE = "The agenda or a paper was changed while the pack was made: make it again."


@dataclass(frozen=True, slots=True)
class Held:
    """The PDF of a paper in the papers folder: where, its SHA-256, and how many pages it has."""

    path: Path
    sha256: str
    pages: int | None


@dataclass(frozen=True, slots=True)
class PackPlan:
    """Everything a pack is made of. `supplement` is 0 for a whole pack, else its number among the
    supplements; `follows` then says in a sentence to which pack, and `first_page` goes on from it.
    Its public pages have to be those of its `twin`, issued before for the other view.
    """

    seen: PublicMeeting | RestrictedMeeting
    committee: Committee
    entries: tuple[PackEntry, ...]
    made: Mapping[str, Document]
    held: Mapping[str, Held]
    right_hand: bool
    first_page: int = 1
    supplement: int = 0
    follows: str = ""
    gaps: tuple[Finding, ...] = ()
    crest: Picture | None = None
    twin: IssuedPack | None = None
    council: str = ""

    @property
    def view(self) -> View:
        return View.PUBLIC if isinstance(self.seen, PublicMeeting) else View.RESTRICTED

    @property
    def title(self) -> str:
        """What the pack is called among other documents."""
        meeting = self.seen.record.meeting
        what = f"supplement {self.supplement} to the agenda pack" if self.supplement else "pack"
        closed = " (restricted)" if self.view is View.RESTRICTED else ""
        return f"{self.committee.name}, {day_in_words(meeting.held)}: {what}{closed}"


def planned(
    desk: Desk,
    reference: str,
    view: View = View.PUBLIC,
    *,
    right_hand: bool | None = None,
    as_supplement: bool = False,
) -> PackPlan:
    """What the pack of a meeting is made of now. `right_hand` None: as was chosen for this meeting
    or its packs were issued, else as the house style has it.

    Raises Refused when there is no agenda, nothing restricted for a restricted pack, nothing new
    for a supplement, or a file is laid as a public and as a restricted paper; and where its pages
    would get the numbers of others.
    """
    meeting = meeting_named(desk, reference)
    with in_plain_words(), desk.register.reading():
        record = meeting_record(desk.register, meeting.id or 0)
        committee = councils.committee(desk.register, meeting.committee)
        seen = seen_by(record, view)
        issued = packs.packs(desk.register, meeting.id or 0)
        closed = _closed_sources(desk, seen) if view is View.RESTRICTED else ()
        _check_no_twin(record)
        if not record.items:
            raise Refused(f"There is no agenda of {meeting.reference} yet: build it first.")
        usual = usual_right_hand(desk.register, meeting.id or 0, committee)
        right = usual if right_hand is None else right_hand
        if as_supplement:
            following = next_supplement(issued, view, right_hand=right)
            wanted = _new_entries(seen, following, closed)
            if view is View.PUBLIC and is_behind(issued):
                _check_closed_issued(desk, record, issued)
        else:
            following = whole_pack(issued, view)
            _check_numbers_free(issued, view)
            wanted = contents(seen, closed_sources=closed)
        twin = following.twin
        entries = repeated(wanted, twin) if twin else wanted
        if view is View.RESTRICTED and not any(entry.closed for entry in entries):
            raise Refused(_nothing_closed(following.before))
        going = {paper.id for entry in entries for paper in entry.papers}
        there = set(known_in(following.before)) - going if as_supplement else set()
        return PackPlan(
            seen,
            committee,
            entries,
            made=dict(_made(desk, seen, committee, entries)),
            held=dict(_held(desk, view, entries, held_versions(twin))),
            right_hand=right,
            first_page=following.first_page,
            supplement=following.supplement,
            follows=_follows(following) if as_supplement else "",
            gaps=(*gaps(seen.record, there), *left_for_next(wanted, entries)),
            crest=crest_of(desk, committee),
            twin=twin,
            council=council_of(desk, committee),
        )


def check_current(desk: Desk, plan: PackPlan) -> None:
    """Raise Refused when the meeting is not what it was when the pack was planned: a paper may
    have been closed to the public since."""
    with in_plain_words():
        record = meeting_record(desk.register, plan.seen.record.meeting.id or 0)
    if seen_by(record, plan.view).record != plan.seen.record:
        raise Refused(CHANGED_MEANWHILE)


def _nothing_closed(before: tuple[IssuedPack, ...]) -> str:
    if not any(pack.view is View.RESTRICTED for pack in before):
        return "Nothing of this meeting is restricted: make the public pack."
    return (
        f"Nothing restricted was added or withdrawn since {before[-1].name} was issued: make the "
        "public supplement, which is for everybody."
    )


def _check_numbers_free(issued: tuple[IssuedPack, ...], view: View) -> None:
    """Raise Refused for a whole restricted pack whose pages would get the numbers of others."""
    if view is View.RESTRICTED and len(chain(issued, View.PUBLIC)) > 1:
        raise Refused(
            "A supplement of the public pack has taken the page numbers the restricted pages "
            "would get: make this a supplement too, or issue the public pack anew."
        )


def _check_no_twin(record: MeetingRecord) -> None:
    """Raise Refused when one and the same file is laid as a restricted paper and as a public one:
    one of both is a mistake, and it is not for a program to say which."""
    closed = {
        digest: paper
        for paper in record.papers
        if paper.grounds is not None and paper.file is not None
        for digest in (paper.file.sha256, paper.file.pdf_sha256)
        if digest
    }
    for paper in record.papers:
        if paper.grounds is None and paper.file is not None and not paper.withdrawn:
            twin = closed.get(paper.file.sha256) or closed.get(paper.file.pdf_sha256)
            if twin is not None:
                raise Refused(
                    f"The file of “{paper.title}”, which is public, is also laid as a restricted "
                    f"paper under {item_or_none(twin.item)}: close this one to the public, open "
                    "the other, or take one of them away."
                )


def _made(
    desk: Desk,
    seen: PublicMeeting | RestrictedMeeting,
    committee: Committee,
    entries: tuple[PackEntry, ...],
) -> Iterator[tuple[str, Document]]:
    """The documents of the parts that are made here and do not tell page numbers."""
    public = seen_by(seen.record, View.PUBLIC)
    for entry in entries:
        if entry.kind is PartKind.LEAF:
            of = seen if entry.closed else public
            yield entry.key, leaf_document(of, committee, entry.item, entry.papers)
        elif entry.kind is PartKind.MADE:
            view = View.RESTRICTED if entry.closed else View.PUBLIC
            yield entry.key, _document(desk, entry.papers[0], view)


def _document(desk: Desk, paper: Paper, view: View) -> Document:
    """The minutes or the action log a paper is made of, as `view` may see them."""
    source = str(paper.made_from)
    if paper.kind is PaperKind.ACTION_LOG:
        log = action_log_record(desk, source, view)
        committee = councils.committee(desk.register, log.meeting.committee)
        return action_log_document(seen_by(log, view), committee)
    record = meeting_record(desk.register, paper.made_from or 0)
    if not record.minutes:
        raise Refused(
            f"There are no minutes of {record.meeting.reference} yet: write them, or take "
            f"“{paper.title}” away."
        )
    committee = councils.committee(desk.register, record.meeting.committee)
    document = minutes_document(seen_by(record, view), committee)
    return replace(document, crest=crest_of(desk, committee))


def _closed_sources(desk: Desk, seen: PublicMeeting | RestrictedMeeting) -> tuple[Source, ...]:
    """The minutes and logs that are papers of this meeting and have restricted business."""
    entries = contents(seen_by(seen.record, View.PUBLIC))
    made = [entry.papers[0] for entry in entries if entry.kind is PartKind.MADE]
    return tuple(
        (paper.kind, paper.made_from)
        for paper in made
        if paper.made_from is not None and _has_restricted(desk, paper.kind, paper.made_from)
    )


def _has_restricted(desk: Desk, kind: PaperKind, source: int) -> bool:
    if kind is PaperKind.ACTION_LOG:
        return any(one.restricted for one in action_log_record(desk, str(source)).actions)
    return any(one.restricted for one in meeting_record(desk.register, source).minutes)


def _held(
    desk: Desk, view: View, entries: tuple[PackEntry, ...], versions: Mapping[str, str]
) -> Iterator[tuple[str, Held]]:
    """Where the PDFs of papers are: asked of the register for `view`, which refuses others. They
    are of the newest version, or of that whose SHA-256 `versions` has for it."""
    for entry in entries:
        if entry.kind is PartKind.PAPER:
            paper, file = entry.papers[0], entry.papers[0].file
            wanted = versions.get(entry.key)
            if file is not None and wanted and wanted != file.pdf_sha256:
                known = (one.file for one in laid_papers.versions(desk.register, paper.id or 0))
                file = next((one for one in known if one.pdf_sha256 == wanted), file)
            version = file.version if file else None
            path, sha256, _ = paper_place(
                desk.register, paper.id or 0, view, pdf=True, version=version
            )
            yield entry.key, Held(path, sha256, file.pages if file else None)


def _new_entries(
    seen: PublicMeeting | RestrictedMeeting, following: Following, closed: tuple[Source, ...]
) -> tuple[PackEntry, ...]:
    """What a supplement holds. Raises Refused when there is nothing to add, or to add to."""
    before, restricted = following.before, isinstance(seen, RestrictedMeeting)
    if not before:
        which = "No restricted pack" if restricted else "No pack"
        raise Refused(f"{which} of this meeting is issued yet: there is nothing to add to.")
    entries = supplement(
        seen,
        known_in(before),
        closed_sources=closed,
        all_closed=restricted and before[0].view is View.PUBLIC,
    )
    if not entries:
        raise Refused(f"Nothing was added or withdrawn since {before[-1].name} was issued.")
    return entries


def _check_closed_issued(desk: Desk, record: MeetingRecord, issued: tuple[IssuedPack, ...]) -> None:
    """Raise Refused while something restricted was not issued whose pages come before those of the
    next public supplement."""
    seen = seen_by(record, View.RESTRICTED)
    sources = _closed_sources(desk, seen)
    before = closed_chain(issued)
    if before:
        entries = supplement(seen, known_in(before), closed_sources=sources)
    else:
        entries = contents(seen, closed_sources=sources)
    waiting = any(entry.closed for entry in entries) or any(
        paper.grounds and paper.file and not paper.file.pdf_sha256 and not paper.withdrawn
        for paper in record.papers
    )
    if waiting:
        following = next_supplement(issued, View.RESTRICTED, right_hand=False)
        name = f"supplement {following.supplement}" if following.before else "pack"
        raise Refused(
            f"The restricted {name} of this meeting is not issued yet, and the numbers of its "
            "pages come before those of this supplement: issue it first."
        )


def _follows(following: Following) -> str:
    before = following.before
    first, last = before[0], before[-1]
    pages = f"{first.first} to {max(pack.last for pack in before)}"
    with_others = f" and {last.name}" if last.supplement else ""
    return (
        f"It goes on from the pack issued on {day_in_words(first.at.date())}{with_others}, "
        f"pages {pages}."
    )
