"""Sheets of actions out to officers, and back in: every change a proposal until it is taken."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from clerk.business.action_sheets import (
    HEADS,
    due_cell,
    owners_cell,
    sheet_row,
)
from clerk.business.actions import Due, ListedAction, Progress
from clerk.business.days import day_in_words
from clerk.business.restricted import View
from clerk.business.returned_sheets import Returned, ReturnedRow, returned
from clerk.desk.action_logs import action_log_record
from clerk.desk.as_json import Shape
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.file_names import SHEETS, check_name
from clerk.desk.following_up import as_followed
from clerk.desk.listing import actions_named
from clerk.desk.refused import Refused
from clerk.desk.wording import number_text
from clerk.desk.written_files import InTheWay, in_the_way, note_written
from clerk.reading.lines import sheet as sheets
from clerk.reading.unreadable import UnreadablePaper
from db import actions, people
from db.councils import slug_called
from exporters.errors import ExportError
from exporters.write import sheet as writing
from exporters.write.place import check_place, put


@dataclass(frozen=True, slots=True)
class ReturnedSheet:
    """A sheet that came back: its file and what it proposes. Nothing of it is taken yet."""

    path: Path
    returned: Returned


def write_sheet(
    desk: Desk,
    name: str,
    path: Path,
    *,
    view: View = View.PUBLIC,
    replace: bool = False,
    going_on: Callable[[], bool] = lambda: True,
) -> bool:
    """Write the open actions of a committee, the log of a meeting, or what a filter finds, as a
    sheet to be filled in; False when it was stopped.

    Restricted actions are in it only for the restricted view. Raises InTheWay and Refused.
    """
    ending = path.suffix.lower()
    if ending not in SHEETS:
        raise Refused(f"{path.name} is no sheet: use {' or '.join(SHEETS)}.")
    check_name(path, view)
    if not replace and (why := in_the_way(desk, path)):
        raise InTheWay(why)
    today = desk.today()
    listed = _wanted(desk, name, view)
    rows = [sheet_row(each, as_followed(each, today).state) for each in listed]
    title = f"Actions of {name}" + (" - NOT FOR PUBLICATION" if view is View.RESTRICTED else "")
    try:
        check_place(path)
        if ending == ".csv":
            content = writing.csv_file(HEADS, rows)
        else:
            content = writing.excel_file(
                HEADS,
                rows,
                title=title,
                key_column=HEADS.index("Key"),
                to_fill=HEADS.index("New progress"),
                going_on=going_on,
            )
        if not content or not going_on():
            return False
        put(content, path)
    except ExportError as error:
        raise Refused(str(error)) from error
    note_written(desk, path, sha256(content).hexdigest())
    return True


def read_sheet(desk: Desk, path: Path) -> ReturnedSheet:
    """A sheet as it came back, held against the register. Writes nothing. Raises Refused."""
    try:
        rows = sheets.read_rows(path)
    except UnreadablePaper as unreadable:
        raise Refused(str(unreadable)) from unreadable
    with in_plain_words(), desk.register.reading():
        known = actions.actions(desk.register)
        posts = frozenset(post.name.casefold() for post in people.posts(desk.register))
    return ReturnedSheet(path, returned(rows, known, posts, desk.today()))


def take_sheet(desk: Desk, path: Path, changes: Sequence[ReturnedRow], by: str = "") -> str:
    """Take these changes of a sheet, all or none; a sentence. `by` is who reported the progress.

    Raises Refused for none, and when somebody changed one of the actions since it was read.
    """
    if not changes:
        raise Refused("There is nothing to take.")
    with in_plain_words(), desk.register.writing(f"Take over {path.name}") as change:
        for action_id, of_one in _by_action(changes).items():
            action = of_one[0].listed.action
            for row in of_one:
                if row.due is not None:
                    action = replace(action, due=row.due)
                if row.owners is not None:
                    action = replace(action, owners=row.owners)
                if row.progress:
                    report = Progress(row.progress, desk.today(), by.strip() or desk.who)
                    action = replace(action, progress=(*action.progress, report))
            assert action.id == action_id
            actions.save_action(change, action)
    count = len(_by_action(changes))
    return f"{count} {'action is' if count == 1 else 'actions are'} changed from {path.name}."


def change_words(row: ReturnedRow) -> tuple[tuple[str, str, str], ...]:
    """What a row would change: for each thing its name, what it is now and what it would be."""
    action = row.listed.action
    found = []
    if row.progress:
        last = " ".join(action.progress[-1].text.split()) if action.progress else "none yet"
        found.append(("Progress", last, row.progress))
    if row.due is not None:
        found.append(("Due", _due(action.due) or "no day", _due(row.due)))
    if row.owners is not None:
        found.append(("Owners", owners_cell(action.owners) or "nobody", owners_cell(row.owners)))
    return tuple(found)


def _due(due: Due | None) -> str:
    said = due_cell(due)
    return said if isinstance(said, str) else day_in_words(said)


def sheet_shape(sheet: ReturnedSheet) -> Shape:
    """What a sheet proposes as JSON; of restricted actions the numbers alone."""
    return {
        "file": sheet.path.name,
        "rows": sheet.returned.rows,
        "changes": [
            {
                "row": each.row,
                "action": number_text(each.listed.action, each.listed.short),
                "stale": each.stale,
                "changes": None
                if each.listed.action.restricted
                else [
                    {"what": what, "before": before, "after": after}
                    for what, before, after in change_words(each)
                ],
            }
            for each in sheet.returned.changes
        ],
        "told": list(sheet.returned.told),
    }


def _by_action(changes: Iterable[ReturnedRow]) -> dict[int, list[ReturnedRow]]:
    found: dict[int, list[ReturnedRow]] = {}
    for row in changes:
        found.setdefault(row.listed.action.id or 0, []).append(row)
    return found


def _wanted(desk: Desk, name: str, view: View) -> list[ListedAction]:
    """The log of a meeting, the open actions of a committee, or what a filter finds."""
    if "/" in name and ":" not in name:
        record = action_log_record(desk, name, view)
        of_committee = actions_named(desk, record.meeting.committee)
        known = {each.action.id: each for each in of_committee}
        listed = tuple(known[each.id] for each in record.actions if each.id in known)
    else:
        listed = actions_named(desk, name)
        if slug_called(desk.register, name):
            listed = tuple(each for each in listed if each.action.closed is None)
    return [each for each in listed if view is View.RESTRICTED or not each.action.restricted]
