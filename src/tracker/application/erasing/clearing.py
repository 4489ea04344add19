"""Driving out what was erased: files, what databases leave of deleted rows, and what an older backup would bring back.

Each step may be done again at any time, and after a kill all are: the log says what was erased, and `tracking` how far
everything was driven out.
"""

from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from eventsourcing.persistence import IntegrityError, Tracking
from sqlalchemy import Engine

from tracker.application import erased_refs
from tracker.application.erasing.erased_before import erased_ids, erased_persons, events_of
from tracker.domain.catalogue import erased_by, files_erased_by, files_of
from tracker.domain.coalition_events import ErasedAgain
from tracker.domain.erasure_events import Erased
from tracker.domain.evidence_events import PublicCopyMade, Registered
from tracker.outbox.mails import Mails
from tracker.projections.erasures import erased_through
from tracker.store.engine import reading, writing
from tracker.store.held_files import HeldFiles
from tracker.store.log import Log
from tracker.store.rewriting import rewrite

_NAME = "erasures"
"""Under which name is kept how far erasures were driven out."""
_ERASE = (Erased, ErasedAgain)
_SPEAK_OF_FILES = (Registered, PublicCopyMade)
_TABLES = ("words", "words_about", "draft", "own_reminder", "intake", "proposal", "mail")
"""Where the rows lay that were deleted or emptied."""


def nothing_needed() -> Collection[str]:
    """Need no file that no event speaks of."""
    return ()


class Clearing:
    """Drives out of one machine what the log says was erased.

    `backups` is the folder that backups lie in; `needed` gives the SHA-256 of files that no event speaks of yet.
    """

    def __init__(  # noqa: PLR0913 - the parts, named
        self,
        engine: Engine,
        log: Log,
        files: HeldFiles,
        mails: Mails,
        backups: Path,
        *,
        needed: Callable[[], Collection[str]] = nothing_needed,
    ) -> None:
        self._engine, self._log, self._files, self._mails, self._backups = engine, log, files, mails, backups
        self._needed = needed

    def clear_away(self) -> bool:
        """Do what is still to be done, if anything is; say whether there was.

        Raises OSError, Locked, StoreUnavailable, NotRewritten: then it is to be tried again.
        """
        through = self._due()
        if through is None:
            return False
        names = self._files.remove(self._contents, self._stay)
        refs = {ref for event in events_of(self._log, *_ERASE) for ref in erased_by(event)}
        persons, ids = erased_persons(self._log), erased_ids(self._log)
        erased_refs.note(self._backups, refs, names, persons=persons, ids=ids)
        with writing(self._engine) as connection:
            self._mails.forget_all(connection)  # one was perhaps just being written when the words went
        rewrite(self._engine, _TABLES)
        with suppress(IntegrityError):  # another process was quicker
            self._log.recorder.insert_tracking(Tracking(_NAME, through))
        return True

    def _due(self) -> int | None:
        """Give how far the log is to be driven out, None where it was."""
        with reading(self._engine) as connection:
            through = erased_through(connection)
        done = self._log.recorder.max_tracking_id(_NAME) if through else 0
        return through if through > (done or 0) else None

    def _contents(self) -> set[str]:
        """Give the SHA-256 of the files that were erased, and that no other event speaks of."""
        spoken_of = _spoken_of(self._log)
        return {one for its in spoken_of.values() for one in its} - files_that_stay(self._log)

    def _stay(self) -> set[str]:
        """Give the SHA-256 of all files that are needed: all others were those of what was erased."""
        return files_that_stay(self._log) | {*self._needed()}


def files_that_stay(log: Log) -> set[str]:
    """Give the SHA-256 of all files that events speak of and that were not erased, read from the log itself."""
    gone = {stream for event in events_of(log, *_ERASE) for stream in files_erased_by(event)}
    return {one for stream, its in _spoken_of(log).items() if stream not in gone for one in its}


def _spoken_of(log: Log) -> dict[UUID, set[str]]:
    """Give the SHA-256 of the files that each stream speaks of."""
    found: dict[UUID, set[str]] = {}
    for event in events_of(log, *_SPEAK_OF_FILES):
        found.setdefault(event.originator_id, set()).update(files_of(event))
    return found
