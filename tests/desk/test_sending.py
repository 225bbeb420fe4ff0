"""Sending an agenda to a list: who gets what, and that nothing restricted goes astray."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import cast

import docx
import pytest

from clerk.business.distribution import RecipientKind
from clerk.business.post import How, MailSettings, Security, Sent, State
from clerk.business.restricted import RestrictedItem, View
from clerk.desk import distributing, posting, sending_out
from clerk.desk.calling_off import cancel
from clerk.desk.committees import new_meeting
from clerk.desk.desk import Desk
from clerk.desk.distributing import add_recipient, mark_recipient, recipient_called
from clerk.desk.refused import Refused
from clerk.desk.sending import Prepared, prepare
from clerk.desk.sent_list import sent_list
from clerk.desk.written_files import InTheWay
from db import papers, people
from db.papers import place_of
from db.records import read_record, save_record
from tests.desk.live import EXEMPT, PIER, live_desk
from tests.desk.papers import pdf
from tests.exporters.reading_back import every_word
from tests.post_office import PostOffice, open_office

MEETING = "pier-committee/2021-05-04"
SECRET = "kiosk lease"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Members are given restricted papers, K Gull has no address, the Herald gets public ones."""
    with live_desk(tmp_path / "clerk.db") as opened:
        with opened.register.writing("Addresses") as change:
            for person in people.people(change):
                if person.name != "K Gull":
                    address = f"{person.name[0].lower()}@pier.example"
                    people.save_person(change, replace(person, address=address))
        add_recipient(opened, PIER.slug, RecipientKind.MEMBERS, view=View.RESTRICTED)
        add_recipient(opened, PIER.slug, RecipientKind.PRESS, "Herald", "desk@herald.example")
        yield opened


def word(*paragraphs: str, title: str = "") -> bytes:
    """A Word file of these paragraphs, the last word of one of them drawn apart."""
    made, held = docx.Document(), io.BytesIO()
    made.core_properties.title = title
    for each in paragraphs:
        made.add_paragraph(each)
    if not title:
        line = made.add_paragraph("The kiosk le")
        line.add_run("ase").bold = True
    made.save(held)
    return held.getvalue()


def prepared(desk: Desk, **changes: object) -> Prepared:
    return prepare(desk, Sent.AGENDA, MEETING, **changes)  # type: ignore[arg-type]


def read(path: Path) -> EmailMessage:
    return cast(EmailMessage, message_from_bytes(path.read_bytes(), policy=policy.SMTP))


def attached(mail: EmailMessage, folder: Path) -> tuple[str, str]:
    """The name of the one file that goes with a mail, and every word of it."""
    (file,) = mail.iter_attachments()
    name = str(file.get_filename())
    (folder / name).write_bytes(cast(bytes, file.get_payload(decode=True)))
    return name, every_word(folder / name)


def test_it_is_shown_who_gets_what_before_anything_leaves(desk: Desk) -> None:
    found = prepared(desk)
    assert [(one.reader.name, [each.view for each in one.enclosures]) for one in found.parcels] == [
        ("Councillor R Teal", [View.RESTRICTED]),
        ("Councillor S Wren", [View.RESTRICTED]),
        ("Councillor B Auk", [View.RESTRICTED]),
        ("Councillor M Dunlin", [View.RESTRICTED]),
        ("Herald", [View.PUBLIC]),
    ]
    assert [one.reader.name for one in found.unreachable] == ["Councillor K Gull"]
    assert found.subject == "Agenda: Pier Committee, 4 May 2021"
    assert found.text.startswith("Dear {name},\n\nThe agenda of the Pier Committee for Tuesday")
    assert posting.sendings(desk) == ()


