"""No text of people stands in an event: only codes, keys, and references to sealed words."""

from collections.abc import Callable, Iterator
from dataclasses import is_dataclass, replace
from functools import partial
from typing import Any, NewType

import pytest

from tests.given import a_coalition
from tests.house.examples import an_event, parts_of
from tests.house.golden_files import MAPPER
from tracker.domain.catalogue import TOPICS
from tracker.domain.events import Event
from tracker.domain.values import Code, Key, Ref
from tracker.store.refusals import NotRecordable
from tracker.store.shapes import TypeForm, types_of

Put = Callable[[str], object]
SENTENCES = ("Aigul told us", "Айгуль", "two words", "", "line\nbreak", "r" * 129)
topics = pytest.mark.parametrize("event", TOPICS.values(), ids=TOPICS.keys())


@topics
def test_every_text_of_an_event_is_a_code_a_key_or_a_reference(event: type[Event]) -> None:
    found = {name: list(_texts(kind)) for name, kind in types_of(event).items()}

    wrong = {name for name, kinds in found.items() if not set(kinds) <= {Code, Key, Ref}}

    assert not wrong, f"{event.__qualname__} could keep what people wrote: {wrong}"


def _texts(kind: TypeForm) -> Iterator[object]:
    """Every kind of text in a type: a name for a text, or `str` itself where it has none."""
    inner = kind
    while isinstance(inner, NewType):
        inner = inner.__supertype__
    if inner is str:
        yield kind
    for part in parts_of(inner):
        yield from _texts(part)


@topics
@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_in_any_place_of_an_event_is_refused(event: type[Event], sentence: str) -> None:
    whole = an_event(event, full=True)
    places = [(name, put) for name in types_of(event) for put in _texts_in(getattr(whole, name))]

    for name, put in places:
        with pytest.raises(NotRecordable) as refusal:
            MAPPER.to_stored_event(_changed(whole, name, put(sentence)))

        assert len(sentence) < 4 or sentence not in repr(refusal.value)


def _texts_in(value: object) -> Iterator[Put]:
    """For every text inside a value a function that puts another in its place, and leaves all else."""
    if isinstance(value, str):
        yield lambda text: text
    for at, part in _parts(value):
        for put in _texts_in(part):
            yield partial(_put, value, at, put)


def _parts(value: object) -> Iterator[tuple[Any, object]]:
    if isinstance(value, tuple):
        yield from enumerate(value)
    elif isinstance(value, dict):
        yield from value.items()
    elif is_dataclass(value):
        yield from vars(value).items()


def _put(whole: Any, at: Any, put: Put, text: str) -> object:  # noqa: ANN401 - a value of an event
    if isinstance(whole, tuple):
        return (*whole[:at], put(text), *whole[at + 1 :])
    if isinstance(whole, dict):
        return whole | {at: put(text)}
    return replace(whole, **{at: put(text)})


def test_a_sentence_is_no_language_of_words() -> None:
    [founded] = a_coalition().collect_events()
    assert isinstance(founded, Event)

    with pytest.raises(NotRecordable):
        MAPPER.to_stored_event(_changed(founded, "name", {Code("Aigul told us"): Ref("r" * 43)}))


def _changed(event: Event, name: str, value: object) -> Event:
    copy = object.__new__(type(event))
    copy.__dict__.update(vars(event) | {name: value})
    return copy
