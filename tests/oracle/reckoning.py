"""The scorecard computed plainly from facts already gathered: methodology.md and decision 0005, word by word.

Nothing of the product is used here. Both oracles gather what the public may see on one day and hand it
over as `Asked`; `card` does the rest, looking at everything again for every figure.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

LETTERS = "ABCDE"
LEAVES = {"already_met_when_made", "lost_object"}
"""These leave the judgement; a demand with nothing else is outside n."""
NOT_COUNTED = ["already_met_when_made", "lost_object", "no_longer_possible", "ran_out"]
WORST_LAST = ["not_known", *NOT_COUNTED, *LETTERS]
"""Of two assessments of one measure on one day the last in this list wins."""
APART = ["reported", "implied", "concern", "general_appeal"]
GONE = {"withdrawn", "superseded"}
"""What is so is in no figure; what was closed stays where it stands."""
QUIET, CLOSELY = timedelta(days=180), timedelta(days=60)
"""For how long nobody may look before a demand is stale: as a rule, and under enhanced supervision."""
UNKNOWN = "unknown"


@dataclass(frozen=True)
class Said:
    """An assessment that counts, or that counted and is suspended."""

    id: str
    measure: int
    day: date
    what: str
    irreversible: bool = False
    suspended: bool = False
    scale: int = 1
    basis: frozenset[str] = frozenset()
    shaken: bool = False
    """Something that it rests on was taken back as an error, and everybody may know it."""


@dataclass(frozen=True)
class Entry:
    """An entry of a demand. `shown` is False where it was withheld for safety: it counts, and is not listed.

    `look` is the day on which somebody looked, None for "nothing heard". `says` is a development's direction
    or the kind of a government's position; `letter` is what an answer answers.
    """

    id: str
    day: date
    kind: str
    look: date | None
    shown: bool = True
    measures: frozenset[int] = frozenset()
    says: str | None = None
    letter: str | None = None
    answer_known: bool = True


@dataclass(frozen=True)
class Act:
    """A development that an organ of the State brought about."""

    day: date
    direction: str


@dataclass
class Asked:
    """A demand that is there on the day: made, and recorded."""

    reference: str
    made_on: date
    counting: str
    addressed: str | None
    countries: frozenset[str]
    measures: frozenset[int]
    same: list[tuple[int | None, str, int]] = field(default_factory=list)
    specific: bool = False
    adopted: date | None = None
    """From which day it counts, where it stood apart before."""
    over: str | None = None
    """Why nobody works on it on the day: closed, withdrawn, superseded."""
    quiet: timedelta = QUIET
    entries: list[Entry] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)


def year_before(day: date) -> date:
    return date(day.year - 1, 2, 28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)


# A measure ----------------------------------------------------------------------------------------


def steps_of(said: Iterable[Said], measure: int) -> list[Said]:
    """One step a day, oldest first, and nothing after an irreversible E."""
    mine = [one for one in said if one.measure == measure]
    steps = []
    for day in sorted({one.day for one in mine}):
        step = max((one for one in mine if one.day == day), key=_weight)
        steps.append(step)
        if step.irreversible and not step.suspended:
            break
    return steps


def _weight(one: Said) -> tuple[int, bool, bool, bool, str]:
    stands = not one.suspended
    return WORST_LAST.index(one.what), one.irreversible and stands, stands, not one.shaken, one.id


def standing_step(steps: Sequence[Said]) -> Said | None:
    """The step that says where the measure stands: "not enough is known" replaces nothing."""
    standing = None
    for step in steps:
        if standing is None or step.what != "not_known" or step.suspended:
            standing = step
    return standing


def where(steps: Sequence[Said]) -> str:
    """A letter, a reason why it is not counted, or `unknown`: what the counts take."""
    standing = standing_step(steps)
    if standing is None or standing.suspended or standing.what == "not_known":
        return UNKNOWN
    return standing.what


def is_opposite(steps: Sequence[Said]) -> bool:
    """E, or an E that ran out: "not enough is known" between changes nothing, nor does running out twice."""
    now = where(steps)
    if now != "ran_out":
        return now == "E"
    for step in reversed(steps):
        if step.suspended or step.what not in {"not_known", "ran_out"}:
            return step.what == "E" and not step.suspended
    return False


def needs_again(steps: Sequence[Said], entries: Iterable[Entry]) -> bool:
    """Something later than the measure's letter bears on it, or what it rests on was taken back."""
    letter = where(steps)
    if letter == UNKNOWN:
        return False
    standing = standing_step(steps)
    assert standing is not None
    if standing.shaken or letter not in LETTERS:
        return standing.shaken
    later = [entry for entry in entries if entry.day > standing.day]
    return any(_bears_on(entry, standing.measure, letter) for entry in later)


