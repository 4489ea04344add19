"""The demands before a forum, and what the body asked last: with where each measure stands, for room and brief."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tracker.domain.forum import Ground
from tracker.domain.judgement import Judged
from tracker.domain.ratification import in_order
from tracker.domain.record import Entry, Kind, MeasureFacts
from tracker.domain.scorecard import Card
from tracker.domain.since import Change
from tracker.domain.standing import Standing
from tracker.web.naming import Place
from tracker.web.sessions.matter import Matter
from tracker.web.views.country import ChangeLine, change_line
from tracker.web.views.demand import naming_unasked
from tracker.web.views.document import natural
from tracker.web.views.entries import Line, line
from tracker.web.views.findings import Finding, finding
from tracker.web.views.measure_lines import MeasureLine, measure_line, told_apart_first
from tracker.web.views.raised import Raised, raised
from tracker.web.views.standings import Row, is_withheld, row
from tracker.web.wording import Text, Wording


@dataclass(frozen=True)
class Asked:
    """One demand before the forum.

    `row` says where it stands, outside n as well. `measures` is None where rows are not shown: then `row.tally`, if it
    `has_figures`, says k of n. `claims` are what the government said, `findings` what the forum's bodies said of it,
    both newest first. `is_counted`: it is in n.
    """

    row: Row
    conventions: Sequence[str]
    measures: Sequence[MeasureLine] | None
    raised: Raised
    claims: Sequence[Line]
    findings: Sequence[Finding]
    is_counted: bool


@dataclass(frozen=True)
class PointAsked:
    """One point of the body's conclusions: the demands it bears on, where their measures stand, what happened since."""

    number: str
    text: Text
    measures: Sequence[MeasureLine]
    followed: Sequence[Line]


@dataclass(frozen=True)
class Concluded:
    """What the body concluded at one session; `measures` are those that it names beside its points."""

    finding: Finding
    points: Sequence[PointAsked]
    measures: Sequence[MeasureLine]
    followed: Sequence[Line]


def asked(matter: Matter, wording: Wording, documents: Mapping[str, Mapping[str, object]]) -> Sequence[Asked]:
    """Describe the demands before the forum, those in n first, each half in the order of references."""
    counted = {one.demand.reference: one for one in [*matter.card.judged, *matter.card.left]}
    ordered = sorted(
        matter.before, key=lambda one: (one.demand.reference not in counted, natural(one.demand.reference))
    )
    return [_asked(one, counted.get(one.demand.reference), matter, wording, documents) for one in ordered]


def by_convention(found: Sequence[Asked]) -> Sequence[tuple[str | None, Sequence[Asked]]]:
    """Put demands under the first convention that they name, in the order of numbers; None for those by findings."""
    groups: dict[str | None, list[Asked]] = {}
    for one in found:
        groups.setdefault(one.conventions[0] if one.conventions else None, []).append(one)
    codes = sorted((code for code in groups if code), key=in_order)
    return [(code, groups[code]) for code in [*codes, *([None] if None in groups else [])]]


def concluded(matter: Matter, wording: Wording) -> Sequence[Concluded]:
    """Describe the newest conclusions of the forum's own bodies, back to the newest whose points are on record."""
    own = [one for one in reversed(matter.findings) if one.about["body"] in matter.own]
    with_points = next((at for at, one in enumerate(own) if one.about["points"]), 0)
    return [_concluded(one, matter, wording) for one in own[: with_points + 1]]


def changed(matter: Matter, wording: Wording, references: Iterable[str] | None = None) -> Sequence[ChangeLine]:
    """Describe the letters that changed since the last session, those first that got worse."""
    wanted = None if references is None else set(references)
    teller = _Changes(matter, wording)
    found = [one for one in matter.card.since.changes if wanted is None or _reference(one.measure) in wanted]
    lines = told_apart_first(_once_unshown(teller.line(one) for one in found), lambda one: one.line)
    return sorted(lines, key=lambda one: (not one.is_worse, one.line.reference, one.on is None, one.on or matter.on))


