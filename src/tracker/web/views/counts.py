"""Demands in n counted by theme, by convention and by kind of object, each count with the demands that it counts."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.domain.judgement import Judged, State
from tracker.domain.ratification import in_order
from tracker.domain.trend import Step
from tracker.web.views.document import natural
from tracker.web.views.strip import Strip, strip
from tracker.web.wording import Text, Wording

SESSIONS = 4
"""How many sessions the trend goes back: more columns than a phone is wide."""


@dataclass(frozen=True)
class Count:
    """The demands of one theme, convention or kind of object.

    `states` add up to `n`, each with its references; `opposite` lists the demands in which the opposite was done.
    """

    code: str
    label: Text | None
    n: int
    states: Sequence[tuple[str, Sequence[str]]]
    opposite: Sequence[str]
    strip: Strip


@dataclass(frozen=True)
class TrendLine:
    """How some demands stood on one day. `session` is a session of the Conference, None on the page's day."""

    session: str | None
    on: date
    count: Count


@dataclass(frozen=True)
class Trend:
    """The same demands at each session, and those added later; `cells` say how each demand stood, in the same order."""

    same: Sequence[TrendLine]
    later: Sequence[TrendLine]
    rows: Sequence[tuple[str, Sequence[str | None]]]


@dataclass(frozen=True)
class Counts:
    """All that the page of a country's counts shows."""

    country: str
    name: str
    n: int
    themes: Sequence[Count]
    conventions: Sequence[Count]
    objects: Sequence[Count]
    trend: Trend


def counted(judged: Sequence[Judged], code: str = "", label: Text | None = None) -> Count:
    """Count demands by their states."""
    ordered = sorted(judged, key=lambda one: natural(one.demand.reference))
    return Count(
        code=code,
        label=label,
        n=len(ordered),
        states=[(state.value, [_reference(one) for one in ordered if one.state is state]) for state in State],
        opposite=[_reference(one) for one in ordered if one.opposite],
        strip=strip(ordered),
    )


def by_theme(judged: Sequence[Judged], themes: Mapping[str, Mapping[str, Any]], wording: Wording) -> Sequence[Count]:
    """Count by theme, in the order of the coalition's own list."""
    groups = _groups(judged, lambda one: one.demand.about["themes"])
    order = [*(code for code in themes if code in groups), *sorted(groups.keys() - themes.keys())]
    return [counted(groups[code], code, wording.say(themes.get(code, {}).get("label"))) for code in order]


def by_convention(
    judged: Sequence[Judged], instruments: Mapping[str, Mapping[str, Any]], wording: Wording
) -> Sequence[Count]:
    """Count by convention, in the order of their numbers."""
    groups = _groups(judged, lambda one: one.demand.about["instruments"])
    return [
        counted(groups[code], code, wording.say(instruments.get(code, {}).get("name")))
        for code in sorted(groups, key=in_order)
    ]


def by_object(judged: Sequence[Judged]) -> Sequence[Count]:
    """Count by the kinds of what the demands' own measures are about."""
    groups = _groups(judged, lambda one: {measure.about["object"]["kind"] for measure, _ in one.measures})
    return [
        counted(groups[kind], kind)
        for kind in ("person", "organisation", "group", "law", "instrument")
        if kind in groups
    ]


def trend_of(steps: Sequence[Step]) -> Trend:
    """Describe the trend."""
    order = sorted({_reference(one) for step in steps for one in step.same}, key=natural)
    states = [{_reference(one): one.state.value for one in step.same} for step in steps]
    return Trend(
        same=[TrendLine(step.session, step.on, counted(step.same)) for step in steps],
        later=[TrendLine(step.session, step.on, counted(step.later)) for step in steps if step.later],
        rows=[(reference, [one.get(reference) for one in states]) for reference in order],
    )


def _groups(judged: Sequence[Judged], codes: Callable[[Judged], Collection[str]]) -> Mapping[str, list[Judged]]:
    groups: dict[str, list[Judged]] = {}
    for one in judged:
        for code in codes(one):
            groups.setdefault(code, []).append(one)
    return groups


def _reference(one: Judged) -> str:
    return one.demand.reference
