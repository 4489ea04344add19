"""A country's page: its headline, the figures behind it, and the demands."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.domain.judgement import Judged
from tracker.domain.record import DemandFacts, Entry, Record
from tracker.domain.scorecard import Card
from tracker.domain.since import Change
from tracker.projections.shelves import Shelf
from tracker.web.naming import Place
from tracker.web.views.bars import Bar, bar
from tracker.web.views.changes import ToldChange, change_lines, change_words
from tracker.web.views.findings import Finding, finding, heard_with
from tracker.web.views.headline import Headline, headline
from tracker.web.views.measure_lines import (
    MeasureLine,
    MeasureLines,
    UnshownLine,
    measure_line,
    measure_lines,
    told_apart_first,
    unshown_lines,
)
from tracker.web.views.standings import Row, row
from tracker.web.views.strip import Strip, strip
from tracker.web.wording import NAMED, Text, Texts, Wording


@dataclass(frozen=True)
class ChangeLine:
    """One measure that got worse or better, and the acts that made it so.

    Where its demand's page names somebody who was not asked, there is no day and no act; where its rows are not shown,
    it is not said either from where to where.
    """

    line: MeasureLine
    before: str
    after: str
    is_worse: bool
    on: date | None
    acts: Sequence[str]


@dataclass(frozen=True)
class Choice:
    """One value that the demands can be filtered by, and how many it leaves."""

    code: str
    label: Text | None
    number: int


@dataclass(frozen=True)
class Filters:
    """What a reader wants of the demands; None is everything."""

    state: str | None = None
    theme: str | None = None
    convention: str | None = None

    def __bool__(self) -> bool:
        """Say whether anything is left out."""
        return any((self.state, self.theme, self.convention))

    def fits(self, one: Row) -> bool:
        """Say whether a demand is wanted."""
        if self.state is not None and not _is_so(one, self.state):
            return False
        if self.theme is not None and self.theme not in one.themes:
            return False
        return self.convention is None or self.convention in one.conventions


def _is_so(one: Row, state: str) -> bool:
    match state:
        case "opposite":
            return one.opposite > 0
        case "open":
            return one.state != "met"
        case "covered":
            return one.covered
        case _:
            return one.state == state


@dataclass(frozen=True)
class Country:
    """All that a country's page shows. `rows` are those that the filters leave, `n_rows` how many there are."""

    code: str
    name: str
    card: Card
    headline: Headline
    strip: Strip
    bar: Bar | None
    rows: Sequence[Row]
    states: Sequence[tuple[str, int]]
    themes: Sequence[Choice]
    conventions: Sequence[Choice]
    filters: Filters
    opposite: MeasureLines
    changes: Sequence[ChangeLine]
    unshown_changes: Sequence[tuple[bool, UnshownLine]]
    """Whether it got worse, and of which demand."""
    not_counted: Mapping[str, MeasureLines]
    repeats: Sequence[Row]
    apart: Mapping[str, Sequence[Row]]
    over: Mapping[str, Sequence[Row]]
    changed: Sequence[ToldChange]
    findings: Sequence[Finding]


@dataclass(frozen=True)
class Material:
    """What was read for a country's page, and what a reader wants of it."""

    code: str
    record: Record
    findings: Sequence[Entry]
    shelf: Shelf
    filters: Filters
    heard_on: Sequence[DemandFacts] = ()
    """The demands that the findings bear on, whenever they were made."""


def words_wanted(material: Material, card: Card | None = None) -> list[object]:
    """List the facts whose words the page prints: of the measures those that its lists name, where `card` is given."""
    record, shelf = material.record, material.shelf
    measures = [measure for one in record.demands for measure in one.measures]
    if card is not None:
        numbers = set(_numbers_listed(card))
        measures = [one for one in measures if one.number in numbers]
    titles, labels = [one.about["title"] for one in record.demands], [one.about["label"] for one in measures]
    listed = [one["label"] for one in shelf.themes.values()] + [one["name"] for one in shelf.instruments.values()]
    objects = [m.about["object"] for one in [*record.demands, *material.heard_on] for m in one.measures]
    named = [one for one in objects if one["kind"] in NAMED]
    name, findings = shelf.countries[material.code]["name"], [one.about for one in material.findings]
    return [Texts([*titles, *labels, *listed, name]), named, findings, change_words(record.demands)]


def country(material: Material, card: Card, wording: Wording) -> Country:
    """Make the page from the card and the record it was computed from."""
    teller, shelf, filters = _Teller(card, material.record, wording), material.shelf, material.filters
    everything = [teller.row(judged) for judged in card.judged]
    return Country(
        code=material.code,
        name=wording.plain(shelf.countries[material.code]["name"]) or material.code,
        card=card,
        headline=headline(card),
        strip=strip(card.judged, len(card.repeats)),
        bar=_bar(card, [*everything, *(teller.row(judged) for judged in card.left)]),
        rows=_opposite_first(one for one in everything if filters.fits(one)),
        states=_states(everything),
        themes=_choices([t for r in everything for t in r.themes], shelf.themes, "label", wording),
        conventions=_choices([c for r in everything for c in r.conventions], shelf.instruments, "name", wording),
        filters=filters,
        opposite=teller.lines(_opposite(card)),
        changes=teller.changes(card.since.changes),
        unshown_changes=teller.unshown_changes(card.since.changes),
        not_counted={why.value: teller.lines(numbers) for why, numbers in card.not_counted.items()},
        repeats=[teller.named(reference) for reference in card.repeats],
        apart={
            counting.value: [teller.named(reference) for reference in references]
            for counting, references in card.apart.items()
        },
        over={
            life.value: [teller.named(reference) for reference in references]
            for life, references in card.over.items()
            if references
        },
        changed=_changed(material.record, wording),
        findings=[finding(one, wording) for one in reversed(heard_with(material.findings, material.heard_on, wording))],
    )


