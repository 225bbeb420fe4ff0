"""The command line, run as a clerk runs it, on a register of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from clerk.cli import main
from clerk.desk.demo import demo_papers
from tests.cli.running import Answer, Clerk, Terminal


@pytest.fixture
def run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[[list[str]], Answer]:
    """Runs the command line with these arguments."""
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path.parent / f"{tmp_path.name}-home"))

    def command(arguments: list[str]) -> Answer:
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main(arguments)
        written = capsys.readouterr()
        status = left.value.code
        assert isinstance(status, int)
        return Answer(status, written.out, written.err)

    return command


@pytest.fixture
def clerk(tmp_path: Path, run: Callable[[list[str]], Answer]) -> Clerk:
    return Clerk(tmp_path, run)


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Puts somebody at the keyboard who types the text given."""

    def sit_down(text: str) -> None:
        monkeypatch.setattr("sys.stdin", Terminal(text))

    return sit_down


@pytest.fixture(scope="session")
def papers() -> Iterator[dict[str, Path]]:
    """The papers of the made-up council: `pack` and `parish`."""
    with demo_papers() as found:
        yield {"pack": found[0], "parish": found[1]}


@pytest.fixture
def filled(clerk: Clerk, papers: dict[str, Path]) -> Clerk:
    """A register that holds both papers of the made-up council."""
    answer = clerk("import", "--yes", *papers.values())
    assert answer.status == 0, answer.err
    return clerk
