"""A committee's distribution list, and the mail server of the council."""

from dataclasses import replace
from datetime import date

from clerk.business.addresses import sendable
from clerk.business.distribution import (
    PUBLIC_ONLY,
    Distribution,
    Recipient,
    RecipientKind,
    distribution,
)
from clerk.business.people import Post
from clerk.business.post import MailSettings, Security
from clerk.business.restricted import View
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.listing import Listing
from clerk.desk.people import person_called
from clerk.desk.refused import Refused
from db import councils, people
from db import distribution as lists

_BY_ADDRESS = (RecipientKind.PRESS, RecipientKind.PUBLIC, RecipientKind.ADDRESS)


def recipients(desk: Desk, slug: str) -> tuple[Recipient, ...]:
    """The lines of a committee's list. Raises Refused for no such committee."""
    with in_plain_words(), desk.register.reading():
        councils.committee(desk.register, slug)
        return lists.recipients(desk.register, slug)


def meant(desk: Desk, slug: str, day: date) -> Distribution:
    """Everybody a committee's list means on a day, those without an address among them."""
    register = desk.register
    with in_plain_words(), register.reading():
        return distribution(
            lists.recipients(register, slug),
            people.memberships(register, slug, on=day),
            people.tenures(register),
            day,
        )


def add_recipient(
    desk: Desk,
    slug: str,
    kind: RecipientKind,
    name: str = "",
    address: str = "",
    view: View = View.PUBLIC,
) -> str:
    """Add a line to a committee's list; a sentence saying who gets what from now on.

    `name` names a post or a person of the register, or whose `address` it is. Raises Refused when
    there is no such post or person, the address is none, the line is there already, or the press
    or the public are to be given restricted papers.
    """
    name, address = " ".join(name.split()), address.strip()
    if kind in PUBLIC_ONLY and view is View.RESTRICTED:
        raise Refused("The press and the public are given public papers only.")
    line = Recipient(kind, view)
    if kind is RecipientKind.POST:
        line = replace(line, post=_post(desk, name))
    elif kind is RecipientKind.PERSON:
        person = person_called(desk, name)
        if person.id is None:
            raise Refused(
                f"Nobody is called {name}; add them to the list of people, or give an address."
            )
        line = replace(line, person=person)
    elif kind in _BY_ADDRESS:
        if not address:
            raise Refused("Its e-mail address is missing, such as desk@paper.example.")
        if not sendable(address):
            raise Refused(f"“{address}” is no e-mail address, such as desk@paper.example is.")
        line = replace(line, name=name, address=address)
    with in_plain_words():
        committee = councils.committee(desk.register, slug)
        said = f"{line_words(line)} to the list of the {committee.name}"
        with desk.register.writing(f"Add {said}") as change:
            if any(_same(line, each) for each in lists.recipients(change, slug)):
                raise Refused(f"On the list already: {line_words(line)}.")
            lists.add_recipient(change, committee.id or 0, line)
    return f"Put on the list, for {view_words(view)}: {line_words(line)}."


def mark_recipient(desk: Desk, slug: str, line: Recipient, view: View) -> str:
    """Say anew what a line of the list is given. Raises Refused for the press and the public."""
    if line.kind in PUBLIC_ONLY and view is View.RESTRICTED:
        raise Refused("The press and the public are given public papers only.")
    with in_plain_words():
        committee = councils.committee(desk.register, slug)
        what = f"Give {line_words(line)} {view_words(view)} of the {committee.name}"
        with desk.register.writing(what) as change:
            lists.change_view(change, line, view)
    return f"From now on for {view_words(view)}: {line_words(line)}."


def remove_recipient(desk: Desk, slug: str, line: Recipient) -> str:
    """Take a line off the list. Raises Refused when it is gone."""
    with in_plain_words():
        committee = councils.committee(desk.register, slug)
        what = f"Take {line_words(line)} off the list of the {committee.name}"
        with desk.register.writing(what) as change:
            lists.remove_recipient(change, line)
    return f"Taken off the list: {line_words(line)}."


def recipient_called(desk: Desk, slug: str, words: str) -> Recipient:
    """The line of the list that `words` name: by name, address or kind. Raises Refused."""
    said = " ".join(words.split()).casefold()
    known = recipients(desk, slug)
    found = [
        each
        for each in known
        if said in (line_words(each).casefold(), _who(each).casefold(), each.address.casefold())
    ]
    if len(found) != 1:
        there = ", ".join(line_words(each) for each in known) or "nobody"
        which = "Several lines are" if found else "No line is"
        raise Refused(f"{which} called {words}; on the list: {there}.")
    return found[0]


