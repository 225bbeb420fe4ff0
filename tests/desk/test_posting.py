"""Mail given to real servers on this machine: taken, refused, cut off, tried again."""

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from clerk.business.post import State
from clerk.desk import posting
from clerk.desk.desk import Desk
from clerk.desk.refused import Refused
from db.history import events
from exporters.post.message import Correspondent, Message
from tests.db.programs import start
from tests.desk.mailing import NAMES, address, messages, recorded, set_server, states
from tests.post_office import (
    PostOffice,
    open_office,
    open_until,
)

# aiosmtpd warns of a password over a line that speaks nothing but TLS, taking it for an open one.
pytestmark = [
    pytest.mark.filterwarnings("ignore:Requiring AUTH"),
    pytest.mark.usefixtures("only_our_passwords"),
]


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
        done = posting.deliver(desk, recorded(desk), messages(size=800_000))
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
    for _ in range(6000):
        if done():
            return
        time.sleep(0.01)
    raise AssertionError("it did not happen")