def _bears_on(entry: Entry, measure: int, letter: str) -> bool:
    if entry.kind == "answer":
        return letter == "D"
    if measure not in entry.measures:
        return False
    if entry.kind == "finding":
        return True
    if entry.kind == "position":
        return entry.says in {"claims_implemented", "rejects"}
    if entry.kind != "development":
        return False
    bearing = {"A": {"regression", "mixed"}, "B": {"progress", "regression", "mixed"}}
    return entry.says in bearing.get(letter, {"progress", "mixed"})


def in_the_intervals(steps: Sequence[Said], entries: Iterable[Entry]) -> str:
    """Like `where`, but a letter that is in doubt is unknown; an irreversible E never is."""
    now = where(steps)
    if now not in LETTERS:
        return now
    standing = standing_step(steps)
    assert standing is not None
    if standing.irreversible:
        return "E"
    doubted = steps[-1] is not standing
    return UNKNOWN if doubted or needs_again(steps, entries) else now


# A demand -----------------------------------------------------------------------------------------


def state_of(wheres: Iterable[str]) -> str:
    """The state of a demand from where its measures stand."""
    judged = [where for where in wheres if where not in LEAVES]
    if judged and all(where == "A" for where in judged):
        return "met"
    if "A" in judged or "B" in judged:
        return "partly_met"
    if any(where != UNKNOWN for where in judged):
        return "not_met"
    return "not_known"


def is_there_for(asked: Asked, country: str) -> bool:
    return asked.counting in {"in_n", "repeat"} and asked.addressed == country and asked.over not in GONE


def _counts_from(asked: Asked) -> date:
    return asked.adopted or asked.made_on


def left_of(asked: Asked, all_of_them: Mapping[str, Asked]) -> set[int]:
    """The measures that are the demand's own, and not an earlier demand's."""
    left = set(asked.measures)
    for number, of, _ in asked.same:
        first = all_of_them.get(of)
        if first is None or first.counting != "in_n" or first.specific or first.addressed != asked.addressed:
            continue
        if first.over in GONE:
            continue
        if (_counts_from(first), first.reference) < (_counts_from(asked), asked.reference) and number is not None:
            left.discard(number)
    return left


def last_look(asked: Asked, on: date) -> date | None:
    return max((entry.look for entry in asked.entries if entry.look and entry.look <= on), default=None)


def _demand(asked: Asked, measures: Iterable[int], on: date) -> dict[str, Any]:
    steps = {number: steps_of(asked.said, number) for number in sorted(measures)}
    stands = [where(one) for one in steps.values()]
    looked = last_look(asked, on)
    return {
        "reference": asked.reference,
        "state": state_of(stands),
        "opposite": any(is_opposite(one) for one in steps.values()),
        "measures": {
            "met": stands.count("A"),
            "partly": stands.count("B"),
            "not_met": stands.count("C"),
            "no_answer": stands.count("D"),
            "opposite": stands.count("E"),
            "unknown": stands.count(UNKNOWN),
            "not_counted": sum(stand in NOT_COUNTED for stand in stands),
        },
        "needs_reassessment": any(needs_again(one, asked.entries) for one in steps.values()),
        "stale": not asked.over and on - max(looked or asked.made_on, asked.made_on) > asked.quiet,
        "entries": [entry.id for entry in sorted(asked.entries, key=lambda one: (one.day, one.id)) if entry.shown],
    }


# Since --------------------------------------------------------------------------------------------


def since_when(parts: Iterable[tuple[str, date]], on: date) -> date | None:
    """The day after the last session that ended before the day; `parts` are (session, last day)."""
    ends: dict[str, date] = {}
    for session, last in parts:
        ends[session] = max(last, ends.get(session, last))
    ended = [end for end in ends.values() if end < on]
    return max(ended) + timedelta(days=1) if ended else None


def changes_of(steps: Sequence[Said], first: date) -> list[tuple[Said, Said]]:
    """Every (letter before, letter) of the period that is to be compared."""
    changes = []
    for at, step in enumerate(steps):
        if step.day < first or step.suspended or step.what not in LETTERS:
            continue
        before = _letter_before(steps[:at])
        if before is not None and before.scale == step.scale and before.what != step.what:
            changes.append((before, step))
    return changes


def _letter_before(steps: Sequence[Said]) -> Said | None:
    for step in reversed(steps):
        if step.suspended or step.what == "not_known":
            return None
        if step.what in LETTERS:
            return step
    return None


