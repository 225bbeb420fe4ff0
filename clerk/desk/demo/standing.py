"""The items every meeting of the made-up council has, and what their minutes say."""

from collections.abc import Sequence

from clerk.business.agenda import ItemRole
from clerk.business.attendance import Attendance
from clerk.business.days import day_in_words, weekday_in_words
from clerk.business.interests import Declaration
from clerk.business.meetings import Meeting
from clerk.desk.demo.council import Body
from clerk.desk.demo.told import Business, Sitting, decided


def whole_agenda(
    body: Body,
    sitting: Sitting,
    previous: Meeting | None,
    following: Meeting | None,
    apologies: Sequence[Attendance],
) -> tuple[Business, ...]:
    """The business of a sitting between the standing items, in the order of the agenda.

    `previous` and `following` are the meetings before and after it, as far as there are any.
    """
    before: list[Business] = []
    after: list[Business] = []
    late = tuple(each for each in sitting.business if each.late)
    for item in body.committee.style.standing_items:
        title, words = item.title.casefold(), item.sentence
        place = after if any(word in title for word in ("agenda", "next", "urgent")) else before
        if "apologies" in title:
            words = _sorry(apologies)
        elif "interest" in title:
            words = _declared(sitting.declarations) or words
        elif "minutes" in title:
            words = _confirmed(sitting, previous)
        elif "date" in title:
            words = _to_come(following)
        elif "urgent" in title and late:
            words = "The item below was taken as urgent."
        place.append(Business(item.title, item.description, words, role=item.role))
        if "minutes" in title:
            before.append(_log(body))
    return (*before, *(each for each in sitting.business if not each.late), *after, *late)


def _log(body: Body) -> Business:
    return Business(
        body.log_item,
        "To go through what is still to be done.",
        "The list was gone through. What was done was struck off, and the rest stands.",
        (decided(body.word, "That the list be noted."),),
        role=ItemRole.ACTION_LOG,
    )


def _sorry(apologies: Sequence[Attendance]) -> str:
    names = [f"{each.title} {each.name}".strip() for each in apologies]
    if not names:
        return "Everybody was there."
    *first, last = names
    listed = f"{', '.join(first)} and {last}" if first else last
    return f"Apologies were received from {listed}."


def _declared(declarations: Sequence[Declaration]) -> str:
    """The interests as a table; the nature of a sensitive one is not in it."""
    if not declarations:
        return ""
    rows = [
        f"| {one.name} | {one.item} | {one.interest_class} | "
        f"{'Sensitive' if one.sensitive else one.nature.rstrip('.')} | "
        f"{one.conduct.value.capitalize()} |"
        for one in declarations
    ]
    return "\n".join(("| Member | Item | Interest | Nature | What they did |", *rows))


def _confirmed(sitting: Sitting, previous: Meeting | None) -> str:
    if sitting.title.startswith("Special"):
        return "The minutes of the last ordinary meeting will be laid before the next one."
    day = day_in_words(previous.held) if previous else "the last meeting"
    return f"The minutes of {day} were confirmed as a true record and signed."


def _to_come(following: Meeting | None) -> str:
    if following is None:
        return "To be fixed."
    return f"{weekday_in_words(following.held)}, in the usual place."
