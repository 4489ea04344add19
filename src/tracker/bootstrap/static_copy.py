"""The public pages made of what lies in a home, for a server and as a static copy."""

from collections.abc import Sequence
from pathlib import Path

from tracker.application.proving import Prover
from tracker.bootstrap.parts import Parts, safekeeping
from tracker.languages import SOURCE
from tracker.store.public_log.folder import LogFolder
from tracker.web.site import PublicLog
from tracker.web.static_copy.make import Made, Source, Wish, make
from tracker.web.static_copy.naming import Named, agreed, require_checked


def public_log(parts: Parts) -> PublicLog:
    """Give what is published of the log, and what proves its entries."""
    folder = LogFolder(parts.settings.public_log)
    keeping = None if parts.tracker.coalition().sample else safekeeping(parts)
    return PublicLog(folder, Prover(parts.engine, parts.book, folder), parts.settings.signing_key_path, keeping)


def named_in_copy(parts: Parts, language: str) -> Sequence[Named]:
    """List who agreed to be named, each by name; raises NothingReleased."""
    return agreed(parts.reader, language)


def make_copy(parts: Parts, folder: Path, wish: Wish) -> Made:
    """Make a static copy in a folder; raises NamesUnchecked, and what `make` raises."""
    if wish.names_agreed:
        require_checked(agreed(parts.reader, SOURCE), parts.reader.today())
    return make(Source(parts.reader, public_log(parts), parts.files), folder, wish)
