"""Whatever a command says that was not asked for restricted business holds none of it, as text and
as JSON: a script's output ends up in places nobody looks after.

Every command there is has to be named here, with what it is asked or why it is not.
"""

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import click
import pytest
import typer

from clerk.cli.app import app
from clerk.cli.exporting import Exported
from clerk.cli.listing import Kind
from tests.cli.running import Answer, Clerk
from tests.desk.canaries import SECRETS
from tests.desk.canary_desk import JUNE_14, MEETINGS, fill
from tests.desk.canary_search import found_in, found_under
from tests.harbour import HARBOUR

_OF = {
    Kind.COMMITTEES: ("",),
    Kind.PEOPLE: ("",),
    Kind.AGENDAS: MEETINGS,
    Kind.PACKS: MEETINGS,
}
_EVERYWHERE = ("", HARBOUR.slug, *MEETINGS)

ASKED: dict[str, tuple[tuple[str, ...], ...]] = {
    "list": tuple(
        tuple(filter(None, (kind.value, of))) for kind in Kind for of in _OF.get(kind, _EVERYWHERE)
    ),
    "show": tuple((name,) for name in MEETINGS),
    "search": tuple((word,) for word in ("lamp", "a", "tender", *list(SECRETS)[:8])),
    "agenda show": (*((name,) for name in MEETINGS), (JUNE_14, "--version", "1")),
    "agenda clock": ((HARBOUR.slug,), *((name,) for name in MEETINGS)),
    "agenda offers": tuple((name,) for name in MEETINGS),
    "paper list": tuple((name,) for name in MEETINGS),
    "paper show": tuple(
        (JUNE_14, str(number), *more) for number in range(1, 5) for more in ((), ("--json",))
    ),
    "post list": ((HARBOUR.slug,),),
    "action show": (("HC 1",), ("HC 7",), ("HC 8",)),
    "action numbers": ((), (HARBOUR.slug,)),
    "action progress": (("HC 8", "It goes on."),),
    "chase": ((), ("--committee", HARBOUR.slug), ("--for", JUNE_14), ("--silent", "0", "--again")),
    "trace": tuple((HARBOUR.slug, f"22/{number}") for number in range(1, 5)),
    "send": tuple((JUNE_14, what) for what in ("agenda", "minutes", "notice", "pack")),
    "issue": tuple(("agenda", name, "--dry-run", "--on", "1 May 2022") for name in MEETINGS),
    "style show": ((HARBOUR.slug,),),
    "check": ((),),
    "minute restrict": (
        (MEETINGS[0], "22/2", "--grounds", "3", "--public-title", "A lease"),
        (MEETINGS[0], "22/1", "--open"),
    ),
    "paper save": tuple((JUNE_14, number, "-o", "paper.pdf") for number in "23"),
    "paper withdraw": ((JUNE_14, "2"),),
    "paper move": ((JUNE_14, "3", "--item", "6"),),

    "export": tuple(
        (kind.value, name, "-o", f"{place}-{kind.value}{ending}", "--minute", "22/2")
        for kind in Exported
        for place, name in enumerate(MEETINGS)
        for ending in (".txt", ".pdf", ".csv", ".ics")
    ),
}  # fmt: skip
"""What each command is asked: refusals count as answers."""

TYPED = "says what the clerk has just typed of business that is public, or that it is done"
NOT_ASKED = {
    "import": "reads what is given to it and is not in the register yet",
    "backup": "writes the whole register, for the council's own keeping",
    "restore": "reads such a copy",
    "demo": "opens a register of its own",
    "keys": "says which keys there are",
    "post add": TYPED,
    "post settings": "says which mail server there is",
    "post remove": TYPED,
    "style council": TYPED,
    "style crest": TYPED,
    "style template": TYPED,
}
"""Commands that print nothing of what a register holds. Verbs of `clerk action`, `clerk agenda` and
`clerk paper` say a number and that it is done."""
_VERBS = ("action ", "agenda ", "paper ")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    fill(folder / "clerk.db")
    return folder


@pytest.fixture
def filled_with_secrets(
    made: Path, tmp_path: Path, run: Callable[[list[str]], Answer], monkeypatch: pytest.MonkeyPatch
) -> Clerk:
    shutil.copytree(made, tmp_path / "register")
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path / "out")
    return Clerk(tmp_path / "register", run)


def leaves(command: click.Command, name: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command below another, by its words."""
    if not hasattr(command, "list_commands"):
        yield name, command
        return
    context = typer.Context(command)
    for each in command.list_commands(context):
        below = command.get_command(context, each)
        assert below is not None
        yield from leaves(below, f"{name} {each}".strip())


@cache
def commands() -> dict[str, click.Command]:
    """Every command there is, by its words."""
    return dict(leaves(typer.main.get_command(app)))


def test_every_command_is_asked_or_said_why_not() -> None:
    known = commands()
    forgotten = {
        name
        for name, command in known.items()
        if name not in ASKED
        and name not in NOT_ASKED
        and not (name.startswith(_VERBS) and not _lists(command))
    }
    assert forgotten == set()


def _lists(command: click.Command) -> bool:
    return any("--json" in each.opts for each in command.params) and command.name in (
        "list", "show", "clock", "offers", "numbers"
    )  # fmt: skip


@pytest.mark.parametrize("command", ASKED)
def test_no_command_says_anything(filled_with_secrets: Clerk, command: str) -> None:
    as_json = any("--json" in each.opts for each in commands()[command].params)
    done = 0
    for arguments in ASKED[command]:
        typed = set(filter(None, (word for word in arguments if word in SECRETS)))
        for also in ((), ("--json",)) if as_json else ((),):
            answer = filled_with_secrets(*command.split(), *arguments, *also)
            assert answer.status in (0, 1), (arguments, answer)
            done += bool(answer.out)
            said = f"{answer.out}\n{answer.err}"
            for word in typed:
                said = said.replace(word, "")
            assert found_in(said.encode()) == set(), arguments
    assert done, "nothing was said: ask something there is an answer to"
    assert found_under(Path.cwd()) == {}


def test_the_overview_says_nothing(filled_with_secrets: Clerk) -> None:
    answer = filled_with_secrets()
    assert answer.out
    assert found_in(f"{answer.out}{answer.err}".encode()) == set()
