"""The card that the product computes is the one that the independent oracle computes (S8)."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.oracle import from_events
from tests.oracle.histories import Step, ends, history, kept
from tests.record import ARecord
from tracker.application.reader import Sight
from tracker.domain import coalition_events
from tracker.domain.scorecard import Card, score
from tracker.projections import reading
from tracker.projections.viewing import Viewer
from tracker.store.engine import reading as read_only
from tracker.web.views.country_json import country_json

COUNTRIES = ("KZ", "KG", "TJ", "TM", "UZ")


@pytest.fixture
def record(database_url: str) -> Iterator[ARecord]:
    """Give a record that holds nothing."""
    made = ARecord(database_url)
    yield made
    made.close()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    seed=st.integers(0, 2**32 - 1),
    length=st.integers(1, 60),
    day=st.dates(date(2021, 1, 1), date(2027, 1, 31)),
    place=st.integers(0, 10_000),
)
def test_every_card_of_a_generated_history_equals_the_oracles(
    record: ARecord, seed: int, length: int, day: date, place: int
) -> None:
    steps = history(seed, length)
    record.forget()
    record.keep(steps)
    events = kept(steps)
    known = ends(steps)[place % len(steps)]
    for country in ("KZ", "KG"):
        for through in (known, len(events)):
            today = max(step.recorded_at for step in steps).date()
            viewer = Viewer(through, today, today, _is_sample(steps))

            ours = _card(record, viewer, country, day)
            theirs = from_events.card(events, country, day, through, today, len(events))

            assert ours == theirs, (seed, length, country, through)


def _is_sample(steps: list[Step]) -> bool:
    return any(event.sample for step in steps for event in step.events if isinstance(event, coalition_events.Founded))


def _card(record: ARecord, viewer: Viewer, country: str, day: date) -> dict[str, Any]:
    with read_only(record.engine) as connection:
        whole = score(reading.record(connection, viewer, day, country), country)
        short = score(reading.digest(connection, viewer, day, country), country)
    assert _without_entries(_plain(short, viewer, day)) == _without_entries(_plain(whole, viewer, day))
    return _plain(whole, viewer, day)


def _plain(card: Card, viewer: Viewer, day: date) -> dict[str, Any]:
    sight = Sight(viewer, day, day, 1, is_today=True)
    plain: dict[str, Any] = json.loads(json.dumps(country_json(card, sight, sample=viewer.sample)))
    del plain["known_by"], plain["release"]
    return plain


def _without_entries(card: dict[str, Any]) -> dict[str, Any]:
    return card | {"demands": [{**one, "entries": None} for one in card["demands"]]}
