"""The council's own Word and its crest: chosen, mapped, printed with, taken out, backed up."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest

from clerk.business.agenda import AgendaItem
from clerk.business.council import Committee, Council, council_over
from clerk.business.house_files import PrintedIn
from clerk.business.meetings import Meeting, MeetingRecord, Stage
from clerk.business.minutes import Minute
from clerk.business.restricted import Grounds, RestrictedKind, RestrictedMinute, View
from clerk.business.style import HouseStyle
from clerk.desk.backing_up import backed_up
from clerk.desk.committees import committee_shown, new_committee
from clerk.desk.desk import Desk
from clerk.desk.exporting import Printed, export
from clerk.desk.founding import begin, change_council, council_known
from clerk.desk.house_files import (
    choose_crest,
    choose_template,
    describe_crest,
    drop_crest,
    drop_template,
    map_styles,
    template_seen,
)
from clerk.desk.house_files_shown import house_files_rows, house_files_shape, styles_said
from clerk.desk.refused import Refused
from clerk.desk.undoing import undo_last
from db.check import check
from db.papers import place_of
from db.records import save_record
from tests.desk.sitting import march_desk
from tests.exporters.council_word import council_template
from tests.exporters.test_crest import SHIELD


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    with march_desk(path) as desk:
        yield desk


@pytest.fixture
def ferry(desk: Desk) -> Committee:
    new_committee(desk, "Ferry Board", "", "uk-principal")
    meeting = Meeting("ferry-board", "FERRY BOARD", date(2022, 3, 8), stage=Stage.DRAFT_ISSUED)
    closed = RestrictedMinute(Grounds(RestrictedKind.EXEMPT, ("3",)), text="Nineteen pounds.")
    minutes = (Minute("22/1", "Fares", "They rose."), Minute("22/2", "Rent", restricted=closed))
    with desk.register.writing("Enter it") as change:
        save_record(change, MeetingRecord(meeting, minutes=minutes))
    return now(desk)


@pytest.fixture
def own_word(tmp_path: Path) -> Path:
    path = tmp_path / "ferrymouth.docx"
    council_template("[[MINUTES]]").save(str(path))
    return path


@pytest.fixture
def shield(tmp_path: Path) -> Path:
    path = tmp_path / "shield.svg"
    path.write_bytes(SHIELD)
    return path


def now(desk: Desk) -> Committee:
    return committee_shown(desk, "ferry-board").committee


def test_minutes_are_printed_in_the_template_that_was_chosen(
    desk: Desk, ferry: Committee, own_word: Path, tmp_path: Path
) -> None:
    seen = choose_template(desk, ferry, PrintedIn.MINUTES, own_word)
    assert ("[[venue]]", "a table") in seen.anchors
    assert {each.use: each.becomes for each in seen.styles}["Outcome"] == "Resolution"
    own_word.unlink()  # the register has its own copy
    for view in View:
        path = tmp_path / f"minutes-{view}.docx"
        export(desk, Printed.MINUTES, "ferry-board/2022-03-08", path, view=view)
        word = docx.Document(str(path))
        text = "\n".join(each.text for each in word.paragraphs)
        assert "22/1\tFares" in text
        assert ("Nineteen pounds" in text) is (view is View.RESTRICTED)
        assert word.sections[0].header.paragraphs[-1].text == "Ferry Board, 8 March 2022"
    assert template_seen(desk, now(desk), PrintedIn.AGENDA) is None
    plain = tmp_path / "decisions.docx"
    export(desk, Printed.DECISIONS, "ferry-board/2022-03-08", plain)
    assert docx.Document(str(plain)).styles["heading 2"]


def test_styles_are_mapped_once_and_kept_when_the_file_is_changed(
    desk: Desk, ferry: Committee, own_word: Path
) -> None:
    choose_template(desk, ferry, PrintedIn.MINUTES, own_word)
    said = ["heading=Heading 4", "Outcome=", "Plain text=as Clerk sets it"]
    styles = styles_said(desk, now(desk), PrintedIn.MINUTES, said)
    map_styles(desk, now(desk), PrintedIn.MINUTES, styles)
    seen = template_seen(desk, now(desk), PrintedIn.MINUTES)
    assert seen
    becomes = {each.use: each.becomes for each in seen.styles}
    assert (becomes["Heading"], becomes["Outcome"]) == ("Heading 4", "")
    assert becomes["Plain text"] == ""
    again = choose_template(desk, now(desk), PrintedIn.MINUTES, own_word)
    assert {each.use: each.becomes for each in again.styles}["Heading"] == "Heading 4"
    undo_last(desk)
    undo_last(desk)
    seen = template_seen(desk, now(desk), PrintedIn.MINUTES)
    assert seen
    assert {each.use: each.becomes for each in seen.styles}["Outcome"] == "Resolution"


def test_what_is_wrong_is_said_when_it_is_chosen_and_changes_nothing(
    desk: Desk,
    ferry: Committee,
    own_word: Path,
    shield: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(Refused, match=r"no \[\[ACTIONS\]\] line.* place of minutes"):
        choose_template(desk, ferry, PrintedIn.ACTIONS, own_word)
    with pytest.raises(Refused, match="There is no file"):
        choose_template(desk, ferry, PrintedIn.MINUTES, tmp_path / "none.docx")
    with pytest.raises(Refused, match="is a folder"):
        choose_template(desk, ferry, PrintedIn.MINUTES, tmp_path)

    def denied(path: Path) -> bytes:  # what Windows answers of a folder
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as windows:
        windows.setattr(Path, "read_bytes", denied)
        with pytest.raises(Refused, match="is a folder"):
            choose_template(desk, ferry, PrintedIn.MINUTES, tmp_path)
    assert now(desk) == ferry
    choose_template(desk, ferry, PrintedIn.MINUTES, own_word)
    with pytest.raises(Refused, match="no style “Headng 4” for heading; did you mean"):
        map_styles(desk, now(desk), PrintedIn.MINUTES, {"Heading2": "Headng 4"})
    with pytest.raises(Refused, match="names no style of ours: write one of Title of the paper"):
        styles_said(desk, now(desk), PrintedIn.MINUTES, ["Footing=Normal"])
    with pytest.raises(Refused, match="changed"):
        choose_crest(desk, (ferry,), shield, "")  # as it was before the template
    drop_template(desk, now(desk), PrintedIn.MINUTES)
    with pytest.raises(Refused, match="no Word template for minutes to take out"):
        drop_template(desk, now(desk), PrintedIn.MINUTES)


def test_a_crest_is_on_the_minutes_and_new_committees_have_it(
    desk: Desk, ferry: Committee, shield: Path, tmp_path: Path
) -> None:
    crest = choose_crest(desk, (ferry,), shield, "A ship ")
    assert crest.alt == "A ship"
    path = tmp_path / "minutes.docx"
    export(desk, Printed.MINUTES, "ferry-board/2022-03-08", path)
    (shape,) = docx.Document(str(path)).inline_shapes
    assert shape._inline.docPr.get("descr") == "A ship"
    assert new_committee(desk, "Quay Board", "", "uk-parish").style.crest == crest
    describe_crest(desk, now(desk), "")
    assert replace(crest, alt="") == now(desk).style.crest
    assert new_committee(desk, "Slip Board", "", "uk-parish").style.crest is None
    drop_crest(desk, (now(desk),))
    assert now(desk).style.crest is None
    with pytest.raises(Refused, match="There is no crest yet"):
        describe_crest(desk, now(desk), "A ship")


def test_the_council_is_named_over_a_front_sheet_without_a_crest(
    desk: Desk, ferry: Committee, shield: Path, tmp_path: Path
) -> None:
    def words(what: Printed) -> list[str]:
        path = tmp_path / f"{what.value}.docx"
        export(desk, what, "ferry-board/2022-04-05", path, replace=True)
        return [each.text for each in docx.Document(str(path)).paragraphs if each.text]

    begin(desk, "Ferrymouth Town Council", "uk-principal")
    coming = Meeting("ferry-board", "FERRY BOARD", date(2022, 4, 5), venue="Town Hall")
    with desk.register.writing("Plan it") as change:
        save_record(change, MeetingRecord(coming, items=(AgendaItem("1", "Apologies"),)))
    for what in (Printed.AGENDA, Printed.NOTICE_BOARD):
        assert words(what)[:2] == ["Ferrymouth Town Council", "FERRY BOARD"]
    choose_crest(desk, (ferry,), shield, "The ship of Ferrymouth")
    assert words(Printed.AGENDA)[0] == "FERRY BOARD"
    drop_crest(desk, (now(desk),))
    change_council(desk, council_known(desk), Council("Ferry Board"))
    assert words(Printed.AGENDA)[:2] == ["FERRY BOARD", "Date:\tTuesday 5 April 2022"]


@pytest.mark.parametrize(
    ("committee", "over"),
    [
        ("Ferry Board", "Ferrymouth Borough Council"),
        ("Council", "Ferrymouth Borough Council"),
        ("Ferrymouth Borough Council", ""),
        ("Quay Parish Council", ""),
        ("Slip Parish Meeting", ""),
    ],
)
def test_no_council_is_named_over_another(committee: str, over: str) -> None:
    known = Council("Ferrymouth Borough Council")
    named = Committee("slug", committee, "S", HouseStyle("Plain"))
    assert council_over(known, named) == over
    assert council_over(None, named) == ""


def test_what_is_no_picture_gets_a_sentence(desk: Desk, ferry: Committee, own_word: Path) -> None:
    with pytest.raises(Refused, match="is not a picture that can be a crest"):
        choose_crest(desk, (ferry,), own_word, "")
    assert now(desk) == ferry


def test_their_files_are_backed_up_and_missed(
    desk: Desk, ferry: Committee, own_word: Path, shield: Path, tmp_path: Path
) -> None:
    choose_template(desk, ferry, PrintedIn.MINUTES, own_word)
    crest = choose_crest(desk, (now(desk),), shield, "")
    template = now(desk).style.templates["minutes"]
    assert check(desk.register) == ()
    made = backed_up(desk, tmp_path / "backups")
    for sha256 in (crest.sha256, template.sha256):
        assert list((tmp_path / "backups").rglob(sha256)), made
        place_of(desk.register.papers_folder, sha256).unlink()
    assert {each.place for each in check(desk.register)} == {
        "paper shield.svg",
        "paper ferrymouth.docx",
    }
    with pytest.raises(Refused, match=r"The file of shield\.svg is missing"):
        export(desk, Printed.MINUTES, "ferry-board/2022-03-08", tmp_path / "minutes.docx")


def test_they_are_listed_and_given_as_json(desk: Desk, ferry: Committee, own_word: Path) -> None:
    assert house_files_rows(desk, ferry) == (
        ("Crest", "none"),
        ("Word template for agenda", "none"),
        ("Word template for minutes", "none"),
        ("Word template for actions", "none"),
    )
    choose_template(desk, ferry, PrintedIn.MINUTES, own_word)
    rows = dict(house_files_rows(desk, now(desk)))
    assert rows["Word template for minutes"] == "ferrymouth.docx"
    assert rows["  Line to sign on"] == "as Clerk sets it"
    assert "[[venue]] in a table" in rows["  anchors"]
    shape = json.loads(json.dumps(house_files_shape(desk, now(desk))))
    assert shape["crest"] is None
    assert shape["templates"]["agenda"] is None
    assert shape["templates"]["minutes"]["styles"]["Outcome"] == "Resolution"
