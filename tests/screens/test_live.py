"""Minutes taken live, as a clerk takes them: with the keys alone."""

import asyncio
import re
import time
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.events import Key, Paste
from textual.pilot import Pilot

from clerk.business.actions import Owner
from clerk.business.agenda import AgendaItem, Course
from clerk.business.meetings import Stage
from clerk.business.minutes import Clause, Minute, VoteMethod
from clerk.business.text import Table, blocks
from clerk.desk.desk import Desk
from clerk.desk.minuting import open_item
from clerk.desk.undoing import events
from db.records import read_record
from screens.app import ClerkApp
from tests.desk.live import MEETING, live_desk
from tests.screens.conftest import screen_text, settled

Same = Callable[[str, str], None]
Steps = Callable[["Clerk"], Awaitable[None]]
Take = Callable[..., None]
SIZES = [(80, 24), (120, 40)]


class Clerk:
    """Somebody minuting the meeting of `tests.desk.live`, and the register behind it."""

    def __init__(
        self, app: ClerkApp, pilot: Pilot[Any], sit: Callable[[], AbstractContextManager[Desk]]
    ) -> None:
        self.app, self.pilot, self._sit = app, pilot, sit

    async def press(self, *keys: str) -> str:
        await self.pilot.press(*keys)
        await settled(self.pilot)
        return screen_text(self.app)

    async def type(self, text: str) -> str:
        names = {" ": "space", "\n": "enter"}
        return await self.press(*(names.get(letter, letter) for letter in text))

    async def saved(self) -> None:
        """Wait until what is on the screen is on the disk."""
        await self.app.screen.writing.keeper.save()  # type: ignore[attr-defined]
        await settled(self.pilot)

    def minute(self, item: str) -> Minute:
        with self._sit() as desk:
            minutes = read_record(desk.register, 1).minutes
        return next(one for one in minutes if one.item == item)

    def course(self, item: str) -> Course:
        with self._sit() as desk:
            items = read_record(desk.register, 1).items
        return next(one.course for one in items if one.number == item)

    def told(self) -> str:
        """The sentence told last."""
        return [each.message for each in self.app._notifications][-1]

    def last(self) -> str:
        with self._sit() as desk:
            return events(desk, limit=1)[0].what


@pytest.fixture
def take(
    register_path: Path,
    desk_app: Callable[..., ClerkApp],
    at_desk: Callable[[], AbstractContextManager[Desk]],
) -> Take:
    """Takes the minutes of the meeting, in the room unless `stage` says otherwise."""

    def run(
        steps: Steps,
        size: tuple[int, int] = (120, 40),
        stage: Stage = Stage.IN_THE_ROOM,
        **parts: Any,
    ) -> None:
        meeting = replace(MEETING, meeting=replace(MEETING.meeting, stage=stage), **parts)
        with live_desk(register_path, meeting):
            pass

        async def taken() -> None:
            app = desk_app()
            async with app.run_test(size=size) as pilot:
                await settled(pilot)
                app.go("live", "pier-committee/2021-05-04")
                await settled(pilot)
                await steps(Clerk(app, pilot, at_desk))

        asyncio.run(taken())

    return run


@pytest.mark.parametrize("size", SIZES)
def test_it_looks_as_kept(take: Take, same_as_kept: Same, size: tuple[int, int]) -> None:
    async def steps(clerk: Clerk) -> None:
        await clerk.press("ctrl+g", "3", "enter")
        await clerk.type("The lamps are dim.\n\nAGREED: That oil be bought.\nunanimous\n")
        text = await clerk.type("ACTION buy oil @bank !next\n")
        await clerk.saved()
        text = re.sub(r"Saved [\d:]{8}", "Saved 00:00:00", screen_text(clerk.app))
        same_as_kept(f"live-{size[0]}", re.sub(r"\b09:0\d\b", "09:00", text))

    take(steps, size)


@pytest.mark.parametrize("size", SIZES)
def test_a_meeting_not_open_yet_writes_nothing(
    take: Take, same_as_kept: Same, size: tuple[int, int]
) -> None:
    async def steps(clerk: Clerk) -> None:
        text = re.sub(r"\b09:0\d\b", "09:00", screen_text(clerk.app))
        same_as_kept(f"live-empty-{size[0]}", text)
        assert clerk.last() == "Found"

    take(steps, size, Stage.AGENDA_ISSUED)


