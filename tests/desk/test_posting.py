"""Mail given to real servers on this machine: taken, refused, cut off, not to be trusted."""

import os
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from clerk.business.post import How, MailSettings, Security, Sending, Sent, SentMessage, State
from clerk.business.restricted import View
from clerk.desk import fault_log, posting
from clerk.desk.desk import Desk, open_desk
from clerk.desk.refused import Refused
from db import distribution
from db.history import events
from exporters.post.message import Attachment, Correspondent, Message
from tests.db.programs import start
from tests.post_office import (
    PASSWORD,
    USER,
    PostOffice,
    certificate,
    open_office,
    open_until,
)

# aiosmtpd warns of a password over a line that speaks nothing but TLS, taking it for an open one.
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH")

NAMES = ("Vera Holt", "Tom Reed", "Ida Marsh")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "clerk.db"


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    with open_desk(path, create=True, who="Ada Pell") as opened:
        yield opened


@pytest.fixture(autouse=True)
def nobody_elses_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.delenv("CLERK_MAIL_PASSWORD", raising=False)


def address(name: str) -> str:
    return f"{name.split()[0].lower()}@harbour.example"


def set_server(desk: Desk, port: int, **changes: object) -> MailSettings:
    usual: dict[str, object] = {
        "server": "localhost",
        "sender_address": "clerk@harbour.example",
        "sender_name": "Harbour Council",
        "port": port,
        "security": Security.NONE,
    }
    settings = MailSettings(**(usual | changes))  # type: ignore[arg-type]
    with desk.register.writing("Set the mail server") as change:
        distribution.save_mail_settings(change, settings)
    return settings


def messages(size: int = 10) -> dict[str, Message]:
    return {
        name: Message(
            name,
            (Correspondent(name, address(name)),),
            "Papers for 4 October",
            f"Dear {name},\n.\nPlease find the papers.\n",
            attachments=(Attachment("papers.pdf", b"%PDF\r\n." * size),),
        )
        for name in NAMES
    }


def recorded(desk: Desk) -> int:
    noted = tuple(SentMessage(name, name, address(name), View.PUBLIC) for name in NAMES)
    return posting.record(
        desk, Sending(Sent.PACK, "harbour-committee/2022-10-04", "Pack", How.MAIL, noted)
    )


def states(found: Sending) -> list[State]:
    return [each.state for each in found.messages]


def test_everybody_is_sent_theirs_over_one_line(desk: Desk) -> None:
    with open_office(PostOffice()) as office:
        set_server(desk, office.port)
        sending = recorded(desk)
        told: list[tuple[int, int, str]] = []
        done = posting.deliver(desk, sending, messages(), told=lambda *each: told.append(each))
    assert done.sentence == "3 of 3 sent."
    assert states(done.sending) == [State.SENT] * 3
    assert [each.readers for each in office.taken] == [[address(name)] for name in NAMES]
    assert office.lines == 1
    assert told == [(0, 3, NAMES[0]), (1, 3, NAMES[1]), (2, 3, NAMES[2]), (3, 3, "")]
    mail = office.taken[0].mail
    assert str(mail["From"]) == "Harbour Council <clerk@harbour.example>"
    assert mail["Message-ID"].startswith("<clerk.")
    assert mail["Date"].datetime is not None
    assert mail["X-Unsent"] is None
    body = mail.get_body()
    assert body is not None
    assert body.get_content().splitlines() == ["Dear Vera Holt,", ".", "Please find the papers."]
    (paper,) = mail.iter_attachments()
    assert paper.get_payload(decode=True) == b"%PDF\r\n." * 10


def test_sent_again_sends_nobody_anything(desk: Desk) -> None:
    with open_office(PostOffice()) as office:
        set_server(desk, office.port)
        sending = recorded(desk)
        posting.deliver(desk, sending, messages())
        assert posting.deliver(desk, sending, messages()).sentence == "3 of 3 sent."
        assert len(office.taken) == 3


