"""Who is written to about what: one message for each, with all that is asked of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from clerk.business.actions import Owner
from clerk.business.addressees import AddressBook, Addressee, is_clerk
from clerk.business.agenda import AgendaItem
from clerk.business.chases import Level
from clerk.business.chasing import (
    Outstanding,
    Reason,
    firmest,
    level_after,
    reasons,
    resting,
    unanswered,
)
from clerk.business.council import Committee
from clerk.business.meetings import Meeting
from clerk.business.restricted import View


@dataclass(frozen=True, slots=True)
class AskedAction:
    """An action in a message: why it is asked about, of whom, and the days they were asked on
    before without an answer."""

    outstanding: Outstanding
    owner: Owner
    to: Addressee
    why: tuple[Reason, ...]
    asked: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class AskedReport:
    """A report in a message: the item it is missing from, by whom it was to come, and the days
    they were asked on before. `deadline` is the last lawful day to issue the agenda, if known."""

    meeting: Meeting
    item: AgendaItem
    presenter: str
    to: Addressee
    deadline: date | None = None
    asked: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """One message to one person, with everything that is asked of them.

    `copy_of` is whom the message went to that this is a copy of, None for the message itself.
    `key` is the same whenever the same is asked of the same on the same day.
    """

    key: str
    to: Addressee
    level: Level
    actions: tuple[AskedAction, ...] = ()
    reports: tuple[AskedReport, ...] = ()
    copies: tuple[Addressee, ...] = ()
    copy_of: Addressee | None = None

    @property
    def restricted(self) -> bool:
        """Whether it holds business the public may not see."""
        return any(each.outstanding.listed.action.restricted for each in self.actions)


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a chase came to.

    `mine` is what the clerk who chases has to do, `my_reports` the reports that are to come from
    them. `unowned` are actions nobody is responsible for. `hidden` are restricted actions a message
    of this view may not show, `by_hand` those that go to no one person who may see them. `resting`
    were asked about lately.
    """

    letters: tuple[Letter, ...]
    mine: tuple[AskedAction, ...] = ()
    unowned: tuple[Outstanding, ...] = ()
    hidden: tuple[Outstanding, ...] = ()
    by_hand: tuple[Outstanding, ...] = ()
    resting: tuple[AskedAction, ...] = ()
    reports_resting: tuple[AskedReport, ...] = ()
    my_reports: tuple[AskedReport, ...] = ()


@dataclass(frozen=True, slots=True)
class Asking:
    """How a chase is made: by whom, when, and what the clerk chose for it.

    `silent_days` None: as each committee's rule has it. `again` asks those too who were asked
    lately.
    """

    today: date
    who: str
    view: View = View.PUBLIC
    silent_days: int | None = None
    again: bool = False


def gathered(
    outstanding: Iterable[Outstanding],
    reports: Iterable[AskedReport],
    book: AddressBook,
    committees: Mapping[str, Committee],
    asking: Asking,
) -> Gathered:
    """The messages to be sent, by surname, and what is left out of them and why.

    Who may see a restricted action: its own owner, a person or the holder of the post; not the
    contact of a body, nor anybody who has a copy. A message that is copied and holds one is sent
    alone, and the copies are made without it.
    """
    sorting = _Sorting(book, committees, asking)
    for each in outstanding:
        sorting.add(each)
    for report in reports:
        sorting.add_report(report)
    return sorting.result()


class _Sorting:
    """Sorts what is outstanding by whom it goes to."""

    def __init__(
        self, book: AddressBook, committees: Mapping[str, Committee], asking: Asking
    ) -> None:
        self._book, self._committees, self._asking = book, committees, asking
        self._to: dict[str, Addressee] = {}
        self._actions: defaultdict[str, list[AskedAction]] = defaultdict(list)
        self._reports: defaultdict[str, list[AskedReport]] = defaultdict(list)
        self._mine: list[AskedAction] = []
        self._unowned: list[Outstanding] = []
        self._hidden: list[Outstanding] = []
        self._by_hand: list[Outstanding] = []
        self._resting: list[AskedAction] = []
        self._reports_resting: list[AskedReport] = []
        self._my_reports: list[AskedReport] = []

    def add(self, each: Outstanding) -> None:
        action, slug = each.listed.action, each.listed.committee
        rule, asking = self._committees[slug].style.chasing, self._asking
        silent = rule.silent_days if asking.silent_days is None else asking.silent_days
        why = reasons(each, asking.today, silent)
        if not why:
            return
        if action.restricted and asking.view is View.PUBLIC:
            self._hidden.append(each)
            return
        if not action.owners:
            self._unowned.append(each)
        found: dict[str, AskedAction] = {}
        for owner in action.owners:
            to = self._book.owner(owner, slug)
            asked = unanswered(each.chases, to.name)
            found.setdefault(to.key, AskedAction(each, owner, to, why, asked))
        for key, one in found.items():
            if is_clerk(one.to, asking.who):
                self._mine.append(one)
            elif action.restricted and one.to.stands_for:
                self._by_hand.append(each)
            elif not asking.again and resting(one.asked, asking.today, rule.rest_days):
                self._resting.append(one)
            else:
                self._to.setdefault(key, replace(one.to, stands_for=""))
                self._actions[key].append(one)

    def add_report(self, report: AskedReport) -> None:
        rule, asking = self._committees[report.meeting.committee].style.chasing, self._asking
        if is_clerk(report.to, asking.who):
            self._my_reports.append(report)
            return
        if not asking.again and resting(report.asked, asking.today, rule.rest_days):
            self._reports_resting.append(report)
            return
        self._to.setdefault(report.to.key, replace(report.to, stands_for=""))
        self._reports[report.to.key].append(report)

    def result(self) -> Gathered:
        order = sorted(self._to, key=lambda key: (self._to[key].surname.casefold(), key))
        return Gathered(
            tuple(letter for key in order for letter in self._letters(key)),
            tuple(self._mine),
            tuple(self._unowned),
            tuple(self._hidden),
            tuple({each.listed.action.id: each for each in self._by_hand}.values()),
            tuple(self._resting),
            tuple(self._reports_resting),
            tuple(self._my_reports),
        )

    def _letters(self, key: str) -> Iterable[Letter]:
        to, actions = self._to[key], tuple(self._actions[key])
        reports = tuple(self._reports[key])
        levels = [level_after(each.asked) for each in actions]
        levels += [level_after(each.asked) for each in reports]
        named = f"{self._asking.today} {key}"
        letter = Letter(named, to, firmest(levels), actions, reports, self._copies(to, actions))
        if not letter.restricted:
            yield letter
            return
        yield replace(letter, copies=())
        public = tuple(a for a in actions if not a.outstanding.listed.action.restricted)
        if public:
            for reader in self._copies(to, public):
                yield replace(
                    letter,
                    key=f"{named} copy {reader.key}",
                    to=reader,
                    actions=public,
                    reports=(),
                    copies=(),
                    copy_of=to,
                )

    def _copies(self, to: Addressee, actions: Sequence[AskedAction]) -> tuple[Addressee, ...]:
        """Who has a copy: the line manager, and whom the committees escalate to."""
        wanted: list[Addressee | None] = []
        for each in actions:
            rule = self._committees[each.outstanding.listed.committee].style.chasing
            level = level_after(each.asked)
            if rule.copied(level):
                wanted.append(self._book.named(to.manager))
            if level is Level.ESCALATION:
                wanted.append(self._book.named(rule.lead))
        readers = {reader.key: reader for reader in wanted if reader is not None}
        return tuple(
            reader
            for key, reader in readers.items()
            if key != to.key and not is_clerk(reader, self._asking.who)
        )