def test_opening_lists_the_room_and_goes_to_the_first_item(take: Take) -> None:
    async def steps(clerk: Clerk) -> None:
        text = await clerk.press("i", "ctrl+s")
        assert "in the room" in text
        assert "R Teal in the chair" in text
        assert "4 of 4 present" in text
        await clerk.type(" Nobody was missing.")
        await clerk.saved()
        assert clerk.minute("1").text.endswith("recorded above. Nobody was missing.")

    take(steps, stage=Stage.AGENDA_ISSUED)


def test_items_are_reached_by_number_letters_and_order(take: Take) -> None:
    async def steps(clerk: Clerk) -> None:
        await clerk.press("ctrl+g", "p", "l", "a", "enter")
        await clerk.type("Wet.")
        await clerk.press("ctrl+n")
        await clerk.type("Rent.")
        await clerk.press("ctrl+o", "ctrl+o")
        await clerk.type("Dim.")
        await clerk.saved()
        assert [clerk.minute(number).text for number in "34"] == ["Dim.", "Wet."]
        hidden = clerk.minute("5").restricted
        assert hidden is not None
        assert hidden.text == "Rent."
        await clerk.press("ctrl+g", "5", "enter")
        await clerk.press("ctrl+n")
        assert clerk.told() == "That was the last item."

    take(steps)


