"""What is asked of the database under the lock before anything is written: nobody can come in between."""

from collections.abc import Iterable, Sequence
from typing import cast
from uuid import UUID

from eventsourcing.persistence import IntegrityError, StoredEvent
from sqlalchemy import Connection, bindparam, func, select

from tracker.store.batch import Batch
from tracker.store.mapper import moment
from tracker.store.prepared import Prepared
from tracker.store.refusals import AlreadyMade, CommandReused, HeadMoved, MissingWords, VersionConflict
from tracker.store.tables import command, event, log_commit, unique_key
from tracker.store.values import By, Written
from tracker.store.word_book import chunks, erased, stored

_VERSION = Prepared(select(func.max(event.c.version)).where(event.c.stream_id == bindparam("stream")))
_TAKEN = select(unique_key).where(
    unique_key.c.scope == bindparam("scope"), unique_key.c.key.in_(bindparam("keys", expanding=True))
)
_COMMAND = Prepared(
    select(command.c.body_hash, command.c.position, command.c.answer).where(
        command.c.account == bindparam("account"), command.c.id == bindparam("id")
    )
)
_COMMITS = Prepared(
    select(log_commit.c.position, log_commit.c.recorded_at)
    .where(log_commit.c.position <= bindparam("last"))
    .order_by(log_commit.c.position.desc())
    .limit(2)
)


class StreamMoved(VersionConflict, IntegrityError):
    """A version conflict, under the name that the library gives it, too."""


def repeated(connection: Connection, by: By) -> Written | None:
    """Give what the command did when it was sent before, None where it is new; raises CommandReused."""
    if by.command is None:
        return None
    found = _COMMAND.one(connection, {"account": by.account, "id": by.command})
    if found is None:
        return None
    body_hash, position, answer = found
    if body_hash != (by.body_hash or ""):
        raise CommandReused(by.command, position, answer)
    (_, recorded_at), *earlier = _COMMITS.all(connection, {"last": position})
    before = earlier[0][0] if earlier else 0
    return Written(before + 1, position, moment(recorded_at), answer, repeated=True)


def check(connection: Connection, batch: Batch, head: int) -> list[tuple[str, str, UUID]]:
    """Raise what forbids the batch, else give the keys that it newly takes.

    Raises HeadMoved, VersionConflict, AlreadyMade, MissingWords.
    """
    if batch.expected_head is not None and batch.expected_head != head:
        raise HeadMoved(batch.expected_head, head)
    _check_versions(connection, batch.events)
    _check_words(connection, batch)
    return _new_keys(connection, batch.keys)


def _check_versions(connection: Connection, events: Sequence[StoredEvent]) -> None:
    """Let each stream go on where it ends; a new one begins with version 1 (the library's tests: 0)."""
    last: dict[UUID, int | None] = {}
    for one in events:
        stream, version = cast("UUID", one.originator_id), one.originator_version
        if stream not in last:
            (last[stream],) = _VERSION.one(connection, {"stream": stream}) or (None,)
        before = last[stream]
        if version != before + 1 if before is not None else version not in {0, 1}:
            raise StreamMoved(stream, version)
        last[stream] = version


def _new_keys(connection: Connection, keys: Iterable[tuple[str, str, UUID]]) -> list[tuple[str, str, UUID]]:
    """Give the keys that are free; one that its own stream holds already is no conflict."""
    wanted: dict[tuple[str, str], UUID] = {}
    for scope, key, stream in keys:
        if wanted.setdefault((scope, key), stream) != stream:
            raise AlreadyMade(scope, key, wanted[scope, key])
    for scope in {scope for scope, _ in wanted}:
        for chunk in chunks([key for its_scope, key in wanted if its_scope == scope]):
            for _, key, stream in connection.execute(_TAKEN, {"scope": scope, "keys": chunk}):
                if wanted.pop((scope, key)) != stream:
                    raise AlreadyMade(scope, key, stream)
    return [(scope, key, stream) for (scope, key), stream in wanted.items()]


def _check_words(connection: Connection, batch: Batch) -> None:
    """Let no event point at words that nobody can ever open, but for those that were erased or that it erases."""
    unseen = set(batch.words.needed) - {row.ref for row in batch.words.sealed} - set(batch.words.erased)
    if not unseen:
        return
    missing = unseen - stored(unseen, connection)
    missing -= erased(missing, connection)
    if missing:
        raise MissingWords(tuple(sorted(missing)))