def measure_of(number: str, matter: Matter, wording: Wording) -> MeasureLine | None:
    """Describe a measure by its number; None where its demand is not on record for this reader."""
    judged = matter.judged.get(_reference(number))
    if judged is None:
        return None
    found = next(((measure, standing) for measure, standing in judged.measures if measure.number == number), None)
    return measure_line(judged.demand, *found, wording) if found else None


def _asked(
    ground: Ground,
    counted: Judged | None,
    matter: Matter,
    wording: Wording,
    documents: Mapping[str, Mapping[str, object]],
) -> Asked:
    demand, judged = ground.demand, counted or matter.judged[ground.demand.reference]
    entries, unasked = matter.entries.get(demand.reference, ()), naming_unasked(demand, wording)
    heard = {one.entry_id: one for one in matter.findings}
    withheld = is_withheld(demand.measures, wording, Place(demand=demand.reference))
    plain = row(demand.about, wording, judged, Place())
    positions = [one for one in reversed(entries) if one.kind is Kind.POSITION]
    return Asked(
        row=plain if judged.measures else plain._replace(state=None),
        conventions=ground.conventions,
        measures=None if withheld else [measure_line(demand, *one, wording) for one in judged.measures],
        raised=raised(demand, entries, matter.raised, documents, wording),
        claims=[
            line(replace(one, measures=tuple(n for n in one.measures if n not in unasked)), wording)
            for one in positions
        ],
        findings=[finding(heard[key], wording) for key in reversed(ground.findings)],
        is_counted=counted is not None,
    )


def _concluded(entry: Entry, matter: Matter, wording: Wording) -> Concluded:
    told = finding(entry, wording)
    mine = [one for one in matter.followed if one.of_entry == entry.entry_id]
    points = [
        PointAsked(
            number=point.number,
            text=point.text,
            measures=_measures(raw["measures"], matter, wording),
            followed=[line(one, wording) for one in mine if point.number in one.about["points"]],
        )
        for point, raw in zip(told.points, entry.about["points"], strict=True)
    ]
    named = {number for raw in entry.about["points"] for number in raw["measures"]}
    return Concluded(
        finding=told,
        points=points,
        measures=_measures([one for one in entry.about["measures"] if one not in named], matter, wording),
        followed=[line(one, wording) for one in mine if not one.about["points"]],
    )


def _measures(numbers: Iterable[str], matter: Matter, wording: Wording) -> Sequence[MeasureLine]:
    """Describe measures; of demands whose rows are not shown each stands once, without saying which measure."""
    found = [told for told in (measure_of(one, matter, wording) for one in dict.fromkeys(numbers)) if told]
    shown: dict[tuple[str, str | None], MeasureLine] = {}
    for at, one in enumerate(found):
        shown.setdefault((one.reference, f"{at}" if one.label else None), one)
    return list(shown.values())


class _Changes:
    """Tells of letters that changed."""

    def __init__(self, matter: Matter, wording: Wording) -> None:
        self._matter, self._wording = matter, wording
        self._standings = _by_number(matter.card)
        self._hidden = {one.entry_id for one in matter.record.entries if one.hidden}

    def line(self, change: Change) -> ChangeLine:
        """Describe a change."""
        judged, measure, standing = self._standings[change.measure]
        return change_line(change, measure_line(judged.demand, measure, standing, self._wording), self._hidden)


def _by_number(card: Card) -> Mapping[str, tuple[Judged, MeasureFacts, Standing]]:
    return {
        measure.number: (one, measure, standing)
        for one in [*card.judged, *card.left]
        for measure, standing in one.measures
    }


def _once_unshown(lines: Iterable[ChangeLine]) -> Sequence[ChangeLine]:
    """Leave one line each way of a demand whose rows are not shown."""
    kept: dict[tuple[object, ...], ChangeLine] = {}
    for at, one in enumerate(lines):
        kept.setdefault((one.line.reference, one.is_worse, at if one.line.label else None), one)
    return list(kept.values())


def _reference(number: str) -> str:
    return number.rpartition(".")[0]
