"""Preparing to send a meeting's agenda, pack, notice or minutes to a committee's list.

`prepare` says who would get what, and nothing leaves; `clerk.desk.sending_out` then makes drafts,
a text, letters or mail of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from clerk.business.council import Committee
from clerk.business.days import day_in_words, time_in_words, weekday_in_words
from clerk.business.distribution import Distribution, Parcel, Reader, parcel
from clerk.business.meetings import FIXED, CalledOff, Meeting, MeetingRecord
from clerk.business.post import How, Sending, Sent, State
from clerk.business.restricted import View
from clerk.business.words import listed, with_capital
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.distributing import meant
from clerk.desk.meeting_names import meeting_named
from clerk.desk.pack_leaks import says_any_of
from clerk.desk.refused import Refused
from clerk.desk.sent_files import enclosures, issued_now
from db import councils, history, post
from db.records import meeting_record

NAME = "{name}"
"""Stands in a covering text for whom it is to."""

_NO_FILES: Mapping[View, Path] = {}


@dataclass(frozen=True, slots=True)
class Prepared:
    """What would be sent, shown before anything leaves.

    `what` says it in words. `parcels` are those with an e-mail address, each with what goes to
    them; `unreachable` have none. `had` were sent it by mail before and are left out, as are those
    `doubted`, who perhaps were. In the covering `text` {name} stands for whom it is to. `remarks`
    are sentences to read first. `unfinished` is an earlier go by mail that did not come to its end.
    `as_of` is the last change of the register it was prepared after.
    """

    kind: Sent
    meeting: Meeting
    committee: Committee
    what: str
    subject: str
    text: str
    link: str
    parcels: tuple[Parcel, ...]
    unreachable: tuple[Parcel, ...] = ()
    had: tuple[Reader, ...] = ()
    doubted: tuple[Reader, ...] = ()
    remarks: tuple[str, ...] = ()
    unfinished: Sending | None = None
    as_of: int = 0


def prepare(
    desk: Desk,
    kind: Sent,
    name: str,
    *,
    files: Mapping[View, Path] = _NO_FILES,
    link: str = "",
    subject: str = "",
    text: str = "",
    again: bool = False,
) -> Prepared:
    """Who on the committee's list would get what of a meeting; nothing leaves.

    `files` are made already, one for a view; an agenda or minutes are printed where none is
    given. `link` is where everybody finds the public one, which then goes along with nobody.
    `subject` and `text` are the clerk's own, and public words. Those who were sent it by mail
    before are left out unless `again`. Raises Refused when there is no such meeting, nobody on the
    list, nothing to send, or a file is not fit for its readers.
    """
    with in_plain_words(), desk.register.reading():
        meeting = meeting_named(desk, name)
        record = meeting_record(desk.register, meeting.id or 0)
        committee = councils.committee(desk.register, meeting.committee)
        before = post.sendings(desk.register, meeting_id=meeting.id, kind=kind)
        as_of = history.last_seq(desk.register)
    found = _readers(desk, committee)
    views = {reader.view for reader in found.everybody}
    offered = enclosures(
        desk,
        kind,
        record,
        files,
        public=not link and (View.PUBLIC in views or View.RESTRICTED not in files),
        restricted=View.RESTRICTED in views,
    )
    parcels = [parcel(reader, offered) for reader in found.everybody]
    passed_over = []
    if not link and (empty := [one for one in parcels if not one.enclosures]):
        if kind is not Sent.PACK or files or len(empty) == len(parcels):
            raise Refused(_nothing_for(empty, kind, everybody=len(empty) == len(parcels)))
        parcels = [one for one in parcels if one.enclosures]
        passed_over = [_nothing_public(desk, meeting, empty)]
    what = f"{_title(kind, meeting)} of {meeting.reference}{_version(desk, kind, record, files)}"
    had = frozenset() if again else had_by_mail(before, what)
    doubted = had & had_by_mail(before, what, State.UNDER_WAY)
    kept = [one for one in parcels if one.reader.key not in had]
    unsure = tuple(one.reader for one in parcels if one.reader.key in doubted)
    unfinished = None if again else _unfinished(before, what)
    return Prepared(
        kind,
        meeting,
        committee,
        what,
        subject or _subject(kind, meeting, committee),
        text or _text(desk, kind, meeting, committee, link),
        link,
        tuple(one for one in kept if one.reader.reachable),
        tuple(one for one in kept if not one.reader.reachable),
        tuple(one.reader for one in parcels if one.reader.key in had - doubted),
        unsure,
        (
            *found.remarks,
            *passed_over,
            *_remarks(kept, unsure),
            *_taken_up(unfinished),
            *_told_too_much(desk, meeting, f"{subject}\n\n{text}"),
        ),
        unfinished,
        as_of,
    )


def _told_too_much(desk: Desk, meeting: Meeting, written: str) -> tuple[str, ...]:
    """That the clerk's own words have something in them that is closed to the public."""
    if not written.strip() or not says_any_of(desk, str(meeting.id), written):
        return ()
    return ("What you wrote has words of restricted business in it: read it before it goes out.",)


