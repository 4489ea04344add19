"""Texts speak of people by key only, and every key in a text is somebody's."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from tracker.application.names import Names

from .guessing import with_guess
from .links import REGISTER
from .places import Place, texts
from .problems import Problem
from .source import Source, Sources

_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")
_MAY_NAME_PEOPLE = frozenset({"persons", "organisations", "issuers"})


def text_problems(sources: Sources) -> Iterator[Problem]:
    """Names that stand in a text, and keys in texts that are nobody's.

    The list of persons holds the names; an organisation may bear somebody's.
    """
    persons = sources[REGISTER].content["persons"]
    names = Names({key: _forms(person) for key, person in persons.items()}, nicknames=False)
    for source in sources.values():
        for place, text in texts(source.content):
            yield from _unknown_persons(source, place, text, persons)
            if place[0] not in _MAY_NAME_PEOPLE or "leadership" in place:
                yield from _named_persons(source, place, text, names)


def _unknown_persons(source: Source, place: Place, text: str, persons: Collection[str]) -> Iterator[Problem]:
    for braces in _BRACES.finditer(text):
        if braces[1] is None:
            yield source.problem(place, "stray_brace")
        elif braces[1] not in persons:
            message_key, values = with_guess("unknown_person", braces[1], persons)
            yield source.problem(place, message_key, **values)


def _named_persons(source: Source, place: Place, text: str, names: Names) -> Iterator[Problem]:
    for found in names.in_text(text)[:1]:
        yield source.problem(place, "name_in_text", person=found.keys[0])


def _forms(person: Mapping[str, Any]) -> Iterator[str]:
    yield person["name"]
    yield from person["variants"]
    yield from (printed["form"] for printed in person["as_printed"])
    yield from (cyrillic["form"] for cyrillic in person["cyrillic"])
