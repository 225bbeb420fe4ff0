"""Two people of the register made into one."""

from clerk.business.people import Person
from db import errors
from db.people import person, save_person
from db.transaction import Transaction

_SAME = {
    "membership": ("committee_id", "role", "starts", "ends"),
    "tenure": ("post_id", "starts", "ends"),
    "recipient": ("committee_id",),
}


def join_people(change: Transaction, kept: Person, gone_id: int) -> None:
    """Give everything the person `gone_id` has to `kept`, which is written as it stands here.

    Seats, posts and lines of distribution lists become those of the kept person; what both held
    alike stands once. Actions that are still open, and people whose line manager goes, name the
    kept person from now on. Attendance, closed actions and minutes stay as printed. Raises
    NotFound when one of them is gone.
    """
    if kept.id is None or kept.id == gone_id:
        raise errors.NotFound("Joining takes two people who are both in the register.")
    gone = person(change, gone_id)
    before = person(change, kept.id)
    for table, alike in _SAME.items():
        _move(change, table, alike, kept.id, gone_id)
    change.delete("person", gone_id)
    save_person(change, kept)
    for name in {gone.name, before.name} - {kept.name}:
        # Another person of that name may be the one who is meant.
        if change.one("SELECT 1 FROM person WHERE name = ?", name) is None:
            _rename_owner(change, name, kept.name)
            for row in change.rows("SELECT id FROM person WHERE manager = ?", name):
                change.update("person", row["id"], {"manager": kept.name})


def _move(
    change: Transaction, table: str, alike: tuple[str, ...], kept_id: int, gone_id: int
) -> None:
    mine = change.rows(f"SELECT * FROM {table} WHERE person_id = ?", kept_id)
    held = {tuple(row[column] for column in alike) for row in mine}
    for row in change.rows(f"SELECT * FROM {table} WHERE person_id = ? ORDER BY id", gone_id):
        key = tuple(row[column] for column in alike)
        if key in held:
            change.delete(table, row["id"])
        else:
            held.add(key)
            change.update(table, row["id"], {"person_id": kept_id})


def _rename_owner(change: Transaction, name: str, to: str) -> None:
    for row in change.rows(
        "SELECT action_owner.id FROM action_owner JOIN action ON action.id = action_id "
        "WHERE action_owner.name = ? AND kind = 'person' AND closed_on IS NULL "
        "AND deleted_at IS NULL",
        name,
    ):
        change.update("action_owner", row["id"], {"name": to})