def _readers(desk: Desk, committee: Committee) -> Distribution:
    """Everybody the committee's list means today. Raises Refused when that is nobody."""
    found = meant(desk, committee.slug, desk.today())
    if not found.everybody:
        said = " ".join((*found.remarks, f"The list of the {committee.name} means nobody."))
        raise Refused(
            f"{said} Put somebody on it, with the committee (6) or by clerk post add "
            f"{committee.slug} members."
        )
    return found


def _nothing_for(empty: Sequence[Parcel], kind: Sent, *, everybody: bool) -> str:
    if everybody:
        return f"There is no {kind.value} to send yet; make it, and say which file it is."
    return (
        f"There is no {kind.value} that {empty[0].reader.name} may be given; give the public file "
        "too, or a link to it."
    )


def _nothing_public(desk: Desk, meeting: Meeting, empty: Sequence[Parcel]) -> str:
    """That the pack issued last has nothing for these readers of what is public."""
    name = with_capital(issued_now(desk, meeting.reference)[View.RESTRICTED].name)
    readers = [one.reader.name for one in empty]
    get = "gets" if len(readers) == 1 else "get"
    return f"{name} has nothing for the public: {listed(readers)} {get} none of it."


def had_by_mail(before: Sequence[Sending], what: str, *states: State) -> frozenset[str]:
    """The keys of those who were sent the same by mail before, or are in doubt to have been; of
    those alone whose message came to one of `states`, where any are named."""
    return frozenset(
        message.key
        for sending in before
        if sending.what == what and sending.how is How.MAIL
        for message in sending.in_state(*(states or (State.SENT, State.UNDER_WAY)))
    )


def _unfinished(before: Sequence[Sending], what: str) -> Sending | None:
    for sending in before:
        waiting = sending.how is How.MAIL and sending.in_state(State.WAITING)
        if sending.what == what and waiting:
            return sending
    return None


def _taken_up(unfinished: Sending | None) -> list[str]:
    if unfinished is None:
        return []
    waiting = len(unfinished.in_state(State.WAITING, State.FAILED))
    return [
        f"Sending it by mail was begun before and did not come to its end: that is taken up first, "
        f"for {waiting}, with the words and files it had."
    ]


def _remarks(kept: Sequence[Parcel], doubted: Sequence[Reader]) -> list[str]:
    remarks = []
    if doubted:
        names = ", ".join(reader.name for reader in doubted)
        remarks.append(
            f"Whether {names} got it is in doubt: the line broke. Ask, and say so in the list of "
            "what was sent."
        )
    missing = [
        one.reader.name
        for one in kept
        if one.reader.view is View.RESTRICTED
        and not any(each.view is View.RESTRICTED for each in one.enclosures)
    ]
    if missing and len(missing) < len(kept):
        remarks.append("Nothing restricted goes out: everybody gets what the public may see.")
    return remarks


_NOTICES = {
    CalledOff.CANCELLED: "Notice of cancellation",
    CalledOff.POSTPONED: "Notice of postponement",
    None: "Notice of a change",
}


def _title(kind: Sent, meeting: Meeting) -> str:
    match kind:
        case Sent.PACK:
            return "Agenda and papers"
        case Sent.NOTICE:
            return _NOTICES[meeting.called_off]
        case Sent.MINUTES:
            done = meeting.stage in FIXED
            return "Minutes" if done else "Draft minutes"
    return "Agenda"


def _version(desk: Desk, kind: Sent, record: MeetingRecord, files: Mapping[View, Path]) -> str:
    """What tells it from the same sent before: ", pack 2", ", version 2"."""
    meeting = record.meeting
    if kind is Sent.PACK and not files:
        issued = issued_now(desk, meeting.reference)
        named = issued.get(View.PUBLIC) or issued.get(View.RESTRICTED)
        return f", {named.name}" if named else ""
    counted = {Sent.AGENDA: meeting.agenda_version, Sent.NOTICE: len(record.alterations)}
    version = counted.get(kind, 0)
    return f", version {version}" if version > 1 else ""


def _subject(kind: Sent, meeting: Meeting, committee: Committee) -> str:
    return committee.style.letter(
        "sending subject",
        what=_title(kind, meeting),
        body=committee.name,
        day=day_in_words(meeting.held),
    )


def _text(desk: Desk, kind: Sent, meeting: Meeting, committee: Committee, link: str) -> str:
    """The covering text in the words of the house style, with {name} for whom it is to."""
    style = committee.style
    when = weekday_in_words(meeting.held)
    if meeting.starts and kind is not Sent.MINUTES:
        when += f" at {time_in_words(meeting.starts)}"
    if meeting.venue and kind is not Sent.MINUTES:
        when += f", {meeting.venue}"
    key = f"sending {kind.value}{' link' if link else ''}"
    what = _title(kind, meeting).lower()
    parts = (
        style.letter("sending greeting", name=NAME),
        style.letter(key, body=committee.name, when=when, what=what, link=link),
        style.letter("closing member"),
        "\n".join(
            (
                style.letter("signed", clerk=desk.who),
                style.letter("signed for", committee=committee.name),
            )
        ),
    )
    return "\n\n".join(parts)
