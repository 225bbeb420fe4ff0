"""The form for business that waits for a meeting."""

from dataclasses import replace

from clerk.business.agenda import ItemKind
from clerk.business.days import day_in_words
from clerk.business.plan import PlannedItem
from clerk.business.restricted import Grounds, RestrictedItem
from clerk.business.restricting import grounds_called
from clerk.desk.refused import Refused
from clerk.desk.typed import typed_day
from screens.widgets.fields import Field
from screens.widgets.form import Said

_OPEN = "open to the public"


def fields(item: PlannedItem | None, grounds: tuple[str, ...]) -> list[Field]:
    """What is asked of business; `grounds` are the house style's for closing it."""
    part = item.restricted if item else None
    now = _words(part.grounds, grounds) if part else _OPEN
    choices = (_OPEN, *((now,) if now not in (_OPEN, *grounds) else ()), *grounds)
    wanted = day_in_words(item.wanted_on) if item and item.wanted_on else ""
    return [
        Field("title", "Title", item.title if item else "", hint="as it is to stand on the agenda"),
        Field("wanted", "Wanted on", wanted, hint="14 September 2021, or nothing"),
        Field("kind", "Kind", item.kind.value if item else "", choices=tuple(ItemKind)),
        Field("lead", "Lead", item.lead if item else "", hint="a post, or a name"),
        Field("description", "Description", item.description if item else "", lines=2),
        Field("grounds", "To the public", now, choices=choices),
        Field("hidden", "Restricted title", part.title if part else "", hint="only when closed"),
        Field("hidden_text", "its description", part.description if part else "", lines=2),
    ]


def filled(item: PlannedItem, said: Said) -> PlannedItem:
    """Business as the form says. Raises Refused for a wrong day, for restricted words of business
    that is open to the public, and for its own words left public when it is closed."""
    part = None
    if said["grounds"] != _OPEN:
        held = item.restricted
        known = held.grounds if held and said["grounds"] == _plain(held.grounds) else None
        part = RestrictedItem(
            known or grounds_called(said["grounds"]),
            " ".join(said["hidden"].split()),
            said["hidden_text"].strip(),
            held.recommendations if held else "",
        )
    elif said["hidden"].strip() or said["hidden_text"].strip():
        raise Refused("Restricted words need grounds: choose some, or take the words away.")
    if part is not None and item.restricted is None and item.id is not None:
        _check_worded(item, said)
    return replace(
        item,
        title=said["title"],
        kind=ItemKind(said["kind"]),
        lead=said["lead"],
        wanted_on=typed_day(said["wanted"]),
        description=said["description"],
        restricted=part,
    )


def _check_worded(item: PlannedItem, said: Said) -> None:
    """Raise Refused when business is closed to the public and its own words would stay public."""
    if item.title == said["title"].strip():
        raise Refused(
            "Its title would stay public: put it down as the restricted title, and one the public "
            "may see in its place."
        )
    if item.description and item.description == said["description"].strip():
        raise Refused("Its description would stay public: put it down as the restricted one.")


def _words(held: Grounds, grounds: tuple[str, ...]) -> str:
    """The words of the house style for grounds, or plain ones."""
    return next((words for words in grounds if grounds_called(words) == held), _plain(held))


def _plain(held: Grounds) -> str:
    return " ".join(f"{held.kind.value} {', '.join(held.paragraphs)} {held.reason}".split())