def test_what_is_typed_ahead_goes_into_the_next_item(
    take: Take, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slowly(desk: Desk, meeting: int, item: AgendaItem) -> int:
        time.sleep(0.3)
        return open_item(desk, meeting, item)

    async def steps(clerk: Clerk) -> None:
        await clerk.press("ctrl+g", "3", "enter")
        await clerk.type("The lamps are dim.")
        monkeypatch.setattr("screens.live.screen.open_item", slowly)
        clerk.app.post_message(Key("ctrl+n", None))
        await asyncio.sleep(0.1)
        for letter in "Wet.":
            clerk.app.post_message(Key(letter, letter))
        await asyncio.sleep(0.5)
        await settled(clerk.pilot)
        await clerk.saved()
        assert [clerk.minute(number).text for number in "34"] == ["The lamps are dim.", "Wet."]

    take(steps)


@pytest.mark.parametrize(
    "refused",
    [
        ["f5"],
        ["escape", "s", "enter"],
        ["escape", "f", *"neverday", "enter", "escape", "enter"],
    ],
)
def test_typing_goes_on_after_a_refusal(take: Take, refused: list[str]) -> None:
    async def steps(clerk: Clerk) -> None:
        await clerk.press("ctrl+g", "4", "enter")
        await clerk.type("The planks")
        await clerk.press(*refused)
        assert clerk.told()
        await clerk.type(" are wet.")
        await clerk.saved()
        assert clerk.minute("4").text == "The planks are wet."

    take(steps)


def test_a_thought_on_another_item_is_noted_without_leaving_this_one(take: Take) -> None:
    async def steps(clerk: Clerk) -> None:
        await clerk.press("ctrl+g", "3", "enter")
        await clerk.type("The lamps")
        await clerk.press("ctrl+g")
        await clerk.type("4 ask about oak\n")
        await clerk.type(" are dim.")
        await clerk.saved()
        assert clerk.minute("3").text == "The lamps are dim."
        assert clerk.minute("4").note == "ask about oak"

    take(steps)


def test_lines_become_outcomes_with_their_clauses_movers_and_votes(take: Take) -> None:
    async def steps(clerk: Clerk) -> None:
        await clerk.press("ctrl+g", "3", "enter")
        await clerk.type("The lamps are dim.\n\n")
        # The list goes on by itself, and an empty point ends it.
        await clerk.type("RESOLVED: That –\n1. oil be bought\nwicks be cut\n\n")
        await clerk.type("Moved R Teal, seconded S Wren\n3 for, 1 against\n")
        await clerk.type("All went home.")
        await clerk.saved()
        minute = clerk.minute("3")
        assert minute.text == "The lamps are dim.\n\nAll went home."
        (outcome,) = minute.outcomes
        assert (outcome.word, outcome.after_block) == ("RESOLVED", 1)
        assert [clause.text for clause in outcome.clauses] == ["oil be bought", "wicks be cut"]
        assert (outcome.mover, outcome.seconder) == ("R Teal", "S Wren")
        assert outcome.vote is not None
        assert (outcome.vote.in_favour, outcome.vote.against) == (3, 1)

    take(steps)


def test_a_vote_that_does_not_add_up_is_told_and_stands(take: Take) -> None:
    async def steps(clerk: Clerk) -> None:
        await clerk.press("i", "ctrl+s", "ctrl+g", "3", "enter")
        await clerk.type("AGREED: That oil be bought. 3 for, 1 against.\n")
        assert "adds up" not in clerk.told()
        await clerk.type("LOST: That it be dear.\nvote 3-2-1\n")
        assert clerk.told() == "The vote adds up to 6, but 4 members were in the room."
        await clerk.type("Moved R Teal\n")
        await clerk.type("CARRIED: So be it.\nrecorded: for R Teal, S Wren; against A Pell\n")
        assert clerk.told() == "A Pell is named in the vote but was not in the room."
        _, lost, carried = clerk.minute("3").outcomes
        assert lost.vote
        assert (lost.vote.in_favour, lost.mover) == (3, "R Teal")
        assert carried.vote
        assert carried.vote.names_against == ("A Pell",)

    take(steps, stage=Stage.AGENDA_ISSUED)


def test_a_motion_is_amended_line_by_line(take: Take) -> None:
    async def steps(clerk: Clerk) -> None:
        await clerk.press("ctrl+g", "3", "enter")
        await clerk.type("AMENDMENT LOST: That oil be dear.\nMoved R Teal, seconded S Wren\n")
        await clerk.type("vote 1-3\n")
        await clerk.type("MOTION FELL for want of a seconder: That it be dark.\nMoved B Auk\n")
        await clerk.type("AMENDMENT CARRIED: That oil be bought.\nRESOLVED: That it be so.\n")
        lost, fell, *others = clerk.minute("3").outcomes
        assert (lost.mover, lost.seconder) == ("R Teal", "S Wren")
        assert (fell.word, fell.mover, fell.seconder) == ("MOTION FELL", "B Auk", "")
        assert [one.word for one in others] == ["AMENDMENT CARRIED", "RESOLVED"]

    take(steps)


def test_a_table_typed_or_pasted_keeps_the_outcome_of_each_row(take: Take) -> None:
    async def steps(clerk: Clerk) -> None:
        await clerk.press("ctrl+g", "3", "enter")
        await clerk.type(
            "| Payee | Sum | Outcome\nOil | £40 | APPROVED\nWick | £3 | DEFERRED\n\n\n"
        )
        clerk.app.screen.editor.post_message(Paste("Tar\t£9\tAPPROVED\nPaint\t£7\tREFUSED\n"))  # type: ignore[attr-defined]
        await clerk.press("ctrl+s")
        await clerk.saved()
        minute = clerk.minute("3")
        typed, pasted = blocks(minute.text)
        assert isinstance(typed, Table)
        assert isinstance(pasted, Table)
        assert [row[-1] for row in typed.rows] == ["Outcome", "APPROVED", "DEFERRED"]
        assert [row[-1] for row in pasted.rows] == ["APPROVED", "REFUSED"]
        assert minute.outcomes == ()

    take(steps)


def test_undo_brings_the_line_back_and_takes_the_outcome_out(take: Take) -> None:
    async def steps(clerk: Clerk) -> None:
        await clerk.press("ctrl+g", "3", "enter")
        await clerk.type("NOTED: The lamps.\n")
        assert clerk.minute("3").outcomes
        await clerk.press("ctrl+z")
        await clerk.saved()
        assert clerk.minute("3").outcomes == ()
        assert "NOTED: The lamps." in clerk.minute("3").text
        await clerk.press("ctrl+y")
        assert "NOTED: The lamps." in clerk.app.screen.editor.text  # type: ignore[attr-defined]

    take(steps)


def test_undo_asks_no_more_who_is_meant(take: Take) -> None:
    async def steps(clerk: Clerk) -> None:
        await clerk.press("ctrl+g", "3", "enter")
        assert "@vb is" in await clerk.type("ACTION buy oil @vb\n")
        assert "@vb is" not in await clerk.press("ctrl+z")

    take(steps)


def test_a_hand_that_saves_is_told_it_need_not(take: Take) -> None:
    async def steps(clerk: Clerk) -> None:
        await clerk.press("ctrl+g", "3", "enter")
        await clerk.type("The lamps")
        await clerk.press("ctrl+s")
        assert clerk.told().startswith("Saved.")

    take(steps)


def test_an_owner_who_can_be_two_people_is_asked_for_in_the_line(take: Take) -> None:
    async def steps(clerk: Clerk) -> None:
        await clerk.press("ctrl+g", "3", "enter")
        text = await clerk.type("ACTION buy oil @vb !asap\n")
        assert "@vb is 1 V Bank  2 V Brill" in text
        assert clerk.minute("3").actions[0].owners == (Owner("vb"),)
        text = await clerk.type("2\n")
        assert "@vb is" not in text
        assert clerk.minute("3").actions[0].owners == (Owner("V Brill"),)
        await clerk.type("ACTION cut wicks @vb\n2021 was dark.\n")
        await clerk.saved()
        assert clerk.minute("3").actions[1].owners == (Owner("vb"),)
        assert clerk.minute("3").text.startswith("2021 was dark.")

    take(steps)


def test_names_and_snippets_complete_themselves(take: Take) -> None:
    async def steps(clerk: Clerk) -> None:
        await clerk.press("ctrl+g", "3", "enter")
        await clerk.type("Du")
        await clerk.press("tab")
        await clerk.type(" spoke to ;rt , and all agreed. ;noted ")
        await clerk.saved()
        told = "Dunlin spoke to Councillor R Teal , and all agreed. That the information be noted. "
        assert clerk.minute("3").text == told

    take(steps)


def test_the_report_is_resolved_as_printed_with_one_key(take: Take) -> None:
    async def steps(clerk: Clerk) -> None:
        await clerk.press("ctrl+g", "3", "enter")
        await clerk.press("f5")
        assert clerk.minute("3").outcomes[0].clauses == (Clause("That the lamps be noted."),)
        await clerk.press("ctrl+n")
        await clerk.press("f5")
        assert clerk.told().startswith("No recommendations are known for this item")

    take(steps)


def test_an_outcome_is_put_right_voted_on_and_taken_out(take: Take) -> None:
    async def steps(clerk: Clerk) -> None:
        await clerk.press("ctrl+g", "3", "enter")
        await clerk.type("AGREED: That oil be bought.\nACTION buy oil @bank\n")
        await clerk.press("escape", "o", "v", "right", "right", "ctrl+s")
        vote = clerk.minute("3").outcomes[0].vote
        assert vote is not None
        assert vote.unanimous or vote.method is VoteMethod.AGREEMENT
        await clerk.press("escape", "o", "down", "enter")
        await clerk.press("ctrl+u")
        await clerk.type("ACTION buy much oil @brill\n")
        assert clerk.minute("3").actions[0].text == "buy much oil"
        assert clerk.minute("3").actions[0].owners == (Owner("V Brill"),)
        await clerk.press("escape", "o", "home", "d")
        assert clerk.minute("3").outcomes == ()
        await clerk.press("f8")
        assert clerk.minute("3").outcomes[0].word == "AGREED"

    take(steps)


def test_business_goes_another_way_by_a_key_each(take: Take) -> None:
    async def steps(clerk: Clerk) -> None:
        await clerk.press("ctrl+g", "4", "enter")
        await clerk.type("The planks are wet.")
        await clerk.press("escape", "w")
        assert clerk.course("4") is Course.WITHDRAWN
        assert "withdrawn: Planks" in screen_text(clerk.app)
        assert clerk.minute("4").text.startswith("The planks are wet.\n\n")
        await clerk.press("w")
        assert clerk.course("4") is Course.TAKEN
        await clerk.press("f", "ctrl+s")
        assert clerk.course("4") is Course.DEFERRED
        await clerk.press("a")
        await clerk.type("A wreck")
        await clerk.press("enter")
        await clerk.type("It lies in the fairway")
        await clerk.press("enter")
        assert clerk.minute("6").title == "A wreck"
        await clerk.press("h")
        await clerk.press("ctrl+s")
        await clerk.press("h")
        assert clerk.last() == "Resume the meeting"

    take(steps)


def test_one_of_the_public_is_heard_without_being_named(take: Take) -> None:
    async def steps(clerk: Clerk) -> None:
        await clerk.press("ctrl+g", "4", "enter")
        await clerk.type("The planks are wet.")
        await clerk.press("escape", "q", "enter")
        await clerk.type("wet feet")
        await clerk.press("tab", "tab")
        await clerk.type("Ivy Tern")
        await clerk.press("ctrl+s")
        minute = clerk.minute("4")
        told = "A member of the public asked a question about wet feet."
        assert minute.text == f"The planks are wet.\n\n{told}"
        assert minute.note == "Public question about wet feet: Ivy Tern"
        assert clerk.app.screen.editor.text == minute.text  # type: ignore[attr-defined]

    take(steps)


@pytest.mark.parametrize("size", SIZES)
def test_the_form_for_the_public_looks_as_kept(
    take: Take, same_as_kept: Same, size: tuple[int, int]
) -> None:
    async def steps(clerk: Clerk) -> None:
        await clerk.press("ctrl+g", "4", "enter")
        await clerk.press("escape", "q", "enter")
        await clerk.type("[bold]oars[/]")
        text = re.sub(r"Saved [\d:]{8}", "Saved 00:00:00", screen_text(clerk.app))
        same_as_kept(f"live-public-{size[0]}", re.sub(r"\b09:0\d\b", "09:00", text))
        await clerk.press("ctrl+s")
        told = "A member of the public asked a question about [bold]oars[/]."
        assert clerk.minute("4").text == told

    take(steps, size)


def test_an_item_is_closed_to_the_public_by_resolution(take: Take) -> None:
    async def steps(clerk: Clerk) -> None:
        await clerk.press("ctrl+g", "4", "enter")
        await clerk.type("The price of oak is secret.")
        await clerk.press("escape", "c", "enter")
        await clerk.type("Timber")
        await clerk.press("enter")
        minute = clerk.minute("4")
        assert (minute.title, minute.text) == ("Timber", "")
        assert minute.restricted is not None
        assert "oak" in minute.restricted.text
        assert "section 100A(4)" in minute.outcomes[0].clauses[0].text

    take(steps)


def test_a_minute_is_split_at_the_cursor_and_joined_again(take: Take) -> None:
    async def steps(clerk: Clerk) -> None:
        await clerk.press("ctrl+g", "3", "enter")
        await clerk.type("The lamps are dim.\n\nThe wicks are long.")
        await clerk.press("escape", "s")
        assert clerk.minute("3").text == "The lamps are dim."
        await clerk.press("ctrl+n", "escape", "m")
        assert clerk.minute("3").text == "The lamps are dim.\n\nThe wicks are long."

    take(steps)


def test_what_was_typed_is_there_again_with_the_cursor(take: Take) -> None:
    async def steps(clerk: Clerk) -> None:
        await clerk.press("ctrl+g", "4", "enter")
        await clerk.type("The planks\nare wet.")
        await clerk.press("up")
        await clerk.saved()
        await clerk.press("escape", "escape")
        clerk.app.go("live", "pier-committee/2021-05-04")
        await settled(clerk.pilot)
        await clerk.type("!")
        await clerk.saved()
        assert "!" in clerk.minute("4").text.split("\n")[0]

    take(steps)


def test_what_is_to_be_thought_of_is_said_under_the_text(take: Take) -> None:
    async def steps(clerk: Clerk) -> None:
        await clerk.press("ctrl+g", "3", "enter")
        await clerk.type("The Pier Master would circulate a report on the lamps.")
        await clerk.press("ctrl+g")
        await clerk.type("3 ask about oil\n")
        text = await clerk.press("ctrl+n", "ctrl+o")
        assert "1 promise in this minute" in text
        assert "Noted: ask about oil" in text

    take(steps)


def test_a_meeting_without_items_has_nothing_to_write_in(take: Take) -> None:
    async def steps(clerk: Clerk) -> None:
        assert "No items: a adds one." in screen_text(clerk.app)
        await clerk.press("a")
        await clerk.type("A wreck\nIt lies in the fairway\n")
        text = await clerk.press("enter")
        assert "A wreck" in text

    take(steps, items=())
