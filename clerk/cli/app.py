"""The commands, each in a module that is imported only when it is called.

`clerk list meetings` is run from scripts, and must start in hardly more time than Python.
"""

from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from clerk.cli.opened import Chosen

_COMMANDS = {
    "import": "importing:import_",
    "list": "listing:list_",
    "show": "showing:show",
    "search": "searching:search",
    "agenda": "agenda:agenda",
    "issue": "issuing:issue",
    "export": "exporting:export",
    "minute": "minutes:minute",
    "paper": "papers:paper",
    "send": "sending:send",
    "post": "posting:post",
    "action": "acting:action",
    "chase": "chasing:chase",
    "trace": "tracing:trace",
    "style": "style:style",
    "check": "checking:check",
    "backup": "backing_up:backup",
    "restore": "restoring:restore",
    "demo": "demo:demo",
    "keys": "keys:keys",
}


PLAIN: dict[str, Any] = {
    "add_completion": False,
    "rich_markup_mode": None,
    "pretty_exceptions_enable": False,
    "context_settings": {"help_option_names": ["-h", "--help"]},
}
"""How every command looks: plain text, without completion."""


class _Commands(TyperGroup):
    """A group that knows the names of its commands and imports the one asked for.

    A command is a function, or a Typer of its own where it has several (`clerk style crest`).
    """

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        return list(_COMMANDS)

    def get_command(self, ctx: typer.Context, cmd_name: str) -> Any:  # type: ignore[override]
        if cmd_name not in _COMMANDS:
            return None
        module, function = _COMMANDS[cmd_name].split(":")
        found = getattr(import_module(f"clerk.cli.{module}"), function)
        if isinstance(found, typer.Typer):
            return typer.main.get_command(found)
        alone = typer.Typer(**PLAIN)
        alone.command(cmd_name)(found)
        return typer.main.get_command(alone)


app = typer.Typer(cls=_Commands, **PLAIN)


@app.callback(invoke_without_command=True)
def clerk(
    context: typer.Context,
    db: Annotated[
        Path | None,
        typer.Option(
            "--db",
            metavar="FILE",
            help="The register to work on.",
            readable=False,
            show_default=False,
        ),
    ] = None,
) -> None:
    """Agendas, minutes and actions for committee clerks.

    Without a command: the app, or in a script what the register holds and what can be done.
    """
    context.obj = Chosen(db)
    if context.invoked_subcommand is None:
        from clerk.cli import in_the_app, overview

        if in_the_app.at_terminal():
            in_the_app.open_app(context.obj.path)
        overview.show(context.obj)
