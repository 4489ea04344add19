"""`tracker publish`: the public pages of the last release as files."""

from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from time import monotonic
from urllib.parse import urlsplit

import typer

from tracker.bootstrap import Parts
from tracker.bootstrap.static_copy import make_copy, named_in_copy
from tracker.cli.opening import record
from tracker.cli.refusals import DemoStaysHere, NotADay, NotADayYet, NotAPlace, NotConsented
from tracker.cli.saying import say, tell, warn
from tracker.settings import reader_language
from tracker.web.static_copy.make import Made, Wish
from tracker.web.static_copy.naming import Named, require_checked

_MEGABYTE = 1_000_000
_YES = {"yes", "y", "да", "д"}


def publish(folder: Path, home: Path | None, wish: Wish, *, is_sure: bool, is_sample: bool) -> int:
    """Say what it means, ask, and make the copy; give the exit code, 1 where somebody thought better of it.

    Raises DemoStaysHere, NotConsented, what `make_copy` raises, and what opening a record raises.
    """
    with closing(record(home)) as parts:
        _keep_samples_here(parts, is_sample=is_sample)
        _tell_names(parts, wish)
        tell("publish.for_ever")
        if not is_sure and not _asked():
            tell("publish.nothing_done")
            return 1
        begun = monotonic()
        made = make_copy(parts, folder, wish)
        _tell(made, folder, monotonic() - begun)
    return 0


def days_of(written: Sequence[str]) -> Sequence[date]:
    """Read days that cards are to be of; raises NotADay, NotADayYet."""
    found = []
    for text in written:
        try:
            found.append(date.fromisoformat(text))
        except ValueError:
            raise NotADay(day=text) from None
        if found[-1] > datetime.now(UTC).date():
            raise NotADayYet(day=text)
    return found


def place_of(written: str | None) -> str:
    """Read the address at which a copy is going to stand, empty for none; raises NotAPlace."""
    if written is None:
        return ""
    parts = urlsplit(written)
    has_more = parts.username is not None or parts.query or parts.fragment
    if parts.scheme not in {"http", "https"} or not parts.hostname or has_more or not _is_plain(written):
        raise NotAPlace
    return written


def _is_plain(text: str) -> bool:
    return text.isascii() and text.isprintable() and " " not in text


def _keep_samples_here(parts: Parts, *, is_sample: bool) -> None:
    if not parts.tracker.coalition().sample:
        return
    if not is_sample:
        raise DemoStaysHere
    warn("publish.sample")


def _tell_names(parts: Parts, wish: Wish) -> None:
    """Say who is going to be named; raises NamesUnchecked where somebody was not asked for too long."""
    if not wish.names_agreed:
        tell("publish.nobody_named")
    else:
        named = named_in_copy(parts, reader_language())
        tell("publish.named", number=len(named))
        for one in named:
            _tell_name(one)
        require_checked(named, parts.reader.today())
    if wish.with_files:
        tell("publish.with_files")


def _tell_name(one: Named) -> None:
    key = "publish.living" if one.is_living else "publish.dead"
    tell(key, name=one.name, key=one.key, until=one.until.isoformat() if one.until else "?")


def _asked() -> bool:
    """Ask whether it is meant; raises NotConsented where nobody is there to say so."""
    try:
        said = typer.prompt(say("publish.sure"), default="", show_default=False)
    except typer.Abort:
        raise NotConsented from None
    return said.strip().casefold() in _YES


def _tell(made: Made, folder: Path, seconds: float) -> None:
    manifest = made.manifest
    megabytes = sum(held.size for held in manifest.files.values()) / _MEGABYTE
    tell(
        "publish.made",
        folder=folder,
        release=manifest.release,
        pages=made.pages,
        files=len(manifest.files),
        megabytes=f"{megabytes:.1f}",
        seconds=f"{seconds:.1f}",
    )
    tell("publish.unchanged", number=made.unchanged)
    if made.withdrawn:
        tell("publish.withdrawn", number=made.withdrawn)