class _Teller:
    """Tells of demands and measures on a page where nobody is named who did not agree to it."""

    def __init__(self, card: Card, record: Record, wording: Wording) -> None:
        self._wording, self._on = wording, card.on
        self._demands = {one.reference: one for one in record.demands}
        self._measures = {m.number: m for one in record.demands for m in one.measures}
        self._standings = {m.number: s for one in [*card.judged, *card.left] for m, s in one.measures}
        self._judged = {one.demand.reference: one for one in [*card.judged, *card.left]}
        self._hidden = {one.entry_id for one in record.entries if one.hidden}

    def row(self, judged: Judged) -> Row:
        """Describe a demand in n."""
        return row(judged.demand.about, self._wording, judged, Place(), covered_on=self._on)

    def named(self, reference: str) -> Row:
        """Describe a demand outside n."""
        return row(self._demands[reference].about, self._wording, None, Place())

    def lines(self, numbers: Iterable[str]) -> MeasureLines:
        """Describe measures by their numbers."""
        return measure_lines([self._numbered(one) for one in numbers], self._judged, self._wording)

    def changes(self, changes: Sequence[Change]) -> Sequence[ChangeLine]:
        """Describe what got worse or better, as far as rows are shown."""
        told = [(change, self._numbered(change.measure)[1]) for change in changes]
        lines = [change_line(change, line, self._hidden) for change, line in told if line.label is not None]
        return told_apart_first(lines, lambda one: one.line)

    def unshown_changes(self, changes: Sequence[Change]) -> Sequence[tuple[bool, UnshownLine]]:
        """Count what got worse, then what got better, each measure once, where rows are not shown."""
        return [(way, line) for way in (True, False) for line in self._unshown(changes, is_worse=way)]

    def _unshown(self, changes: Sequence[Change], *, is_worse: bool) -> Sequence[UnshownLine]:
        numbers = dict.fromkeys(one.measure for one in changes if one.is_worse is is_worse)
        found = [self._numbered(one) for one in numbers]
        return unshown_lines((demand for demand, line in found if line.label is None), self._judged, self._wording)

    def _numbered(self, number: str) -> tuple[DemandFacts, MeasureLine]:
        demand = self._demands[number.rpartition(".")[0]]
        standing = self._standings.get(number)
        return demand, measure_line(demand, self._measures[number], standing, self._wording)


def _opposite(card: Card) -> Iterable[str]:
    return (m.number for one in card.judged if one.opposite for m, s in one.measures if s.opposite)


def _numbers_listed(card: Card) -> Iterable[str]:
    yield from _opposite(card)
    yield from (one.measure for one in card.since.changes)
    for numbers in card.not_counted.values():
        yield from numbers


def _bar(card: Card, rows: Sequence[Row]) -> Bar | None:
    """Draw the measures of the demands whose own figures are shown: else a difference would tell the others.

    Those that left n have only measures that are not counted.
    """
    told = {one.reference for one in rows if one.has_figures}
    worse = {one.measure for one in card.since.changes if one.is_worse}
    shown = [pair for one in [*card.judged, *card.left] if one.demand.reference in told for pair in one.measures]
    return bar(shown, worse, left_out=len(rows) - len(told))


def _changed(record: Record, wording: Wording) -> Sequence[ToldChange]:
    """List what was changed about the country's demands, newest first."""
    lines = [line for demand in record.demands for line in change_lines(demand, wording)]
    return sorted(lines, key=lambda one: (one.recorded_on, one.on, one.reference), reverse=True)


def change_line(change: Change, line: MeasureLine, hidden: Collection[str]) -> ChangeLine:
    """Describe what got worse or better; `hidden` are the ids of entries that were taken back for safety."""
    is_told_apart = line.number is not None
    return ChangeLine(
        line=line,
        before=_letter(change.before) if line.label else "",
        after=_letter(change.assessment) if line.label else "",
        is_worse=change.is_worse,
        on=change.assessment.effective if is_told_apart else None,
        acts=sorted(change.acts.difference(hidden) - {change.assessment.entry_id}) if is_told_apart else (),
    )


def _letter(entry: Entry) -> str:
    return entry.letter.value if entry.letter else "not_known"


def _opposite_first(rows: Iterable[Row]) -> Sequence[Row]:
    return sorted(rows, key=lambda one: (not one.opposite, one.reference))


def _states(rows: Sequence[Row]) -> Sequence[tuple[str, int]]:
    states = [one.state for one in rows]
    counts = [(state, states.count(state)) for state in ("met", "partly_met", "not_met", "not_known")]
    return [*counts, ("opposite", sum(one.opposite > 0 for one in rows))]


def _choices(
    codes: Sequence[str], listed: Mapping[str, Mapping[str, Any]], label: str, wording: Wording
) -> Sequence[Choice]:
    return [
        Choice(code, wording.say(listed[code][label]) if code in listed else None, codes.count(code))
        for code in sorted(set(codes))
    ]
