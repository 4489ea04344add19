"""Every key that names something of the register must name something that is there."""

import re
from collections.abc import Collection, Iterator, Mapping

from .guessing import with_guess
from .links import ASSESSMENTS, KINDS, ONCE, REFERENCES, REGISTER
from .places import Place
from .problems import Problem
from .source import Source, Sources

_CONVENTION = re.compile(r"[CP][0-9]{3}")
_Known = Mapping[str, Collection[str]]


def reference_problems(sources: Sources) -> Iterator[Problem]:
    """Keys that nothing resolves, keys used twice, measures of the wrong demand."""
    known = _known(sources)
    for source in sources.values():
        for kind, patterns in REFERENCES[source.file].items():
            for pattern in patterns:
                yield from _unresolved(source, pattern, kind, known)
    yield from _unknown_objects(sources[REGISTER], known)
    yield from _keys_used_twice(sources)
    yield from _measures_elsewhere(sources)


def _known(sources: Sources) -> _Known:
    """Collect the keys of each kind; a kind whose files are all absent is left out."""
    known: dict[str, Collection[str]] = {
        kind: {key: None for file, pattern in places if file in sources for _, key in sources[file].find(pattern)}
        for kind, places in KINDS.items()
        if any(file in sources for file, _ in places)
    }
    known["person"] = sources[REGISTER].content["persons"]
    return known


def _unresolved(source: Source, pattern: str, kind: str, known: _Known) -> Iterator[Problem]:
    if kind not in known:
        return
    for place, key in source.find(pattern):
        if key not in known[kind]:
            yield _unknown(source, place, kind, known[kind])


def _unknown(source: Source, place: Place, kind: str, known: Collection[str]) -> Problem:
    message_key, values = with_guess(f"unknown_{kind}", str(source.at(place)), known)
    return source.problem(place, message_key, **values)


def _unknown_objects(register: Source, known: _Known) -> Iterator[Problem]:
    for place, thing in register.find("demands[].measures[].object"):
        kind, key = thing["type"], thing["key"]
        if not _may_stand(kind, key, known):
            yield _unknown(register, (*place, "key"), kind, known[kind])


def _may_stand(kind: str, key: str, known: _Known) -> bool:
    """Let groups, laws, sets of conventions and branches of known organisations be codes."""
    if kind not in known or key in known[kind]:
        return True
    if kind == "organisation":
        return any(key.startswith(f"{parent}-") for parent in known[kind])
    return kind == "convention" and not _CONVENTION.fullmatch(key)


def _keys_used_twice(sources: Sources) -> Iterator[Problem]:
    for places in ONCE:
        first: dict[str, tuple[Source, Place]] = {}
        for file, pattern in places:
            if file not in sources:
                continue
            for place, key in sources[file].find(pattern):
                if key in first:
                    yield _used_twice(sources[file], place, key, first[key])
                else:
                    first[key] = (sources[file], place)


def _used_twice(source: Source, place: Place, key: str, first: tuple[Source, Place]) -> Problem:
    other, there = first
    where = f"{other.file}:{other.line(there)}"
    return source.problem(place, "row_key_twice", name=key, first=where)


def _measures_elsewhere(sources: Sources) -> Iterator[Problem]:
    """Find measures whose key does not begin with that of their demand."""
    register = sources[REGISTER]
    for place, measure in register.find("demands[].measures[].key"):
        demand = register.at((*place[:2], "key"))
        yield from _elsewhere(register, place, measure, demand)
    judged = sources.get(ASSESSMENTS)
    if judged is None:
        return
    for pattern in ("assessments[].measure", "own_commitments[].measure"):
        for place, measure in judged.find(pattern):
            demand = judged.at((*place[:2], "demand"))
            yield from _elsewhere(judged, place, measure, demand)


def _elsewhere(source: Source, place: Place, measure: str, demand: str) -> Iterator[Problem]:
    if not measure.startswith(f"{demand}."):
        yield source.problem(place, "measure_elsewhere", measure=measure, demand=demand)
