"""Checks the order of the log: positions, moments, versions, the tree and what was written down of it."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Row, func, select

from tracker.store.entries import Kind, Place, facts, leaf
from tracker.store.mapper import moment
from tracker.store.report import Flaws, Wrong
from tracker.store.tables import event, log_commit, log_head
from tracker.store.tree import EMPTY_ROOT, Frontier


class Chain:
    """Takes the events by position, and compares with commits, head and roots known outside."""

    def __init__(self, commits: Iterator[Row[Any]], known: Mapping[int, bytes], flaws: Flaws) -> None:
        self.frontier = Frontier()
        self._commits, self._known, self._flaws = commits, known, flaws
        self._commit = next(commits, None)
        self._first_of_commit = 1
        self._recorded_at = 0
        self._gapless = True

    def add(self, row: Row[Any]) -> None:
        """Check the next event."""
        self._check_place(row.position)
        self.frontier.append(self._leaf(row))
        if isinstance(row.recorded_at, int):  # SQLite keeps any type in any column
            if row.recorded_at < self._recorded_at:
                self._flaws.add(Wrong.BEFORE_THE_LAST, row.position)
            self._recorded_at = row.recorded_at
        self._check_commit(row)
        if row.position in self._known and self._known[row.position] != self.frontier.root():
            self._flaws.add(Wrong.NOT_AS_KNOWN, 1, row.position)

    def end(self, connection: Connection) -> None:
        """Check what is said of the whole log."""
        size = self.frontier.size
        head = connection.execute(select(log_head)).one()
        if head.position > size:
            self._flaws.add(Wrong.MISSING, size + 1, head.position)
        elif head.position < size:
            self._flaws.add(Wrong.HEAD, head.position + 1, size)
        elif (head.recorded_at, head.frontier) != (self._recorded_at, self.frontier.pack()):
            self._flaws.add(Wrong.HEAD, size)
        if self._commit is not None:
            self._flaws.add(Wrong.MISSING, size + 1, self._commit.position)
        elif self._first_of_commit <= size:
            self._flaws.add(Wrong.NO_COMMIT, self._first_of_commit, size)
        for known in self._known:
            if known > size:
                self._flaws.add(Wrong.NOT_AS_KNOWN, size + 1, known)

    def _leaf(self, row: Row[Any]) -> bytes:
        try:
            place = Place(row.position, row.stream_id, row.version)
            day = moment(row.recorded_at).date().isoformat()
            public = facts(place, Kind(row.topic, row.class_version), day, row.state)
            return leaf((row.salt1, row.salt2), public, row.staff)
        except (TypeError, ValueError, AttributeError, OverflowError):
            self._flaws.add(Wrong.UNREADABLE, row.position)
            return EMPTY_ROOT

    def _check_place(self, position: int) -> None:
        place = self.frontier.size + 1
        if position == place or not self._gapless:
            return
        self._gapless = False  # every later root is another one for this reason alone
        if position > place:
            self._flaws.add(Wrong.MISSING, place, position - 1)
        else:
            self._flaws.add(Wrong.NOT_IN_ITS_PLACE, position)

    def _check_commit(self, row: Row[Any]) -> None:
        while self._commit is not None and self._commit.position < row.position:
            self._next_commit()  # its last event is gone, which was said already
        if self._commit is None:
            return
        first = self._first_of_commit
        if self._commit.recorded_at != row.recorded_at:
            self._flaws.add(Wrong.MOMENT, row.position, self._commit.position)
        if self._commit.position == row.position:
            if self._gapless and self._commit.root != self.frontier.root():
                self._flaws.add(Wrong.ROOT, first, row.position)
            self._next_commit()

    def _next_commit(self) -> None:
        if self._commit is not None:
            self._first_of_commit = self._commit.position + 1
        self._commit = next(self._commits, None)


def check_versions(connection: Connection, flaws: Flaws) -> None:
    """Find the first event whose version is not its place in its stream."""
    nth = func.row_number().over(partition_by=event.c.stream_id, order_by=event.c.position).label("nth")
    numbered = select(event.c.position, event.c.version, nth).subquery()
    first = select(func.min(numbered.c.position)).where(numbered.c.version != numbered.c.nth)
    position = connection.scalar(first)
    if position is not None:
        flaws.add(Wrong.VERSION, position)


COMMITS = select(log_commit).order_by(log_commit.c.position)
