"""`tracker backup`, `backup-key`, `restore` and `move`: what each takes."""

# ruff: noqa: PLC0415 - as in `app`

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.helping import Helping
from tracker.cli.options import Home


def add_to(app: typer.Typer) -> None:
    """Put these commands among all others."""
    app.command("backup", cls=Helping, help="command.backup")(backup)
    app.command("backup-key", cls=Helping, help="command.backup_key")(backup_key)
    app.command("restore", cls=Helping, help="command.restore")(restore)
    app.command("move", cls=Helping, help="command.move")(move)


def backup(
    target: Annotated[Path, typer.Argument(metavar="FILE", help="argument.backup_target")],
    *,
    home: Home = None,
) -> None:
    """Write a checked backup."""
    from tracker.cli.backups import back_up

    back_up(target, home)


def backup_key(
    *,
    recipient: Annotated[str | None, typer.Option("--recipient", metavar="TEXT", help="option.recipient")] = None,
    home: Home = None,
) -> None:
    """Show whom backups are encrypted to."""
    from tracker.cli.backups import show_key

    show_key(recipient, home)


def restore(  # noqa: PLR0913 - what is lost, and how it is opened, is for the host to say
    source: Annotated[Path, typer.Argument(metavar="BACKUP", help="argument.backup")],
    *,
    home: Annotated[Path, typer.Option("--home", metavar="FOLDER", help="option.new_home")],
    recovery_key: Annotated[Path, typer.Option("--recovery-key", metavar="FILE", help="option.recovery_key")],
    key: Annotated[Path | None, typer.Option("--key", metavar="FILE", help="option.key")] = None,
    checkpoint: Annotated[Path | None, typer.Option("--checkpoint", metavar="FILE", help="option.checkpoint")] = None,
    no_checkpoint: Annotated[bool, typer.Option("--no-checkpoint", help="option.no_checkpoint")] = False,
    no_signature: Annotated[bool, typer.Option("--no-signature", help="option.no_signature")] = False,
    accept_loss: Annotated[bool, typer.Option("--accept-loss", help="option.accept_loss")] = False,
    erased: Annotated[Path | None, typer.Option("--erased", metavar="FILE", help="option.erased")] = None,
) -> int:
    """Put a backup into a new home."""
    from tracker.cli.backups import Asked
    from tracker.cli.backups import restore as run_restore

    asked = Asked(
        recovery_key,
        key,
        checkpoint,
        without_checkpoint=no_checkpoint,
        without_signature=no_signature,
        accept_loss=accept_loss,
        erased=erased,
    )
    return run_restore(source, home, asked)


def move(
    *,
    to: Annotated[str, typer.Option("--to", metavar="ADDRESS", help="option.move_to")],
    home: Home = None,
) -> None:
    """Move the record to another database."""
    from tracker.cli.backups import move as run_move

    run_move(to, home)
