"""What was prepared leaves: as drafts, as one text, as letters or by the mail server.

Whichever way, it is kept who got what: the view, the file's name and its SHA-256, whose bytes are
kept in the papers folder.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from clerk.business.days import day_in_words
from clerk.business.distribution import Parcel
from clerk.business.post import How, Sending, SentMessage, State
from clerk.business.restricted import View
from clerk.desk import posting
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.exporting import write_out
from clerk.desk.file_names import check_name
from clerk.desk.pack_leaks import says_any_of
from clerk.desk.posting import Delivered
from clerk.desk.refused import Refused
from clerk.desk.sending import Prepared, had_by_mail
from clerk.desk.sent_files import check_kept
from clerk.desk.sent_messages import gathered, is_restricted, message_for, message_kept
from clerk.desk.written_files import InTheWay, in_the_way, note_written
from db import councils, history, papers, post
from db.records import meeting_record
from exporters.errors import ExportError
from exporters.post.message import Message

_Told = Callable[[int, int, str], None]


def make_drafts(
    desk: Desk,
    prepared: Prepared,
    folder: Path,
    *,
    each: bool = False,
    told: _Told = lambda done, of, name: None,
    going_on: Callable[[], bool] = lambda: True,
) -> tuple[Path, ...]:
    """Write drafts into a new folder; their files, none when it was stopped.

    All who get the same are in one draft, without seeing each other's addresses; with `each`
    everybody has one of their own. Raises Refused for a folder that holds something, or one whose
    name does not say that something in it is restricted.
    """
    from exporters.post.drafts import write_drafts

    _check_somebody(prepared.parcels)
    _check_still_public(desk, prepared)
    if is_restricted(prepared.parcels):
        check_name(folder, View.RESTRICTED)
    written = [message_for(prepared, one) for one in prepared.parcels]
    if not each:
        written = gathered(prepared, prepared.parcels)
    try:
        files = write_drafts(
            written, folder, told=lambda done, of: told(done, of, ""), going_on=going_on
        )
    except ExportError as error:
        raise Refused(str(error)) from error
    if files:
        posting.record_made(desk, _sending(desk, prepared, How.DRAFTS, prepared.parcels))
    return files


def make_text(desk: Desk, prepared: Prepared) -> str:
    """The messages as one text to paste: one for all who get the same, which names those who have
    no address too."""
    from exporters.post.pasting import pasted

    parcels = (*prepared.parcels, *prepared.unreachable)
    _check_somebody(parcels)
    _check_still_public(desk, prepared)
    text = pasted(gathered(prepared, parcels))
    posting.record_made(desk, _sending(desk, prepared, How.TEXT, parcels))
    return text


def write_text(
    desk: Desk, prepared: Prepared, path: Path, *, replace: bool = False
) -> tuple[Path, ...]:
    """Write the messages as one text into a file, and beside it the files to attach, if any: these.

    Raises as `make_letters` does.
    """
    from exporters.post.pasting import pasted

    parcels = (*prepared.parcels, *prepared.unreachable)
    _check_somebody(parcels)
    _check_still_public(desk, prepared)
    content = pasted(gathered(prepared, parcels)).encode("utf-8")
    beside = _beside(parcels, path)
    _put(desk, {path: content, **beside}, replace=replace)
    posting.record_made(desk, _sending(desk, prepared, How.TEXT, parcels))
    return tuple(beside)


def make_letters(
    desk: Desk, prepared: Prepared, path: Path, *, replace: bool = False
) -> tuple[Path, ...]:
    """Write a letter to everybody, with an e-mail address or without, into one document, and
    beside it the files to enclose, if any: these.

    Raises InTheWay for a file that was not written here, Refused for one that cannot be written.
    """
    from exporters.post.letters import letters_document

    parcels = (*prepared.parcels, *prepared.unreachable)
    _check_somebody(parcels)
    _check_still_public(desk, prepared)
    if not replace and (why := in_the_way(desk, path)):
        raise InTheWay(why)
    with in_plain_words():
        council = councils.council(desk.register)
    document = letters_document(
        [message_for(prepared, one) for one in parcels],
        title=f"Letters: {prepared.subject}",
        day=day_in_words(desk.today()),
        body=council.name if council else prepared.committee.name,
    )
    beside = _beside(parcels, path)
    _put(desk, beside, replace=replace)
    note_written(desk, path, write_out(document, path, replace=True))
    posting.record_made(desk, _sending(desk, prepared, How.LETTERS, parcels))
    return tuple(beside)


def send_mail(
    desk: Desk,
    prepared: Prepared,
    *,
    told: _Told = lambda done, of, name: None,
    going_on: Callable[[], bool] = lambda: True,
) -> Delivered:
    """Give everybody's message to the mail server, one for each. Raises Refused as `begin_mail`."""
    sending_id, messages = begin_mail(desk, prepared)
    return posting.deliver(desk, sending_id, messages, told=told, going_on=going_on)


