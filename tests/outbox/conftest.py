"""The mails of a fresh database of each kind in turn, with a moment to begin at."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from uuid import UUID

import pytest
from sqlalchemy import Engine

from tracker.outbox.mails import MailKind, Mails
from tracker.outbox.tables import outbox_metadata
from tracker.store.engine import make_engine, writing

BEGUN = datetime(2026, 11, 1, 12, tzinfo=UTC)

Put = Callable[..., UUID | None]


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """Give a database with the tables of the outbox."""
    made = make_engine(database_url)
    with writing(made) as connection:
        outbox_metadata.create_all(connection)
    yield made
    made.dispose()


@pytest.fixture
def mails(engine: Engine) -> Mails:
    """Give the mails of an empty outbox."""
    return Mails(engine)


@pytest.fixture
def put(engine: Engine, mails: Mails) -> Put:
    """Give what puts a mail that is due at once."""

    def put_one(slot: str = "2026-11-02", **other: object) -> UUID | None:
        ordinary: dict[str, object] = {
            "account": "a-7kq2m4xa1234",
            "kind": MailKind.DIGEST,
            "slot": slot,
            "message_id": f"<{slot}@example.net>",
            "made_at": BEGUN,
            "next_at": BEGUN,
        }
        with writing(engine) as connection:
            return mails.put(connection, **(ordinary | other))  # type: ignore[arg-type]

    return put_one