def test_those_who_are_refused_are_told_and_can_be_tried_again(desk: Desk) -> None:
    with open_office(PostOffice(refuse={address("Tom Reed")})) as office:
        set_server(desk, office.port)
        sending = recorded(desk)
        done = posting.deliver(desk, sending, messages())
        assert done.sentence == "2 of 3 sent; 1 failed."
        (failed,) = done.sending.in_state(State.FAILED)
        assert failed.name == "Tom Reed"
        assert failed.said == ("the server says: 5.1.1 There is nobody of that name here (550)")
        office.refuse.clear()
        assert posting.deliver(desk, sending, messages()).sentence == "3 of 3 sent."
    assert [each.readers[0] for each in office.taken] == [
        address(name) for name in ("Vera Holt", "Ida Marsh", "Tom Reed")
    ]


def test_a_copy_that_is_refused_does_not_keep_the_letter_back(desk: Desk) -> None:
    written = messages()
    copy = Correspondent("Old Post", "old@harbour.example")
    vera = written["Vera Holt"]
    written["Vera Holt"] = Message(
        vera.key,
        vera.to,
        vera.subject,
        vera.text,
        cc=(copy,),
        blind=(Correspondent("", "b@c.example"),),
    )
    with open_office(PostOffice(refuse={"old@harbour.example"})) as office:
        set_server(desk, office.port)
        done = posting.deliver(desk, recorded(desk), written)
    assert states(done.sending) == [State.SENT] * 3
    assert done.sending.messages[0].said.startswith("No copy went to Old Post (the server says")
    assert office.taken[0].readers == [address("Vera Holt"), "b@c.example"]
    assert b"b@c.example" not in office.taken[0].content


def test_a_line_cut_before_the_answer_leaves_that_one_in_doubt(desk: Desk) -> None:
    def cut_for_tom(readers: list[str]) -> str | None:
        return "cut" if readers == [address("Tom Reed")] else None

    with open_office(PostOffice(at_data=cut_for_tom)) as office:
        set_server(desk, office.port)
        sending = recorded(desk)
        done = posting.deliver(desk, sending, messages())
        assert done.sentence == "2 of 3 sent; 1 in doubt."
        office.at_data = lambda readers: None
        assert posting.deliver(desk, sending, messages()).sentence == "2 of 3 sent; 1 in doubt."
        assert len(office.taken) == 2
        said = posting.settle(desk, sending, "Tom Reed", arrived=False)
        assert said == "The mail to Tom Reed is noted as not sent; it can be sent again."
        assert posting.deliver(desk, sending, messages()).sentence == "3 of 3 sent."
        assert len(office.taken) == 3
    with pytest.raises(Refused, match="not in doubt"):
        posting.settle(desk, sending, "Tom Reed", arrived=True)


def test_a_line_cut_in_the_middle_of_a_message_is_a_failure_and_no_doubt(desk: Desk) -> None:
    with open_until(2000) as port:
        set_server(desk, port)
        done = posting.deliver(desk, recorded(desk), messages(size=2_000_000))
    assert states(done.sending) == [State.FAILED] * 3
    assert "in the middle of the message" in done.sending.messages[0].said


def test_a_server_that_closes_after_each_mail_is_called_again(desk: Desk) -> None:
    answers = iter(["421 4.7.0 Too many on one line", None, None, None])
    with open_office(PostOffice(at_data=lambda readers: next(answers))) as office:
        set_server(desk, office.port)
        done = posting.deliver(desk, recorded(desk), messages())
    assert done.sentence == "2 of 3 sent; 1 failed."
    assert office.lines == 2


def test_what_is_too_large_is_told_before_it_is_sent(desk: Desk) -> None:
    with open_office(PostOffice(), largest=100_000) as office:
        set_server(desk, office.port)
        done = posting.deliver(desk, recorded(desk), messages(size=50_000))
    assert states(done.sending) == [State.FAILED] * 3
    assert "takes no message of more than 0.1 MB" in done.sending.messages[0].said
    assert "send a link" in done.sending.messages[0].said


@pytest.mark.parametrize("tls", [False, True])
def test_name_and_password_go_over_a_closed_line(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tls: bool
) -> None:
    made = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(made[0]))
    monkeypatch.setenv("CLERK_MAIL_PASSWORD", PASSWORD)
    security = Security.TLS if tls else Security.STARTTLS
    with open_office(PostOffice(), made, tls=tls) as office:
        settings = set_server(desk, office.port, security=security, user=USER)
        assert posting.try_server(settings) == (
            "localhost answers and accepts ada; nothing was sent."
        )
        assert office.taken == []
        assert posting.deliver(desk, recorded(desk), messages()).sentence == "3 of 3 sent."


