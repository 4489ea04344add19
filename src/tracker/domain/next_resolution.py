"""The next resolution: what to do with each open demand at the coalition's meeting, and why (methodology, The letters).

Nothing here judges anew: it reads where measures stand, what was promised and what the text lacks. The meeting decides.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.calendar import OccasionFacts, OccasionState
from tracker.domain.demand_events import Act, CommitmentState, Counting
from tracker.domain.judgement import Judged, State, state
from tracker.domain.letters import Letter, NotCounted, NotKnown
from tracker.domain.record import Entry, Kind, MeasureFacts
from tracker.domain.resolution_choices import CLOSED, Choice, Gap, Why
from tracker.domain.standing import Standing

_TEXT_LACKS = {
    Counting.IMPLIED: Why.NO_ADDRESSEE,
    Counting.CONCERN: Why.NOTHING_ASKED,
    Counting.GENERAL_APPEAL: Why.TOO_GENERAL,
    Counting.REPORTED: Why.OTHERS_REQUEST,
}
"""What stands apart from n until the coalition adopts it, and what the text would have to say for that."""

_LEAVES = {
    NotCounted.ALREADY_MET: Why.ALREADY_MET,
    NotCounted.LOST_OBJECT: Why.LOST_OBJECT,
    NotCounted.NO_LONGER_POSSIBLE: Why.NO_LONGER_POSSIBLE,
}
_UNKNOWN = {
    NotKnown.NOT_LOOKED: Why.NOT_LOOKED,
    NotKnown.CANNOT_BE_SEEN: Why.CANNOT_BE_SEEN,
    NotKnown.SOURCES_CONFLICT: Why.SOURCES_CONFLICT,
}
_TOLD = {
    CommitmentState.DONE: Why.DONE,
    CommitmentState.UNDER_WAY: Why.UNDER_WAY,
    CommitmentState.NOT_DONE: Why.NOT_DONE,
    CommitmentState.NOT_KNOWN: Why.NOT_KNOWN,
}
_STATES = {
    State.MET: Why.MET,
    State.PARTLY_MET: Why.PARTLY,
    State.NOT_MET: Why.NO_MOVEMENT,
    State.NOT_KNOWN: Why.NOT_KNOWN,
}
_IF_NEWS = {State.MET: Why.SHAKEN, State.NOT_MET: Why.NEWS}
"""What is said of a state that something came after which nobody has assessed."""

_SAYS_THE_ACT = {Why.NO_ADDRESSEE, Why.IN_DOUBT}
"""Reasons to make specific a text that says well enough what is to be done."""

_TO_BE_LOOKED_AT = {
    Why.SHAKEN,
    Why.NEWS,
    Why.EXACT,
    Why.NOT_YET,
    Why.NOT_LOOKED,
    Why.SOURCES_CONFLICT,
    Why.IN_DOUBT,
    Why.NOT_KNOWN,
}


@dataclass(frozen=True, slots=True)
class Advice:
    """What is proposed for one demand.

    `measures` says it of each measure by its number, and is empty where its rows are not shown. `is_worse`: it got
    worse since the last meeting, or the opposite was done. `due_on` is the next day that is on record for it.
    """

    choice: Choice
    whys: Sequence[Why]
    measures: Mapping[str, Why]
    gaps: Sequence[Gap]
    is_worse: bool = False
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard of a demand besides its standings.

    `broken` are the measures on which a promise fell due and nothing settled it; `is_broken`: so did one that lists no
    measure. `got_worse` are the measures that got worse since the last meeting. `due_on` as in `Advice`.
    """

    broken: Collection[str] = ()
    is_broken: bool = False
    got_worse: Collection[str] = ()
    due_on: date | None = None


def advise(judged: Judged, heard: Heard, *, rows_shown: bool) -> Advice:
    """Say what to do with a demand.

    Where its rows are not shown it is said by the state of the whole, which everybody may read, so that where one
    person's measure stands is not told in another form.
    """
    by_measure = _by_measure(judged, heard)
    whys = _whys(judged, by_measure, heard) if rows_shown else _of_state(judged, heard)
    choice = min((one.choice for one in whys), key=list(Choice).index)
    is_moved = Why.NEWS in whys
    told = [one for one in Why if one in whys and one.choice is choice and not (is_moved and one is Why.NO_MOVEMENT)]
    return Advice(
        choice=choice,
        whys=told,
        measures=by_measure if rows_shown else {},
        gaps=[one for one in Gap if one in _gaps(judged, choice, told, heard)],
        is_worse=bool(heard.got_worse) or judged.opposite > 0,
        due_on=heard.due_on,
    )


def next_due(entries: Iterable[Entry], on: date) -> date | None:
    """Give the first day from a day on that something about a demand falls due: a due day, or that of a promise."""
    told = [one for one in entries if one.kind in {Kind.DUE_DAY, Kind.POSITION} and one.about.get("due_on")]
    days = [date.fromisoformat(one.about["due_on"]["last"]) for one in told]
    return min((day for day in days if day >= on), default=None)


def meetings(calendar: Iterable[OccasionFacts], on: date) -> tuple[OccasionFacts | None, OccasionFacts | None]:
    """Give the coalition's last meeting that was over by a day, and the next one; None where none is on record."""
    held = [one for one in calendar if one.kind == "mission_meeting" and one.state is not OccasionState.CANCELLED]
    last = max((one for one in held if one.on.last < on), key=lambda one: one.on.last, default=None)
    coming = min((one for one in held if one.on.last >= on), key=lambda one: one.on.first, default=None)
    return last, coming


