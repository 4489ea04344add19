"""A union, a State organ or an international body."""

from tests.given import an_organisation, kept, words
from tracker.domain import organisation_events


def test_an_organisation_is_known_by_every_spelling() -> None:
    organisation = kept(an_organisation())

    organisation.add_alias(words("also written"))

    assert [type(event) for event in organisation.collect_events()] == [organisation_events.AliasAdded]
    assert organisation.names == [words("name"), words("also written")]
