"""Commands: what every theme of the workspace stands on: a command is tried until nobody else was quicker."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Engine

from tracker.application.erasing.traces import NO_TRACES, Traces
from tracker.application.names import Found
from tracker.application.permissions import RIGHTS, NotAllowed
from tracker.application.tracker import Tracker
from tracker.application.workspace import inputs
from tracker.application.workspace.entering import enter
from tracker.application.workspace.known_names import KnownNames
from tracker.application.workspace.outcome import Outcome
from tracker.application.workspace.work import Work
from tracker.domain.refusals import Refused
from tracker.domain.rights import Who
from tracker.projections import shelves
from tracker.projections.answers import Answers
from tracker.store.engine import in_one_view, reading
from tracker.store.held_files import HeldFiles
from tracker.store.log import Log
from tracker.store.refusals import AlreadyMade, VersionConflict
from tracker.store.values import By
from tracker.store.word_book import WordBook

T = TypeVar("T")

_TRIES = 8
"""How often a command is decided while others may be quicker; after that they wait until it is recorded."""


_NUMBERS = 20
"""How many numbers are tried that others may take first."""

Opened = Callable[[str], Iterable[UUID]]
"""Gives the confidential entries that were opened for an account."""


def nothing_opened(_account: str) -> Iterable[UUID]:
    """Open no confidential entry for anybody but who recorded it."""
    return ()


def nothing_to_clear() -> bool:
    """Drive nothing out."""
    return False


class Commands:
    """The parts that commands work with. `today` gives the latest day that anybody here may call today.

    `traces` are the texts that lie beside the record, `clear_away` drives out what was erased.
    """

    def __init__(  # noqa: PLR0913 - the parts, named
        self,
        engine: Engine,
        log: Log,
        book: WordBook,
        *,
        tracker: Tracker,
        today: Callable[[], date],
        opened: Opened = nothing_opened,
        files: HeldFiles | None = None,
        traces: Traces = NO_TRACES,
        clear_away: Callable[[], bool] = nothing_to_clear,
    ) -> None:
        self._engine, self._log, self._book = engine, log, book
        self.files = files or HeldFiles(Path(), None)
        self._tracker, self._today, self._opened = tracker, today, opened
        self.traces, self.clear_away = traces, clear_away
        self._answers = Answers()

    def names_in(self, texts: Mapping[str, str]) -> Mapping[str, Sequence[Found]]:
        """Find names of persons in the texts of a form: where they stand, and the keys that may take their place.

        Raises ReadModelParked: names that are missing for a while would be kept as all that there are.
        """
        with reading(self._engine) as connection:
            shelves.require_well(connection)
            known = KnownNames(connection, self._book, answers=self._answers)
            return {field: known.found_in(said) for field, said in texts.items()}

    def _enter(self, who: Who, by: By, command: str, entry: inputs.Entry) -> Outcome:
        """Add an entry; the outcome is its id."""
        return self._carry_out(who, by, command, lambda work: str(enter(entry, work)))

    def _carry_out(self, who: Who, by: By, command: str, decide: Callable[[Work], str]) -> Outcome:
        """Decide and record, once for each command id; what `decide` returns is the answer that is kept.

        Raises NotAllowed, ReadModelParked, the refusals of `decide` and those of the store.
        """
        before = self._before(who, by, command)
        if before is not None:
            return before
        for _ in range(_TRIES):
            with suppress(VersionConflict):
                return self._try(who, by, command, decide)
        with self._log.alone():
            return self._try(who, by, command, decide)

    def _numbered(self, who: Who, by: By, command: str, decide: Callable[[Work], str]) -> Outcome:
        """Carry out what takes the next free number; decided again where somebody else took it meanwhile."""
        for _ in range(_NUMBERS):
            with suppress(AlreadyMade):
                return self._carry_out(who, by, command, decide)
        return self._carry_out(who, by, command, decide)

    def _try(self, who: Who, by: By, command: str, decide: Callable[[Work], str]) -> Outcome:
        """Decide and record; raises VersionConflict where somebody else was quicker."""
        try:
            work, answer = self._decided(who, command, decide)
        except Refused:
            before = self._before(who, by, command)  # sent twice at once, it was carried out meanwhile
            if before is None:
                raise
            return before
        written = self._log.write(
            work.draft.events(), by, words=work.draft.secrets, erase=work.erased, answer=answer, beside=work.beside
        )
        return Outcome(written.answer, written.repeated)

    def _before(self, who: Who, by: By, command: str) -> Outcome | None:
        """Give what the command did when it was sent before, None where it is new; raises CommandReused."""
        if by.account != who.account:
            raise NotAllowed(command, RIGHTS[command])
        before = self._log.repeated(by)
        return Outcome(before.answer, repeated=True) if before is not None else None

    def _decided(self, who: Who, command: str, decide: Callable[[Work], T]) -> tuple[Work, T]:
        with self._work(who, command) as work:
            return work, decide(work)

    @contextmanager
    def _work(self, who: Who, command: str) -> Iterator[Work]:
        """Open the record for one try; raises ReadModelParked."""
        with in_one_view(self._engine), reading(self._engine) as connection:
            shelves.require_well(connection)
            opened = frozenset(map(str, self._opened(who.account)))
            yield Work(
                command,
                who,
                today=self._today(),
                connection=connection,
                log=self._log,
                book=self._book,
                opened=opened,
                answers=self._answers,
            )

    def _ask(self, who: Who, question: Callable[[Work], T]) -> T:
        """Answer a question that records nothing."""
        return self._decided(who, "", question)[1]
