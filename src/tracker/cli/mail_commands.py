"""`tracker mail ...`: which commands there are about mails, and what each takes."""

# ruff: noqa: PLC0415 - as in `app`

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.helping import Helping, HelpingGroup

mails = typer.Typer(cls=HelpingGroup, rich_markup_mode=None, invoke_without_command=True, no_args_is_help=False)


@mails.callback()
def program(context: typer.Context) -> None:
    """Say what there is where no command was given."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@mails.command("test", cls=Helping, help="command.mail_test")
def send_test(
    *,
    to: Annotated[str, typer.Option("--to", metavar="ADDRESS", help="option.to")],
    home: Annotated[Path | None, typer.Option("--home", metavar="FOLDER", help="option.home")] = None,
) -> int:
    """Send one test mail."""
    from tracker.cli.mails import send_test as run_send_test

    return run_send_test(home, to)
