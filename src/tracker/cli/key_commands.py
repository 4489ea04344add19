"""`tracker key ...`: which commands there are about copies of the working key, and what each takes."""

# ruff: noqa: PLC0415 - as in `app`

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.helping import Helping, group
from tracker.cli.options import Home

keys = group()


@keys.command("copy", cls=Helping, help="command.key_copy")
def copy(
    target: Annotated[Path, typer.Argument(metavar="FILE", help="argument.key_copy")],
    *,
    home: Home = None,
) -> None:
    """Write a copy of the working key."""
    from tracker.cli.locking import copy_key

    copy_key(home, target)


@keys.command("check", cls=Helping, help="command.key_check")
def check(
    copy: Annotated[Path, typer.Argument(metavar="FILE", help="argument.key_checked")],
    *,
    home: Home = None,
) -> None:
    """Find out whether a copy of the working key is good."""
    from tracker.cli.locking import check_copy

    check_copy(home, copy)