def _since(judged: Sequence[tuple[Asked, set[int]]], acts: Mapping[str, Act], first: date | None) -> dict[str, Any]:
    if first is None:
        names = ("acts_worse", "measures_worse", "acts_better", "measures_better")
        return {"from": None, **dict.fromkeys(names)}
    found: dict[str, set[str]] = {"worse": set(), "better": set()}
    measures: dict[str, set[tuple[str, int]]] = {"worse": set(), "better": set()}
    for asked, left in judged:
        for number in left:
            for before, after in changes_of(steps_of(asked.said, number), first):
                way = "worse" if after.what > before.what else "better"
                measures[way].add((asked.reference, number))
                found[way] |= _acts_of(before, after, acts, way) or {after.id}
    return {
        "from": first.isoformat(),
        "acts_worse": len(found["worse"]),
        "measures_worse": len(measures["worse"]),
        "acts_better": len(found["better"]),
        "measures_better": len(measures["better"]),
    }


def _acts_of(before: Said, after: Said, acts: Mapping[str, Act], way: str) -> set[str]:
    points = {"worse": {"regression", "mixed"}, "better": {"progress", "mixed"}}[way]
    return {key for key in after.basis if key in acts and acts[key].direction in points and acts[key].day > before.day}


# The card -----------------------------------------------------------------------------------------


def card(  # noqa: PLR0913 - what a card is computed from
    country: str,
    on: date,
    *,
    sample: bool,
    demands: Iterable[Asked],
    acts: Mapping[str, Act],
    sessions: Iterable[tuple[str, date]],
) -> dict[str, Any]:
    """The methodology's JSON object, without `known_by` and `release`."""
    everything = {asked.reference: asked for asked in demands if asked.made_on <= on}
    own = {key: left_of(asked, everything) for key, asked in sorted(everything.items())}
    there = [asked for _, asked in sorted(everything.items()) if is_there_for(asked, country)]
    repeats = [asked.reference for asked in there if asked.counting == "repeat" or not own[asked.reference]]
    own_ones = [asked for asked in there if own[asked.reference] and asked.counting == "in_n"]
    candidates = [(asked, own[asked.reference]) for asked in own_ones if not asked.specific]
    judged = [(asked, left) for asked, left in candidates if not set(_wheres(asked, left)) <= LEAVES]
    rows = [_demand(asked, left, on) for asked, left in judged]
    states = [row["state"] for row in rows]
    open_ages = sorted(
        (on - asked.made_on).days for (asked, _), row in zip(judged, rows, strict=True) if row["state"] != "met"
    )
    uncounted = [stand for asked, left in candidates for stand in _wheres(asked, left)]
    return {
        "country": country,
        "as_of": on.isoformat(),
        "methodology": 1,
        "sample": sample,
        "n": len(rows),
        "counts": {state: states.count(state) for state in ("met", "partly_met", "not_met", "not_known")},
        "opposite": {
            "measures": sum(is_opposite(steps_of(asked.said, number)) for asked, left in judged for number in left),
            "demands": sum(row["opposite"] for row in rows),
        },
        **_intervals(judged),
        "open": len(open_ages),
        "open_over_a_year": sum(
            row["state"] != "met" and asked.made_on < year_before(on)
            for (asked, _), row in zip(judged, rows, strict=True)
        ),
        "median_age_days": open_ages[(len(open_ages) - 1) // 2] if open_ages else None,
        "oldest_age_days": open_ages[-1] if open_ages else None,
        "since": _since(judged, acts, since_when(sessions, on)),
        "coverage": {
            "with": sum((last_look(asked, on) or date.min) > year_before(on) for asked, _ in judged),
            "of": len(rows),
        },
        "answers": _answers(country, everything.values()),
        "not_counted": {why: uncounted.count(why) for why in NOT_COUNTED},
        "repeats": repeats,
        "apart": {
            counting: [
                key
                for key, asked in sorted(everything.items())
                if asked.counting == counting and country in asked.countries and asked.over not in GONE
            ]
            for counting in APART
        },
        "demands": rows,
    }


def _wheres(asked: Asked, measures: Iterable[int]) -> list[str]:
    return [where(steps_of(asked.said, number)) for number in measures]


def _intervals(judged: Sequence[tuple[Asked, set[int]]]) -> dict[str, list[int]]:
    met, partly = [], []
    for instead in ("C", "A"):
        states = []
        for asked, left in judged:
            views = [in_the_intervals(steps_of(asked.said, number), asked.entries) for number in left]
            states.append(state_of(instead if view == UNKNOWN else view for view in views))
        met.append(states.count("met"))
        partly.append(states.count("met") + states.count("partly_met"))
    return {"met": met, "at_least_partly": partly}


def _answers(country: str, demands: Iterable[Asked]) -> dict[str, Any]:
    entries = [entry for asked in demands if asked.addressed == country for entry in asked.entries]
    letters = {entry.id: entry for entry in entries if entry.kind == "letter"}
    answered = {entry.letter for entry in entries if entry.kind == "answer"} & set(letters)
    last = max((letter.day for letter in letters.values()), default=None)
    return {
        "letters": len(letters),
        "answered": len(answered),
        "not_known": sum(not one.answer_known and key not in answered for key, one in letters.items()),
        "last_letter_on": last.isoformat() if last else None,
    }
