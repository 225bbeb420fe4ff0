"""The screen of a meeting's stages."""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.widgets import Static

from clerk.business.days import day_in_words
from clerk.business.meetings import MeetingRecord
from clerk.business.readiness import Part, Wanting
from clerk.business.restricted import View
from clerk.desk import confirming, exporting, issuing, stages, system_programs, written_files
from clerk.desk.exporting import Printed
from clerk.desk.meeting_names import meeting_named
from clerk.desk.preview import changes_preview
from clerk.desk.refused import Refused
from clerk.desk.stages import Stages
from clerk.desk.typed import typed_day
from screens.commands import Command
from screens.plain import plain
from screens.screen import ClerkScreen
from screens.stages import forms, rows
from screens.stages.commands import ABOUT, VERBS, not_at
from screens.widgets.answer_line import AnswerLine
from screens.widgets.footer import ClerkFooter
from screens.widgets.form import Form
from screens.widgets.page_view import PageView
from screens.widgets.paged_list import Column, PagedList

_LIGHTS = (Column("Ready", 26), Column("What is wanting; Enter goes there"))
_STEPS = (Column("What went out", 18), Column("When", 24), Column("Who and what"))
_RECORDS = {Part.MINUTE: "minute", Part.ITEM: "agenda item"}


class StagesScreen(ClerkScreen):
    """How far the minutes of the meeting a reference names have come."""

    CSS_PATH = "stages.tcss"
    ABOUT = ABOUT
    VERBS: ClassVar[tuple[Command, ...]] = VERBS

    def __init__(self, reference: str) -> None:
        super().__init__()
        self._reference = reference
        self._now: Stages | None = None
        self._written: Path | None = None
        self._replacing: Path | None = None
        self._writing = False

    def compose(self) -> ComposeResult:
        yield Static(id="head", classes="place")
        yield Static(id="state")
        yield PagedList(_LIGHTS, id="lights")
        yield PagedList(
            _STEPS,
            empty="Nothing has gone out of these minutes yet.",
            id="steps",
            classes="gives-way",
        )
        yield PageView(id="differences")
        yield Static(id="said", classes="said")
        yield AnswerLine()
        yield Form()
        yield ClerkFooter()

    def on_mount(self) -> None:
        self.query_one("#lights").focus()

    async def refill(self) -> None:
        self._now = now = await self.do(stages.stages, self._reference)
        self._reference = str(now.at.record.meeting.id)
        self._title(self.size.width)
        self.query_one("#state", Static).update(plain(rows.state_words(now)))
        await self.query_one("#lights", PagedList).show_rows(rows.light_rows(now.lights))
        await self.query_one("#steps", PagedList).show_rows(rows.step_rows(now.steps))
        if self._comparing:
            await self._compare()
        self.refresh_bindings()

    def on_resize(self, event: events.Resize) -> None:
        self._title(event.size.width)

    def _title(self, width: int) -> None:
        if self._now is not None:
            self.query_one("#head", Static).update(plain(rows.title_words(self._now, width)))

    @property
    def _record(self) -> MeetingRecord:
        if self._now is None:
            raise Refused("This meeting has not been read: go back and open it again.")
        return self._now.at.record

    @property
    def _short(self) -> str:
        return self._now.at.committee.short if self._now else ""

    @property
    def _comparing(self) -> bool:
        return bool(self.query_one("#differences").display)

    # -- when a command applies

    def why_not(self, verb: str) -> str | None:
        if not self.is_mounted or verb == "back":
            return None
        if self._now is None:
            return "The meeting is still being read."
        if self._writing:
            return "A copy is being written; Escape stops it."
        if self.query_one(Form).display or self.query_one(AnswerLine).display:
            return "A question is open: answer it, or Escape puts it aside."
        if verb == "show" and self._written is None:
            return "Nothing has been written yet."
        if verb == "differences" and not self._now.versions:
            return "No draft was issued here yet."
        return not_at(verb, self._now.at.record.meeting.stage)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """As on every screen, but what does not apply at this stage is not in the footer."""
        applies = super().check_action(action, parameters)
        return False if applies is None else applies

    def do_back(self) -> None:
        if self._writing:
            self._writing = False
            self._say("Stopped; no copy was written.")
        elif self._comparing:
            self._turn_to_lights()
        else:
            self.clerk.pop_screen()

    # -- the lights

    @on(PagedList.Opened, "#lights")
    def _go_there(self, event: PagedList.Opened) -> None:
        wanting = event.row.key
        if not isinstance(wanting, Wanting):
            self.clerk.tell("Nothing is wanting there.")
        elif wanting.part is Part.ATTENDANCE:
            self.clerk.go("meeting", self._reference, "attendance")
        elif wanting.id is not None:
            self.clerk.go("meeting", self._reference, _RECORDS[wanting.part], wanting.id)
        else:
            self.clerk.go("meeting", self._reference, wanting.place)

    # -- to be checked

    async def do_close(self) -> None:
        self._say(await self.do(stages.close_meeting, self._record))
        await self.refill()

    async def do_copy(self) -> None:
        path = await self.do(stages.copy_path, self._record)
        await self._write(path, "", View.PUBLIC)

    async def do_copy_for(self) -> None:
        await self.query_one(Form).ask("Checking copy", forms.COPY, self._copy_for)

    async def _copy_for(self, said: Mapping[str, str]) -> None:
        view = forms.view_said(said)
        path = await self.do(stages.copy_path, self._record, view)
        await self._write(path, said["to"], view)

    async def _write(self, path: Path, to: str, view: View) -> None:
        why = await self.do(written_files.in_the_way, path)
        if why and self._replacing != path:
            self._replacing = path
            raise Refused(f"{why}; the same key once more replaces it.")
        self._replacing, self._writing = None, True
        self.refresh_bindings()
        try:
            await self._written_copy(path, to, view)
        finally:
            self._writing = False
            await self.refill()

    async def _written_copy(self, path: Path, to: str, view: View) -> None:
        record = self._record
        self._say("1 of 2: setting out the text. Escape stops.")
        await self.do(stages.to_be_checked, record)
        document = await self.do(exporting.composed, Printed.MINUTES, self._reference, view)
        self._say("2 of 2: writing the file. Escape stops.")
        written = await asyncio.to_thread(
            exporting.write_out,
            document,
            path,
            view=view,
            replace=True,
            going_on=lambda: self._writing,
        )
        if written:
            told = await self.do(stages.note_copy, record, path, written, to)
            self._written = path
            self._say(
                "\n".join((told, f"ctrl+o opens it.{rows.restricted_left_out(record, view)}"))
            )

    async def do_show(self) -> None:
        if self._written is not None:
            await asyncio.to_thread(system_programs.open_file, self._written)

    # -- issuing

    async def do_issue(self) -> None:
        record = self._record
        fixing = await self.do(issuing.what_issuing_fixes, record)
        self._say(rows.fixing_words(fixing, self._short))
        question = f"Type issue to issue draft {fixing.draft} · Escape leaves it as it is"

        async def issue(typed: str) -> None:
            if typed.strip().casefold() != "issue":
                raise Refused("Nothing was issued: type the word issue, or press Escape.")
            self._say(await self.do(issuing.issue_draft, record))
            await self.refill()

        self.query_one(AnswerLine).ask(question, issue)

    async def do_differences(self) -> None:
        if self._comparing:
            self._turn_to_lights()
            return
        self._show_differences(True)
        await self._compare()
        self.query_one("#differences").focus()

    @on(PageView.Widened)
    def _compare_again(self) -> None:
        self.begin(self._compare, exclusive=True, group="compare")

    async def _compare(self) -> None:
        page = self.query_one("#differences", PageView)
        if width := page.line_width():
            page.show(await self.do(changes_preview, self._reference, width))

    def _turn_to_lights(self) -> None:
        self._show_differences(False)
        self.query_one("#lights").focus()

    def _show_differences(self, shown: bool) -> None:
        self.query_one("#differences").display = shown
        self.query_one("#lights").display = not shown
        self.query_one("#steps").display = not shown

    # -- at a later meeting

    async def do_correct(self) -> None:
        await self.query_one(Form).ask("Correction", forms.CORRECTION, self._correct)

    async def _correct(self, said: Mapping[str, str]) -> None:
        new = forms.correction_said(said)
        told = await self.do(
            confirming.add_correction,
            self._record,
            new.text,
            new.number,
            restricted=new.restricted,
        )
        self._say(told)
        await self.refill()

    async def do_confirm(self) -> None:
        later = await self.do(confirming.confirming_meeting, self._record.meeting)
        fields = forms.confirming_fields(later.reference if later else "")
        title = "Confirm: from then on the text is fixed"
        await self.query_one(Form).ask(title, fields, self._confirm)

    async def _confirm(self, said: Mapping[str, str]) -> None:
        typed = forms.correction_said(said)
        corrections = (typed,) if typed.text or typed.number else ()
        later = await self.do(meeting_named, said["at"]) if said["at"].strip() else None
        self._say(await self.do(confirming.confirm, self._record, corrections, later))
        await self.refill()

    async def do_sign(self) -> None:
        today = day_in_words(self._now.at.today) if self._now else ""
        form = self.query_one(Form)
        await form.ask("Signed as a correct record", forms.signing_fields(today), self._sign)

    async def _sign(self, said: Mapping[str, str]) -> None:
        on = typed_day(said["on"])
        if on is None:
            raise Refused("On which day were they signed? Type it.")
        self._say(await self.do(confirming.sign, self._record, said["by"], on))
        await self.refill()

    # -- parts of the minutes on paper

    def do_export(self) -> None:
        self.clerk.go("export", self._record.meeting.reference, Printed.DECISIONS)

    def do_extract(self) -> None:
        self.query_one(AnswerLine).ask("The number of the minute to print alone", self._extract)

    async def _extract(self, typed: str) -> None:
        number = typed.strip()
        if all(minute.number != number for minute in self._record.minutes):
            raise Refused(f"There is no minute {number} in this meeting; type its whole number.")
        self.clerk.go("export", self._record.meeting.reference, Printed.EXTRACT, number)

    def _say(self, text: str) -> None:
        self.query_one("#said", Static).update(plain(text))
