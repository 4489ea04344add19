"""The command line: which commands there are and what each takes; what they do stands beside, in modules of their own.

Those modules are imported where a command runs, so that no command waits for what another one needs.
"""

# ruff: noqa: PLC0415

import os
import sys
from collections.abc import Callable, Sequence
from contextvars import copy_context
from functools import cache
from pathlib import Path
from typing import Annotated

import typer
from typer.main import get_command

from tracker.cli import backup_commands, emergency_commands, erase_commands, host_commands, log_commands
from tracker.cli.account_commands import accounts
from tracker.cli.failing import explain
from tracker.cli.helping import Helping, HelpingGroup, say_what_there_is
from tracker.cli.key_commands import keys
from tracker.cli.log_commands import public_log
from tracker.cli.mail_commands import mails
from tracker.cli.options import Home
from tracker.cli.saying import warn_plainly
from tracker.settings import PROGRAM

app = typer.Typer(
    cls=HelpingGroup,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    invoke_without_command=True,
    no_args_is_help=False,
)

emergency_commands.add_to(app)
backup_commands.add_to(app)
erase_commands.add_to(app)
log_commands.add_to(app)
host_commands.add_to(app)
app.add_typer(keys, name="key", help="command.key")
app.add_typer(accounts, name="account", help="command.account")
app.add_typer(mails, name="mail", help="command.mail")
app.add_typer(public_log, name="log", help="command.log")

Host = Annotated[str | None, typer.Option("--host", metavar="ADDRESS", help="option.host")]
Listening = Annotated[int | None, typer.Option("--listening", hidden=True)]  # from the process before: cli/replacing.py
Port = Annotated[int | None, typer.Option("--port", metavar="N", min=1, max=65535, help="option.port")]


