"""The whole record as lines of JSON, each event with its words: for readers who have no program of ours.

docs/export.md says what each line holds, and reads it in twenty lines of Python. Whoever reads it reads everything,
also what no page shows.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, Row

from tracker import __version__
from tracker.domain.coalition import Coalition
from tracker.domain.values import Ref
from tracker.store.engine import reading
from tracker.store.entries import Kind, Place, facts
from tracker.store.mapper import moment
from tracker.store.public_log.proof_file import refs_in_facts
from tracker.store.recorder import KEPT
from tracker.store.tables import event
from tracker.store.values import Head
from tracker.store.word_book import WordBook, erased

FORMAT = "tracker-export/1"
_BATCH = 1000
_EVENTS = KEPT.add_columns(event.c.salt1, event.c.salt2).order_by(event.c.position)

Line = Mapping[str, Any]


def in_lines(lines: Iterator[Line]) -> Iterator[bytes]:
    """Write objects as lines; letters stand as they are, so that any editor shows them."""
    for line in lines:
        yield json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def whole_record(engine: Engine, book: WordBook, coalition: Coalition, head: Head) -> Iterator[Line]:
    """Give what the record is, its events up to `head`, and how many they were.

    Raises Locked, WrongKey, BrokenWords, StoreUnavailable.
    """
    yield {
        "line": "record",
        "format": FORMAT,
        "program": f"tracker {__version__}",
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "origin": coalition.origin,
        "sample": coalition.sample,
        "events": head.position,
        "root": head.root.hex(),
    }
    words = 0
    for after in range(0, head.position, _BATCH):
        for line in _events(engine, book, after, min(after + _BATCH, head.position)):
            words += len(line["words"])
            yield line
    yield {"line": "end", "events": head.position, "words": words}


def _events(engine: Engine, book: WordBook, after: int, through: int) -> list[Line]:
    """Give some events, each connection open for no longer than these take."""
    with reading(engine) as connection:
        rows = connection.execute(_EVENTS.where(event.c.position > after, event.c.position <= through)).all()
        return _lines(rows, connection, book)


def _lines(rows: Sequence[Row[Any]], connection: Connection, book: WordBook) -> list[Line]:
    refs = {row.position: refs_in_facts(row.state) | refs_in_facts(row.staff) for row in rows}
    named = set().union(*refs.values())
    texts = {one.ref: {"text": one.text, "nonce": one.nonce.hex()} for one in book.disclose(named, connection)}
    gone = erased(named, connection)
    return [_line(row, refs[row.position], texts, gone) for row in rows]


def _line(row: Row[Any], refs: set[Ref], texts: Mapping[Ref, Line], gone: set[Ref]) -> Line:
    place = Place(row.position, row.stream_id, row.version)
    at = moment(row.recorded_at)
    public = facts(place, Kind(row.topic, row.class_version), at.date().isoformat(), row.state)
    return {
        "line": "event",
        "recorded_at": at.isoformat(timespec="microseconds"),
        "facts": json.loads(public),
        "staff": json.loads(row.staff),
        "salts": {"facts": row.salt1.hex(), "staff": row.salt2.hex()},
        "words": {ref: texts[ref] for ref in sorted(refs & texts.keys())},
        "erased": sorted(refs & gone),
    }
