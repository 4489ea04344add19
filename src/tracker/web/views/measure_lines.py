"""One measure in a list of any page but its demand's: no name of who did not agree, no row that is not shown."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.domain.judgement import Judged
from tracker.domain.record import DemandFacts, MeasureFacts
from tracker.domain.standing import Standing
from tracker.web.naming import Place
from tracker.web.views.standings import LEAST_FOR_FIGURES, is_withheld, where
from tracker.web.wording import Text, Wording


@dataclass(frozen=True)
class MeasureLine:
    """One measure in a list, with the entry that says where it stands.

    Where its rows are not shown, all but the demand's `reference` and `title` is empty. Where its demand's page names
    somebody who was not asked, the outcome alone is told: a number, a day or an entry would be joined to that name.
    """

    reference: str
    title: Text
    number: str | None
    label: Text | None
    where: str
    since: date | None
    when: Mapping[str, Any] | None
    """The days of what says so as exactly as they are known, where they were read; `since` is what it counts from."""
    entry_id: str | None
    irreversible: bool = False


def measure_line(
    demand: DemandFacts, measure: MeasureFacts, standing: Standing | None, wording: Wording
) -> MeasureLine:
    """Describe a measure and, where it is judged and may be told, where it stands."""
    place = Place(demand=demand.reference)
    withheld = is_withheld(demand.measures, wording, place)
    is_told_apart = not withheld and not wording.would_name_unasked(measure.about["label"], place)
    told, apart = None if withheld else standing, standing if is_told_apart else None
    entry = apart.entry if apart else None
    return MeasureLine(
        reference=demand.reference,
        title=wording.say(demand.about["title"]) or Text(demand.reference),
        number=measure.number if is_told_apart else None,
        label=None if withheld else wording.say(measure.about["label"]),
        where=where(told) if told else "",
        since=apart.since if apart else None,
        when=entry.about.get("on") if entry else None,
        entry_id=None if entry is None or entry.hidden else entry.entry_id,
        irreversible=apart.irreversible if apart else False,
    )


@dataclass(frozen=True)
class UnshownLine:
    """Measures of a demand whose rows are not shown: how many of how many, None where they are too few to say."""

    reference: str
    title: Text
    number: int
    of: int | None


@dataclass(frozen=True)
class MeasureLines:
    """A list of measures: those that are told one by one, and a line for each demand whose rows are not shown."""

    lines: Sequence[MeasureLine]
    unshown: Sequence[UnshownLine]
    number: int
    """Of all these measures, as the figure counts them."""


def measure_lines(
    listed: Iterable[tuple[DemandFacts, MeasureLine]], judged: Mapping[str, Judged], wording: Wording
) -> MeasureLines:
    """Make a list; `judged` gives the demands by their references, as far as they are judged."""
    every = list(listed)
    shown = told_apart_first([line for _, line in every if line.label is not None], lambda one: one)
    unshown = unshown_lines((demand for demand, line in every if line.label is None), judged, wording)
    return MeasureLines(shown, unshown, len(every))


def unshown_lines(
    demands: Iterable[DemandFacts], judged: Mapping[str, Judged], wording: Wording
) -> Sequence[UnshownLine]:
    """Count measures by their demands, which are given once for each; one that nobody judged has no figures."""
    every = list(demands)
    by_reference, counts = {one.reference: one for one in every}, Counter(one.reference for one in every)
    return [
        _unshown_line(by_reference[reference], number, judged.get(reference), wording)
        for reference, number in counts.items()
    ]


def told_apart_first(lines: Sequence[Any], line_of: Callable[[Any], MeasureLine]) -> list[Any]:
    """Put lines without a number last, in the order of what they say: their own order would stand for the number."""
    return [
        *(one for one in lines if line_of(one).number is not None),
        *sorted((one for one in lines if line_of(one).number is None), key=lambda one: _said(line_of(one))),
    ]


def _said(one: MeasureLine) -> tuple[str, str, str, str]:
    return one.title.text, one.reference, one.label.text if one.label else "", one.where


def _unshown_line(demand: DemandFacts, number: int, judged: Judged | None, wording: Wording) -> UnshownLine:
    of = len(judged.measures) if judged else 0
    title = wording.say(demand.about["title"]) or Text(demand.reference)
    return UnshownLine(demand.reference, title, number, of if of >= LEAST_FOR_FIGURES else None)
