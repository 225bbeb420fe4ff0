"""What the action log says."""

from dataclasses import replace
from datetime import date

from clerk.business.actions import Action, Closing
from clerk.business.council import Committee
from clerk.business.meetings import MeetingRecord
from clerk.business.restricted import View
from clerk.business.views import PublicMeeting, seen_by
from exporters.compose.action_log import action_log_document
from exporters.document import Paragraph, Table, Title


def test_each_action_has_its_origin_its_owners_and_its_progress(
    seen: PublicMeeting, committee: Committee
) -> None:
    title, table = action_log_document(seen, committee).blocks
    assert title == Title("Actions - HARBOUR COMMITTEE (8 March 2022)")
    assert isinstance(table, Table)
    assert table.head == ("Action", "Responsible", "Progress")
    assert table.rows == (
        (
            (
                "Action 4 (action from 11 January 2022, minute 22/2)",
                "Paint the harbour light.",
                "Due: 31 May 2022",
            ),
            ("A Penhale, Harbour Master", "P Oakden"),
            ("Paint ordered.", "1 March 2022: First coat on."),
        ),
        (("Action 6 (action of 9 November 2021)", "Visit the lifeboat station"), (), ()),
    )


def test_the_columns_have_the_house_style_s_names(
    seen: PublicMeeting, committee: Committee
) -> None:
    style = replace(committee.style, log_columns=("Task", "Who"), labels={"actions": "TASKS"})
    title, table = action_log_document(seen, replace(committee, style=style)).blocks
    assert title == Title("TASKS - HARBOUR COMMITTEE (8 March 2022)")
    assert isinstance(table, Table)
    assert table.head == ("Task", "Who", "Progress")


def test_a_closed_action_says_when_and_why(record: MeetingRecord, committee: Committee) -> None:
    closed = Action("Buy rope.", "1", closed=Closing(date(2022, 2, 1), "Rope bought."))
    seen = seen_by(replace(record, actions=(closed,)), View.PUBLIC)
    table = action_log_document(seen, committee).blocks[1]
    assert isinstance(table, Table)
    assert table.rows == (
        (("Action 1", "Buy rope."), (), ("Closed 1 February 2022: Rope bought.",)),
    )


def test_a_restricted_action_is_in_the_restricted_log_alone(
    record: MeetingRecord, committee: Committee
) -> None:
    secret = Action("Sound out Saltway Ropes.", "9", restricted=True)
    record = replace(record, actions=(secret,))
    public = action_log_document(seen_by(record, View.PUBLIC), committee)
    assert public.blocks[1] == Paragraph("There are no outstanding actions.")
    closed = action_log_document(seen_by(record, View.RESTRICTED), committee)
    assert "Saltway" in repr(closed)
