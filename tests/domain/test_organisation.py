"""A union, a State organ or an international body."""

from typing import Any

import pytest

from tests.given import an_organisation, kept, on, words
from tracker.domain import organisation_events
from tracker.domain.organisation import Organisation
from tracker.domain.refusals import EndsBeforeItBegins, NotAPersonKey
from tracker.domain.values import Code, Key


def test_an_organisation_is_known_by_every_spelling() -> None:
    organisation = kept(an_organisation())

    organisation.add_alias(words("also written"))

    assert [type(event) for event in organisation.collect_events()] == [organisation_events.AliasAdded]
    assert organisation.names == [words("name"), words("also written")]


def test_a_period_of_leadership_is_recorded_with_its_days() -> None:
    organisation = kept(an_organisation())

    organisation.record_leadership(1, words("chair"), on("2019"), until=on("2021-03"), person=Key("p-aaaaaaaa"))

    [event] = organisation.collect_events()
    assert isinstance(event, organisation_events.LeadershipRecorded)
    assert (event.number, event.start, event.until) == (1, on("2019"), on("2021-03"))
    assert (event.person, event.taken_back) == ("p-aaaaaaaa", False)


def test_a_period_of_leadership_does_not_end_before_it_begins() -> None:
    organisation = kept(an_organisation())

    with pytest.raises(EndsBeforeItBegins):
        organisation.record_leadership(1, words("chair"), on("2019"), until=on("2018"))

    assert organisation.collect_events() == []


def test_an_organisation_of_so_few_that_it_is_a_person_has_a_key_that_says_nothing() -> None:
    facts: dict[str, Any] = {"name": words(), "kind": Code("union"), "branches": (), "sites": ()}

    with pytest.raises(NotAPersonKey):
        Organisation.register(key=Key("miners-of-one-shaft"), small=True, **facts)
    made = Organisation.register(key=Key("p-7kq2m4xa"), small=True, **facts)

    assert made.key == "p-7kq2m4xa"
