"""A country: what is recorded of a State apart from any one demand."""

from uuid import uuid4

import pytest

from tests.given import a_country, an_entry, kept, on, what_happened, words
from tracker.domain import country_events
from tracker.domain.country_events import Ratification
from tracker.domain.refusals import EntryUnknown
from tracker.domain.values import Audience, Code, Confidence


def test_a_country_is_followed_by_its_code() -> None:
    [registered] = a_country("KG").collect_events()

    assert isinstance(registered, country_events.Registered)
    assert (registered.code, registered.name) == ("KG", words("KG"))


def test_a_ratification_can_be_corrected_by_another_entry() -> None:
    country, wrong, right = a_country(), an_entry(), an_entry()
    facts = {"instrument": Code("C087"), "verified": True, "confidence": Confidence.HIGH}
    for entry, status in ((wrong, Ratification.LAW_SIGNED), (right, Ratification.RATIFIED)):
        country.enter(country_events.RatificationRecorded, **entry, **facts, status=status, registered_on=on("2000"))
    kept(country)

    country.correct(wrong["entry_id"], right["entry_id"], reason=None)

    assert [type(event) for event in country.collect_events()] == [country_events.EntryCorrected]
    assert list(country.that_stand()) == [right["entry_id"]]


def test_what_happened_in_a_country_can_be_narrowed_and_opened() -> None:
    country, entry = a_country(), what_happened(measures=())
    country.enter(country_events.DevelopmentRecorded, **entry)
    kept(country)

    country.set_audience(entry["entry_id"], Audience.MEMBERS)
    country.confirm_opening(entry["entry_id"])

    expected = [country_events.AudienceSet, country_events.OpeningConfirmed]
    assert [type(event) for event in country.collect_events()] == expected


def test_an_entry_of_another_country_is_unknown_here() -> None:
    country = kept(a_country())

    with pytest.raises(EntryUnknown):
        country.set_audience(uuid4(), Audience.MEMBERS)

    assert country.collect_events() == []
