"""The occasions that somebody may know of, as they were known."""

from dataclasses import replace
from datetime import date

import pytest

from tests.given import a_session, on, words
from tests.projections.asking import head
from tests.record import ARecord
from tracker.domain.calendar import OccasionState
from tracker.domain.days import When
from tracker.domain.occasion import Occasion
from tracker.domain.rights import Who
from tracker.domain.values import Audience, Code, Confidence, Key
from tracker.projections.calendar import calendar, occasion_histories, occasion_versions
from tracker.projections.viewing import Viewer
from tracker.store.engine import reading

DAY = date(2026, 11, 22)


def known(record: ARecord, who: Who | None = None, through: int | None = None) -> dict[str, tuple[When, OccasionState]]:
    viewer = Viewer(through or head(record), DAY, DAY, sample=False, who=who)
    with reading(record.engine) as connection:
        return {one.key: (one.on, one.state) for one in calendar(connection, viewer)}


def a_day_of_a_team() -> Occasion:
    return Occasion.plan(
        key=Key("ann-01"),
        kind=Code("anniversary"),
        countries=(Code("KZ"),),
        instruments=(),
        demands=(),
        on=on("2018-09-29"),
        provisional=False,
        recurs_annually=True,
        audience=Audience.COUNTRY_TEAM,
        title=words(),
        confidence=Confidence.HIGH,
    )


@pytest.fixture
def bystander(record: ARecord) -> str:
    """A session that nothing in these tests may move."""
    record.save(a_session("2021-05-20/2021-06-19", "ilc-109", key=Key("ilc-109")))
    return "ilc-109"


def test_an_occasion_is_known_as_it_was_moved_with_how_exactly(record: ARecord, bystander: str) -> None:
    session = a_session("2027-06-07/2027-06-18", "ilc-115", key=Key("ilc-115"))
    record.save(session)
    before = head(record)

    session.move(on("2027-06"), provisional=True, citation=None)
    record.save(session)

    assert known(record)["ilc-115"] == (on("2027-06"), OccasionState.PLANNED)
    assert known(record, through=before)["ilc-115"] == (on("2027-06-07/2027-06-18"), OccasionState.PLANNED)
    assert bystander in known(record)


def test_a_cancelled_occasion_stays_known_and_comes_no_more(record: ARecord, bystander: str) -> None:
    session = a_session("2027-06-07/2027-06-18", "ilc-115", key=Key("ilc-115"))
    session.cancel(None)
    record.save(session)

    found = known(record)

    assert found["ilc-115"][1] is OccasionState.CANCELLED
    assert found[bystander][1] is OccasionState.PLANNED


def test_the_day_of_a_team_is_known_to_that_team_alone(record: ARecord, bystander: str) -> None:
    record.save(a_day_of_a_team())

    of_the_team, of_another = (known(record, Who("a-aigul", frozenset({Code(one)}))) for one in ("KZ", "KG"))

    assert set(of_the_team) == {bystander, "ann-01"}
    assert set(of_another) == set(known(record)) == {bystander}


@pytest.mark.usefixtures("bystander")
def test_each_version_of_an_occasion_says_from_when_it_was_known(record: ARecord) -> None:
    session = a_session("2027-06-07/2027-06-18", "ilc-115", key=Key("ilc-115"))
    session.confirm(None)
    record.save(session)
    viewer = Viewer(head(record), DAY, DAY, sample=False)

    with reading(record.engine) as connection:
        versions = occasion_versions(connection, viewer, "ilc-115")
        hidden = occasion_versions(connection, replace(viewer, through=1), "ilc-115")

    assert [one.occasion.state.value for one in versions] == ["planned", "confirmed"]
    assert {one.known_from for one in versions} == {record.clock.at.date()}
    assert hidden == []


def test_all_histories_are_those_of_each_occasion(record: ARecord, bystander: str) -> None:
    session = a_session("2027-06-07/2027-06-18", "ilc-115", key=Key("ilc-115"))
    record.save(session, a_day_of_a_team())
    session.move(on("2027-06"), provisional=True, citation=None)
    record.save(session)
    viewer = Viewer(head(record), DAY, DAY, sample=False)

    with reading(record.engine) as connection:
        found = occasion_histories(connection, viewer)
        one_by_one = {key: occasion_versions(connection, viewer, key) for key in ("ilc-115", bystander)}

    assert dict(found) == one_by_one
    assert [version.occasion.on for version in found["ilc-115"]] == [on("2027-06-07/2027-06-18"), on("2027-06")]
