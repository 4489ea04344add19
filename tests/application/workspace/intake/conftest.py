"""A reception on either database, and children that are asked within the process of the tests, which is quicker."""

from collections.abc import Iterator

import msgspec
import pytest

from tests.application.workspace.intake.reception import Reception
from tracker.application.intake.reading import asking as reading
from tracker.application.intake.reading.taking import take
from tracker.application.intake.understanding import asking as understanding
from tracker.application.intake.understanding.child import answer


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask no child process; what they do in theirs is tested with reading."""

    def read(_module: str, content: bytes, kind: str, **_patience: float) -> bytes:
        return msgspec.json.encode(take(kind, content))

    def understood(_module: str, content: bytes, **_patience: float) -> bytes:
        return msgspec.json.encode(answer(msgspec.json.decode(content, type=understanding.Question)))

    monkeypatch.setattr(reading, "asked", read)
    monkeypatch.setattr(understanding, "asked", understood)


@pytest.fixture
def reception(database_url: str) -> Iterator[Reception]:
    """Give a record with people who bring documents in."""
    made = Reception(database_url)
    yield made
    made.close()


@pytest.fixture
def small_reception(sqlite_url: str) -> Iterator[Reception]:
    """Give the same on SQLite alone, for rules that ask nothing of the database."""
    made = Reception(sqlite_url)
    yield made
    made.close()
