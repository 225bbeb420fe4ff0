"""What stands below the items of an agenda: signatory, day of issue, membership, contact."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from clerk.business.dates import dates_in, first_date, is_only_date
from clerk.business.meetings import Contact, ListedMember, Signatory
from clerk.business.people import Role
from clerk.reading.agenda_items import RANGE
from clerk.reading.names import people
from clerk.reading.numbered import Heading
from clerk.reading.source import Line, joined, words

_MEMBERSHIP = re.compile(
    r"^(?:membership|members(?: of the [\w ]+)?|committee members"
    r"|to\s*:?\s*(?=(?:all\s+)?(?:councillors|cllrs)))\s*:?\s*",
    re.IGNORECASE,
)
_POST = re.compile(
    r"\b(?:director|chief|clerk|officer|head of|solicitor|secretary|manager|executive|treasurer)\b",
    re.I,
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<!\d)(?:\+44|0)\d[\d ]{8,12}\d(?!\d)")
_WHO = re.compile(
    r"(?:contact(?:s|\s+officer)?(?:\s+(?:is|the\s+clerk,?))?|please\s+(?:contact|ask\s+for|telephone)|clerk)"
    r"\s*:?\s+(?P<name>(?-i:(?:(?:Mr|Mrs|Ms|Dr)\.?\s+)?[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){1,2}))",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"\b(?:contact|queries|assistance|accessib|telephone|e-?mail|tel\b|large print|languages?)",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"^(?:date(?: of issue| of publication|d)?|issued?(?: on)?|published)\s*:?\s*", re.I
)


@dataclass
class Tail:
    """What stands below the last item."""

    signatory: Signatory | None = None
    issued: date | None = None
    membership: list[ListedMember] = field(default_factory=list)
    contact: Contact | None = None
    used: list[str] = field(default_factory=list)


def tail_start(lines: Sequence[Line], found: Sequence[Heading]) -> int:
    """Where the last item is over: a wide gap, a signatory, a membership or a date of issue."""
    if not found:
        return len(lines)
    blanks = 0
    seen = False
    for index in range(found[-1].index + 1, len(lines)):
        line = lines[index]
        if line.blank:
            blanks += 1
            continue
        page_range = RANGE.search(line.bare) and len(words(line.bare)) == 2
        if not page_range and (
            _MEMBERSHIP.match(line.bare)
            or (_DATED.match(line.bare) and dates_in(line.bare))
            or is_only_date(line.bare)
            or (blanks and _is_signature(lines, index))
            or (seen and blanks >= 3)
            or blanks >= 5
        ):
            return index
        seen = seen or bool(blanks)
        blanks = 0
    return len(lines)


def _is_signature(lines: Sequence[Line], index: int) -> bool:
    """A person's name alone on a line with a post on the next, or both on one line."""
    line = lines[index].bare
    following = next((x.bare for x in lines[index + 1 : index + 3] if not x.blank), "")
    beside = re.split(r"\s+[-–]\s+|,\s+", line, maxsplit=1)
    if len(beside) == 2 and _POST.search(beside[1]) and len(people(beside[0])) == 1:
        return len(words(line)) <= 12
    return (
        len(words(line)) <= 5
        and len(people(line)) == 1
        and not _POST.search(line)
        and bool(_POST.search(following))
        and len(words(following)) <= 10
    )


def is_membership(group: Sequence[Line]) -> bool:
    """Whether a paragraph lists the members, as some agendas do at their head ("To: ...")."""
    label = _MEMBERSHIP.match(group[0].bare)
    return label is not None and len(people(_names(group))) > 1


def read_tail(groups: Sequence[Sequence[Line]]) -> Tail:
    """Read the paragraphs that stand outside the items. What is not found stays empty."""
    tail = Tail()
    groups = [part for group in groups for part in _at_labels(group)]
    index = 0
    while index < len(groups):
        group = groups[index]
        text = joined(group)
        if _MEMBERSHIP.match(text):
            listed = [group]
            while index + 1 < len(groups) and _names_go_on(groups[index + 1], listed):
                index += 1
                listed.append(groups[index])
            _read_membership(tail, _names([line for part in listed for line in part]))
        elif _CONTACT.search(text) or _EMAIL.search(text):
            told = [text]
            while index + 1 < len(groups) and _contact_goes_on(joined(groups[index + 1])):
                index += 1
                told.append(joined(groups[index]))
            _read_contact(tail, told)
        elif tail.signatory is None and _is_signature(group, 0):
            _read_signatory(tail, group)
        elif first_date(text) and tail.issued is None:
            _read_issue(tail, group)
        index += 1
    return tail


def _at_labels(group: Sequence[Line]) -> list[list[Line]]:
    """A paragraph cut where a label of the membership begins a line."""
    cut: list[list[Line]] = []
    for line in group:
        if not cut or _MEMBERSHIP.match(line.bare):
            cut.append([])
        cut[-1].append(line)
    return cut


def _names(lines: Sequence[Line]) -> str:
    """The text below or behind the label of the membership."""
    return _MEMBERSHIP.sub("", "\n".join(line.text for line in lines).strip(), count=1)


def _names_go_on(group: Sequence[Line], listed: Sequence[Sequence[Line]]) -> bool:
    text = joined(group)
    if _CONTACT.search(text) or dates_in(text):
        return False
    only_label = sum(len(words(joined(part))) for part in listed) <= 2
    return only_label or (bool(people(text)) and joined(listed[-1]).endswith((",", "and")))


def _contact_goes_on(text: str) -> bool:
    return bool(_CONTACT.search(text) or _EMAIL.search(text) or _PHONE.search(text))


def _read_membership(tail: Tail, text: str) -> None:
    for named in people(text):
        tail.membership.append(ListedMember(named.name, named.title, named.role or Role.MEMBER))
        tail.used.append(f"{named.title} {named.name}")


def _read_contact(tail: Tail, told: Sequence[str]) -> None:
    """Whom to ask, from paragraphs that stay paragraphs: the first is often a heading."""
    text = " ".join(told)
    email, phone, who = _EMAIL.search(text), _PHONE.search(text), _WHO.search(text)
    known = tail.contact or Contact()
    tail.contact = Contact(
        name=known.name or (who["name"] if who else ""),
        phone=known.phone or (phone.group().strip() if phone else ""),
        email=known.email or (email.group() if email else ""),
        words="\n\n".join(filter(None, (known.words, *told))),
    )
    tail.used.append(text)


def _read_issue(tail: Tail, group: Sequence[Line]) -> None:
    place = []
    for line in group:
        if tail.issued is None and (day := first_date(line.bare)):
            tail.issued = day
        elif not _DATED.match(line.bare):
            place.append(line.bare)
    if tail.signatory:
        tail.signatory = Signatory(tail.signatory.name, tail.signatory.post, tuple(place))
        tail.used.extend(place)


def _read_signatory(tail: Tail, group: Sequence[Line]) -> None:
    beside = re.split(r"\s+[-–]\s+|,\s+", group[0].bare, maxsplit=1)
    if len(beside) == 2:
        name, post, rest = beside[0], beside[1], group[1:]
    else:
        name, post, rest = group[0].bare, group[1].bare if len(group) > 1 else "", group[2:]
    post = re.split(r"\s+[-–]\s+(?=\+?\d)", post)[0]
    place = []
    for line in rest:
        if tail.issued is None and (day := first_date(line.bare)):
            tail.issued = day
        else:
            place.append(line.bare)
    tail.signatory = Signatory(name.strip(), post.strip(), tuple(place))
    tail.used += [name, post, *place]
