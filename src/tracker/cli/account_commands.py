"""`tracker account ...`: which commands there are about accounts, and what each takes; nothing secret is among it."""

# ruff: noqa: PLC0415 - as in `app`

from typing import Annotated

import typer

from tracker.cli.helping import Helping, group
from tracker.cli.options import Home

accounts = group()

Nickname = Annotated[str, typer.Argument(metavar="NICKNAME", help="argument.nickname")]


@accounts.command("add", cls=Helping, help="command.account_add")
def add(
    *,
    admin: Annotated[bool, typer.Option("--admin", help="option.admin")] = False,
    confirm: Annotated[bool, typer.Option("--confirm", help="option.confirm")] = False,
    editor: Annotated[bool, typer.Option("--editor", help="option.editor")] = False,
    country: Annotated[list[str] | None, typer.Option("--country", metavar="CODE", help="option.country")] = None,
    home: Home = None,
) -> None:
    """Invite somebody new, by a link."""
    from tracker.cli.accounts import add as run_add

    flags = {"admin": admin, "may_confirm": confirm, "editor": editor}
    named = [code for code, is_given in flags.items() if is_given]
    run_add(home, [*named, *(f"country:{code.strip().upper()}" for code in country or [])])


@accounts.command("list", cls=Helping, help="command.account_list")
def list_all(*, home: Home = None) -> None:
    """List all accounts."""
    from tracker.cli.accounts import list_all as run_list

    run_list(home)


@accounts.command("freeze", cls=Helping, help="command.account_freeze")
def freeze(nickname: Nickname, *, home: Home = None) -> None:
    """Shut an account at once."""
    from tracker.cli.accounts import freeze as run_freeze

    run_freeze(home, nickname)


@accounts.command("thaw", cls=Helping, help="command.account_thaw")
def thaw(nickname: Nickname, *, home: Home = None) -> None:
    """Open a frozen account again."""
    from tracker.cli.accounts import thaw as run_thaw

    run_thaw(home, nickname)


@accounts.command("lift", cls=Helping, help="command.account_lift")
def lift(nickname: Nickname, *, home: Home = None) -> None:
    """End an account's travel mode."""
    from tracker.cli.accounts import lift as run_lift

    run_lift(home, nickname)


@accounts.command("invite", cls=Helping, help="command.account_invite")
def invite(nickname: Nickname, *, home: Home = None) -> None:
    """Renew the access to an account, by a link."""
    from tracker.cli.accounts import renew

    renew(home, nickname)
