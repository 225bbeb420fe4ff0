"""clerk send, clerk post and clerk list sendings, as a clerk types them."""

from pathlib import Path

import pytest

from tests.cli.running import Clerk
from tests.post_office import PostOffice, open_office

BOARD = "waterways-and-green-spaces-committee"
MEETING = f"{BOARD}/2024-07-18"


@pytest.fixture
def listed(filled: Clerk) -> Clerk:
    """A register with two on the list of a committee."""
    for name, address in (("Tom Reed", "tom@town.example"), ("Ida Marsh", "ida@town.example")):
        answer = filled("post", "add", BOARD, "public", name, "--address", address)
        assert answer.status == 0, answer.err
    return filled


def test_a_list_is_filled_shown_and_emptied(listed: Clerk) -> None:
    found = listed("post", "list", BOARD, "--json").json()
    assert [each["name"] for each in found] == ["Ida Marsh", "Tom Reed"]
    assert found[0]["readers"] == [{"name": "Ida Marsh", "address": "ida@town.example"}]
    answer = listed("post", "remove", BOARD, "tom@town.example")
    assert answer.out == "Taken off the list: Tom Reed (public).\n"
    assert "Tom Reed" not in listed("post", "list", BOARD).out
    refused = listed("post", "remove", BOARD, "Tom Reed")
    assert refused.status == 1
    assert refused.sentence == "No line is called Tom Reed; on the list: Ida Marsh (public)."


def test_the_public_is_not_given_restricted_papers(listed: Clerk) -> None:
    refused = listed("post", "add", BOARD, "press", "H", "--address", "h@h.example", "--restricted")
    assert refused.status == 1
    assert refused.sentence == "The press and the public are given public papers only."


def test_it_is_shown_who_gets_what(listed: Clerk) -> None:
    answer = listed("send", MEETING, "minutes")
    assert answer.status == 0, answer.err
    assert "nothing has left yet" in answer.out
    found = listed("send", MEETING, "minutes", "--json").json()
    assert [each["files"] for each in found["readers"]] == [
        [f"{MEETING.replace('/', '-')}-minutes.pdf"]
    ] * 2
    assert listed("list", "sendings").out == "Nothing was sent yet.\n"


def test_drafts_are_made_and_noted(listed: Clerk, tmp_path: Path) -> None:
    answer = listed("send", MEETING, "minutes", "--as", "drafts", "-o", tmp_path / "out", "--each")
    assert answer.out.startswith("2 drafts for 2 readers"), answer.err
    assert len(list((tmp_path / "out").glob("*.eml"))) == 2
    shown = listed("list", "sendings", MEETING, "--json").json()
    assert [each["state"] for each in shown[0]["messages"]] == ["made", "made"]


def test_mail_goes_out_and_says_who_was_not_reached(listed: Clerk) -> None:
    with open_office(PostOffice(refuse={"tom@town.example"})) as office:
        set_up = listed(
            *("post", "settings", "--server", "localhost", "--port", office.port),
            *("--security", "none", "--from", "clerk@town.example", "--test"),
        )
        assert set_up.out.splitlines()[-1] == "localhost answers; nothing was sent."
        assert office.taken == []
        answer = listed("send", MEETING, "minutes", "--as", "mail")
        assert answer.status == 1
        assert "1 of 2 sent; 1 failed." in answer.out
        assert "Tom Reed: failed: the server says: 5.1.1 There is nobody" in answer.out
        office.refuse.clear()
        again = listed("send", "--resume", "1", "--json")
        assert again.status == 0
        assert [each["state"] for each in again.json()["messages"]] == ["sent", "sent"]
    assert [each.readers for each in office.taken] == [["ida@town.example"], ["tom@town.example"]]


def test_without_a_server_it_is_said_how_to_set_one(listed: Clerk) -> None:
    refused = listed("send", MEETING, "minutes", "--as", "mail")
    assert refused.status == 1
    assert "clerk post settings" in refused.sentence
    assert listed("post", "settings").sentence.startswith("No mail server is set")


def test_a_text_is_made_for_those_without_an_address(filled: Clerk, tmp_path: Path) -> None:
    assert filled("post", "add", BOARD, "members").status == 0
    text = filled("send", MEETING, "minutes", "--as", "text").out
    assert "Without an address: " in text
    assert "Blind copy to" not in text
    assert "Subject: Draft minutes" in text
    assert "Subject: " in filled("send", MEETING, "minutes", "--as", "text", "-o", "-").out
    into = tmp_path / "mail.txt"
    filled("post", "add", BOARD, "public", "Lil Voss", "--address", "lil@town.example")
    assert filled("send", MEETING, "minutes", "--as", "text", "-o", into).status == 0
    written = into.read_text(encoding="utf-8")
    assert "Blind copy to: Lil Voss <lil@town.example>\nWithout an address: " in written
    found = filled("list", "sendings", MEETING, "--json").json()
    assert len(found[0]["messages"]) == len(found[1]["messages"]) + 1 > 2
    drafts = filled("send", MEETING, "minutes", "--as", "drafts", "-o", tmp_path / "drafts")
    assert "No address, so only a text or letters are for them: " in drafts.out
