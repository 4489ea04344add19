"""A person who agreed to be named: the name in both scripts, what was asked for them, and what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracker.domain.judgement import Judged
from tracker.domain.record import Record
from tracker.projections.shelves import Party
from tracker.web.naming import ANYWHERE_ELSE
from tracker.web.views.spoken_of import Asked, asked, words_of_demands
from tracker.web.wording import Wording


@dataclass(frozen=True)
class Person:
    """All that a person's page shows. `other_script` is None where the name is known in one script alone."""

    key: str
    name: str
    other_script: str | None
    country: str | None
    asked: Sequence[Asked]


def words_of_person(party: Party, record: Record) -> list[object]:
    """List the facts whose words the page prints."""
    return [{"kind": "person", "key": party.key}, words_of_demands(record, party.key)]


def person(party: Party, record: Record, judged: Mapping[str, Judged], wording: Wording) -> Person:
    """Make the page; to be asked only of who has one, with the words open.

    The country stands there only where a card judges a demand of it: every other has no page.
    """
    name = wording.called(party.key, ANYWHERE_ELSE) or party.key
    home = party.about["country"]
    scripts = [wording.plain(party.about[part]) for part in ("name", "native")]
    return Person(
        key=party.key,
        name=name,
        other_script=next((text for text in scripts if text and text != name), None),
        country=next((one.demand.country for one in judged.values() if one.demand.country == home), None),
        asked=asked(record, judged, party.key, wording),
    )
