"""`tracker lock`, `unlock` and `doctor`: what each takes."""

# ruff: noqa: PLC0415 - as in `app`

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.helping import Helping
from tracker.cli.options import Home


def add_to(app: typer.Typer) -> None:
    """Put these commands among all others."""
    app.command("lock", cls=Helping, help="command.lock")(lock)
    app.command("unlock", cls=Helping, help="command.unlock")(unlock)
    app.command("doctor", cls=Helping, help="command.doctor")(doctor)


def lock(
    *,
    without_a_copy: Annotated[bool, typer.Option("--without-a-copy", help="option.without_a_copy")] = False,
    home: Home = None,
) -> None:
    """Take the working key off this machine, and end all sign-ins."""
    from tracker.cli.locking import lock as run_lock

    run_lock(home, without_a_copy=without_a_copy)


def unlock(
    *,
    key: Annotated[Path | None, typer.Option("--key", metavar="FILE", help="option.key_copy")] = None,
    backup: Annotated[Path | None, typer.Option("--backup", metavar="BACKUP", help="option.key_backup")] = None,
    recovery_key: Annotated[
        Path | None, typer.Option("--recovery-key", metavar="FILE", help="option.recovery_key")
    ] = None,
    home: Home = None,
) -> None:
    """Put the working key back."""
    from tracker.cli.locking import unlock as run_unlock

    run_unlock(home, key, backup, recovery_key)


def doctor(
    *,
    mail: Annotated[bool, typer.Option("--mail", help="option.tries_mail")] = False,
    accept_clock: Annotated[bool, typer.Option("--accept-clock", help="option.accept_clock")] = False,
    home: Home = None,
) -> int:
    """Look at everything that a host keeps in order."""
    from tracker.cli import doctor as looking

    if accept_clock:
        looking.accept_clock(home)
        return looking.WELL
    return looking.doctor(home, tries_mail=mail)
