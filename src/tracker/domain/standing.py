"""Where a measure stands, by its assessments and by what came after them (methodology, From measures to a demand)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.letters import Letter, NotCounted, NotKnown
from tracker.domain.record import Entry, Kind, MeasureFacts

_BEARS_ON = {
    Letter.MET: {"regression", "mixed"},
    Letter.PARTLY: {"progress", "regression", "mixed"},
    Letter.NOT_MET: {"progress", "mixed"},
    Letter.NO_ANSWER: {"progress", "mixed"},
    Letter.OPPOSITE: {"progress", "mixed"},
}


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one measure stands on the day.

    Exactly one of these holds: a `letter`, `not_counted`, or neither (unknown). `since` is the effective day of
    what gives it. `doubtful` marks a letter that is unknown in the intervals: a later "not enough is known".
    `opposite` also holds where an E was replaced by *ran out*. `basis_gone`: what it rests on was taken back, which
    asks for another assessment as news does; what is not counted is marked so, too, and stays as it is in every figure.
    """

    letter: Letter | None = None
    not_counted: NotCounted | None = None
    not_known: NotKnown | None = None
    since: date | None = None
    irreversible: bool = False
    baseline: bool = False
    doubtful: bool = False
    suspended: bool = False
    opposite: bool = False
    needs_reassessment: bool = False
    basis_gone: bool = False
    entry: Entry | None = None

    @property
    def is_unknown(self) -> bool:
        """Say whether the measure is unknown in the intervals; an irreversible E never is."""
        if self.irreversible or self.not_counted is not None:
            return False
        return self.letter is None or self.doubtful or self.needs_reassessment


def steps(assessments: Iterable[Entry]) -> list[Entry]:
    """Put the counted assessments of one measure in the order of their effective days, one a day.

    Of two on one day the worse letter stands, a letter before a "not counted", that before "not known"; of two that
    say the same, the one that is not suspended, then the one whose basis stands. Nothing follows an irreversible E.
    """
    of_day: dict[date, Entry] = {}
    for entry in assessments:
        other = of_day.get(entry.effective)
        if other is None or _weight(entry) > _weight(other):
            of_day[entry.effective] = entry
    ordered = [of_day[day] for day in sorted(of_day)]
    for place, entry in enumerate(ordered):
        if entry.irreversible and not entry.suspended:
            return ordered[: place + 1]
    return ordered


def stand(ordered: Sequence[Entry], bearing: Iterable[Entry]) -> Standing:
    """Say where a measure stands after these steps; `bearing` are the other entries that list the measure."""
    at = len(ordered) - 1
    while at >= 0 and _says_nothing(ordered[at]):
        at -= 1
    if not ordered:
        return Standing()
    latest = ordered[-1]
    if at < 0:
        return Standing(not_known=latest.not_known, since=latest.effective)
    entry = ordered[at]
    if entry.suspended:
        return Standing(suspended=True, since=entry.effective, entry=entry)
    if entry.not_counted is not None:
        ran_out = entry.not_counted is NotCounted.RAN_OUT
        return Standing(
            not_counted=entry.not_counted,
            since=entry.effective,
            baseline=entry.baseline,
            opposite=ran_out and _letter_before(ordered, at) is Letter.OPPOSITE,
            needs_reassessment=entry.basis_gone,
            basis_gone=entry.basis_gone,
            entry=entry,
        )
    return Standing(
        letter=entry.letter,
        not_known=latest.not_known,
        since=entry.effective,
        irreversible=entry.irreversible,
        baseline=entry.baseline,
        doubtful=latest is not entry,
        opposite=entry.letter is Letter.OPPOSITE,
        needs_reassessment=entry.basis_gone or any(_bears(other, entry) for other in bearing),
        basis_gone=entry.basis_gone,
        entry=entry,
    )


def standings_of(measures: Sequence[MeasureFacts], entries: Sequence[Entry]) -> list[Standing]:
    """Say where each measure stands by the entries that list it; an answer bears on all measures of its demand."""
    answers = [one for one in entries if one.kind is Kind.ANSWER]
    assessments: dict[str, list[Entry]] = {one.number: [] for one in measures}
    bearing: dict[str, list[Entry]] = {one.number: [*answers] for one in measures}
    for entry in entries:
        if entry.kind is Kind.ANSWER:
            continue
        by_number = assessments if entry.kind is Kind.ASSESSMENT else bearing
        for number in entry.measures:
            if number in by_number:
                by_number[number].append(entry)
    return [stand(steps(assessments[one.number]), bearing[one.number]) for one in measures]


def letter_before(ordered: Sequence[Entry], at: int) -> Entry | None:
    """Give the step that gave the letter before this one; None for a first letter or a fall out of unknown."""
    for before in reversed(ordered[:at]):
        if before.suspended or before.not_known is not None:
            return None
        if before.letter is not None:
            return before
    return None


def would_bear(news: Entry, letter: Letter) -> bool:
    """Say whether news of this kind makes a letter need re-assessment, had it come after it."""
    match news.kind:
        case Kind.DEVELOPMENT:
            return news.direction in _BEARS_ON[letter]
        case Kind.FINDING:
            return True
        case Kind.POSITION:
            return news.claims
        case Kind.ANSWER:
            return letter is Letter.NO_ANSWER
        case _:
            return False


def _says_nothing(entry: Entry) -> bool:
    return entry.not_known is not None and not entry.suspended


def _letter_before(ordered: Sequence[Entry], at: int) -> Letter | None:
    """Give the letter that a measure had before it ran out, be that said once or again."""
    for before in reversed(ordered[:at]):
        if before.suspended:
            return None
        if before.not_known is None and before.not_counted is not NotCounted.RAN_OUT:
            return before.letter
    return None


def _weight(entry: Entry) -> tuple[int, int, bool, bool, bool, str]:
    stands, grounded = not entry.suspended, not entry.basis_gone
    if entry.letter is not None:
        return 2, entry.letter.rank, entry.irreversible and stands, stands, grounded, entry.entry_id
    if entry.not_counted is not None:
        return 1, list(NotCounted).index(entry.not_counted), False, stands, grounded, entry.entry_id
    return 0, 0, False, stands, grounded, entry.entry_id


def _bears(other: Entry, on: Entry) -> bool:
    return on.letter is not None and other.effective > on.effective and would_bear(other, on.letter)