@pytest.mark.parametrize("host", ["localhost", "elsewhere.example"])
def test_a_server_that_cannot_prove_itself_is_sent_nothing(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    made = certificate(tmp_path, host)
    if host != "localhost":  # trusted, but somebody else
        monkeypatch.setenv("SSL_CERT_FILE", str(made[0]))
    monkeypatch.setenv("CLERK_MAIL_PASSWORD", PASSWORD)
    with open_office(PostOffice(), made) as office:
        set_server(desk, office.port, security=Security.STARTTLS, user=USER)
        sending = recorded(desk)
        with pytest.raises(Refused, match="does not prove that it is localhost"):
            posting.deliver(desk, sending, messages())
        assert office.taken == []
    assert states(posting.sending(desk, sending)) == [State.WAITING] * 3


def test_a_certificate_that_has_run_out_is_refused(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = certificate(tmp_path, days=-1)
    monkeypatch.setenv("SSL_CERT_FILE", str(made[0]))
    monkeypatch.setenv("CLERK_MAIL_PASSWORD", PASSWORD)
    with open_office(PostOffice(), made, tls=True) as office:
        settings = set_server(desk, office.port, security=Security.TLS, user=USER)
        with pytest.raises(Refused, match="expired"):
            posting.try_server(settings)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"server": "nowhere.invalid"}, "no server nowhere.invalid to be found"),
        ({"port": 1}, "cannot be reached on port 1"),
        ({"security": Security.STARTTLS}, "does not offer what the settings ask for"),
        ({"security": Security.TLS}, "does not speak TLS"),
        ({"security": Security.STARTTLS, "user": USER}, "no password for ada"),
    ],
)
def test_what_is_wrong_with_a_server_is_said_in_a_sentence(
    desk: Desk, changes: dict[str, object], sentence: str
) -> None:
    with open_office(PostOffice()) as office:
        settings = set_server(desk, **({"port": office.port} | changes))  # type: ignore[arg-type]
        with pytest.raises(Refused, match=sentence):
            posting.try_server(settings)


def test_a_wrong_password_is_said_and_never_shown(
    desk: Desk,
    path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(made[0]))
    monkeypatch.setattr(fault_log, "data_folder", lambda: tmp_path / "data")
    for wrong in ("hunter2-hunter2", "geheimnis-ß"):
        monkeypatch.setenv("CLERK_MAIL_PASSWORD", wrong)
        with open_office(PostOffice(), made) as office:
            set_server(desk, office.port, security=Security.STARTTLS, user=USER)
            with pytest.raises(Refused) as refused:
                posting.deliver(desk, recorded(desk), messages())
        assert "password" in str(refused.value)
        fault_log.written(refused.value)
        logged = (tmp_path / "data" / "clerk-faults.log").read_text(encoding="utf-8")
        every = [str(refused.value), logged, *_all_that_is_held(refused.value)]
        assert not any(wrong in text for text in every)
    assert "hunter2" not in "".join(_dumped(path))
    assert "geheimnis" not in "".join(_dumped(path))


def test_the_password_that_worked_is_nowhere_in_the_register(
    desk: Desk, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(made[0]))
    monkeypatch.setenv("CLERK_MAIL_PASSWORD", PASSWORD)
    with open_office(PostOffice(), made) as office:
        set_server(desk, office.port, security=Security.STARTTLS, user=USER)
        posting.deliver(desk, recorded(desk), messages())
    assert PASSWORD not in "".join(_dumped(path))
    assert PASSWORD.encode() not in b"".join(
        each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()
    )


def test_what_was_sent_is_no_change_that_could_be_taken_back(desk: Desk) -> None:
    with open_office(PostOffice()) as office:
        set_server(desk, office.port)
        before = events(desk.register)
        posting.deliver(desk, recorded(desk), messages())
    assert events(desk.register) == before


