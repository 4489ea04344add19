"""What a viewer may see: as of a day, as known by a position, and public now."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from unittest.mock import patch
from uuid import UUID

import pytest
from sqlalchemy import Connection

from tests.given import a_confirmed, a_demand, a_development, a_finding, a_measure, what_happened, words
from tests.projections.asking import AT_LAST, head, ids, noon, seen, shown, the_public
from tests.record import ARecord
from tracker.domain.demand import Demand
from tracker.domain.demand_events import Counting, DevelopmentRecorded
from tracker.domain.record import Record
from tracker.domain.values import Audience, Code, Key
from tracker.projections import reading
from tracker.projections.shelves import shelf
from tracker.store.engine import reading as read_only
from tracker.store.prepared import Prepared

OPENS = date(2022, 7, 10)
DAY = timedelta(days=1)


@pytest.fixture
def bystander(record: ARecord) -> UUID:
    """An entry on another demand, which is seen all the time."""
    other = a_demand("kz-2021-9")
    entry_id = a_development(other, "2021-12-20")
    record.save(other, at=noon("2022-01-01"))
    return entry_id


@pytest.fixture
def demand() -> Demand:
    return a_demand()


def references(found: Record) -> list[str]:
    return [demand.reference for demand in found.demands]


def test_nothing_is_seen_that_was_recorded_after_the_position(record: ARecord, bystander: UUID, demand: Demand) -> None:
    before = head(record)
    entry = a_development(demand)
    record.save(demand)

    assert references(seen(record, before)) == ["kz-2021-9"]
    assert references(seen(record)) == ["kz-2021-1", "kz-2021-9"]
    assert (shown(record, before), shown(record)) == ({bystander}, {bystander, entry})


def test_an_event_of_a_transaction_is_not_seen_before_its_position(
    record: ARecord, bystander: UUID, demand: Demand
) -> None:
    first = head(record) + 1
    entry = a_development(demand)
    record.save(demand)

    assert (shown(record, first), shown(record, first + 1)) == ({bystander}, {bystander, entry})


def test_nothing_is_seen_that_counts_from_a_later_day(record: ARecord, bystander: UUID, demand: Demand) -> None:
    entry = a_development(demand, "2022-06-01")
    record.save(demand, at=noon("2022-09-01"))

    assert shown(record, on=date(2022, 5, 31)) == {bystander}
    assert shown(record, on=date(2022, 6, 1)) == {bystander, entry}


def test_a_demand_is_not_seen_before_it_was_made(record: ARecord, bystander: UUID) -> None:
    record.save(a_demand("kz-2022-1", made_on=date(2022, 6, 7)))

    assert references(seen(record, on=date(2022, 6, 6))) == ["kz-2021-9"]
    assert references(seen(record, on=date(2022, 6, 7))) == ["kz-2021-9", "kz-2022-1"]
    assert bystander in shown(record)


def closed(record: ARecord, demand: Demand, confirmed_on: date | None = None) -> UUID:
    """An entry that opens on a day, with a confirmation of that opening or none."""
    entry = a_development(demand, "2022-06-01", not_before=OPENS)
    record.save(demand, at=noon("2022-06-02"))
    if confirmed_on:
        demand.confirm_opening(entry)
        record.save(demand, at=noon(confirmed_on.isoformat()))
    return entry


def test_an_opening_that_nobody_confirmed_fails_closed(record: ARecord, bystander: UUID, demand: Demand) -> None:
    closed(record, demand)

    assert shown(record) == {bystander}


@pytest.mark.parametrize(("age", "opens"), [(8, False), (7, True), (1, True), (0, True), (-1, True)])
def test_a_confirmation_is_good_for_seven_days(
    record: ARecord, bystander: UUID, demand: Demand, age: int, *, opens: bool
) -> None:
    entry = closed(record, demand, OPENS - age * DAY)

    assert (entry in shown(record)) is opens
    assert bystander in shown(record)


def test_an_entry_opens_on_its_day_both_then_and_now(record: ARecord, bystander: UUID, demand: Demand) -> None:
    entry = closed(record, demand, OPENS - DAY)

    def seen_on(day: date, today: date) -> set[UUID]:
        return shown(record, the_public(record, day=day, today=today))

    assert seen_on(OPENS - DAY, OPENS) == seen_on(OPENS, OPENS - DAY) == {bystander}
    assert seen_on(OPENS, OPENS) == seen_on(OPENS, OPENS + DAY) == {bystander, entry}


def test_an_entry_is_not_open_at_a_position_before_its_confirmation(
    record: ARecord, bystander: UUID, demand: Demand
) -> None:
    closed(record, demand)
    before = head(record)
    entry = closed(record, demand, OPENS)

    assert shown(record, before) == {bystander}
    assert shown(record) == {bystander, entry}


def test_a_new_day_to_open_on_wants_a_new_confirmation(record: ARecord, bystander: UUID, demand: Demand) -> None:
    entry = closed(record, demand, OPENS)
    opened = head(record)

    demand.set_audience(entry, Audience.PUBLIC, not_before=OPENS + DAY)
    record.save(demand)

    assert (shown(record, opened), shown(record)) == ({bystander}, {bystander})


def test_an_entry_whose_day_was_dropped_is_open(record: ARecord, bystander: UUID, demand: Demand) -> None:
    entry = closed(record, demand)
    before = head(record)

    demand.set_audience(entry, Audience.PUBLIC)
    record.save(demand)

    assert (shown(record, before), shown(record)) == ({bystander}, {bystander, entry})


def test_a_measure_is_on_the_list_from_the_day_it_was_added_for(record: ARecord, demand: Demand) -> None:
    demand.add_measure(a_measure(2), date(2022, 6, 7), reason=None)
    record.save(demand, a_demand("kz-2021-2"))

    for on, expected in ((date(2022, 6, 6), 1), (date(2022, 6, 7), 2)):
        found = {one.reference: len(one.measures) for one in seen(record, on=on).demands}
        assert found == {"kz-2021-1": expected, "kz-2021-2": 1}


def test_what_was_said_of_a_demand_is_known_from_its_position_and_its_day(record: ARecord, demand: Demand) -> None:
    later = a_demand("kz-2022-1", made_on=date(2022, 6, 7))
    record.save(demand, later)
    before = head(record)
    later.same_measure(1, (Key("kz-2021-1"), 1), date(2022, 6, 7))
    demand.make_specific(Key("kz-2022-1"), date(2022, 9, 1))
    record.save(demand, later)

    def said(through: int | None = None, on: date = AT_LAST) -> list[tuple[int, tuple[str, ...]]]:
        return [(len(one.repeated), one.specific_by) for one in seen(record, through, on=on).demands]

    assert said() == [(0, ("kz-2022-1",)), (1, ())]
    assert said(on=date(2022, 8, 31)) == [(0, ()), (1, ())]
    assert said(before) == [(0, ()), (0, ())]


def our_words(record: ARecord, through: int | None = None) -> tuple[Any, ...]:
    """The title and the labels of a demand, on its page and in lists, as they were known."""
    one = seen(record, through).demands[0]
    with read_only(record.engine) as connection:
        listed = shelf(connection, through or head(record)).demands[one.reference]
    assert one.about["title"] == listed["title"]
    return one.about["title"], *(measure.about["label"] for measure in one.measures)


def test_our_words_are_those_that_the_reader_knows(record: ARecord, demand: Demand) -> None:
    record.save(demand, a_demand("kz-2021-2"))
    before = head(record)
    was = our_words(record)

    demand.reword({"title": words("better"), "1": words("a better label")}, reason=None)
    record.save(demand)

    assert our_words(record)[:2] == (words("better"), words("a better label"))
    assert our_words(record)[2:] == was[2:]
    assert our_words(record, before) == was
    assert seen(record).demands[1].about["title"] == words("title")


def test_words_put_better_for_safety_stand_in_the_place_of_the_old_ones_on_every_day(
    record: ARecord, demand: Demand
) -> None:
    record.save(demand)
    made = head(record)
    demand.reword({"title": words("still bad")}, reason=None)
    record.save(demand)
    put_better = head(record)

    demand.reword({"title": words("safe"), "1": words("a safe label")}, reason=None, hides_old=True)
    record.save(demand)

    for through in (None, made, put_better):
        assert our_words(record, through)[:2] == (words("safe"), words("a safe label"))


def test_a_demand_apart_is_seen_by_each_country_that_it_names(record: ARecord) -> None:
    both = (Code("KZ"), Code("KG"))
    record.save(a_demand("reg-2021-1", country=None, countries=both, counting=Counting.IMPLIED))
    record.save(a_demand("kg-2021-1", country="KG"), a_demand("kz-2021-1"))

    assert references(seen(record)) == ["kz-2021-1", "reg-2021-1"]
    assert references(seen(record, country="KG")) == ["kg-2021-1", "reg-2021-1"]
    assert references(seen(record, country="K")) == []


def test_what_happened_elsewhere_is_not_seen_here(record: ARecord, bystander: UUID) -> None:
    elsewhere = a_demand("kg-2021-1", country="KG")
    a_development(elsewhere)
    record.save(elsewhere)

    assert shown(record) == {bystander}


def test_a_dossier_has_what_pages_show_and_a_card_has_not(record: ARecord, bystander: UUID, demand: Demand) -> None:
    told = what_happened("2022-06", wording=words("what happened"))
    demand.enter(DevelopmentRecorded, **told)
    record.save(demand)

    with read_only(record.engine) as connection:
        [entry] = reading.dossier(connection, the_public(record), AT_LAST, ["kz-2021-1"]).entries

    assert (entry.about["wording"], entry.about["last_on"]) == (words("what happened"), "2022-06-30")
    assert [one.about for one in seen(record).entries] == [{}, {}]
    assert bystander not in ids([entry])


def test_the_staff_part_is_in_no_dossier(record: ARecord, demand: Demand) -> None:
    a_development(demand, notes=words("what a source said"), source=words("the source"), reliability=Code("B"))
    record.save(demand)

    with read_only(record.engine) as connection:
        [entry] = reading.dossier(connection, the_public(record), AT_LAST, ["kz-2021-1"]).entries

    assert set(entry.about) & {"notes", "source", "reliability", "custody", "row"} == set()


def test_entries_are_found_by_their_ids_wherever_they_are(record: ARecord, bystander: UUID, demand: Demand) -> None:
    entry, narrow = a_confirmed(demand), a_development(demand, audience=Audience.MEMBERS)
    record.save(demand)

    wanted = [str(entry), str(narrow), str(bystander), "not-there"]
    with read_only(record.engine) as connection:
        found = reading.entries_named(connection, the_public(record), AT_LAST, wanted)

    assert ids(found) == {entry, bystander}


def test_a_finding_on_several_demands_is_listed_once_for_its_country(record: ARecord, demand: Demand) -> None:
    finding = a_finding(demands=(Key("kz-2021-1"), Key("kz-2021-2")))
    record.save(demand, a_demand("kz-2021-2"), finding, a_finding(country=Code("KG")))

    with read_only(record.engine) as connection:
        found = reading.findings(connection, the_public(record), AT_LAST, "KZ")

    assert ids(found) == set(finding.entries)
    assert len(found) == 1


def test_who_raised_a_measure_again_is_told_with_the_day(record: ARecord, demand: Demand) -> None:
    other = a_demand("kz-2021-10")
    later = a_demand("kz-2022-1", made_on=date(2022, 6, 7))
    later.same_measure(1, (Key("kz-2021-1"), 1), date(2022, 6, 7))
    later.same_measure(None, (Key("kz-2021-10"), 1), date(2022, 6, 7))
    record.save(demand, other, later)

    with read_only(record.engine) as connection:
        found = reading.raised_by(connection, the_public(record), AT_LAST, "kz-2021-1")
        early = reading.raised_by(connection, the_public(record), date(2022, 6, 6), "kz-2021-1")

    assert (found, early) == ([("kz-2021-1.1", "kz-2022-1", date(2022, 6, 7))], [])


def test_the_digest_for_the_public_never_visits_the_table_of_entries(sqlite_url: str) -> None:
    record = ARecord(sqlite_url)
    record.save(a_demand())
    asked: list[tuple[str, Any]] = []
    execute = Prepared._execute  # noqa: SLF001 - what is put together once passes SQLAlchemy's own events by

    def noted(prepared: Prepared, connection: Connection, values: Mapping[str, Any]) -> object:
        said, shape = prepared._for(connection.dialect)  # noqa: SLF001 - as above
        asked.append((said, shape(values)))
        return execute(prepared, connection, values)

    with patch.object(Prepared, "_execute", noted), read_only(record.engine) as connection:
        reading.digest(connection, the_public(record), AT_LAST, "KZ")
        [grouped] = [one for one in asked if "GROUP BY entry.demand" in one[0]]
        plan = [row[-1] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {grouped[0]}", grouped[1])]
    record.close()

    assert plan[0].startswith("SEARCH entry USING COVERING INDEX entry_of_card")
