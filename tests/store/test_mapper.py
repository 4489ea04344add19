"""Events are written in two parts and come back as themselves, or not at all."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from types import new_class
from typing import Any, ClassVar, Literal
from uuid import UUID, uuid4

import msgspec
import pytest
from eventsourcing.utils import get_topic

from tests.store.example import (
    AGGREGATES,
    KEY,
    TOPICS,
    BoxMade,
    Case,
    Colour,
    Noted,
    Opened,
    Part,
    a_box,
    a_case,
)
from tracker.domain.days import When
from tracker.domain.events import Event, MadeEvent
from tracker.domain.values import Code, Key, Organ, OrganClass, Ref, Row
from tracker.store.entries import staff_closing, staff_opening
from tracker.store.mapper import EventMapper, Kept, Unrecorded, microseconds, moment
from tracker.store.refusals import NewerDatabase, NotRecordable, UnknownTopic, Unreadable
from tracker.store.shapes import refs_in

MAPPER = EventMapper(TOPICS, AGGREGATES)
AT = 1_700_000_000_123_456
REF = Ref("r" * 43)
FULL: dict[str, Any] = {
    "entry_id": uuid4(),
    "when": When.parse("2021-12/2022-01"),
    "on": date(2022, 5, 27),
    "organ": Organ(OrganClass.STATE, {Code("ru"): Ref("1" * 43)}),
    "codes": (Code("C087"), Code("C098")),
    "parts": (Part(1, {Code("en"): Ref("2" * 43)}, Colour.GREEN), Part(2, {}, Colour.RED)),
    "labels": {Code("1"): {Code("en"): Ref("3" * 43), Code("ru"): Ref("4" * 43)}},
    "count": 0,
    "sure": False,
    "source": {Code("und"): Ref("5" * 43)},
    "row": Row(Key("sample"), Key("0" * 64), Key("1" * 64)),
}


def keep(stored: Unrecorded) -> Kept:
    staff = staff_opening("a-aigul", None) + stored.staff_data + staff_closing(AT, "web")
    return Kept(
        stored.originator_id,
        stored.originator_version,
        stored.topic,
        stored.state,
        7,
        stored.class_version,
        staff,
        AT,
    )


def with_part(stored: Unrecorded, part: Literal["state", "staff_data"], content: bytes) -> Unrecorded:
    return replace(stored, state=content) if part == "state" else replace(stored, staff_data=content)


def a_full_event() -> Noted:
    return Noted(originator_id=uuid4(), originator_version=2, timestamp=moment(AT), **FULL)


def test_an_event_comes_back_as_itself() -> None:
    event = a_full_event()

    again = MAPPER.to_domain_event(keep(MAPPER.to_stored_event(event)))

    assert again == event
    assert type(again) is Noted


def test_the_first_event_comes_back_with_its_aggregate() -> None:
    case, _ = a_case()
    event = case.collect_events()[0]

    again = MAPPER.to_domain_event(keep(MAPPER.to_stored_event(event)))

    assert isinstance(again, Opened)
    assert again.originator_topic == get_topic(Case)
    assert isinstance(again.mutate(None), Case)


def test_each_field_lies_in_its_part() -> None:
    stored = MAPPER.to_stored_event(a_full_event())

    assert set(json.loads(stored.staff_data)) == {"row", "source"}
    assert set(json.loads(stored.state)) == set(FULL) - {"row", "source"}


def test_the_moment_is_exact_to_the_microsecond() -> None:
    assert moment(AT) == datetime(2023, 11, 14, 22, 13, 20, 123_456, tzinfo=UTC)
    assert microseconds(moment(AT)) == AT


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("codes", ["C087"]),
        ("codes", ("two words",)),
        ("organ", Organ(OrganClass.STATE, {Code("ru"): Ref("Суд")})),
        ("count", True),
        ("count", 1.0),
        ("count", float("nan")),
        ("count", 2**53),
        ("sure", 1),
        ("on", "2022-05-27"),
        ("on", datetime(2022, 5, 27, tzinfo=UTC)),
        ("entry_id", "not-an-id"),
        ("source", {Code("en"): "Aigul told us"}),
        ("when", None),
    ],
)
def test_what_would_not_come_back_the_same_is_refused_unseen(field: str, value: object) -> None:
    event = Noted(originator_id=uuid4(), originator_version=2, timestamp=moment(AT), **(FULL | {field: value}))

    with pytest.raises(NotRecordable) as refusal:
        MAPPER.to_stored_event(event)

    assert "Aigul" not in repr(refusal.value)


@pytest.mark.parametrize("part", ["state", "staff_data"])
@pytest.mark.parametrize(
    "change",
    [
        lambda part: part | {"more": 1},
        lambda part: dict(list(part.items())[1:]),
        lambda part: dict.fromkeys(part, 5.5),
    ],
    ids=["unknown", "missing", "wrong type"],
)
def test_a_part_with_other_keys_or_types_cannot_be_read(
    part: Literal["state", "staff_data"], change: Callable[[dict[str, Any]], dict[str, Any]]
) -> None:
    stored = MAPPER.to_stored_event(a_full_event())
    changed = msgspec.json.encode(change(json.loads(getattr(stored, part))), order="sorted")

    with pytest.raises(Unreadable):
        MAPPER.to_domain_event(keep(with_part(stored, part, changed)))


def test_an_unknown_key_deep_inside_cannot_be_read() -> None:
    stored = MAPPER.to_stored_event(a_full_event())

    with pytest.raises(Unreadable):
        MAPPER.to_domain_event(
            keep(replace(stored, state=stored.state.replace(b'"kind":"state"', b'"kind":"state","x":1')))
        )


def test_another_spelling_of_the_same_cannot_be_read() -> None:
    stored = MAPPER.to_stored_event(a_full_event())

    with pytest.raises(Unreadable):
        MAPPER.to_domain_event(keep(replace(stored, state=stored.state.replace(b":", b": ", 1))))


def test_a_moment_that_differs_from_the_staff_part_cannot_be_read() -> None:
    kept = keep(MAPPER.to_stored_event(a_full_event()))

    with pytest.raises(Unreadable):
        MAPPER.to_domain_event(replace(kept, recorded_at=AT - 1))


def test_a_topic_outside_the_list_is_refused_and_nothing_is_imported() -> None:
    stored = Unrecorded(uuid4(), 1, "os:system", b"{}", class_version=1, staff_data=b"{}")

    with pytest.raises(UnknownTopic) as refusal:
        MAPPER.to_domain_event(keep(stored))

    assert refusal.value.topic == "os:system"
    assert "newer" in refusal.value.todo


def test_a_class_outside_the_list_is_not_recorded() -> None:
    mapper = EventMapper({"case.opened": Opened}, AGGREGATES)

    with pytest.raises(NotRecordable):
        mapper.to_stored_event(a_box().collect_events()[0])


def test_a_shape_newer_than_ours_is_told_apart_from_a_broken_one() -> None:
    stored = MAPPER.to_stored_event(a_full_event())

    with pytest.raises(NewerDatabase):
        MAPPER.to_domain_event(keep(replace(stored, class_version=2)))


class BoxMadeLater(MadeEvent):
    """The same topic two versions on: a lid came, and notes of the staff's."""

    TOPIC: ClassVar[str] = "box.made"
    STAFF = ("row", "notes")
    class_version = 3

    key: Key
    lid: Colour
    notes: Key | None

    @staticmethod
    def upcast_v1_v2(facts: dict[str, Any], _staff: dict[str, Any]) -> None:
        facts["lid"] = "green"

    @staticmethod
    def upcast_v2_v3(_facts: dict[str, Any], staff: dict[str, Any]) -> None:
        staff["notes"] = None


