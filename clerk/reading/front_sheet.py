"""Reading an agenda: its head, items, signatory, membership and contact."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from clerk.business.agenda import AgendaItem, Pages
from clerk.business.meetings import (
    Contact,
    Leftover,
    Leftovers,
    ListedMember,
    Meeting,
    Signatory,
    Stage,
)
from clerk.business.people import Role
from clerk.business.proposal import Proposal
from clerk.reading.dates import dates_in, first_date, is_only_date
from clerk.reading.head import committee_slug, name_of, read_head
from clerk.reading.names import people
from clerk.reading.numbered import Heading, headings
from clerk.reading.remains import remains
from clerk.reading.source import Line, Source, joined, unused, words

_RANGE = re.compile(
    r"(?:^|\s{2,}|\(\s*pages?\s*:?\s*)(?P<first>\d{1,4})\s*(?:[-–—]|to)\s*(?P<last>\d{1,4})\s*\)?$",
    re.I,
)
_SINGLE = re.compile(r"(?:^|\(\s*page\s+)(?P<first>\d{1,4})\s*\)?$", re.I)
_MEMBERSHIP = re.compile(
    r"^(?:membership|members(?: of the [\w ]+)?|committee members"
    r"|to\s*:?\s*(?=councillors|cllrs))\s*:?\s*",
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
_NOTICE = re.compile(
    r"\b(?:livestream|live[- ]stream|virtual|webcast|recorded|filmed|public|press|please|youtube"
    r"|teams|zoom|members are|summoned|invited|accessed|note)\b",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"^(?:date(?: of issue| of publication|d)?|issued?(?: on)?|published)\s*:?\s*", re.I
)


@dataclass
class _Tail:
    """What stands below the last item."""

    signatory: Signatory | None = None
    issued: date | None = None
    membership: list[ListedMember] = field(default_factory=list)
    contact: Contact | None = None
    used: list[str] = field(default_factory=list)


def read_front_sheet(paper: Source, start: int, end: int) -> Proposal:
    """Read the agenda that stands between two lines of `paper`. Never raises."""
    lines = paper.lines[start:end]
    found = headings(lines)
    first = found[0].index if found else len(lines)
    above = lines[:first]
    head = read_head(above, paper.title, paper.dated)
    notices = _notices(above, head.used)
    below = _tail_start(lines, found)
    items, labels, unplaced = _items(lines, found, below)
    tail = _read_tail(lines[below:])
    held = head.held
    head_labels, head_unplaced = remains(
        [line for line in above if not line.blank], *head.used, *notices
    )
    tail_labels, tail_unplaced = remains(
        [line for line in lines[below:] if not line.blank], *tail.used
    )
    meeting = None
    if head.body and held:
        meeting = Meeting(
            committee=committee_slug(head.body),
            body=head.body,
            held=held,
            title=head.title,
            starts=head.starts,
            ends=head.ends,
            venue=head.venue,
            notices=notices,
            issued=tail.issued,
            signatory=tail.signatory,
            contact=tail.contact,
            membership=tuple(tail.membership),
            stage=Stage.AGENDA_ISSUED,
        )
    return Proposal(
        committee=name_of(head.body),
        meeting=meeting,
        items=items,
        findings=tuple(head.findings),
        leftovers=Leftovers(
            furniture=tuple(
                Leftover(x.number, x.bare) for x in lines if x.furniture and words(x.raw)
            ),
            labels=(*head_labels, *labels, *tail_labels),
            unplaced=(*head_unplaced, *unplaced, *tail_unplaced),
        ),
        lines=(lines[0].number, lines[-1].number) if lines else (1, 1),
    )


def _notices(lines: Sequence[Line], used: list[str]) -> tuple[str, ...]:
    """Sentences of the head that tell the public something, each a paragraph."""
    groups: list[list[Line]] = []
    gap = True
    for line in lines:
        if line.blank:
            gap = True
            continue
        if gap:
            groups.append([])
        groups[-1].append(line)
        gap = False
    known = {word for text in used for word in words(text)}
    notices = []
    for group in groups:
        text = joined(group)
        fresh = [word for word in words(text) if word not in known]
        labelled = re.match(r"^(?:date|time|venue|place|location)\b", text, re.IGNORECASE)
        if _NOTICE.search(text) and len(fresh) >= 4 and not labelled and not dates_in(text):
            notices.append(text)
    return tuple(notices)


def _tail_start(lines: Sequence[Line], found: Sequence[Heading]) -> int:
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
        page_range = _RANGE.search(line.bare) and len(words(line.bare)) == 2
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


def _items(
    lines: Sequence[Line], found: Sequence[Heading], below: int
) -> tuple[tuple[AgendaItem, ...], list[Leftover], list[Leftover]]:
    items: list[AgendaItem] = []
    labels: list[Leftover] = []
    for position, heading in enumerate(found):
        stop = found[position + 1].index if position + 1 < len(found) else below
        item, block = _item(lines, heading, stop)
        items.append(item)
        pages = f"{item.pages.first} {item.pages.last}" if item.pages else ""
        labels.extend(unused(block, item.number, item.title, item.description, pages))
    return tuple(items), labels, []


def _item(lines: Sequence[Line], heading: Heading, stop: int) -> tuple[AgendaItem, list[Line]]:
    block = [line for line in lines[heading.index : stop] if not line.blank]
    pages: Pages | None = None
    groups: list[list[Line]] = [[]]
    gap = False
    for line in lines[heading.index : stop]:
        if line.blank:
            gap = True
            continue
        text = heading.title if line is lines[heading.index] else line.bare
        match = _RANGE.search(text) or (_SINGLE.search(text) if text != heading.title else None)
        if match:
            last = match.groupdict().get("last") or match["first"]
            pages = pages or Pages(match["first"], last)
            text = text[: match.start()].strip()
            if not text:
                continue
        if gap and groups[-1] and not _wrapped(groups[-1][-1].text, text):
            groups.append([])
        groups[-1].append(Line(line.number, line.raw, text, line.open_end))
        gap = False
    title = joined(groups[0])
    description = "\n\n".join(joined(group) for group in groups[1:] if group)
    if not title and description:
        title, _, description = description.partition("\n\n")
    return AgendaItem(heading.number, title.strip(), description.strip(), pages), block


def _wrapped(before: str, text: str) -> bool:
    return bool(re.match(r"[a-z]", text)) and not re.search(r"[.!?:;]$", before)


def _read_tail(lines: Sequence[Line]) -> _Tail:
    tail = _Tail()
    groups: list[list[Line]] = []
    gap = True
    for line in lines:
        if line.blank:
            gap = True
            continue
        if gap or _MEMBERSHIP.match(line.bare):
            groups.append([])
        groups[-1].append(line)
        gap = False
    index = 0
    while index < len(groups):
        group = groups[index]
        text = joined(group)
        if match := _MEMBERSHIP.match(text):
            listed = [group]
            while index + 1 < len(groups) and _names_go_on(groups[index + 1], listed):
                index += 1
                listed.append(groups[index])
            names = "\n".join(line.text for part in listed for line in part)
            _read_membership(
                tail, _MEMBERSHIP.sub("", names.strip(), count=1) or text[match.end() :]
            )
        elif _CONTACT.search(text) or _EMAIL.search(text):
            words_ = [text]
            while index + 1 < len(groups) and _contact_goes_on(joined(groups[index + 1])):
                index += 1
                words_.append(joined(groups[index]))
            _read_contact(tail, " ".join(words_))
        elif first_date(text) and tail.issued is None:
            _read_issue(tail, group)
        elif tail.signatory is None and _is_signature(group, 0):
            _read_signatory(tail, group)
        index += 1
    return tail


def _names_go_on(group: Sequence[Line], listed: Sequence[Sequence[Line]]) -> bool:
    text = joined(group)
    if _CONTACT.search(text) or dates_in(text):
        return False
    only_label = sum(len(words(joined(part))) for part in listed) <= 2
    return only_label or (bool(people(text)) and joined(listed[-1]).endswith((",", "and")))


def _contact_goes_on(text: str) -> bool:
    return bool(_CONTACT.search(text) or _EMAIL.search(text) or _PHONE.search(text))


def _read_membership(tail: _Tail, text: str) -> None:
    for named in people(text):
        tail.membership.append(ListedMember(named.name, named.title, named.role or Role.MEMBER))
        tail.used.append(f"{named.title} {named.name}")


def _read_contact(tail: _Tail, text: str) -> None:
    email, phone, who = _EMAIL.search(text), _PHONE.search(text), _WHO.search(text)
    if tail.contact is None:
        tail.contact = Contact(
            name=who["name"] if who else "",
            phone=phone.group().strip() if phone else "",
            email=email.group() if email else "",
            words=text,
        )
    else:
        tail.contact = Contact(
            tail.contact.name or (who["name"] if who else ""),
            tail.contact.phone or (phone.group().strip() if phone else ""),
            tail.contact.email or (email.group() if email else ""),
            f"{tail.contact.words} {text}",
        )
    tail.used.append(text)


def _read_issue(tail: _Tail, group: Sequence[Line]) -> None:
    place = []
    for line in group:
        if tail.issued is None and (day := first_date(line.bare)):
            tail.issued = day
        elif not _DATED.match(line.bare):
            place.append(line.bare)
    if tail.signatory:
        tail.signatory = Signatory(tail.signatory.name, tail.signatory.post, tuple(place))
        tail.used.extend(place)


def _read_signatory(tail: _Tail, group: Sequence[Line]) -> None:
    beside = re.split(r"\s+[-–]\s+|,\s+", group[0].bare, maxsplit=1)
    if len(beside) == 2:
        name, post, rest = beside[0], beside[1], group[1:]
    else:
        name, post, rest = group[0].bare, group[1].bare if len(group) > 1 else "", group[2:]
    post = re.split(r"\s+[-–]\s+(?=\+?\d)", post)[0]
    tail.signatory = Signatory(name.strip(), post.strip(), tuple(line.bare for line in rest))
    tail.used += [name, post, *(line.bare for line in rest)]
    if tail.issued is None:
        tail.issued = next((day for line in rest if (day := first_date(line.bare))), None)