def test_drafts_hold_the_restricted_agenda_for_members_alone(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "drafts-restricted"
    files = sending_out.make_drafts(desk, prepared(desk), folder)
    members, press = map(read, files)
    assert [each.addr_spec for each in members["Bcc"].addresses] == [
        f"{letter}@pier.example" for letter in "rsbm"
    ]
    assert [each.addr_spec for each in press["Bcc"].addresses] == ["desk@herald.example"]
    assert members["To"] is None
    name, words = attached(members, tmp_path)
    assert name == "pier-committee-2021-05-04-agenda-restricted.pdf"
    assert SECRET in words.casefold()
    name, words = attached(press, tmp_path)
    assert name == "pier-committee-2021-05-04-agenda.pdf"
    assert SECRET not in words.casefold()
    assert "A lease" in words
    body = members.get_body()
    assert body is not None
    assert body.get_content().startswith("Dear all,\r\n\r\nNOT FOR PUBLICATION") or (
        body.get_content().startswith("Dear all,\n\nNOT FOR PUBLICATION")
    )
    assert b"NOT FOR PUBLICATION" not in press.as_bytes()


def test_a_folder_with_restricted_drafts_says_so_in_its_name(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="call it drafts-restricted"):
        sending_out.make_drafts(desk, prepared(desk), tmp_path / "drafts")
    assert posting.sendings(desk) == ()


def test_each_can_have_a_draft_of_their_own(desk: Desk, tmp_path: Path) -> None:
    files = sending_out.make_drafts(desk, prepared(desk), tmp_path / "restricted", each=True)
    assert [path.name for path in files][::4] == ["001 Councillor R Teal.eml", "005 Herald.eml"]
    body = read(files[0]).get_body()
    assert body is not None
    assert body.get_content().startswith("Dear Councillor R Teal,")


def test_it_is_kept_who_got_what(desk: Desk, tmp_path: Path) -> None:
    sending_out.make_drafts(desk, prepared(desk), tmp_path / "drafts-restricted")
    (sent,) = posting.sendings(desk)
    assert (sent.kind, sent.how, sent.about) == (Sent.AGENDA, How.DRAFTS, MEETING)
    assert sent.begun_by == "Ada Pell"
    press = sent.messages[-1]
    assert (press.name, press.view, press.state) == ("Herald", View.PUBLIC, State.MADE)
    kept = place_of(desk.register.papers_folder, press.sha256).read_bytes()
    assert kept.startswith(b"%PDF")
    shown = sent_list(desk, MEETING)
    assert shown.rows[-1][3:] == ("Herald (public)", "draft made")
    assert len(shown.shapes) == 1


def test_letters_reach_those_without_an_address_too(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "letters.docx"
    sending_out.make_letters(desk, prepared(desk), path)
    texts = [each.text for each in docx.Document(str(path)).paragraphs]
    assert "Councillor K Gull" in texts
    assert "Enclosed:\tpier-committee-2021-05-04-agenda.pdf" in texts
    assert SECRET not in "\n".join(texts).casefold()
    beside = sorted(each.name for each in tmp_path.glob("*.pdf"))
    assert beside == [
        "pier-committee-2021-05-04-agenda-restricted.pdf",
        "pier-committee-2021-05-04-agenda.pdf",
    ]


def test_a_file_that_is_in_the_way_is_left_as_it_is(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "pier-committee-2021-05-04-agenda.pdf").write_bytes(b"mine")
    with pytest.raises(InTheWay):
        sending_out.write_text(desk, prepared(desk), tmp_path / "mail.txt")
    assert not (tmp_path / "mail.txt").exists()
    assert posting.sendings(desk) == ()


def test_a_link_stands_in_place_of_the_public_file(desk: Desk) -> None:
    found = prepared(desk, link="https://pier.example/agenda")
    assert "is published at https://pier.example/agenda" in found.text
    assert [len(one.enclosures) for one in found.parcels] == [1, 1, 1, 1, 0]
    text = sending_out.make_text(desk, found)
    assert text.count("Attach: ") == 1


def test_a_list_that_means_nobody_is_told(desk: Desk) -> None:
    for line in distributing.recipients(desk, PIER.slug):
        distributing.remove_recipient(desk, PIER.slug, line)
    with pytest.raises(Refused, match="means nobody"):
        prepared(desk)


def test_a_pack_that_is_not_made_yet_is_told(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no pack to send yet"):
        prepare(desk, Sent.PACK, MEETING)
    closed = tmp_path / "pack-restricted.pdf"
    closed.write_bytes(b"%PDF closed")
    with pytest.raises(Refused, match="no pack that Herald may be given"):
        prepare(desk, Sent.PACK, MEETING, files={View.RESTRICTED: closed})


def test_a_pack_handed_in_goes_to_those_it_is_for(desk: Desk, tmp_path: Path) -> None:
    files = {View.PUBLIC: tmp_path / "p.pdf", View.RESTRICTED: tmp_path / "p-restricted.pdf"}
    files[View.PUBLIC].write_bytes(pdf("Lamps"))
    files[View.RESTRICTED].write_bytes(pdf("The kiosk lease"))
    found = prepare(desk, Sent.PACK, MEETING, files=files)
    given = {one.reader.name: one.enclosures[0].content for one in found.parcels}
    assert given["Herald"] == pdf("Lamps")
    assert given["Councillor R Teal"] == pdf("The kiosk lease")


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("pack-restricted.pdf", b"%PDF", "holds restricted business"),
        ("pack.txt", b"Item 5: The  Kiosk\nLEASE", "has words of restricted business in it"),
        ("pack.pdf", b"", "is empty"),
        ("pack.pdf", b"%PDF", "is no whole PDF"),
        ("pack.pdf", pdf("The kiosk lease"), "has words of restricted business in it"),
        ("pack.docx", word("Lamps"), "has words of restricted business in it"),
        ("pack.docx", word("", title="the KIOSK lease"), "has words of restricted business in it"),
    ],
)
def test_a_file_that_may_be_restricted_is_not_sent_to_the_public(
    desk: Desk, tmp_path: Path, name: str, content: bytes, why: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Refused, match=why):
        prepare(desk, Sent.PACK, MEETING, files={View.PUBLIC: tmp_path / name})


def test_the_restricted_agenda_under_another_name_is_found_out(desk: Desk, tmp_path: Path) -> None:
    """By what its pages say, and by what it was sent as before."""
    found = prepared(desk)
    path = tmp_path / "agenda.pdf"
    path.write_bytes(found.parcels[0].enclosures[0].content)
    with pytest.raises(Refused, match="has words of restricted business in it"):
        prepared(desk, files={View.PUBLIC: path})
    sending_out.make_text(desk, found)
    with pytest.raises(Refused, match="holds restricted business"):
        prepared(desk, files={View.PUBLIC: path})


def test_a_restricted_file_has_to_say_so_in_its_name(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"
    path.write_bytes(pdf("Lamps"))
    with pytest.raises(Refused, match="its name must say so"):
        prepare(desk, Sent.PACK, MEETING, files={View.PUBLIC: path, View.RESTRICTED: path})


def test_who_is_marked_public_gets_the_public_one_from_then_on(desk: Desk) -> None:
    line = recipient_called(desk, PIER.slug, "all members")
    mark_recipient(desk, PIER.slug, line, View.PUBLIC)
    assert {each.view for one in prepared(desk).parcels for each in one.enclosures} == {View.PUBLIC}
    with pytest.raises(Refused, match="public papers only"):
        mark_recipient(
            desk, PIER.slug, recipient_called(desk, PIER.slug, "Herald"), View.RESTRICTED
        )


@pytest.fixture
def office(desk: Desk) -> Iterator[PostOffice]:
    with open_office(PostOffice()) as opened:
        distributing.set_mail_server(
            desk,
            MailSettings(
                "localhost", "clerk@pier.example", port=opened.port, security=Security.NONE
            ),
        )
        yield opened


def test_by_mail_everybody_gets_their_own_and_nobody_twice(
    desk: Desk, office: PostOffice, tmp_path: Path
) -> None:
    done = sending_out.send_mail(desk, prepared(desk))
    assert done.sentence == "5 of 5 sent."
    by_reader = {each.readers[0]: each.mail for each in office.taken}
    assert len(by_reader) == 5
    assert SECRET not in attached(by_reader["desk@herald.example"], tmp_path)[1].casefold()
    assert SECRET in attached(by_reader["r@pier.example"], tmp_path)[1].casefold()
    found = prepared(desk)
    assert found.parcels == ()
    assert len(found.had) == 5
    with pytest.raises(Refused, match="has it already"):
        sending_out.send_mail(desk, found)
    add_recipient(desk, PIER.slug, RecipientKind.PERSON, "V Bank")
    sending_out.send_mail(desk, prepared(desk))
    assert [each.readers for each in office.taken[5:]] == [["v@pier.example"]]


def test_a_go_that_was_stopped_is_taken_up_with_the_very_same_files(
    desk: Desk, office: PostOffice
) -> None:
    answers = iter([True, True, False])
    done = sending_out.send_mail(desk, prepared(desk), going_on=lambda: next(answers))
    assert done.sentence.startswith("2 of 5 sent; 3 not sent yet.")
    found = prepared(desk, subject="Another")
    assert "taken up first, for 3, with the words and files it had" in found.remarks[-1]
    assert sending_out.send_mail(desk, found).sentence == "5 of 5 sent."
    assert len(posting.sendings(desk)) == 1
    assert {each.mail["Subject"] for each in office.taken} == {done.sending.subject}
    got = [each.readers[0] for each in office.taken]
    assert sorted(got) == sorted(set(got))
    contents = {
        next(each.mail.iter_attachments()).get_payload(decode=True) for each in office.taken
    }
    assert len(contents) == 2
    bodies = [each.mail.get_body() for each in office.taken]
    noted = ["NOT FOR PUBLICATION" in body.get_content() for body in bodies if body]
    assert noted == [True, True, True, True, False]


def test_what_was_closed_to_the_public_since_is_not_sent_to_it_later(
    desk: Desk, office: PostOffice
) -> None:
    _describe_the_lamps(desk, "Gasoline Chandelier", restricted=None)
    done = sending_out.send_mail(desk, prepared(desk), going_on=lambda: False)
    closed = RestrictedItem(EXEMPT, "Gasoline Chandelier")
    _describe_the_lamps(desk, "", restricted=closed)
    with pytest.raises(Refused, match="restricted business"):
        sending_out.resume(desk, done.sending.id or 0)
    assert office.taken == []


def _describe_the_lamps(desk: Desk, words: str, restricted: RestrictedItem | None) -> None:
    with desk.register.writing("Describe the lamps") as change:
        record = read_record(change, 1)
        lamps = replace(record.items[2], description=words, restricted=restricted)
        items = (*record.items[:2], lamps, *record.items[3:])
        save_record(change, replace(record, items=items))


def test_whom_an_earlier_go_failed_to_reach_is_reached_once_by_a_later_one(
    desk: Desk, office: PostOffice
) -> None:
    office.refuse = {"desk@herald.example"}
    first = sending_out.send_mail(desk, prepared(desk))
    assert first.sentence == "4 of 5 sent; 1 failed."
    office.refuse = set()
    assert sending_out.send_mail(desk, prepared(desk)).sentence == "1 of 1 sent."
    again = sending_out.resume(desk, first.sending.id or 0)
    assert again.sentence == "4 of 5 sent; 1 failed."
    assert len(office.taken) == 5


def test_the_bytes_that_were_sent_are_still_there_to_be_shown(
    desk: Desk, office: PostOffice
) -> None:
    done = sending_out.send_mail(desk, prepared(desk))
    for message in done.sending.messages:
        assert papers.stored(desk.register, message.sha256, message.file_name)


def test_the_notice_of_a_meeting_called_off_is_called_what_it_is(desk: Desk) -> None:
    new_meeting(desk, PIER.slug, date(2021, 7, 6), None, "")
    cancel(desk, read_record(desk.register, 2), "No business")
    notice = prepare(desk, Sent.NOTICE, "pier-committee/2021-07-06")
    assert notice.subject == "Notice of cancellation: Pier Committee, 6 July 2021"
    told = "The notice of cancellation for the meeting of the Pier Committee on Tuesday 6 July 2021"
    assert told in notice.text
