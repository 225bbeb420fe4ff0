"""What a chase would do, told: as sentences for the clerk, and as JSON.

Of restricted actions JSON gives the numbers and nothing else: a script's output ends up in places
nobody looks after.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from clerk.business.addresses import sendable
from clerk.business.chasing import Outstanding
from clerk.business.days import day_in_words
from clerk.business.letters import AskedAction, AskedReport
from clerk.desk.as_json import Shape, action_shape
from clerk.desk.chasing import ChasePlan, Prepared
from clerk.desk.wording import number_text


def remarks(plan: ChasePlan) -> tuple[str, ...]:
    """A sentence for everybody and everything a chase cannot reach or leaves out."""
    return tuple(_remarks(plan))


def what_about(message: Prepared) -> str:
    """What a message asks about: "CPB 2, CPB 4, item 7"."""
    numbers = [_number(each.outstanding) for each in message.letter.actions]
    numbers += [f"item {each.item.number}" for each in message.letter.reports]
    return ", ".join(numbers)


def what_is_own(plan: ChasePlan) -> str:
    """What the clerk has to do: "CPB 2, CPB 4, item 7"; empty for nothing."""
    numbers = [_number(each.outstanding) for each in plan.gathered.mine]
    numbers += [f"item {each.item.number}" for each in plan.gathered.my_reports]
    return ", ".join(numbers)


def plan_shape(plan: ChasePlan) -> Shape:
    """The whole plan as JSON."""
    found = plan.gathered
    return {
        "day": plan.asking.today.isoformat(),
        "messages": [_message_shape(each) for each in plan.messages],
        "mine": [_asked_shape(each) for each in found.mine],
        "my_reports": [_report_shape(each) for each in found.my_reports],
        "unowned": [_number(each) for each in found.unowned],
        "restricted": [_number(each) for each in found.hidden],
        "by_hand": [_number(each) for each in found.by_hand],
        "asked_lately": [
            {"to": each.to.name, "action": _number(each.outstanding)} for each in found.resting
        ],
        "without_address": [each.letter.to.name for each in plan.unreached],
        "reports_unnamed": list(plan.unnamed),
        "in_doubt": list(plan.in_doubt),
        "remarks": list(remarks(plan)),
    }


def _message_shape(message: Prepared) -> Shape:
    """One message as JSON; the text of one with restricted business is null."""
    letter = message.letter
    return {
        "to": letter.to.name,
        "address": letter.to.address,
        "level": letter.level.value,
        "copies": [{"name": each.name, "address": each.address} for each in letter.copies],
        "copy_of": letter.copy_of and letter.copy_of.name,
        "subject": message.subject,
        "restricted": letter.restricted,
        "actions": [_asked_shape(each) for each in letter.actions],
        "reports": [_report_shape(each) for each in letter.reports],
        "text": None if letter.restricted else message.text,
    }


def _asked_shape(asked: AskedAction) -> Shape:
    outstanding = asked.outstanding
    listed = outstanding.listed
    return {
        "action": _number(outstanding),
        "committee": listed.committee,
        "owner": asked.owner.name,
        "why": [each.value for each in asked.why],
        "falls_due": outstanding.due and outstanding.due.isoformat(),
        "asked": [day.isoformat() for day in asked.asked],
        "details": None
        if listed.action.restricted
        else action_shape(replace(listed.action, origin=listed.origin)),
    }


def _report_shape(asked: AskedReport) -> Shape:
    return {
        "meeting": asked.meeting.reference,
        "item": asked.item.number,
        "title": asked.item.title,
        "presenter": asked.presenter,
        "deadline": asked.deadline and asked.deadline.isoformat(),
        "asked": [day.isoformat() for day in asked.asked],
    }


def _remarks(plan: ChasePlan) -> Iterator[str]:
    found = plan.gathered
    for name in plan.in_doubt:
        yield f"Nobody knows whether the mail to {name} arrived; they get no other until you say."
    for message in plan.messages:
        to = message.letter.to
        if to.remark:
            yield f"{to.remark}: the message about {what_about(message)} is to that name."
        elif not to.address:
            yield f"{to.name} has no e-mail address: print the letter, or add one to the people."
        elif not sendable(to.address):
            yield f"{to.name} cannot be written to at {to.address}: put the address right."
        for reader in message.letter.copies:
            if not sendable(reader.address):
                yield f"{reader.name}, who would have a copy, has no e-mail address."
    guessed = [
        each.outstanding
        for message in plan.messages
        for each in message.letter.actions
        if each.owner.guessed and message.letter.copy_of is None
    ]
    if guessed:
        yield f"Who owns {_numbers(guessed)} is only guessed: confirm it first, or leave it out."
    if found.unowned:
        yield f"Nobody is responsible for {_numbers(found.unowned)}: add an owner."
    if found.hidden:
        yield f"Restricted, and left out of these messages: {_numbers(found.hidden)}."
    if found.by_hand:
        yield (
            f"Restricted, and owned by no one person: {_numbers(found.by_hand)}. Ask those who "
            "may see them yourself."
        )
    for each in found.resting:
        day = day_in_words(each.asked[-1])
        yield f"{each.to.name} was asked about {_number(each.outstanding)} on {day} already."
    for report in found.reports_resting:
        day = day_in_words(report.asked[-1])
        yield f"{report.to.name} was asked for the paper of item {report.item.number} on {day}."
    if plan.unnamed:
        yield f"A paper is missing and nobody is named for it: {', '.join(plan.unnamed)}."
    if plan.login and plan.messages:
        yield f"The messages are signed “{plan.login}”, as you log in: the settings take your name."
    if mine := what_is_own(plan):
        yield f"Yours to do: {mine}."


def _numbers(outstanding: Sequence[Outstanding]) -> str:
    return ", ".join(_number(each) for each in outstanding)


def _number(outstanding: Outstanding) -> str:
    return number_text(outstanding.listed.action, outstanding.listed.short)
