"""Reader: opens the record for whoever asks."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from functools import cached_property

from sqlalchemy import Engine

from tracker.application.lately import Lately
from tracker.application.look import Look, Sight
from tracker.application.search.finder import Finder
from tracker.store.engine import in_one_view
from tracker.store.engine import reading as read_only
from tracker.store.log import Log
from tracker.store.word_book import WordBook

__all__ = ["Look", "Reader", "Sight"]


class Reader:
    """Answers what pages ask. `today` gives the UTC day."""

    def __init__(self, engine: Engine, log: Log, book: WordBook, today: Callable[[], date]) -> None:
        self._engine, self._log, self._book, self.today = engine, log, book, today
        self._lately = Lately()

    @contextmanager
    def look(self, today: date | None = None) -> Iterator[Look]:
        """Open one consistent view of the database for the time of one page; another day counts as today if given."""
        with read_only(self._engine) as connection:
            yield Look(connection, self._log, self._book, today or self.today(), self._lately)

    def in_one_view(self) -> AbstractContextManager[None]:
        """Let all that a request reads, also of accounts and mails, be read of one view of the database."""
        return in_one_view(self._engine)

    @cached_property
    def finder(self) -> Finder:
        """Give what finds texts in the record; it fills itself when it is first asked, or once it was started."""
        return Finder(self._engine, self._log, self._book)

    def public_state(self) -> int:
        """Give the state of what the public sees: a page for the public that was made at it is still true today."""
        with read_only(self._engine) as connection:
            return self._lately.public.at(connection)

    def head(self) -> int:
        """Give the log's last position: a page that was made at the same head is still true today."""
        return self._log.head().position
