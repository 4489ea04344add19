"""A finding of a supervisory body is the first entry of its stream."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.given import a_finding, kept, what_happened, words
from tracker.domain import finding_events
from tracker.domain.entry_events import Retraction
from tracker.domain.finding import Finding
from tracker.domain.finding_events import Point
from tracker.domain.refusals import EntryGone, PointUnknown
from tracker.domain.values import Audience, Code


def entry_of(finding: Finding) -> UUID:
    [entry_id] = finding.entries
    return entry_id


def test_a_finding_is_an_entry_of_its_own_stream() -> None:
    finding = a_finding()

    [recorded] = finding.collect_events()
    assert isinstance(recorded, finding_events.Recorded)
    assert finding.that_stand() == {recorded.entry_id: recorded}


def test_a_finding_is_replaced_by_one_with_a_stream_of_its_own() -> None:
    finding, other = kept(a_finding()), a_finding()

    finding.correct(entry_of(finding), entry_of(other), reason=None)

    [event] = finding.collect_events()
    assert isinstance(event, finding_events.EntryCorrected)
    assert event.by == entry_of(other)


@pytest.mark.parametrize("cause", list(Retraction))
def test_a_finding_can_be_taken_back_once(cause: Retraction) -> None:
    finding = a_finding()
    finding.retract(entry_of(finding), cause, reason=None)
    kept(finding)

    with pytest.raises(EntryGone):
        finding.retract(entry_of(finding), cause, reason=None)

    assert finding.collect_events() == []


def test_a_finding_can_be_narrowed_and_opened_again() -> None:
    finding = kept(a_finding())

    finding.set_audience(entry_of(finding), Audience.CONFIDENTIAL)
    finding.confirm_opening(entry_of(finding))

    expected = [finding_events.AudienceSet, finding_events.OpeningConfirmed]
    assert [type(event) for event in finding.collect_events()] == expected


def test_a_finding_that_was_replaced_is_gone() -> None:
    finding = a_finding()
    finding.correct(entry_of(finding), uuid4(), reason=None)
    kept(finding)

    with pytest.raises(EntryGone):
        finding.set_audience(entry_of(finding), Audience.MEMBERS)

    assert finding.collect_events() == []


def happened_about() -> dict[str, Any]:
    """The facts of a development, but for what it is put to."""
    told = what_happened()
    del told["measures"]
    return told


def test_a_finding_is_followed_point_by_point() -> None:
    points = tuple(Point(Code(number), words(number), ()) for number in "ab")
    finding = kept(a_finding(points=points))

    finding.develop(Code("b"), **happened_about())
    finding.develop(**happened_about())

    of_a_point, of_the_whole = finding.collect_events()
    assert isinstance(of_a_point, finding_events.DevelopmentRecorded)
    assert isinstance(of_the_whole, finding_events.DevelopmentRecorded)
    assert (of_a_point.points, of_the_whole.points) == (("b",), ())
    assert of_a_point.measures == of_the_whole.measures == ()


def test_a_point_that_the_finding_has_not_is_not_followed() -> None:
    finding = kept(a_finding(points=(Point(Code("a"), words(), ()),)))

    with pytest.raises(PointUnknown):
        finding.develop(Code("a"), Code("c"), **happened_about())

    assert finding.collect_events() == []


def test_an_entry_on_a_finding_is_taken_back_and_the_finding_stays() -> None:
    finding, told = a_finding(), happened_about()
    finding.develop(**told)
    kept(finding)

    finding.retract(told["entry_id"], Retraction.ERROR, reason=None)

    assert len(finding.that_stand()) == 1