def test_an_old_shape_is_brought_up_to_the_present_one() -> None:
    old = keep(MAPPER.to_stored_event(a_box("b-9").collect_events()[0]))
    later = EventMapper({"box.made": BoxMadeLater}, {BoxMadeLater: Case})

    event = later.to_domain_event(old)

    assert isinstance(event, BoxMadeLater)
    assert (event.key, event.lid, event.notes) == ("b-9", Colour.GREEN, None)


@pytest.mark.parametrize("kind", [float, datetime, bytes, list[str], Any, object, tuple[int, int], int | str])
def test_a_type_that_the_log_does_not_take_is_found_before_anything_is_written(kind: object) -> None:
    parts = {"TOPIC": "case.odd", "__annotations__": {"field": kind}, "__module__": __name__}
    odd = new_class("Odd", (Event,), exec_body=lambda namespace: namespace.update(parts))

    with pytest.raises(TypeError, match=r"Odd\.field"):
        EventMapper({"case.odd": odd}, {})


def test_a_class_is_not_taken_under_another_topic() -> None:
    with pytest.raises(TypeError, match="topic"):
        EventMapper({"case.shut": BoxMade}, {})


def test_every_reference_of_an_event_is_found_wherever_it_lies() -> None:
    assert sorted(refs_in(a_full_event())) == [digit * 43 for digit in "12345"]


def test_the_key_of_the_tests_is_no_secret() -> None:
    assert "k" * 8 not in repr(KEY)
    assert isinstance(FULL["entry_id"], UUID)