def distribution_lines(desk: Desk, slug: str) -> tuple[tuple[Recipient, str, bool], ...]:
    """Each line of a committee's list with whom it means today, and whether it means anybody."""
    return tuple(
        (line, _meant_words(found), bool(found.everybody)) for line, found in _lines(desk, slug)
    )


def list_shown(desk: Desk, slug: str) -> Listing:
    """A committee's list, each line with whom it means today."""
    lines = _lines(desk, slug)
    return Listing(
        ("On the list", "Gets", "Today"),
        tuple(
            (line_words(line), view_words(line.view), _meant_words(found)) for line, found in lines
        ),
        tuple(
            {
                "kind": line.kind.value,
                "name": _who(line),
                "address": line.address,
                "view": line.view.value,
                "readers": [{"name": one.name, "address": one.address} for one in found.everybody],
            }
            for line, found in lines
        ),
        f"Nobody is on the list of {slug} yet; clerk post add {slug} members puts its members on.",
    )


def _lines(desk: Desk, slug: str) -> list[tuple[Recipient, Distribution]]:
    known = recipients(desk, slug)
    today = desk.today()
    register = desk.register
    with in_plain_words(), register.reading():
        seats = people.memberships(register, slug, on=today)
        tenures = people.tenures(register)
    return [(line, distribution((line,), seats, tenures, today)) for line in known]


def mail_settings(desk: Desk) -> MailSettings | None:
    """The council's mail server, None while none is set."""
    with in_plain_words():
        return lists.mail_settings(desk.register)


def set_mail_server(desk: Desk, settings: MailSettings, words: str = "") -> str:
    """Set the council's mail server; a sentence saying so.

    `words` is the password of its user, which goes into the keyring of this computer and nowhere
    else. Raises Refused for settings no mail can be sent with, or when there is no keyring.
    """
    server = settings.server.strip()
    if not server or any(each.isspace() for each in server):
        raise Refused("The mail server is missing; write its name, such as mail.council.example.")
    if not 1 <= settings.port <= 65535:
        raise Refused(f"There is no port {settings.port}; 587 or 465 is usual.")
    if not sendable(settings.sender_address):
        raise Refused("The address it is sent from is missing, or is no e-mail address.")
    if settings.security is Security.NONE and settings.user:
        raise Refused(
            "A name and a password are not sent over an open line; choose STARTTLS or TLS, or "
            "leave the user empty."
        )
    if words and not settings.user:
        raise Refused("There is a password but no user; say whose password it is.")
    settings = replace(settings, server=server, sender_address=settings.sender_address.strip())
    if words:
        from exporters.errors import ExportError
        from exporters.post.passwords import Secret, keep_password

        try:
            keep_password(settings, Secret(words))
        except ExportError as error:
            raise Refused(str(error)) from None
    with in_plain_words(), desk.register.writing(f"Set the mail server {server}") as change:
        lists.save_mail_settings(change, settings)
    kept = " Its password is in the keyring of this computer." if words else ""
    return f"Mail goes through {server}, port {settings.port}.{kept}"


def line_words(line: Recipient) -> str:
    """A line of the list in words: "members", "Harbour Master (post)", "Herald (press)"."""
    if line.kind is RecipientKind.MEMBERS:
        return "all members"
    kind = "" if line.kind in (RecipientKind.PERSON, RecipientKind.ADDRESS) else line.kind.value
    return f"{_who(line)} ({kind})" if kind else _who(line)


def view_words(view: View) -> str:
    return "restricted papers" if view is View.RESTRICTED else "public papers"


def _who(line: Recipient) -> str:
    if line.post is not None:
        return line.post.name
    if line.person is not None:
        return line.person.name
    return line.name or line.address or line.kind.value


def _same(one: Recipient, other: Recipient) -> bool:
    if one.kind is not other.kind:
        return False
    if one.kind in _BY_ADDRESS:
        return one.address.casefold() == other.address.casefold()
    return (one.post, one.person and one.person.id) == (
        other.post,
        other.person and other.person.id,
    )


def _post(desk: Desk, name: str) -> Post:
    with in_plain_words():
        known = people.posts(desk.register)
    found = [each for each in known if each.name.casefold() == name.casefold()]
    if not found:
        raise Refused(f"There is no post {name}; add it to the list of people and posts first.")
    if len(found) > 1:
        raise Refused(f"{len(found)} posts are called {name}; give the person's name instead.")
    return found[0]


def _meant_words(found: Distribution) -> str:
    if not found.everybody:
        return "nobody known"
    said = ", ".join(one.address or f"{one.name} (no address)" for one in found.everybody)
    count = len(found.everybody)
    return f"{count} people: {said}" if count > 1 else said