def run(arguments: Sequence[str]) -> int:
    """Run one command and give its exit code; what went wrong is said, never thrown."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a terminal without Russian letters shows ?
    mask = os.umask(0o077)  # what is written is for the user who runs this
    try:
        return copy_context().run(_run, list(arguments))
    finally:
        os.umask(mask)


@cache
def _command() -> Callable[..., int | None]:
    """Put together what all commands take, once: whoever runs several in a process would wait for it each time."""
    return get_command(app)


def _run(arguments: list[str]) -> int:
    try:
        code: int | None = _command()(arguments, standalone_mode=False, prog_name=PROGRAM)
    except BaseException as error:  # noqa: BLE001 - the last place that can say it in words
        sentences, code = explain(error)
        for sentence in sentences:
            warn_plainly(sentence)
    return code or 0


@app.callback(help="help.all")
def program(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", help="option.version")] = False,
) -> None:
    """Say what there is where no command was given."""
    if version:
        from tracker import __version__

        typer.echo(f"tracker {__version__}")
    else:
        say_what_there_is(context)


@app.command("demo", cls=Helping, help="command.demo")
def demo(  # noqa: PLR0913 - one is for hosts who would serve it to others, one for a process that takes over
    *,
    port: Port = None,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="option.no_serve")] = False,
    code: Annotated[str | None, typer.Option("--code", metavar="NICKNAME", help="option.code")] = None,
    home: Home = None,
    host: Annotated[str | None, typer.Option("--host", hidden=True)] = None,
    listening: Listening = None,
) -> None:
    """Make the sample record, and serve it to this machine."""
    from tracker.cli import demo as demonstration

    if code is not None:
        demonstration.tell_code(home, code)
    else:
        demonstration.demo(home, host, port, serves=not no_serve, listening=listening)


@app.command("init", cls=Helping, help="command.init")
def init(  # noqa: PLR0913 - one option a question
    *,
    name_en: Annotated[str | None, typer.Option("--name-en", metavar="TEXT", help="init.name_en")] = None,
    name_ru: Annotated[str | None, typer.Option("--name-ru", metavar="TEXT", help="init.name_ru")] = None,
    publisher_en: Annotated[
        str | None, typer.Option("--publisher-en", metavar="TEXT", help="init.publisher_en")
    ] = None,
    publisher_ru: Annotated[
        str | None, typer.Option("--publisher-ru", metavar="TEXT", help="init.publisher_ru")
    ] = None,
    contact: Annotated[str | None, typer.Option("--contact", metavar="TEXT", help="init.contact")] = None,
    origin: Annotated[str | None, typer.Option("--origin", metavar="TEXT", help="init.origin")] = None,
    zone: Annotated[str | None, typer.Option("--zone", metavar="TEXT", help="init.zone")] = None,
    confirmers: Annotated[str | None, typer.Option("--confirmers", metavar="N", help="init.confirmers")] = None,
    recipient: Annotated[str | None, typer.Option("--recipient", metavar="TEXT", help="option.recipient")] = None,
    home: Home = None,
) -> None:
    """Make a record and say whose it is."""
    from tracker.cli.founding import init as run_init

    answers = {
        "name_en": name_en,
        "name_ru": name_ru,
        "publisher_en": publisher_en,
        "publisher_ru": publisher_ru,
        "contact": contact,
        "origin": origin,
        "zone": zone,
        "confirmers": confirmers,
    }
    run_init(home, answers, recipient)


@app.command("serve", cls=Helping, help="command.serve")
def serve(  # noqa: PLR0913 - one option a question
    *,
    host: Host = None,
    port: Port = None,
    workers: Annotated[int | None, typer.Option("--workers", metavar="N", min=1, max=64, help="option.workers")] = None,
    home: Home = None,
    listening: Listening = None,
    worker: Annotated[int | None, typer.Option("--worker", hidden=True)] = None,  # the line: cli/worker.py
) -> int:
    """Serve the pages, and send reminders."""
    from tracker.cli.server import serve_by_several, serve_record

    if workers is not None:
        return serve_by_several(home, host, port, workers)
    serve_record(home, host, port, listening, worker)
    return 0


@app.command("migrate", cls=Helping, help="command.migrate")
def migrate(
    *,
    for_role: Annotated[str | None, typer.Option("--for-role", metavar="NAME", help="option.for_role")] = None,
    home: Home = None,
) -> None:
    """Bring the tables of a record to this version."""
    from tracker.cli.upkeep import migrate as run_migrate

    run_migrate(home, for_role)


@app.command("load", cls=Helping, help="command.load")
def load(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="argument.register")],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="option.dry_run")] = False,
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="option.name")] = "register",
    home: Home = None,
) -> None:
    """Load a register."""
    from tracker.cli.register import load as run_load

    run_load(folder, name, home, dry_run=dry_run)


@app.command("read", cls=Helping, help="command.read")
def read(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="argument.document")],
    *,
    is_json: Annotated[bool, typer.Option("--json", help="option.read_json")] = False,
    home: Home = None,
) -> None:
    """Propose demands from a document, and record nothing."""
    from tracker.cli.reading import read as run_read

    run_read(file, home, is_json=is_json)


@app.command("release", cls=Helping, help="command.release")
def release(
    *,
    reason: Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="option.reason")] = None,
    home: Home = None,
) -> None:
    """Release the record to the public."""
    from tracker.cli.register import release as run_release

    run_release(reason, home)


@app.command("remind", cls=Helping, help="command.remind")
def remind(
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="option.remind_dry_run")] = False,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="option.on")] = None,
    home: Home = None,
) -> int:
    """Remind everybody of what is due."""
    from tracker.cli.reminding import remind as run_remind

    return run_remind(home, on, dry_run=dry_run)


@app.command("rebuild", cls=Helping, help="command.rebuild")
def rebuild(
    names: Annotated[list[str] | None, typer.Argument(metavar="[NAMES]", help="argument.names")] = None,
    *,
    home: Home = None,
) -> None:
    """Fold read models again."""
    from tracker.cli.upkeep import rebuild as run_rebuild

    run_rebuild(names or [], home)


@app.command("verify", cls=Helping, help="command.verify")
def verify(  # noqa: PLR0913 - one option a question
    *,
    backup: Annotated[Path | None, typer.Option("--backup", metavar="FILE", help="option.backup")] = None,
    scorecard: Annotated[str | None, typer.Option("--scorecard", metavar="COUNTRY", help="option.scorecard")] = None,
    as_of: Annotated[str, typer.Option("--as-of", metavar="DAY", help="option.as_of")] = "",
    known_by: Annotated[str, typer.Option("--known-by", metavar="RELEASE", help="option.known_by")] = "",
    against: Annotated[str, typer.Option("--against", metavar="FILE", help="option.against")] = "",
    home: Home = None,
) -> int:
    """Find out whether the record is intact, or whether a published card is what the log says."""
    if scorecard is not None:
        from tracker.cli.scorecards import Asked, verify_scorecard

        return verify_scorecard(home, backup, Asked(scorecard, as_of, known_by, against))
    if as_of or known_by or against:
        from tracker.cli.refusals import ScorecardMissing

        raise ScorecardMissing
    from tracker.cli.upkeep import verify as run_verify

    return run_verify(home, backup)


@app.command("daily", cls=Helping, help="command.daily")
def daily(*, home: Home = None) -> None:
    """Back up, release, publish the log and sign it."""
    from tracker.cli.publishing import daily as run_daily

    run_daily(home)


@app.command("publish", cls=Helping, help="command.publish")
def publish(  # noqa: PLR0913 - one option a question
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="argument.copy")],
    *,
    with_agreed_names: Annotated[bool, typer.Option("--with-agreed-names", help="option.with_agreed_names")] = False,
    with_files: Annotated[bool, typer.Option("--with-files", help="option.with_files")] = False,
    day: Annotated[list[str] | None, typer.Option("--day", metavar="DAY", help="option.copy_day")] = None,
    address: Annotated[str | None, typer.Option("--address", metavar="ADDRESS", help="option.copy_address")] = None,
    sample: Annotated[bool, typer.Option("--sample", help="option.sample")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="option.yes")] = False,
    home: Home = None,
) -> int:
    """Make a static copy of the public pages."""
    from tracker.cli import static_copies
    from tracker.web.static_copy.make import Wish

    wish = Wish(
        days=static_copies.days_of(day or []),
        names_agreed=with_agreed_names,
        with_files=with_files,
        address=static_copies.place_of(address),
    )
    return static_copies.publish(folder, home, wish, is_sure=yes, is_sample=sample)
