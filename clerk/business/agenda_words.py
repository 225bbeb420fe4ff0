"""What an agenda prints of an item beside its title: who presents it, and what comes later."""

from collections.abc import Sequence

from clerk.business.agenda import AgendaItem, Paper, is_to_follow, is_verbal
from clerk.business.style import HouseStyle

# What a person does for a council; a presenter called by such a word is a post, not a name.
_POSTS = frozenset(
    "accountant adviser auditor chair chairman clerk commissioner coordinator deputy "
    "director engineer executive head lead leader manager mayor member officer partner planner "
    "secretary service solicitor surveyor team treasurer warden master".split()
)
_TITLES = frozenset("cllr councillor dr mr mrs ms miss mx prof professor rev the".split())


def item_text(item: AgendaItem, style: HouseStyle) -> str:
    """What is printed under the title of an item: its description, else the house style's
    sentence with who presents it, else nothing."""
    if item.description or not item.presenter:
        return item.description
    return style.sentence(f"{item.kind.value} item", presenter=_called_in_sentence(item.presenter))


def item_marks(item: AgendaItem, papers: Sequence[Paper], style: HouseStyle) -> tuple[str, ...]:
    """What is printed in brackets beside the title of an item, in the words of the house style.

    `papers` are those of the meeting; a restricted paper counts like any other.
    """
    marks = []
    if is_verbal(item):
        marks.append(style.label("verbal"))
    if is_to_follow(item, papers):
        marks.append(style.label("to follow"))
    if item.late:
        marks.append(style.label("late"))
    if item.urgent:
        marks.append(style.label("urgent"))
    return tuple(f"({mark})" for mark in marks)


def _called_in_sentence(presenter: str) -> str:
    """Who presents as a sentence begins with them: "The Head of Roads", but "Ada Pell"."""
    words = presenter.casefold().split()
    is_post = any(word.strip(",") in _POSTS for word in words) and words[0] not in _TITLES
    return f"The {presenter}" if is_post else presenter