def begin_mail(desk: Desk, prepared: Prepared) -> tuple[int, Mapping[str, Message]]:
    """Note a sending by mail: its id, and its messages for `posting.deliver` or a delivery.

    An earlier go of the same that did not come to its end is taken up instead, as it was then.
    Raises Refused, with nothing noted, when no server is set or there is nobody to send it to.
    """
    _check_somebody(prepared.parcels)
    posting.mail_server(desk)
    if prepared.unfinished is not None:
        earlier = prepared.unfinished.id or 0
        return earlier, left_of(desk, earlier)
    _check_still_public(desk, prepared)
    sending_id = posting.record(desk, _sending(desk, prepared, How.MAIL, prepared.parcels))
    return sending_id, {one.reader.key: message_for(prepared, one) for one in prepared.parcels}


def resume(
    desk: Desk,
    sending_id: int,
    *,
    told: _Told = lambda done, of, name: None,
    going_on: Callable[[], bool] = lambda: True,
) -> Delivered:
    """Send what of an earlier go by mail has not left or has failed, as it was then.

    Raises Refused as `left_of`.
    """
    messages = left_of(desk, sending_id)
    return posting.deliver(desk, sending_id, messages, told=told, going_on=going_on)


def left_of(desk: Desk, sending_id: int) -> Mapping[str, Message]:
    """The messages of an earlier go by mail that have not left or have failed, as they were then.

    Who was sent the same another time since is left out. Raises Refused for letters about actions,
    which are chased anew instead, and for a public file with anything in it that was closed to the
    public since.
    """
    found = posting.sending(desk, sending_id)
    if found.how is not How.MAIL:
        raise Refused(f"{found.what} was not sent by mail; make it anew.")
    if found.meeting_id is None:
        raise Refused(
            f"{found.what} cannot be taken up here; chase again, and only those who were not "
            "reached are written to."
        )
    with in_plain_words(), desk.register.reading():
        committee = councils.committee(desk.register, found.about.split("/")[0])
        same = post.sendings(desk.register, meeting_id=found.meeting_id, kind=found.kind)
        record = meeting_record(desk.register, found.meeting_id)
    had = had_by_mail(same, found.what)
    left = [each for each in found.in_state(State.WAITING, State.FAILED) if each.key not in had]
    open_files = {(each.file_name, each.sha256) for each in left if each.view is View.PUBLIC}
    for name, digest in open_files - {("", "")}:
        with in_plain_words():
            content = papers.stored(desk.register, digest, name)
        check_kept(desk, record, name, content)
    if says_any_of(desk, str(found.meeting_id), f"{found.subject}\n\n{found.text}"):
        raise Refused(
            f"What was written with {found.what} has words of restricted business in it by now: "
            "send it anew."
        )
    note = committee.style.letter("sending restricted")
    return {each.key: message_kept(desk, found, each, note) for each in left}


def _beside(parcels: Sequence[Parcel], path: Path) -> dict[Path, bytes]:
    return {path.with_name(each.name): each.content for one in parcels for each in one.enclosures}


def _put(desk: Desk, contents: Mapping[Path, bytes], *, replace: bool) -> None:
    """Write files, none where one that was not written here is in the way of any."""
    from exporters.write.place import put

    for path in contents:
        if not replace and (why := in_the_way(desk, path)):
            raise InTheWay(why)
    for path, content in contents.items():
        try:
            put(content, path)
        except ExportError as error:
            raise Refused(str(error)) from error
        note_written(desk, path, sha256(content).hexdigest())


def _check_somebody(parcels: Sequence[Parcel]) -> None:
    if not parcels:
        raise Refused(
            "Everybody has it already, or has no address: a text or letters are for those too."
        )


def _check_still_public(desk: Desk, prepared: Prepared) -> None:
    """Raise Refused when a file prepared for the public holds what was closed to it meanwhile, by
    somebody else or on another screen."""
    with in_plain_words(), desk.register.reading():
        if history.last_seq(desk.register) == prepared.as_of:
            return
        record = meeting_record(desk.register, prepared.meeting.id or 0)
    parcels = (*prepared.parcels, *prepared.unreachable)
    for each in {one for parcel in parcels for one in parcel.enclosures}:
        if each.view is View.PUBLIC:
            check_kept(desk, record, each.name, each.content)


def _sending(desk: Desk, prepared: Prepared, how: How, parcels: Sequence[Parcel]) -> Sending:
    """The record of it, once the bytes that go along are kept."""
    for content in {each.content for one in parcels for each in one.enclosures}:
        with in_plain_words():
            papers.store(desk.register, content)
    return Sending(
        prepared.kind,
        prepared.meeting.reference,
        prepared.what,
        how,
        tuple(_noted(one) for one in parcels),
        prepared.subject,
        prepared.text,
        prepared.link,
        prepared.meeting.id,
    )


def _noted(one: Parcel) -> SentMessage:
    reader = one.reader
    if not one.enclosures:
        return SentMessage(reader.key, reader.name, reader.address, reader.view)
    (file,) = one.enclosures
    digest = sha256(file.content).hexdigest()
    return SentMessage(reader.key, reader.name, reader.address, reader.view, file.name, digest)
