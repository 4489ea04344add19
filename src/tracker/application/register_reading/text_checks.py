"""Texts speak of people by key only, and every key in a text is somebody's."""

import re
from collections.abc import Collection, Iterator

from .guessing import with_guess
from .links import REGISTER
from .names import Names
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
    names = Names.of(persons)
    for source in sources.values():
        for place, text in texts(source.content):
            yield from _unknown_persons(source, place, text, persons)
            if place[0] not in _MAY_NAME_PEOPLE:
                yield from _named_persons(source, place, text, names)


def _unknown_persons(source: Source, place: Place, text: str, persons: Collection[str]) -> Iterator[Problem]:
    for braces in _BRACES.finditer(text):
        if braces[1] is None:
            yield source.problem(place, "stray_brace")
        elif braces[1] not in persons:
            message_key, values = with_guess("unknown_person", braces[1], persons)
            yield source.problem(place, message_key, **values)


def _named_persons(source: Source, place: Place, text: str, names: Names) -> Iterator[Problem]:
    person = names.person_in(text)
    if person:
        yield source.problem(place, "name_in_text", person=person)
