"""Web pages everybody can read: one file, no scripts, and nothing for axe to find."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from clerk.business.council import Committee
from clerk.business.views import PublicMeeting, RestrictedMeeting
from exporters.compose.action_log import action_log_document
from exporters.compose.agenda import agenda_document
from exporters.compose.minutes import minutes_document
from exporters.write import write

ROOT = Path(__file__).parents[2]


@pytest.fixture
def page(seen: PublicMeeting, committee: Committee, tmp_path: Path) -> str:
    path = tmp_path / "minutes.html"
    write(minutes_document(seen, committee), path)
    return path.read_text(encoding="utf-8")


def test_the_page_names_its_language_and_title_and_needs_no_other_file(page: str) -> None:
    assert page.startswith('<!DOCTYPE html>\n<html lang="en-GB">')
    assert "<title>Minutes: Harbour Committee, 8 March 2022</title>" in page
    assert not re.search(r"<script|<link|src=|url\(|@import", page)


def test_headings_go_down_one_level_at_a_time(page: str) -> None:
    levels = [int(level) for level in re.findall(r"<h(\d)>", page)]
    assert levels == [1, 2, 2, 3, 2, 2]
    assert '<h2><span class="number">22/8</span> Dredging of the inner basin</h2>' in page


def test_table_heads_have_a_scope_and_a_caption_tells_what_a_log_holds(
    page: str, seen: PublicMeeting, committee: Committee, tmp_path: Path
) -> None:
    assert '<th scope="col">Way</th><th scope="col">Cost</th>' in page
    path = tmp_path / "log.html"
    write(action_log_document(seen, committee), path)
    log = path.read_text(encoding="utf-8")
    assert "<caption>Actions - HARBOUR COMMITTEE (8 March 2022)</caption>" in log


def test_lists_stand_within_lists_and_numbers_are_as_printed(page: str) -> None:
    assert "<li>The inner basin was short of water:\n<ul>\n<li>by the slipway\n</li>" in page
    assert '<span class="marker">2.</span> That the crane stay locked.' in page


def test_a_printed_page_is_marked_on_every_sheet(
    seen_closed: RestrictedMeeting, committee: Committee, tmp_path: Path
) -> None:
    path = tmp_path / "minutes.html"
    write(minutes_document(seen_closed, committee), path)
    page = path.read_text(encoding="utf-8")
    assert '<p class="marking">NOT FOR PUBLICATION</p>' in page
    assert r'@page { @top-left { content: "NOT\20 FOR\20 PUBLICATION"; } }' in page


@pytest.mark.slow
def test_axe_finds_nothing(
    seen: PublicMeeting, seen_closed: RestrictedMeeting, committee: Committee, tmp_path: Path
) -> None:
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    node = shutil.which("node")
    modules = Path(os.environ.get("CLERK_AXE", ROOT / "node_modules"))
    if not (chromium and node and (modules / "axe-core").is_dir()):
        pytest.skip(
            "Chromium, node and axe are not all installed: npm install --no-save "
            "--no-package-lock axe-core puppeteer-core"
        )
    pages = []
    for at, document in enumerate(
        (
            minutes_document(seen, committee),
            minutes_document(seen_closed, committee),
            agenda_document(seen, committee),
            action_log_document(seen, committee),
        )
    ):
        pages.append(tmp_path / f"{at}.html")
        write(document, pages[-1])
    script = Path(__file__).with_name("axe.mjs")
    told = subprocess.run(
        [node, script, modules, chromium, *pages], capture_output=True, check=True, timeout=120
    )
    assert json.loads(told.stdout) == [[], [], [], []]
