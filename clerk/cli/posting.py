"""clerk post"""

from dataclasses import replace
from typing import Annotated

import typer

from clerk.business.distribution import RecipientKind
from clerk.business.post import USUAL_PORT, MailSettings, Security
from clerk.business.restricted import View
from clerk.cli.app import PLAIN
from clerk.cli.listed import AsJson, Committee, show_listed
from clerk.cli.opened import Chosen
from clerk.cli.page import say, table
from clerk.desk import distributing, posting
from clerk.desk.as_json import Shape, printed
from clerk.desk.committee_names import committee_meant
from clerk.desk.refused import Refused

post = typer.Typer(
    name="post", help="Whom a committee sends to, and the council's mail server.", **PLAIN
)


@post.command("list")
def list_(
    context: typer.Context,
    committee: Committee,
    as_json: AsJson = False,
) -> None:
    """A committee's distribution list: who gets what, and whom that means today."""
    show_listed(
        context,
        lambda desk: distributing.list_shown(desk, committee_meant(desk, committee)),
        as_json=as_json,
    )


@post.command()
def add(
    context: typer.Context,
    committee: Committee,
    kind: Annotated[
        RecipientKind, typer.Argument(metavar="members|post|person|press|public|address")
    ],
    name: Annotated[
        str,
        typer.Argument(metavar="[NAME]", help="A post, a person, or whose address it is."),
    ] = "",
    address: Annotated[
        str, typer.Option("--address", metavar="E-MAIL", help="For press, public and address.")
    ] = "",
    restricted: Annotated[
        bool, typer.Option("--restricted", help="They are given restricted papers.")
    ] = False,
) -> None:
    """Put somebody on a committee's distribution list."""
    chosen: Chosen = context.obj
    view = View.RESTRICTED if restricted else View.PUBLIC
    with chosen.desk() as desk:
        slug = committee_meant(desk, committee)
        say(distributing.add_recipient(desk, slug, kind, name, address, view))


@post.command()
def remove(
    context: typer.Context,
    committee: Committee,
    name: Annotated[str, typer.Argument(metavar="NAME", help="As listed, or an address.")],
) -> None:
    """Take somebody off a committee's distribution list."""
    chosen: Chosen = context.obj
    with chosen.desk() as desk:
        slug = committee_meant(desk, committee)
        line = distributing.recipient_called(desk, slug, name)
        say(distributing.remove_recipient(desk, slug, line))


@post.command()
def settings(
    context: typer.Context,
    server: Annotated[str, typer.Option("--server", metavar="NAME")] = "",
    port: Annotated[int | None, typer.Option("--port", metavar="NUMBER")] = None,
    security: Annotated[
        Security | None, typer.Option("--security", metavar="starttls|tls|none")
    ] = None,
    user: Annotated[
        str | None, typer.Option("--user", metavar="NAME", help="Who signs in there.")
    ] = None,
    sender: Annotated[
        str, typer.Option("--from", metavar="E-MAIL", help="The address it is sent from.")
    ] = "",
    sender_name: Annotated[str | None, typer.Option("--from-name", metavar="NAME")] = None,
    password: Annotated[
        bool, typer.Option("--password", help="Ask for the password, for this computer's keyring.")
    ] = False,
    test: Annotated[bool, typer.Option("--test", help="Try it; nothing is sent.")] = False,
    as_json: AsJson = False,
) -> None:
    """The council's mail server: show it, set it, or try it.

    Its password is kept in the keyring of this computer or read from CLERK_MAIL_PASSWORD, and is
    never in the register.
    """
    chosen: Chosen = context.obj
    with chosen.desk() as desk:
        known = distributing.mail_settings(desk)
        if server or port or security or user is not None or sender or password or sender_name:
            now = known or MailSettings("", "")
            safe = security or now.security
            now = replace(
                now,
                server=server or now.server,
                port=port or (now.port if security is None else USUAL_PORT[safe]),
                security=safe,
                user=now.user if user is None else user,
                sender_address=sender or now.sender_address,
                sender_name=now.sender_name if sender_name is None else sender_name,
            )
            words = typer.prompt("Password", hide_input=True) if password else ""
            say(distributing.set_mail_server(desk, now, words))
            known = now
        if known is None:
            raise Refused("No mail server is set; add --server and --from.")
        if test:
            say(posting.try_server(known))
    if as_json:
        say(printed(_shape(known)))
    elif not test:
        table(
            ("Mail", ""),
            [(key.replace("_", " "), str(said)) for key, said in _shape(known).items()],
        )


def _shape(settings: MailSettings) -> Shape:
    return {
        "server": settings.server,
        "port": settings.port,
        "security": settings.security.value,
        "user": settings.user,
        "from": settings.sender_address,
        "from_name": settings.sender_name,
    }
