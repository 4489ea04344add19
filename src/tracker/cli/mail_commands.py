"""`tracker mail ...`: which commands there are about mails, and what each takes."""

# ruff: noqa: PLC0415 - as in `app`

from typing import Annotated

import typer

from tracker.cli.helping import Helping, group
from tracker.cli.options import Home

mails = group()


@mails.command("test", cls=Helping, help="command.mail_test")
def send_test(
    *,
    to: Annotated[str, typer.Option("--to", metavar="ADDRESS", help="option.to")],
    home: Home = None,
) -> int:
    """Send one test mail."""
    from tracker.cli.mails import send_test as run_send_test

    return run_send_test(home, to)