def test_the_clerk_can_stop_it_and_go_on_later(desk: Desk) -> None:
    with open_office(PostOffice()) as office:
        set_server(desk, office.port)
        sending = recorded(desk)
        answers = iter([True, False])
        done = posting.deliver(desk, sending, messages(), going_on=lambda: next(answers))
        assert done.sentence == "1 of 3 sent; 2 not sent yet. Stopped; the rest can be sent later."
        assert posting.deliver(desk, sending, messages()).sentence == "3 of 3 sent."
    assert [each.readers[0] for each in office.taken] == [address(name) for name in NAMES]


_DELIVER = """
import sys
from pathlib import Path
from clerk.desk import posting
from clerk.desk.desk import open_desk
from tests.desk.test_posting import messages
with open_desk(Path(sys.argv[1]), who="Ada Pell") as desk:
    print(posting.deliver(desk, int(sys.argv[2]), messages()).sentence)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="processes are killed another way there")
@pytest.mark.parametrize("killed_at", [1, 2, 3])
def test_a_run_that_is_killed_is_taken_up_and_sends_nobody_twice(
    desk: Desk, path: Path, killed_at: int
) -> None:
    """Killed while the server holds its answer back to the message of that turn."""
    held: list[list[str]] = []

    def hold(readers: list[str]) -> str | None:
        held.append(readers)
        if len(held) == killed_at:
            os.kill(program.pid, signal.SIGKILL)
            program.wait()
        return None

    with open_office(PostOffice(at_data=hold)) as office:
        set_server(desk, office.port)
        sending = recorded(desk)
        program = start(_DELIVER, path, sending)
        program.communicate(timeout=60)
        _until(lambda: len(office.taken) == killed_at)
        found = posting.sending(desk, sending)
        waiting = 3 - killed_at
        assert states(found) == (
            [State.SENT] * (killed_at - 1) + [State.UNDER_WAY] + [State.WAITING] * waiting
        )
        office.at_data = lambda readers: None
        done = posting.deliver(desk, sending, messages())
        assert done.sentence == "2 of 3 sent; 1 in doubt."
        got = [each.readers[0] for each in office.taken]
        assert sorted(got) == sorted(address(name) for name in NAMES)
        posting.settle(desk, sending, NAMES[killed_at - 1], arrived=True)
        assert posting.deliver(desk, sending, messages()).sentence == "3 of 3 sent."
        assert len(office.taken) == 3


def test_two_programs_at_once_send_nobody_twice(desk: Desk, path: Path) -> None:
    def slowly(readers: list[str]) -> str | None:
        time.sleep(0.2)
        return None

    with open_office(PostOffice(at_data=slowly)) as office:
        set_server(desk, office.port)
        sending = recorded(desk)
        programs = [start(_DELIVER, path, sending) for _ in range(2)]
        for program in programs:
            assert program.wait(60) == 0, program.stderr and program.stderr.read()
        assert states(posting.sending(desk, sending)) == [State.SENT] * 3
    assert sorted(each.readers[0] for each in office.taken) == sorted(map(address, NAMES))


def test_a_message_tried_again_carries_the_name_it_had(desk: Desk) -> None:
    names: list[str] = []
    with open_office(PostOffice(at_data=lambda readers: "451 4.3.0 Later")) as office:
        set_server(desk, office.port)
        sending = recorded(desk)
        posting.deliver(desk, sending, messages())
        office.at_data = lambda readers: None
        posting.deliver(desk, sending, messages())
        names = [each.mail["Message-ID"] for each in office.taken]
        again = recorded(desk)
        posting.deliver(desk, again, messages())
    assert len(set(names)) == 3
    assert not {each.mail["Message-ID"] for each in office.taken[3:]} & set(names)


def _until(done: Callable[[], bool]) -> None:
    for _ in range(500):
        if done():
            return
        time.sleep(0.01)
    raise AssertionError("it did not happen")


def _dumped(path: Path) -> list[str]:
    """Every word of a register."""
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def _all_that_is_held(error: BaseException | None) -> Iterator[str]:
    """What a traceback with variables would show of an error and of all it came from."""
    while error is not None:
        yield f"{error!r} {error.args!r}"
        trace = error.__traceback__
        while trace is not None:
            for name, value in trace.tb_frame.f_locals.items():
                if trace.tb_frame.f_code.co_filename.endswith("test_posting.py"):
                    continue
                yield f"{name} {value!r}"
            trace = trace.tb_next
        error = error.__cause__ or error.__context__
