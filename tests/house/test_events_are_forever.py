"""An event that was recorded is read for ever: its topic, its fields and its words never change their meaning."""

import json
from enum import Enum
from pathlib import Path

import pytest

from tests.house.examples import an_event, as_kept, enumerations
from tests.house.golden_files import FOLDER, MAPPER, path_of, read, write_down
from tracker.domain.catalogue import AGGREGATES, TOPICS
from tracker.domain.events import Event, MadeEvent
from tracker.store.shapes import types_of

BUILT = (
    "clock.accepted",
    "coalition.audience_set",
    "coalition.days_not_found",
    "coalition.development_recorded",
    "coalition.entry_corrected",
    "coalition.entry_retracted",
    "coalition.founded",
    "coalition.instrument_added",
    "coalition.opening_confirmed",
    "coalition.released",
    "coalition.theme_added",
    "country.audience_set",
    "country.brief_handed_out",
    "country.case_listed",
    "country.development_recorded",
    "country.entry_corrected",
    "country.entry_retracted",
    "country.opening_confirmed",
    "country.ratification_recorded",
    "country.registered",
    "country.submission_filed",
    "country.submission_followed",
    "demand.adopted",
    "demand.assessment_confirmed",
    "demand.assessment_proposed",
    "demand.assessment_returned",
    "demand.assessment_suspended",
    "demand.audience_set",
    "demand.change_confirmed",
    "demand.change_proposed",
    "demand.change_returned",
    "demand.change_taken_back",
    "demand.checked",
    "demand.closed",
    "demand.commitment_told",
    "demand.development_recorded",
    "demand.due_day_moved",
    "demand.due_day_set",
    "demand.entry_corrected",
    "demand.entry_retracted",
    "demand.letter_answered",
    "demand.letter_sent",
    "demand.made",
    "demand.made_specific",
    "demand.measure_added",
    "demand.next_step_done",
    "demand.next_step_set",
    "demand.opening_confirmed",
    "demand.position_recorded",
    "demand.proceeding_opened",
    "demand.raised_again",
    "demand.reminder_sent",
    "demand.reopened",
    "demand.reworded",
    "demand.same_measure",
    "demand.sample_loaded",
    "demand.superseded",
    "demand.supervision_set",
    "demand.translated",
    "demand.urgency_answered",
    "demand.urgency_raised",
    "demand.withdrawn",
    "document.quotation_accepted",
    "document.registered",
    "document.text_kept",
    "evidence.attached",
    "evidence.audience_set",
    "evidence.custody_recorded",
    "evidence.detached",
    "evidence.graded",
    "evidence.public_copy_made",
    "evidence.registered",
    "evidence.taken_back",
    "finding.audience_set",
    "finding.development_recorded",
    "finding.entry_corrected",
    "finding.entry_retracted",
    "finding.opening_confirmed",
    "finding.recorded",
    "log.erased",
    "log.erased_again",
    "log.erasure_proposed",
    "log.erasure_returned",
    "loss.accepted",
    "occasion.cancelled",
    "occasion.confirmed",
    "occasion.corrected",
    "occasion.expected_again",
    "occasion.held",
    "occasion.moved",
    "occasion.planned",
    "occasion.stale_flagged",
    "organisation.alias_added",
    "organisation.leadership_recorded",
    "organisation.registered",
    "person.alias_added",
    "person.erased",
    "person.erased_again",
    "person.erasure_proposed",
    "person.erasure_returned",
    "person.namesake_meant",
    "person.naming_proposed",
    "person.naming_set",
    "person.registered",
    "person.showing_proposed",
    "person.shown",
    "person.withheld",
    "register.loaded",
)
"""Every topic that stands in a log somewhere. A line is added with its event class and never taken away."""

RESERVED: tuple[str, ...] = ()
"""Names that the catalogue gives to events not built yet: each means that event alone, and moves up when built."""

UPCAST = (
    "the shape of {topic} is not the one that was recorded. Write an upcaster: raise its class_version to {new}, add"
    " upcast_v{old}_v{new}(facts, staff), and run python -m tests.house.golden_files; edit no golden file"
)
GOLDEN = sorted(path for path in FOLDER.glob("*.json") if path.name != "enumerations.json")
golden = pytest.mark.parametrize("path", GOLDEN, ids=[path.stem for path in GOLDEN])
topics = pytest.mark.parametrize(("topic", "event"), list(TOPICS.items()), ids=list(TOPICS))


def test_the_topics_are_those_that_were_ever_built() -> None:
    assert sorted(TOPICS) == sorted(BUILT), "a topic is added to BUILT with its event class, and never taken away"


def test_a_reserved_name_is_not_given_to_another_event() -> None:
    assert set(RESERVED).isdisjoint(BUILT), "a topic that was built moves from RESERVED to BUILT"
    assert len(set(RESERVED)) == len(RESERVED)


def test_no_two_topics_share_an_event_class() -> None:
    assert len(set(TOPICS.values())) == len(TOPICS)


def test_every_stream_begins_with_an_event_that_names_its_aggregate() -> None:
    assert {event for event in TOPICS.values() if issubclass(event, MadeEvent)} == set(AGGREGATES)


@topics
def test_every_version_of_every_topic_has_a_golden_file(topic: str, event: type[Event]) -> None:
    for version in range(1, event.class_version + 1):
        assert path_of(topic, version).exists(), f"run python -m tests.house.golden_files: {topic} has none"


@golden
def test_no_golden_file_is_left_over(path: Path) -> None:
    topic, _, version = path.stem.rpartition(".")

    assert topic in TOPICS
    assert 1 <= int(version) <= TOPICS[topic].class_version


@topics
@pytest.mark.parametrize("form", ["full", "bare"])
def test_an_event_is_written_as_it_always_was(topic: str, event: type[Event], form: str) -> None:
    version = event.class_version
    was = read(path_of(topic, version))[form]

    try:
        now = write_down(an_event(event, full=form == "full"))
        again = MAPPER.to_domain_event(as_kept(topic, version, was.facts, was.staff))
    except Exception as wrong:
        raise AssertionError(UPCAST.format(topic=topic, old=version, new=version + 1)) from wrong

    assert now == was, UPCAST.format(topic=topic, old=version, new=version + 1)
    assert again == an_event(event, full=form == "full")
    assert write_down(again) == was


@golden
def test_every_event_that_was_ever_written_can_be_read(path: Path) -> None:
    topic, _, version = path.stem.rpartition(".")

    for was in read(path).values():
        event = MAPPER.to_domain_event(as_kept(topic, int(version), was.facts, was.staff))

        assert type(event) is TOPICS[topic]
        assert MAPPER.to_domain_event(as_kept(topic, event.class_version, *write_down(event))) == event


def test_no_word_of_an_enumeration_is_dropped_or_respelled() -> None:
    was: dict[str, list[str]] = json.loads((FOLDER / "enumerations.json").read_text())
    now = {one.__name__: [member.value for member in one] for one in _enumerations()}

    gone = {name: sorted(set(words) - set(now.get(name, ()))) for name, words in was.items()}
    new = {name: sorted(set(words) - set(was.get(name, ()))) for name, words in now.items()}

    assert not any(gone.values()), f"events were recorded with these: {gone}"
    assert not any(new.values()), f"add these to enumerations.json, they are for ever from now on: {new}"


def _enumerations() -> set[type[Enum]]:
    kinds = [kind for event in TOPICS.values() for kind in types_of(event).values()]
    return {found for kind in kinds for found in enumerations(kind)}
