"""The command line, run as a clerk runs it, on a register of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree

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


@pytest.fixture(scope="session")
def read_in(tmp_path_factory: pytest.TempPathFactory, papers: dict[str, Path]) -> Path:
    """A folder with a register that holds both papers of the made-up council."""
    folder = tmp_path_factory.mktemp("read-in")
    with pytest.raises(SystemExit) as left:
        main(["--db", str(folder / "clerk.db"), "import", "--yes", *map(str, papers.values())])
    assert left.value.code == 0
    return folder


@pytest.fixture
def filled(clerk: Clerk, read_in: Path) -> Clerk:
    """A register that holds both papers of the made-up council."""
    copytree(read_in, clerk.folder, dirs_exist_ok=True)
    return clerk
