"""A committee's distribution list, and the council's mail server."""

from clerk.business.distribution import Recipient, RecipientKind
from clerk.business.people import Person, Post
from clerk.business.post import MailSettings, Security
from clerk.business.restricted import View
from db import errors
from db.transaction import Reader, Row, Transaction, Value

_LIST = (
    "SELECT recipient.*, post.name AS post_name, post.organisation AS post_organisation, "
    "person.name AS person_name, person.title AS person_title, "
    "person.organisation AS person_organisation, person.address AS person_address, "
    "person.phone AS person_phone, person.manager AS person_manager FROM recipient "
    "JOIN committee ON committee.id = recipient.committee_id "
    "LEFT JOIN post ON post.id = recipient.post_id "
    "LEFT JOIN person ON person.id = recipient.person_id"
)


def recipients(reader: Reader, committee: str) -> tuple[Recipient, ...]:
    """The lines of a committee's list (by its slug): members first, the public last, by name."""
    order = (
        "CASE recipient.kind WHEN 'members' THEN 0 WHEN 'person' THEN 1 WHEN 'post' THEN 2 "
        "WHEN 'address' THEN 3 WHEN 'press' THEN 4 ELSE 5 END"
    )
    rows = reader.rows(
        f"{_LIST} WHERE committee.slug = ? ORDER BY {order}, "
        "coalesce(person.name, post.name, recipient.name), recipient.id",
        committee,
    )
    return tuple(_recipient(row) for row in rows)


def add_recipient(change: Transaction, committee_id: int, recipient: Recipient) -> int:
    """Add a line to a committee's list; its post or person must be in the register."""
    values: dict[str, Value] = {
        "committee_id": committee_id,
        "kind": recipient.kind.value,
        "view": recipient.view.value,
        "name": recipient.name,
        "address": recipient.address,
        "post_id": recipient.post.id if recipient.post else None,
        "person_id": recipient.person.id if recipient.person else None,
    }
    return change.insert("recipient", values)


def change_view(change: Transaction, recipient: Recipient, view: View) -> bool:
    """Say anew what a line of the list may be given. Raises NotFound when it is gone."""
    return change.update("recipient", recipient.id or 0, {"view": view.value})


def remove_recipient(change: Transaction, recipient: Recipient) -> None:
    """Take a line off the list. Raises NotFound when it is gone already."""
    if change.one("SELECT 1 FROM recipient WHERE id = ?", recipient.id or 0) is None:
        raise errors.NotFound("This line is no longer on the list.")
    change.delete("recipient", recipient.id or 0)


def mail_settings(reader: Reader) -> MailSettings | None:
    """The council's mail server, None while nobody has set one."""
    row = reader.one("SELECT * FROM mail_settings")
    if row is None:
        return None
    return MailSettings(
        row["server"],
        row["sender_address"],
        row["sender_name"],
        row["port"],
        Security(row["security"]),
        row["user"],
    )


def save_mail_settings(change: Transaction, settings: MailSettings) -> None:
    """Set the council's mail server."""
    values: dict[str, Value] = {
        "server": settings.server,
        "port": settings.port,
        "security": settings.security.value,
        "user": settings.user,
        "sender_name": settings.sender_name,
        "sender_address": settings.sender_address,
    }
    if change.one("SELECT id FROM mail_settings") is None:
        change.insert("mail_settings", {"id": 1, **values})
    else:
        change.update("mail_settings", 1, values)


def _recipient(row: Row) -> Recipient:
    post = person = None
    if row["post_id"] is not None:
        post = Post(row["post_name"], row["post_organisation"], row["post_id"])
    if row["person_id"] is not None:
        person = Person(
            row["person_name"],
            row["person_title"],
            row["person_organisation"],
            row["person_address"],
            row["person_phone"],
            row["person_manager"],
            row["person_id"],
        )
    return Recipient(
        RecipientKind(row["kind"]),
        View(row["view"]),
        row["name"],
        row["address"],
        post,
        person,
        row["id"],
    )
