"""Messages as drafts: what a mail program finds in them, and that a folder comes whole."""

from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import cast

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clerk.business.addresses import sendable
from exporters.errors import ExportError
from exporters.post.drafts import draft, write_drafts
from exporters.post.message import Attachment, Correspondent, Message
from exporters.post.pasting import pasted

VERA = Correspondent("Vera Holt", "vera.holt@harbour.example")
NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


def read(made: bytes) -> EmailMessage:
    return cast(EmailMessage, message_from_bytes(made, policy=policy.SMTP))


def message(**changes: object) -> Message:
    usual: dict[str, object] = {
        "key": "vera",
        "to": (VERA,),
        "subject": "Papers for 4 October",
        "text": "Dear Vera Holt,\n\nPlease find the papers.\n",
    }
    return Message(**(usual | changes))  # type: ignore[arg-type]


def test_a_draft_says_all_that_was_meant_to_be_said() -> None:
    made = draft(
        message(
            cc=(Correspondent("Séamus Ó Briain, Clerk", "seamus@häfen.example"),),
            blind=(Correspondent("Hafenkurier", "desk@paper.example"),),
            subject="Zażółć – the papers " * 6,
            text="From the Chair\n.\nA line " + "that goes on and on " * 200 + "é\n",
            sender=Correspondent("Ada Pell", "ada@harbour.example"),
            attachments=(Attachment("Päck – öffentlich.pdf", b"%PDF-1.7\r\n.\r\n\x00\xff"),),
        )
    )
    found = read(made)
    assert found["X-Unsent"] == "1"
    assert found["Date"] is None
    assert found["Message-ID"] is None
    assert [each.addr_spec for each in found["To"].addresses] == [VERA.address]
    assert [each.display_name for each in found["Cc"].addresses] == ["Séamus Ó Briain, Clerk"]
    assert found["Cc"].addresses[0].domain == "xn--hfen-loa.example"
    assert found["Bcc"].addresses[0].addr_spec == "desk@paper.example"
    assert found["Subject"] == ("Zażółć – the papers " * 6).strip()
    body = found.get_body()
    assert body is not None
    assert body.get_content().replace("\r\n", "\n").startswith("From the Chair\n.\nA line that")
    assert body.get_content().rstrip().endswith("on é")
    (paper,) = found.iter_attachments()
    assert paper.get_filename() == "Päck – öffentlich.pdf"
    assert paper.get_content_type() == "application/pdf"
    assert paper.get_payload(decode=True) == b"%PDF-1.7\r\n.\r\n\x00\xff"
    assert max(len(line) for line in made.split(b"\r\n")) <= 78
    assert made.isascii()
    assert not any(part.defects for part in found.walk())


@given(name=NAMES, subject=NAMES, attached=NAMES)
def test_no_name_and_no_subject_adds_a_line_or_a_reader(
    name: str, subject: str, attached: str
) -> None:
    found = read(
        draft(
            message(
                to=(Correspondent(name, VERA.address),),
                subject=f"{subject}\r\nBcc: spy@elsewhere.example",
                attachments=(Attachment(f"{attached}\nX-Spy: 1.pdf", b"%PDF"),),
            )
        )
    )
    assert [each.addr_spec for each in found["To"].addresses] == [VERA.address]
    assert found["Bcc"] is None
    assert found["X-Spy"] is None
    assert "\n" not in found["Subject"]
    (paper,) = found.iter_attachments()
    assert paper["X-Spy"] is None


@given(names=st.lists(NAMES, min_size=1, max_size=12))
@example(names=["Councillor G Llŷr-Prosser", "Councillor N Ó Ceallaigh", "W Wiśniewska", "Zofia K"])
def test_nobody_of_many_is_lost_whatever_they_are_called(names: list[str]) -> None:
    blind = tuple(
        Correspondent(name, f"member-{at:02}@harrowmere.example") for at, name in enumerate(names)
    )
    made = draft(message(to=(), blind=blind))
    found = read(made)["Bcc"].addresses
    assert [each.addr_spec for each in found] == [each.address for each in blind]
    if all(name.isprintable() and name == " ".join(name.split()) for name in names):
        assert [each.display_name for each in found] == names


@pytest.mark.parametrize(
    "address",
    [
        *("", "vera", "vera@harbour", "a b@harbour.example", "a@b.example, c@d.example"),
        *("a@b.example\nBcc: c@d.example", "<a@b.example>", "vära@harbour.example", "a@-b.example"),
    ],
)
def test_what_is_no_address_is_refused_with_whose_it_is(address: str) -> None:
    assert sendable(address) == ""
    with pytest.raises(ExportError, match="Vera Holt"):
        draft(message(to=(Correspondent("Vera Holt", address),)))


def test_a_folder_of_drafts_is_named_for_whom_they_are_to(tmp_path: Path) -> None:
    folder = tmp_path / "drafts"
    told: list[tuple[int, int]] = []
    made = write_drafts(
        [message(), message(to=(Correspondent("../Tom\nReed\u202efdp", "tom@harbour.example"),))],
        folder,
        told=lambda done, of: told.append((done, of)),
    )
    assert [path.name for path in made] == ["001 Vera Holt.eml", "002 ..-Tom Reedfdp.eml"]
    assert sorted(folder.iterdir()) == list(made)
    assert told == [(0, 2), (1, 2), (2, 2)]
    assert [path.name for path in tmp_path.iterdir()] == ["drafts"]


def test_drafts_are_written_all_or_not_at_all(tmp_path: Path) -> None:
    folder = tmp_path / "drafts"
    gone = message(attachments=(Attachment("pack.pdf", tmp_path / "gone.pdf"),))
    with pytest.raises(ExportError, match=r"gone\.pdf cannot be read"):
        write_drafts([message(), gone], folder)
    answers = iter([True, False])
    assert write_drafts([message(), message()], folder, going_on=lambda: next(answers)) == ()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ExportError, match="holds something already"):
        write_drafts([message()], tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_file_name_is_one_every_system_takes(tmp_path: Path) -> None:
    def named(name: str) -> str:
        (path,) = write_drafts([message(to=(replace(VERA, name=name),))], tmp_path / "drafts")
        path.unlink()
        return path.name

    assert named("CON") == "001 CON.eml"
    assert named("a/b\\c:d\ne\u202ef") == "001 a-b-c_d ef.eml"
    assert named("") == f"001 {VERA.address}.eml"
    assert len(named("x" * 500)) <= 84


def test_all_messages_as_one_text_to_paste() -> None:
    text = pasted(
        [
            message(attachments=(Attachment("pack.pdf", b""),)),
            message(to=(Correspondent("Tom Reed"),), text="Dear Tom Reed,\n\nNothing else.\n"),
        ]
    )
    assert "To: Vera Holt <vera.holt@harbour.example>" in text
    assert "To: Tom Reed\n" in text
    assert "Attach: pack.pdf" in text
    assert text.count("Subject: Papers for 4 October") == 2
    assert text.index("Please find the papers.") < text.index("Nothing else.")
