"""Lines typed live that become outcomes and actions, and putting those right."""

from textual.events import Paste

from clerk.business.actions import Action, Owner
from clerk.business.meetings import Stage
from clerk.business.minutes import Clause, VoteMethod
from clerk.business.text import Table, blocks
from db.records import read_record
from tests.screens.taking import Clerk, Take


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


LOGGED = (Action("Visit the lamp", "4", (Owner("R Teal"),)), Action("Buy oil", "5"))


def logged(clerk: Clerk) -> tuple[Action, ...]:
    with clerk._sit() as desk:
        return read_record(desk.register, 1).actions


def test_what_is_said_of_an_action_is_offered_as_its_progress(take: Take) -> None:
    async def steps(clerk: Clerk) -> None:
        await clerk.press("ctrl+g", "3", "enter")
        shown = await clerk.type("ACTION PC 4 visit arranged\n")
        assert "PC 4 (Visit the lamp): 1 notes this as its progress" in shown
        assert logged(clerk)[0].progress == ()
        shown = await clerk.type("1\n")
        assert "notes this" not in shown
        (report,) = logged(clerk)[0].progress
        assert (report.text, report.meeting) == ("visit arranged", "pier-committee/2021-05-04")
        await clerk.saved()
        minute = clerk.minute("3")
        assert (minute.text.strip(), minute.actions) == ("ACTION PC 4 visit arranged", ())
        await clerk.press("f8")
        assert logged(clerk)[0].progress == ()

    take(steps, actions=LOGGED)


def test_what_is_said_of_an_action_can_close_it(take: Take) -> None:
    async def steps(clerk: Clerk) -> None:
        await clerk.press("ctrl+g", "3", "enter")
        await clerk.type("Action 5: done, oil is in the store.\n2\n")
        closed = logged(clerk)[1].closed
        assert closed is not None
        assert (closed.reason, closed.meeting) == (
            "done, oil is in the store.",
            "pier-committee/2021-05-04",
        )

    take(steps, actions=LOGGED)


def test_what_is_offered_goes_when_typing_goes_on(take: Take) -> None:
    async def steps(clerk: Clerk) -> None:
        await clerk.press("ctrl+g", "3", "enter")
        await clerk.type("Action 4: visit arranged\n")
        assert "notes this" not in await clerk.type("All were glad.\n")
        await clerk.type("1\n")
        assert logged(clerk)[0].progress == ()
        assert "notes this" not in await clerk.type("Action 9: unheard of\n")

    take(steps, actions=LOGGED)
