"""Recomputes what the log says of itself, from its tables alone, and names the first thing that is wrong.

Whoever can write to the database can also rewrite all of it, consistently. Only a size and root that were
known outside (a signed checkpoint, a verified backup) show that: `known` holds them.
"""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from itertools import islice
from typing import Any

from sqlalchemy import Connection, CursorResult, Engine, Row, Select

from tracker.store.chain import COMMITS, Chain, check_versions
from tracker.store.contents import Contents, Expected
from tracker.store.engine import reading
from tracker.store.mapper import EventMapper
from tracker.store.recorder import KEPT
from tracker.store.report import Flaws, Report, Wrong
from tracker.store.tables import event

BATCH = 2_000
"""How many events are held in memory at once."""

_EVENTS = KEPT.add_columns(event.c.salt1, event.c.salt2).order_by(event.c.position)


def verify(
    engine: Engine,
    mapper: EventMapper,
    expected: Expected | None = None,
    known: Mapping[int, bytes] | None = None,
) -> Report:
    """Check the whole log as it is at this moment; `known` gives roots by size.

    Raises StoreUnavailable; whatever else is wrong is told in the report.
    """
    flaws = Flaws()
    with reading(engine) as connection, ExitStack() as open_results:
        commits = open_results.enter_context(_stream(connection, COMMITS))
        events = open_results.enter_context(_stream(connection, _EVENTS))
        chain = Chain(iter(commits), known or {}, flaws)
        contents = Contents(connection, mapper, expected or Expected(), flaws)
        for batch in _batches(iter(events), chain, flaws):
            for row in batch:
                chain.add(row)
            contents.add(batch)
        chain.end(connection)
        contents.end(chain.frontier.size)
        check_versions(connection, flaws)
    return Report(chain.frontier.size, chain.frontier.root(), flaws.in_order())


def _stream(connection: Connection, query: Select[Any]) -> CursorResult[Any]:
    return connection.execute(query, execution_options={"yield_per": BATCH})


def _batches(events: Iterator[Row[Any]], chain: Chain, flaws: Flaws) -> Iterator[list[Row[Any]]]:
    try:
        while batch := list(islice(events, BATCH)):
            yield batch
    except ValueError:  # a stream's id that is none: the driver cannot even hand the row over
        flaws.add(Wrong.UNREADABLE, chain.frontier.size + 1, chain.frontier.size + BATCH)
