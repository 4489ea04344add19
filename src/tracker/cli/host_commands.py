"""Commands for whoever runs the machine: what leaves it, what it is made of, how a shell completes."""

# ruff: noqa: PLC0415 - as in `app`

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.completion import Shell
from tracker.cli.helping import Helping
from tracker.cli.options import Home


def add_to(app: typer.Typer) -> None:
    """Put the commands among all others."""
    app.command("export", cls=Helping, help="command.export")(export)
    app.command("sbom", cls=Helping, help="command.sbom")(sbom)
    app.command("completion", cls=Helping, help="command.completion")(completion)


def export(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="argument.export")],
    *,
    public: Annotated[bool, typer.Option("--public", help="option.public")] = False,
    home: Home = None,
) -> None:
    """Write the record as lines of JSON."""
    from tracker.cli.exporting import export as run_export

    run_export(file, home, is_public=public)


def sbom(
    *,
    lock: Annotated[Path | None, typer.Option("--lock", metavar="FILE", help="option.lock")] = None,
) -> None:
    """Print what the program is made of."""
    from tracker.cli.sbom import sbom as run_sbom

    run_sbom(lock)


def completion(
    shell: Annotated[Shell, typer.Argument(metavar="SHELL", help="argument.shell")],
) -> None:
    """Print a script for a shell."""
    from tracker.cli.completion import complete

    complete(shell)
