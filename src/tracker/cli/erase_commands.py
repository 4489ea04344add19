"""`tracker erase`: what it takes."""

# ruff: noqa: PLC0415 - as in `app`

from typing import Annotated

import typer

from tracker.cli.helping import Helping
from tracker.cli.options import Home

Person = Annotated[str | None, typer.Argument(metavar="[KEY]", help="argument.person_key")]


def add_to(app: typer.Typer) -> None:
    """Put the command among all others."""
    app.command("erase", cls=Helping, help="command.erase")(erase)


def erase(person: Person = None, *, home: Home = None) -> None:
    """Say what an erasure would touch, or finish those that were recorded."""
    from tracker.cli.erasing import finish, tell_of

    if person is None:
        finish(home)
    else:
        tell_of(person, home)