def _by_measure(judged: Judged, heard: Heard) -> Mapping[str, Why]:
    """Say it of each measure; what holds of the text as a whole holds of each that is left in it."""
    demand = judged.demand
    found = {one.number: _of_measure(one, standing, judged, heard) for one, standing in judged.measures}
    if demand.specific_by:
        return dict.fromkeys(found, Why.MADE_SPECIFIC)
    lacks = _TEXT_LACKS.get(demand.counting)
    return {number: lacks if lacks and why not in CLOSED else why for number, why in found.items()}


def _whys(judged: Judged, by_measure: Mapping[str, Why], heard: Heard) -> Collection[Why]:
    """Gather the reasons of what is left of a demand once what can be closed is left out."""
    demand = judged.demand
    if demand.specific_by or not by_measure:
        return {Why.MADE_SPECIFIC if demand.specific_by else _TEXT_LACKS.get(demand.counting, Why.NO_MEASURE)}
    left = set(by_measure.values()) - CLOSED
    if not left or demand.counting in _TEXT_LACKS:
        return left or set(by_measure.values())
    some_met = bool({Why.MET, Why.DONE} & set(by_measure.values()))
    return left | ({Why.PARTLY} if some_met else set()) | ({Why.PROMISE_BROKEN} if heard.is_broken else set())


def _of_state(judged: Judged, heard: Heard) -> Collection[Why]:
    demand = judged.demand
    if demand.counting in _TEXT_LACKS:
        return {_TEXT_LACKS[demand.counting]}
    if judged.opposite or state(standing for _, standing in judged.measures) is None:
        return {Why.OPPOSITE if judged.opposite else Why.NOTHING_LEFT}
    if judged.needs_reassessment and judged.state in _IF_NEWS:
        return {_IF_NEWS[judged.state]}
    is_broken = judged.state is not State.MET and (heard.is_broken or heard.broken)
    return {Why.PROMISE_BROKEN if is_broken else Why.GOT_WORSE if heard.got_worse else _STATES[judged.state]}


def _of_measure(measure: MeasureFacts, standing: Standing, judged: Judged, heard: Heard) -> Why:
    if judged.demand.counting is Counting.OWN_COMMITMENT:
        return _told(measure, judged.entries)
    if standing.suspended:
        return Why.IN_DOUBT
    if standing.irreversible:
        return Why.IRREVERSIBLE
    if standing.not_counted is not None:
        return _of_uncounted(standing.not_counted, standing)
    if standing.letter is None:
        return _of_unknown(standing.not_known, measure)
    return _of_letter(standing.letter, measure, standing, heard)


def _of_uncounted(why: NotCounted, standing: Standing) -> Why:
    if why is NotCounted.RAN_OUT:
        return Why.RAN_OUT
    return Why.SHAKEN if standing.basis_gone else _LEAVES[why]


def _of_unknown(why: NotKnown | None, measure: MeasureFacts) -> Why:
    """Ask again as it is for what is asked exactly, as a ratification is: nobody but us has to be clearer there."""
    is_exact = measure.about.get("act", Act.OTHER.value) != Act.OTHER.value
    if is_exact and why in {None, NotKnown.NOT_LOOKED}:
        return Why.EXACT
    return _UNKNOWN[why] if why else Why.NOT_YET


def _of_letter(letter: Letter, measure: MeasureFacts, standing: Standing, heard: Heard) -> Why:
    if letter is Letter.MET:
        return Why.SHAKEN if standing.is_unknown else Why.MET
    if letter in {Letter.PARTLY, Letter.OPPOSITE}:
        return Why.PARTLY if letter is Letter.PARTLY else Why.OPPOSITE
    if measure.number in heard.broken or measure.number in heard.got_worse:
        return Why.PROMISE_BROKEN if measure.number in heard.broken else Why.GOT_WORSE
    if measure.about.get("implied"):
        return Why.NOT_IN_TEXT
    if standing.is_unknown:
        return Why.NEWS
    return Why.NO_ANSWER if letter is Letter.NO_ANSWER else Why.NO_MOVEMENT


def _told(measure: MeasureFacts, entries: Iterable[Entry]) -> Why:
    """Say what the coalition told last of a commitment of its own; it is never graded."""
    mine = [one for one in entries if one.kind is Kind.COMMITMENT and measure.number in one.measures]
    newest = max(mine, key=lambda one: (one.effective, one.entry_id), default=None)
    return _TOLD[CommitmentState(newest.about["state"])] if newest else Why.NOT_YET


def _gaps(judged: Judged, choice: Choice, whys: Sequence[Why], heard: Heard) -> Collection[Gap]:
    told = set(whys)
    asks_to_look = judged.needs_reassessment or judged.stale or _TO_BE_LOOKED_AT & told
    looks = {Gap.LOOK_AGAIN} if asks_to_look and Why.MADE_SPECIFIC not in told else set()
    if choice is Choice.CLOSE:
        return looks
    found = {
        Gap.ADDRESSEE: not judged.demand.about.get("addressee", _NAMED)["in_text"],
        Gap.WHAT: choice is Choice.MAKE_SPECIFIC and not told <= _SAYS_THE_ACT,
        Gap.LEFT: bool({Why.PARTLY, Why.PROMISE_BROKEN, Why.NOT_DONE} & told),
        Gap.INSTEAD: bool({Why.OPPOSITE, Why.GOT_WORSE, Why.IRREVERSIBLE, Why.RAN_OUT} & told),
        Gap.DAY: heard.due_on is None,
    }
    return looks | {gap for gap, is_open in found.items() if is_open}


_NAMED = {"in_text": True}
