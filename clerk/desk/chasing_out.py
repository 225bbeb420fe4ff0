"""A chase leaving the house: one text, letters in one file, or drafts; and the record of it."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from clerk.business.addressees import Addressee
from clerk.business.addresses import sendable
from clerk.business.chases import Chase
from clerk.business.days import day_in_words
from clerk.business.letters import Letter
from clerk.business.post import How
from clerk.business.restricted import View
from clerk.desk.chasing import ChasePlan, Prepared
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.exporting import write_out
from clerk.desk.file_names import check_name
from clerk.desk.refused import Refused
from clerk.desk.written_files import InTheWay, in_the_way, note_written
from db import Transaction, agenda, chases, councils
from db.actions import restricted_ids
from exporters.errors import ExportError
from exporters.post.drafts import write_drafts
from exporters.post.letters import letters_document
from exporters.post.message import Correspondent, Message
from exporters.post.pasting import pasted
from exporters.write.place import put

Told = Callable[[int, int], None]


def as_one_text(messages: Sequence[Prepared]) -> str:
    """All the messages one below the other, to paste into a mail program."""
    return pasted([as_message(each) for each in messages])


def write_text(
    desk: Desk,
    plan: ChasePlan,
    messages: Sequence[Prepared],
    path: Path,
    *,
    replace: bool = False,
) -> None:
    """Write the messages as one text, and note that these people were asked.

    Raises InTheWay and Refused as `write_letters` does.
    """
    _check(desk, messages)
    check_name(path, _view(messages))
    if not replace and (why := in_the_way(desk, path)):
        raise InTheWay(why)
    content = as_one_text(messages).encode()
    try:
        put(content, path)
    except ExportError as error:
        raise Refused(str(error)) from error
    note_written(desk, path, sha256(content).hexdigest())
    note_chased(desk, plan, messages, How.TEXT)


def write_letters(
    desk: Desk,
    plan: ChasePlan,
    messages: Sequence[Prepared],
    path: Path,
    *,
    replace: bool = False,
    going_on: Callable[[], bool] = lambda: True,
) -> bool:
    """Write the messages as letters into one document, each on a page of its own, and note that
    these people were asked; False when it was stopped.

    Raises InTheWay when a file is there that was not written here, and Refused when nothing is to
    be written, the name does not say that restricted business is in it, or it cannot be written.
    """
    _check(desk, messages)
    view = _view(messages)
    check_name(path, view)
    if not replace and (why := in_the_way(desk, path)):
        raise InTheWay(why)
    with in_plain_words():
        council = councils.council(desk.register)
    document = letters_document(
        [as_message(each) for each in messages],
        title="Letters about actions",
        day=day_in_words(plan.asking.today),
        body=council.name if council else desk.who,
    )
    written = write_out(document, path, view=view, replace=True, going_on=going_on)
    if not written:
        return False
    note_written(desk, path, written)
    note_chased(desk, plan, messages, How.LETTERS)
    return True


def write_as_drafts(
    desk: Desk,
    plan: ChasePlan,
    messages: Sequence[Prepared],
    folder: Path,
    *,
    told: Told = lambda done, of: None,
    going_on: Callable[[], bool] = lambda: True,
) -> tuple[Path, ...]:
    """Write each message that has an address as a draft into a new folder, and note that these
    people were asked; the files, none when it was stopped.

    Those without an address are left for another way. Raises Refused as `write_letters` does.
    """
    reached = [each for each in messages if sendable(each.letter.to.address)]
    _check(desk, reached)
    check_name(folder, _view(reached))
    try:
        files = write_drafts(
            [as_message(each, by_mail=True) for each in reached],
            folder,
            told=told,
            going_on=going_on,
        )
    except ExportError as error:
        raise Refused(str(error)) from error
    if files:
        note_chased(desk, plan, reached, How.DRAFTS)
    return files


def note_chased(desk: Desk, plan: ChasePlan, messages: Sequence[Prepared], way: How) -> None:
    """Note that these messages went out on the day of the plan, in one step that can be undone."""
    count = len(messages)
    people = "1 person" if count == 1 else f"{count} people"
    with in_plain_words(), desk.register.writing(f"Chase {people} by {_SAID[way]}") as change:
        copies: defaultdict[Addressee, list[str]] = defaultdict(list)
        for each in messages:
            if of := each.letter.copy_of:
                copies[of].append(each.letter.to.name)
        for each in messages:
            if each.letter.copy_of is None:
                _note(change, each.letter, copies[each.letter.to], plan, way)


def _note(
    change: Transaction, letter: Letter, copied_apart: Sequence[str], plan: ChasePlan, way: How
) -> None:
    blank = Chase(
        about=0,
        message=letter.key,
        owner="",
        sent_to=letter.to.name,
        way=way,
        level=letter.level,
        on=plan.asking.today,
        address=letter.to.address,
        copied_to=", ".join((*(one.name for one in letter.copies), *copied_apart)),
    )
    chases.add_chases(
        change,
        [
            replace(blank, about=asked.outstanding.listed.action.id or 0, owner=asked.owner.name)
            for asked in letter.actions
        ],
    )
    for report in letter.reports:
        made = replace(blank, about=report.item.id or 0, owner=report.presenter)
        chases.add_report_chases(change, report.meeting.id or 0, [made])


_SAID = {
    How.TEXT: "a text to paste",
    How.LETTERS: "letter",
    How.DRAFTS: "drafts",
    How.MAIL: "mail",
}


def as_message(each: Prepared, *, by_mail: bool = False) -> Message:
    """The message to be written; by mail, copies go to those only who have an address."""
    letter = each.letter
    copies = (one for one in letter.copies if not by_mail or sendable(one.address))
    return Message(
        letter.key,
        (Correspondent(letter.to.name, letter.to.address),),
        each.subject,
        each.text,
        cc=tuple(Correspondent(one.name, one.address) for one in copies),
    )


def _check(desk: Desk, messages: Sequence[Prepared]) -> None:
    if not messages:
        raise Refused("There is nobody to be asked just now.")
    check_still_public(desk, messages)


def check_still_public(desk: Desk, messages: Sequence[Prepared]) -> None:
    """Raise Refused when something the messages ask about was closed to the public since they were
    prepared: by somebody else, or on another screen."""
    actions = [asked.outstanding.listed.action for one in messages for asked in one.letter.actions]
    reports = [asked for one in messages for asked in one.letter.reports]
    with in_plain_words(), desk.register.reading():
        closed = restricted_ids(desk.register)
        now = {
            item.id: item
            for meeting_id in {asked.meeting.id or 0 for asked in reports}
            for item in agenda.items(desk.register, meeting_id)
            if item.restricted
        }
    if any(one.id in closed and not one.restricted for one in actions) or any(
        asked.item.id in now and now[asked.item.id].title != asked.item.title for asked in reports
    ):
        raise Refused(
            "Something these messages ask about was closed to the public since they were prepared. "
            "Nothing was made of them: chase again."
        )


def _view(messages: Sequence[Prepared]) -> View:
    held = any(each.letter.restricted for each in messages)
    return View.RESTRICTED if held else View.PUBLIC
