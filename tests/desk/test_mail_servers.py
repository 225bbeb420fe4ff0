"""Mail servers that are not to be trusted, or do not trust us: nothing is sent, nothing is told."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from clerk.business.post import Security, State
from clerk.desk import fault_log, posting
from clerk.desk.desk import Desk
from clerk.desk.refused import Refused
from tests.desk.mailing import messages, recorded, set_server, states
from tests.post_office import (
    PASSWORD,
    USER,
    PostOffice,
    certificate,
    open_office,
)

# aiosmtpd warns of a password over a line that speaks nothing but TLS, taking it for an open one.
pytestmark = [
    pytest.mark.filterwarnings("ignore:Requiring AUTH"),
    pytest.mark.usefixtures("only_our_passwords"),
]


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
                if trace.tb_frame.f_code.co_filename == __file__:
                    continue
                yield f"{name} {value!r}"
            trace = trace.tb_next
        error = error.__cause__ or error.__context__
