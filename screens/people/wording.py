"""People and posts in words: who held what when."""

from datetime import date

from clerk.business.days import day_in_words
from clerk.business.people import Person, Post, Tenure
from clerk.desk.people import PersonShown


def person_text(shown: PersonShown) -> str:
    """A person with posts and seats, a line each."""
    person = shown.person
    lines = [full_name(person)]
    lines += [line for line in (person.organisation, _reached(person)) if line]
    lines += [f"Line manager: {person.manager}"] if person.manager else []
    lines += [f"{each.post.name}, {_span(each.starts, each.ends)}" for each in shown.tenures]
    lines += [
        f"{committee}: {seat.role.value}, {_span(seat.starts, seat.ends, seat.seen_on)}"
        for committee, seat in shown.seats
    ]
    return "\n".join(lines)


def post_text(post: Post, tenures: tuple[Tenure, ...]) -> str:
    """A post with all who held it, a line each."""
    lines = [f"Post: {post.name}"]
    lines += [post.organisation] if post.organisation else []
    lines += [f"{each.person.name}, {_span(each.starts, each.ends)}" for each in tenures]
    return "\n".join(lines if tenures else [*lines, "Nobody is known to have held it."])


def two_text(one: PersonShown, other: PersonShown) -> str:
    """What each of two people has."""
    return f"{person_text(one)}\n— and —\n{person_text(other)}"


def full_name(person: Person) -> str:
    return f"{person.title} {person.name}".strip()


def _span(starts: date | None, ends: date | None, seen_on: date | None = None) -> str:
    """From when to when, as far as is known."""
    if starts and ends:
        return f"{day_in_words(starts)} to {day_in_words(ends)}"
    if starts:
        return f"since {day_in_words(starts)}"
    if ends:
        return f"until {day_in_words(ends)}"
    if seen_on:
        return f"as printed on {day_in_words(seen_on)}"
    return "dates not known"


def _reached(person: Person) -> str:
    return " · ".join(part for part in (person.address, person.phone) if part)
