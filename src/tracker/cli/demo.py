"""`tracker demo`: the sample record, made on the first run, and served to this machine alone."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from fcntl import LOCK_EX, LOCK_NB, flock
from functools import partial
from pathlib import Path
from socket import socket
from time import monotonic

from tracker import bootstrap
from tracker.application.sample import SAMPLE_COUNTRY
from tracker.bootstrap import DEMO, NotADemo, Parts
from tracker.cli.accounts import roles_in_words
from tracker.cli.opening import settings
from tracker.cli.refusals import DemoElsewhere
from tracker.cli.reporting import counted
from tracker.cli.saying import tell
from tracker.cli.server import serve_page_of_locked
from tracker.cli.serving import listen_near, serve, taken_over
from tracker.settings import Settings

_LOCALHOST = "127.0.0.1"


def demo(home: Path | None, host: str | None, port: int | None, *, serves: bool, listening: int | None = None) -> None:
    """Make what is not there yet, then serve; `listening` is a socket that was opened before."""
    chosen = _settings(home, host, port)
    if serves and bootstrap.is_locked(chosen):
        serve_page_of_locked(chosen, _bound(chosen, listening))
        return
    with _alone(chosen.home):
        parts = _made(chosen)
    with closing(parts):
        if serves:
            bound = _bound(chosen, listening)
            serve(parts, bound, partial(_announce, parts, bound.getsockname()[1], home))


def _bound(chosen: Settings, listening: int | None) -> socket:
    return taken_over(listening) if listening is not None else listen_near(_LOCALHOST, chosen.port)


def tell_code(home: Path | None, nickname: str) -> None:
    """Print a code that a sample account can sign in with now, or say when there is one; raises AccountUnknown."""
    with closing(bootstrap.connect(_settings(home, None, None))) as parts:
        if not parts.tracker.coalition().sample:
            raise NotADemo
        found = parts.accounts.samples.code(nickname)
    tell("demo.code" if not found.seconds else "demo.code_later", code=found.code, seconds=found.seconds)


def _announce(parts: Parts, port: int, home: Path | None) -> None:
    if port != parts.settings.port:
        tell("demo.port_taken", port=parts.settings.port)
    tell("demo.address", port=port)
    _tell_accounts(parts, port, home)


def _tell_accounts(parts: Parts, port: int, home: Path | None) -> None:
    """Say how to sign in, as each of the sample accounts."""
    tell("demo.sign_in", port=port, password=parts.accounts.samples.password())
    for nickname, roles in parts.accounts.samples.roles(SAMPLE_COUNTRY).items():
        tell("demo.account", nickname=f"{nickname:<20}", roles=roles_in_words(roles))
    tell("demo.codes", home=f" --home {home}" if home else "")


def _made(chosen: Settings) -> Parts:
    """Make the sample record, or go on where an earlier run was ended; silent where there is nothing to do."""
    began = monotonic()
    is_first = bootstrap.coalition_at(chosen) is None
    if is_first:
        tell("demo.what_this_is")
        tell("demo.making", home=chosen.home)
    parts, reports = bootstrap.demo(chosen)
    for report in reports:
        if report.events:
            tell("demo.loaded", file=report.file, rows=counted(report.counts), events=report.events)
    bootstrap.sign_sample(parts)
    if is_first:
        tell("demo.made", seconds=f"{monotonic() - began:.1f}", events=parts.log.head().position)
        tell("demo.recovery_key", path=chosen.recovery_key_path)
    return parts


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """Let one demo at a time make the record; the system lets go of the lock when a process ends, however it does."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (home / ".making").open("w") as lock:
        try:
            flock(lock, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            tell("demo.waiting")
            flock(lock, LOCK_EX)
        yield


def _settings(home: Path | None, host: str | None, port: int | None) -> Settings:
    chosen = settings(home=home, host=host, port=port)
    if not chosen.is_loopback:
        raise DemoElsewhere(host=chosen.host)
    if "home" not in chosen.model_fields_set:
        chosen = settings(home=chosen.home / DEMO, host=host, port=port)
    return chosen
