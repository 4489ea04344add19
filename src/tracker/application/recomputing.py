"""The record computed anew from the log alone: folded from the first event into tables in memory, for one reader.

What the pages read may have been changed without the log; what is computed here was not.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from uuid import uuid4

from tracker.application.reader import Reader
from tracker.projections.runner import Runner
from tracker.store.engine import make_engine, writing
from tracker.store.log import Log
from tracker.store.tables import log_metadata
from tracker.store.values import Recorded
from tracker.store.word_book import WordBook

_BATCH = 2_000


@contextmanager
def recomputed(log: Log, book: WordBook, today: Callable[[], date]) -> Iterator[Reader]:
    """Give what reads the record as the log alone tells it; no working key is needed, as no text is read.

    Raises UnknownTopic, Unreadable, StoreUnavailable.
    """
    engine = make_engine(f"sqlite:///file:{uuid4().hex}?mode=memory&cache=shared&uri=true")
    try:
        with writing(engine) as connection:
            log_metadata.create_all(connection)
            runner = Runner()
            runner.make_tables(connection)
            runner.rebuild(connection, lambda after: _batches(log, after))
        yield Reader(engine, log, book, today)
    finally:
        engine.dispose()


def _batches(log: Log, after: int) -> Iterator[list[Recorded]]:
    while batch := log.read(after, _BATCH):
        yield batch
        after = batch[-1].position
