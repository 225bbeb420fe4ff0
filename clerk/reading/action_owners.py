"""Who is to do an action, from the cell of a log that names them."""

import re
from collections.abc import Sequence

from clerk.business.actions import Owner, OwnerKind, means_all
from clerk.reading.names import people
from clerk.reading.source import Line, joined, words

_NAME_POST = re.compile(
    r"^(?P<name>[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'-]*)+?)\s*[-–]\s+(?P<post>[A-Z].*)$"
)
_SLASHED = re.compile(r"^[A-Z][\w’'.]*(?:\s[A-Z][\w’'-]+)+\s*/\s*[A-Z]")


def is_owners(group: Sequence[Line]) -> bool:
    """Whether a paragraph of a log names people and nothing else."""
    text = joined(group)
    if _SLASHED.match(text) or _NAME_POST.match(group[0].bare):
        return True
    found = people(text)
    counted = sum(len(words(f"{one.title} {one.name} {one.post}")) for one in found)
    return bool(found) and counted >= 0.8 * len(words(text)) and not text.endswith(".")


def owners_of(group: Sequence[Line]) -> tuple[Owner, ...]:
    """The owners named in a cell: people with their posts, a post or a body alone, all."""
    entries: list[str] = []
    for line in group:
        if entries and not _NAME_POST.match(line.bare) and _NAME_POST.match(entries[-1]):
            entries[-1] = f"{entries[-1]} {line.bare}"
        else:
            entries.append(line.bare)
    owners: list[Owner] = []
    for entry in entries:
        if match := _NAME_POST.match(entry):
            owners.append(
                Owner(match["name"], OwnerKind.PERSON, re.sub(r"\s+", " ", match["post"]))
            )
            continue
        for part in re.split(r"\s*/\s*", entry):
            named = people(part)
            if means_all(part):
                owners.append(Owner(part.strip(), OwnerKind.ALL))
            elif named:
                owners += [Owner(one.name, OwnerKind.PERSON, one.post) for one in named]
            elif part.strip():
                owners.append(Owner(part.strip(), OwnerKind.POST))
    return tuple(owners)
