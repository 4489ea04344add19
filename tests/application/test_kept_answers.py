"""What is kept for signed-in readers is what would be read anew, whatever was recorded meanwhile."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.asked import asked_of
from tests.given import a_coalition, a_country, a_demand, a_development, a_step
from tests.oracle.histories import history
from tests.record import ARecord
from tracker.application.lately import Lately
from tracker.application.look import Look
from tracker.application.reader import Reader
from tracker.domain.catalogue import TOPICS
from tracker.domain.record import Record
from tracker.domain.rights import Who
from tracker.domain.values import Code
from tracker.projections.answers import ENTRIES, SEEN, Answers
from tracker.projections.runner import READ_MODELS

COUNTRIES = ("KZ", "KG")
TODAY = date(2027, 1, 31)
TEAM = Who("a-team", frozenset({Code("KZ")}))
SECOND = Who("a-second", frozenset({Code("KG")}), may_confirm=True)
READERS = (TEAM, SECOND, Who("a-member", frozenset()))


@pytest.fixture
def record(sqlite_url: str) -> Iterator[ARecord]:
    """Give a record that holds nothing."""
    made = ARecord(sqlite_url)
    yield made
    made.close()


def a_reader(record: ARecord) -> Reader:
    return Reader(record.engine, record.log, record.book, lambda: TODAY)


def seen(reader: Reader, who: Who) -> object:
    """All that pages of a signed-in reader ask again and again."""
    with reader.look() as look:
        return seen_in(look, who)


def seen_in(look: Look, who: Who) -> object:
    """The same, in a view of the database that is open."""
    sight = look.live(who)
    shelf, desk, demands = look.shelf(sight), look.desk(sight), sorted(look.shelf(sight).demands)
    around = look.around(sight)
    return (
        (look.is_sample(), look.coalition_name(), look.zone(), look.country_names(), sight.release),
        shelf,
        look.calendar(sight),
        [by_number(look.digest(sight, country)) for country in COUNTRIES],
        look.dossier(sight, demands),
        [look.dossier(sight, [one]) for one in demands],
        look.demands_named(sight, demands),
        [(around.raised_by(one), look.passages(sight).of_demand(one)) for one in demands],
        around.erased_texts([]),
        [look.findings(sight, country) for country in COUNTRIES],
        [(around.ratifications(one), around.raisings(one), around.submitted(one)) for one in COUNTRIES],
        [around.of_country_alone(country) for country in COUNTRIES],
        (desk.waiting(), desk.suspended(), desk.sent_back(), desk.returned(who.account), desk.changes_waiting()),
        (desk.urgencies(), desk.steps(), desk.due(TODAY), desk.due(date.max)),
    )


def anew(look: Look, record: ARecord) -> Look:
    """Give the same view of the database to somebody for whom nothing is kept."""
    return Look(look._connection, record.log, record.book, TODAY, Lately())  # noqa: SLF001 - the view is in there alone


def by_number(record: Record) -> object:
    return record.on, record.demands, sorted(map(repr, record.entries)), record.sessions


@settings(
    max_examples=4,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(seed=st.integers(0, 2**32 - 1), length=st.integers(10, 25))
def test_whatever_is_recorded_what_is_kept_is_what_would_be_read(record: ARecord, seed: int, length: int) -> None:
    record.forget()
    kept = a_reader(record)
    for number, step in enumerate(history(seed, length)):
        with kept.look() as earlier:  # whoever began before the step is still reading when others read after it
            earlier.live(TEAM)
            record.keep([step])
            for who in READERS:
                assert seen(kept, who) == seen(a_reader(record), who)
            who = READERS[number % len(READERS)]
            assert seen_in(earlier, who) == seen_in(anew(earlier, record), who)


def test_an_entry_changes_rows_of_entries_alone() -> None:
    entries = [TOPICS[topic] for topic in ENTRIES]

    fed = {name for name, feeds in ((one.name, one.feeds) for one in READ_MODELS) if any_of(entries, feeds)}

    assert fed == {"entries", "loaded_rows"}  # the rows of a load that entries came of: no list asks for them
    assert SEEN < ENTRIES


def any_of(kinds: list[type[Any]], feeds: tuple[type[Any], ...]) -> bool:
    return any(issubclass(kind, feeds) for kind in kinds)


def test_what_happens_elsewhere_costs_a_reader_no_list(record: ARecord) -> None:
    demand = a_demand()
    a_step(demand)
    record.save(a_coalition(), a_country(), demand)
    reader = a_reader(record)
    seen_first = seen(reader, TEAM)
    before = asked_by(record, reader)

    a_development(demand)
    record.save(demand)
    happened = asked_by(record, reader)
    a_step(demand, due_on="2026-12-01")
    record.save(demand)
    planned = asked_by(record, reader)

    assert seen_first is not None
    assert len(before) <= MOST_ASKED
    assert len(happened) <= MOST_ASKED + 4  # what was recorded, and of one demand what bears on its letters
    assert len(planned) > len(happened)


MOST_ASKED = 12
"""Statements: with what is kept, all that `seen` asks for at a head of the log that was seen before."""


def asked_by(record: ARecord, reader: Reader) -> list[str]:
    """Collect what a reader asks the database for."""
    with asked_of(record.engine) as asked:
        seen(reader, TEAM)
    return [one for one in asked if one.startswith("SELECT")]


def test_an_older_view_of_the_log_is_never_told_what_is_newer(record: ARecord) -> None:
    demand = a_demand()
    record.save(a_coalition(), a_country(), demand)
    answers, head = Answers(), record.log.head().position
    with record.engine.connect() as connection:
        answers.all_alike(connection, head, "list", lambda: "old")
    record.save(a_country("KG"))
    with record.engine.connect() as connection:
        newer = answers.all_alike(connection, head + 1, "list", lambda: "new")
        older = answers.all_alike(connection, head, "list", lambda: "old again")

    assert (newer, older) == ("new", "old again")


def test_the_answer_that_was_not_asked_for_longest_is_given_up_first(record: ARecord) -> None:
    record.save(a_coalition())
    answers = Answers(most=2)
    with record.engine.connect() as connection:
        for asked in ("kg", "kz", "kg", "tj"):
            answers.all_alike(connection, 1, asked, lambda asked=asked: f"{asked} first")  # type: ignore[misc]
        found = [answers.all_alike(connection, 1, asked, lambda: "anew") for asked in ("kg", "tj", "kz")]

    assert found == ["kg first", "tj first", "anew"]
