"""Chasing: everything outstanding, as the messages that would ask for it. Nothing is sent here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from clerk.business.addressees import AddressBook
from clerk.business.addresses import sendable
from clerk.business.council import Committee, Council
from clerk.business.letters import Asking, Gathered, Letter, gathered
from clerk.business.meetings import Meeting
from clerk.business.post import Sent, State
from clerk.business.restricted import View
from clerk.desk import letter_words
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.meeting_names import meeting_named
from clerk.desk.missing_reports import meetings_to_come, missing_reports, unnamed_reports
from clerk.desk.settings import named_by_login
from db import councils, post
from db.outstanding import coming_days, known, outstanding
from db.transaction import Reader


@dataclass(frozen=True, slots=True)
class Prepared:
    """A message ready to go: the clerk may have changed its subject and its text."""

    letter: Letter
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class ChasePlan:
    """Everything a chase would send, what it leaves out and why, and how it was asked for.

    `own` tells what the clerk has to do, as a list. `unnamed` are the reports not in yet that
    nobody is named for, in words; `in_doubt` are the names of whom nobody knows whether an earlier
    mail reached them. `login` is what the messages are signed with where the clerk has set no name.
    """

    asking: Asking
    messages: tuple[Prepared, ...]
    gathered: Gathered
    unnamed: tuple[str, ...] = ()
    in_doubt: tuple[str, ...] = ()
    own: str = ""
    login: str = ""

    @property
    def unreached(self) -> tuple[Prepared, ...]:
        """The messages whose addressee has no e-mail address, or none that mail can go to."""
        return tuple(each for each in self.messages if not sendable(each.letter.to.address))


def chase_plan(
    desk: Desk,
    committee: str = "",
    meeting: str = "",
    *,
    view: View = View.PUBLIC,
    silent_days: int | None = None,
    again: bool = False,
    told: Callable[[int, int], None] = lambda done, of: None,
) -> ChasePlan:
    """What must be asked of whom, of one committee or of all; writes nothing.

    `meeting` names the meeting it is all wanted for, instead of each committee's next. Restricted
    actions are in it only for the restricted view. `told` hears how many open actions are read, of
    how many, and what it raises ends it. Raises Refused for a committee or a meeting there is none
    of.
    """
    register, today = desk.register, desk.today()
    with in_plain_words(), register.reading():
        committees = {each.slug: each for each in councils.committees(register)}
        coming = coming_days(register, today)
        council = councils.council(register)
        if meeting:
            named = meeting_named(desk, meeting)
            committee = named.committee
            coming = {committee: named.held}
            wanted: tuple[Meeting, ...] = (named,)
        else:
            if committee:
                committee = councils.slug_meant(register, committee)
            its = {slug: day for slug, day in coming.items() if committee in ("", slug)}
            wanted = meetings_to_come(register, today, its, committees)
        book = AddressBook(known(register, today, committees))
        asking = Asking(today, desk.who, view, silent_days, again)
        calendar = (council or Council("")).calendar
        reports = [
            report
            for each in wanted
            for report in missing_reports(
                register, each, committees[each.committee], book, calendar
            )
        ]
        asked = outstanding(register, today, coming, committee=committee, told=told)
        found = gathered(asked, reports, book, committees, asking)
        unnamed, doubted = _unnamed(register, wanted), _doubted(register)
    said = council.name if council else ""
    return ChasePlan(
        asking,
        tuple(_prepared(each, committees, clerk=desk.who, council=said) for each in found.letters),
        found,
        unnamed,
        doubted,
        letter_words.own_list(found, committees),
        desk.who if named_by_login(desk.who) else "",
    )


def _unnamed(reader: Reader, wanted: Sequence[Meeting]) -> tuple[str, ...]:
    """The reports not in yet that nobody is named for, in words."""
    return tuple(
        f"item {item.number or item.title} of {each.reference}"
        for each in wanted
        for item in unnamed_reports(reader, each)
    )


def _doubted(reader: Reader) -> tuple[str, ...]:
    """The names of whom nobody knows whether an earlier mail reached them."""
    earlier = post.sendings(reader, kind=Sent.CHASE)
    doubted = (each.name for sending in earlier for each in sending.in_state(State.UNDER_WAY))
    return tuple(dict.fromkeys(doubted))


def _prepared(
    letter: Letter, committees: Mapping[str, Committee], *, clerk: str, council: str
) -> Prepared:
    """The message in the words of the house style."""
    return Prepared(
        letter,
        letter_words.subject(letter, committees),
        letter_words.text(letter, committees, clerk=clerk, council=council),
    )
