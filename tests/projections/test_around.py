"""What pages beside a card read: who is spoken of where, and entries of some kinds, for one viewer on one day."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from tests.given import a_country, a_demand, an_organisation, on
from tests.projections.asking import AT_LAST, ids, the_public
from tests.record import ARecord
from tracker.application.around import Around
from tracker.domain.country import Country
from tracker.domain.country_events import Ratification, RatificationRecorded
from tracker.domain.entry_events import Retraction
from tracker.domain.record import Entry
from tracker.domain.values import Audience, Code, Confidence, Key
from tracker.store.engine import reading


def ratify(country: Country, day: str, **facts: Any) -> UUID:
    entry_id = uuid4()
    common: dict[str, Any] = {"entry_id": entry_id, "audience": Audience.PUBLIC, "confidence": Confidence.HIGH}
    said = {"instrument": Code("C087"), "status": Ratification.RATIFIED, "verified": True, "registered_on": on(day)}
    country.enter(RatificationRecorded, **common | said | facts)
    return entry_id


def ratifications(record: ARecord, day: date = AT_LAST, through: int | None = None) -> list[Entry]:
    with reading(record.engine) as connection:
        return list(Around(connection, the_public(record, through), day).ratifications("KZ"))


def test_ratifications_are_those_of_the_country_by_the_day_as_far_as_anybody_may_see(record: ARecord) -> None:
    country, other = a_country(), a_country("KG")
    old, new = ratify(country, "2001"), ratify(country, "2020-05-01")
    ratify(country, "2001", audience=Audience.COUNTRY_TEAM)
    country.retract(ratify(country, "2001"), Retraction.SAFETY, reason=None)
    ratify(other, "2001")
    record.save(country, other)

    assert ids(ratifications(record)) == {old, new}
    assert ids(ratifications(record, date(2020, 4, 30))) == {old}


def test_a_corrected_ratification_is_known_as_it_was_by_the_release_before(record: ARecord) -> None:
    country = a_country()
    old = ratify(country, "2001")
    record.save(country)
    before = record.log.head().position

    new = ratify(country, "2002")
    country.correct(old, new, reason=None)
    record.save(country)

    assert ids(ratifications(record)) == {new}
    assert ids(ratifications(record, through=before)) == {old}


def test_the_demands_that_name_an_organisation_are_found_by_its_key_as_known_then(record: ARecord) -> None:
    named = a_demand("kz-2021-1", organisations=(Key("union"),))
    record.save(an_organisation("union"), named, a_demand("kz-2021-2", organisations=(Key("union-2"),)))
    before = record.log.head().position
    record.save(a_demand("kz-2021-3", organisations=(Key("union"), Key("union-2"))))

    with reading(record.engine) as connection:
        now = Around(connection, the_public(record), AT_LAST).demands_naming("union")
        then = Around(connection, the_public(record, before), AT_LAST).demands_naming("union")
        earlier = Around(connection, the_public(record), date(2021, 1, 1)).demands_naming("union")

    assert (now, then, earlier) == (["kz-2021-1", "kz-2021-3"], ["kz-2021-1"], [])
