"""What a message that asks about actions says, in the words of the house style."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from clerk.business.actions import Progress, means_all
from clerk.business.addressees import Addressee
from clerk.business.chases import Level
from clerk.business.chasing import Reason
from clerk.business.council import Committee
from clerk.business.days import day_in_words
from clerk.business.letters import AskedAction, AskedReport, Gathered, Letter
from clerk.business.words import counted, with_article
from clerk.desk.wording import number_text, origin_text, owners_text


def subject(letter: Letter, committees: Mapping[str, Committee]) -> str:
    """The subject line. It holds no words of any action, which may be restricted."""
    style = _house(letter, committees).style
    if letter.copy_of is not None:
        plain = style.letter(_of_level("subject", letter.level), count=_count(letter))
        return style.letter("subject copy", subject=plain)
    if not letter.actions:
        meeting = letter.reports[0].meeting
        reports = counted(len(letter.reports), "report")
        return style.letter("subject reports", reports=reports, day=day_in_words(meeting.held))
    return style.letter(_of_level("subject", letter.level), count=_count(letter))


def text(letter: Letter, committees: Mapping[str, Committee], *, clerk: str, council: str) -> str:
    """The whole text, from the greeting to the name of the clerk: parts with blank lines between,
    a paragraph a line."""
    house = _house(letter, committees)
    parts = [
        _greeting(letter.to, house),
        *_opening(letter, house),
        *(_action(each, letter.to.name, committees) for each in letter.actions),
        *_reports(letter, committees),
        *_close(letter, house, clerk, _signed_for(letter, committees, council)),
    ]
    return "\n\n".join(part for part in parts if part)


def own_list(found: Gathered, committees: Mapping[str, Committee]) -> str:
    """What the clerk has to do and to hand in, as a letter would have it; empty for nothing."""
    parts = [_action(each, each.to.name, committees) for each in found.mine]
    for report in found.my_reports:
        meeting = report.meeting
        day = f"the {committees[meeting.committee].name}, {day_in_words(meeting.held)}"
        parts.append(f"{_report(report)}\nA paper for {day}")
    return "\n\n".join(parts)


def _greeting(to: Addressee, house: Committee) -> str:
    said = {"name": to.name, "title": to.title, "surname": to.surname}
    if to.member and to.title:
        return house.style.letter("greeting member", **said)
    return house.style.letter("greeting", **said)


def _opening(letter: Letter, house: Committee) -> Iterator[str]:
    style = house.style
    if letter.restricted:
        yield style.letter("restricted")
    if letter.copy_of is not None:
        yield style.letter("copy", owner=letter.copy_of.name)
    elif letter.actions:
        yield style.letter(_toned(letter.level.value, letter.to.member))
        for body in dict.fromkeys(each.to.stands_for for each in letter.actions):
            if means_all(body):
                yield style.letter("body all")
            elif body:
                yield style.letter("body", owner=with_article(body))


def _action(asked: AskedAction, to: str, committees: Mapping[str, Committee]) -> str:
    listed = asked.outstanding.listed
    action = listed.action
    number = number_text(action, listed.short)
    lines = [f"{number} · {committees[listed.committee].name}"]
    if action.restricted:
        lines[0] += " · not for publication"
    lines.append(" ".join(action.text.split()))
    if len(action.owners) > 1 or asked.owner.name != to:
        lines.append(f"Responsible: {owners_text(action)}")
    if origin_text(listed):
        lines.append(f"From: {origin_text(listed)}")
    lines.append(f"Due: {_due(asked)}")
    lines.append(_progress(action.progress))
    if asked.asked:
        lines.append(f"Asked before: {_days(asked.asked)}")
    return "\n".join(lines)


def _due(asked: AskedAction) -> str:
    outstanding = asked.outstanding
    due = outstanding.listed.action.due
    words = due.words if due else ""
    day = day_in_words(outstanding.due) if outstanding.due else ""
    told = f"{words} ({day})" if words and day else words or day or "no day was set"
    return f"{told}, overdue" if Reason.OVERDUE in asked.why else told


def _progress(reports: Sequence[Progress]) -> str:
    if not reports:
        return "Progress: none reported yet"
    last = reports[-1]
    day = f" ({day_in_words(last.on)})" if last.on else ""
    return f"Last progress{day}: {' '.join(last.text.split())}"


def _reports(letter: Letter, committees: Mapping[str, Committee]) -> Iterator[str]:
    meetings = dict.fromkeys(each.meeting for each in letter.reports)
    for meeting in meetings:
        house = committees[meeting.committee]
        wanted = [each for each in letter.reports if each.meeting == meeting]
        key = _toned("reports", letter.to.member)
        if any(each.asked for each in wanted):
            key = "reports reminder"
        deadline = wanted[0].deadline or meeting.held
        yield house.style.letter(
            key,
            committee=f"the {house.name}",
            day=day_in_words(meeting.held),
            deadline=day_in_words(deadline),
        )
        yield "\n".join(_report(each) for each in wanted)


def _report(asked: AskedReport) -> str:
    number = f"Item {asked.item.number}: " if asked.item.number else ""
    before = f" (asked before: {_days(asked.asked)})" if asked.asked else ""
    return f"{number}{asked.item.title}{before}"


def _close(letter: Letter, house: Committee, clerk: str, body: str) -> Iterator[str]:
    style = house.style
    numbered = [each.outstanding.listed for each in letter.actions]
    example = next((number_text(e.action, e.short) for e in numbered if e.action.number), "")
    if example and letter.copy_of is None:
        yield style.letter("answer", example=example)
    if letter.copies:
        yield style.letter("copied", names=", ".join(each.name for each in letter.copies))
    yield style.letter(_toned("closing", letter.to.member))
    yield "\n".join(
        (style.letter("signed", clerk=clerk), style.letter("signed for", committee=body))
    )


def _house(letter: Letter, committees: Mapping[str, Committee]) -> Committee:
    """The committee in whose style it is written: that of most of what is asked."""
    slugs = [each.outstanding.listed.committee for each in letter.actions]
    slugs += [each.meeting.committee for each in letter.reports]
    ((most, _),) = Counter(slugs).most_common(1)
    return committees[most]


def _signed_for(letter: Letter, committees: Mapping[str, Committee], council: str) -> str:
    slugs = {each.outstanding.listed.committee for each in letter.actions}
    slugs |= {each.meeting.committee for each in letter.reports}
    if len(slugs) > 1 and council:
        return council
    return f"the {_house(letter, committees).name}"


def _count(letter: Letter) -> str:
    said = [counted(len(letter.actions), "action")] if letter.actions else []
    said += [counted(len(letter.reports), "report")] if letter.reports else []
    return " and ".join(said)


def _days(days: Sequence[date]) -> str:
    return ", ".join(day_in_words(day) for day in days)


def _toned(key: str, member: bool) -> str:
    return f"{key} member" if member else key


def _of_level(key: str, level: Level) -> str:
    return key if level is Level.FIRST else f"{key} {level.value}"
