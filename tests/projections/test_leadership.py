"""Who led an organisation is known from its recording on, as of its days, and what is said anew replaces it."""

from datetime import date

import pytest

from tests.given import an_organisation, on, words
from tests.projections.asking import AT_LAST, head, noon, the_public
from tests.record import ARecord
from tracker.domain.organisation import Organisation
from tracker.projections.leadership import leadership_of
from tracker.projections.viewing import Viewer
from tracker.store.engine import reading


@pytest.fixture
def union(record: ARecord) -> Organisation:
    """A union with one period, beside another with one that must not move."""
    made, bystander = an_organisation("union"), an_organisation("bystander")
    made.record_leadership(1, words("chair"), on("2019"))
    bystander.record_leadership(1, words("secretary"), on("2019"))
    record.save(made, bystander)
    return made


def periods(record: ARecord, viewer: Viewer | None = None, *, day: date = AT_LAST) -> list[tuple[int, str | None]]:
    """The numbers of the union's periods with their last days; the bystander's are there, too."""
    with reading(record.engine) as connection:
        found = leadership_of(connection, viewer or the_public(record), day, "union")
        assert len(leadership_of(connection, viewer or the_public(record), AT_LAST, "bystander")) == 1
    return [(one["number"], one["until"] and one["until"]["last"]) for one in found]


@pytest.mark.usefixtures("union")
def test_a_period_stands_from_its_first_day_on(record: ARecord) -> None:
    assert periods(record) == [(1, None)]
    assert periods(record, day=date(2018, 12, 31)) == []


def test_what_is_said_anew_replaces_what_was_known_and_was_not_known_before(
    record: ARecord, union: Organisation
) -> None:
    before = head(record)

    union.record_leadership(1, words("chair"), on("2019"), until=on("2021-03-05"))
    record.save(union, at=noon("2026-11-02"))

    assert periods(record) == [(1, "2021-03-05")]
    assert periods(record, the_public(record, before)) == [(1, None)]


def test_what_was_recorded_in_error_is_gone_and_stays_known_by_its_day(record: ARecord, union: Organisation) -> None:
    before = head(record)

    union.record_leadership(2, words("chair"), on("2021"))
    union.record_leadership(1, words("chair"), on("2019"), taken_back=True)
    record.save(union)

    assert periods(record) == [(2, None)]
    assert periods(record, the_public(record, before)) == [(1, None)]


def test_reading_the_log_again_gives_the_same(record: ARecord, union: Organisation) -> None:
    union.record_leadership(1, words("chair"), on("2019"), until=on("2020"))
    record.save(union)
    at_once = periods(record)

    record.rebuild()

    assert periods(record) == at_once == [(1, "2020-12-31")]
