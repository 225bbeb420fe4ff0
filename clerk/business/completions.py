"""Names and phrases written out from their first letters."""

from collections.abc import Mapping, Sequence

from clerk.business.attendance import Attendance
from clerk.business.directory import Entry, EntryKind
from clerk.business.known import known_by, may_mean, may_mean_post
from clerk.business.names import matched


def completions(
    prefix: str, in_room: Sequence[Attendance], people: Sequence[Entry], most: int = 8
) -> tuple[str, ...]:
    """The names `prefix` can be the beginning of, as minutes print them ("Councillor D Bell").

    Those in the room come first, then their posts, then everyone known (`people`); nobody stands
    there twice, and no more than `most` do. A beginning of any word of the name will do, or the
    initials.
    """
    names = [_called(each.title, each.name) for each in in_room if may_mean(prefix, each.name)]
    posts = [each.post for each in in_room if each.post and may_mean_post(prefix, each.post)]
    here = {matched(each.name) for each in in_room}
    others = [
        _called(each.title, each.name)
        for each in known_by(prefix, people)
        if each.kind is EntryKind.POST or matched(each.name) not in here
    ]
    return tuple(dict.fromkeys([*names, *posts, *others]))[:most]


def expanded(name: str, snippets: Mapping[str, str]) -> str | None:
    """What the snippet of this name, with its semicolon or without, is written out as.

    The beginning of a name will do when it is the beginning of one only; else None.
    """
    found = snippets_begun(name, snippets)
    return snippets[found[0]] if len(found) == 1 else None


def snippets_begun(name: str, snippets: Mapping[str, str]) -> tuple[str, ...]:
    """The names that `name` can be the beginning of, in alphabetical order; its own alone."""
    asked = name.strip().removeprefix(";").casefold()
    whole = [each for each in snippets if each.casefold() == asked]
    begun = [each for each in snippets if asked and each.casefold().startswith(asked)]
    return tuple(whole or sorted(begun, key=str.casefold))


def _called(title: str, name: str) -> str:
    return f"{title} {name}".strip()
