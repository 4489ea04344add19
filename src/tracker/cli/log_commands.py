"""`tracker log ...`: which commands there are about the public log, and what each takes."""

# ruff: noqa: PLC0415 - as in `app`

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.helping import Helping, group
from tracker.cli.options import Home

public_log = group()

Key = Annotated[Path | None, typer.Option("--key", metavar="FILE", help="option.signing_key")]
Folder = Annotated[Path | None, typer.Option("--folder", metavar="FOLDER", help="option.log_folder")]


def add_to(app: typer.Typer) -> None:
    """Put the command for who is a witness among all others: a witness has no record."""
    app.command("witness", cls=Helping, help="command.witness")(be_witness)


@public_log.command("key", cls=Helping, help="command.log_key")
def key(*, key: Key = None, home: Home = None) -> None:
    """Make or show the signing key."""
    from tracker.cli.publishing import show_key

    show_key(key, home)


@public_log.command("publish", cls=Helping, help="command.log_publish")
def publish(
    *,
    backup: Annotated[Path, typer.Option("--backup", metavar="FILE", help="option.backup_held")],
    folder: Folder = None,
    home: Home = None,
) -> None:
    """Publish the log as far as a backup holds it."""
    from tracker.cli.publishing import publish as run_publish

    run_publish(backup, folder, home)


@public_log.command("sign", cls=Helping, help="command.log_sign")
def sign(
    *,
    accept_loss: Annotated[bool, typer.Option("--accept-loss", help="option.sign_loss")] = False,
    key: Key = None,
    folder: Folder = None,
    home: Home = None,
) -> None:
    """Sign what was published last."""
    from tracker.cli.publishing import sign as run_sign

    run_sign(key, folder, home, accept_loss=accept_loss)


@public_log.command("witness", cls=Helping, help="command.log_witness")
def witness(*, home: Home = None) -> None:
    """Have what was signed last cosigned."""
    from tracker.cli.publishing import ask_witnesses

    ask_witnesses(home)


@public_log.command("rotate", cls=Helping, help="command.log_rotate")
def rotate(
    *,
    lost: Annotated[bool, typer.Option("--lost", help="option.key_lost")] = False,
    key: Key = None,
    folder: Folder = None,
    home: Home = None,
) -> None:
    """Let a new key sign from now on."""
    from tracker.cli.publishing import rotate as run_rotate

    run_rotate(key, folder, home, is_lost=lost)


def be_witness(
    *,
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="option.witness_name")] = None,
    home: Home = None,
    host: Annotated[str | None, typer.Option("--host", metavar="ADDRESS", help="option.host")] = None,
    port: Annotated[int | None, typer.Option("--port", metavar="N", min=1, max=65535, help="option.port")] = None,
) -> None:
    """Cosign the checkpoints of other people's logs."""
    from tracker.cli.witnessing import serve as serve_witness

    serve_witness(home, name, host or "127.0.0.1", port or 8010)
