"""Words and keys are held against the events that speak of them."""

import pytest

from tests.store.example import KEY
from tests.store.tampering import change, check, first
from tracker.domain.values import Ref
from tracker.store.keys import WorkingKey
from tracker.store.log import Log
from tracker.store.report import Wrong


def test_words_that_are_gone_are_found_unless_they_were_erased(written: Log) -> None:
    _, *refs = _refs(written)
    change(written, "DELETE FROM words WHERE ref = :ref", ref=refs[0])

    assert first(written) == (1, Wrong.WORDS_MISSING)
    assert check(written, erased={refs[0]}).first is None


def test_words_that_were_exchanged_are_found_with_the_key(written: Log) -> None:
    one, other = _refs(written)
    change(
        written,
        "UPDATE words SET sealed = (SELECT sealed FROM words WHERE ref = :other) WHERE ref = :one",
        one=one,
        other=other,
    )

    assert check(written).first is None
    flaw = check(written, working_key=KEY).first
    assert flaw is not None
    assert (flaw.position, flaw.what) == (1, Wrong.WORDS_BROKEN)


def test_another_key_does_not_open_the_words(written: Log) -> None:
    flaw = check(written, working_key=WorkingKey(2, b"x" * 32)).first

    assert flaw is not None
    assert flaw.what is Wrong.WORDS_BROKEN


@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM words_about", "INSERT INTO words_about SELECT ref, 'p-2222222b' FROM words"],
)
def test_whom_a_text_is_about_is_held_against_the_text(written: Log, statement: str) -> None:
    change(written, statement)

    assert check(written).first is None
    flaw = check(written, working_key=KEY).first
    assert flaw is not None
    assert (flaw.position, flaw.what) == (1, Wrong.WORDS_ABOUT)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM unique_key WHERE key = 'b-0'",
        "UPDATE unique_key SET key = 'b-9' WHERE key = 'b-0'",
        (
            "UPDATE unique_key SET stream_id = (SELECT stream_id FROM event"
            " WHERE stream_id <> unique_key.stream_id LIMIT 1) WHERE key = 'b-0'"
        ),
        "INSERT INTO unique_key SELECT scope, 'b-9', stream_id FROM unique_key WHERE key = 'b-0'",
    ],
)
def test_keys_that_are_not_those_of_the_events_are_found(written: Log, statement: str) -> None:
    change(written, statement)

    flaw = check(written).first
    assert flaw is not None
    assert flaw.what is Wrong.KEY


def _refs(log: Log) -> list[Ref]:
    opened = log.read(0, 1)[0].event
    return list(vars(opened)["title"].values())
