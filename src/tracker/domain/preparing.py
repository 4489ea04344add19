"""Preparing for a session: the steps on the way to it, from when on it asks what changed, and what went unanswered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.calendar import OccasionFacts, OccasionState
from tracker.domain.days import When, month_of
from tracker.domain.record import Entry, Kind

_CONFERENCE = {"ilc_session", "cas_case"}
_ON_THE_WAY = {"milestone", "deadline", "publication", "mission_meeting"}
_AFTERWARDS = timedelta(days=92)
"""How long after a session what belongs to it may come: 1 September follows a Conference of June."""

_STEMS = {
    "experts_report": "ceacr-report",
    "regional_lists": None,
    "april_meeting": None,
    "preliminary_list": "cas-long-list",
    "final_list": "cas-short-list",
    "discussion": None,
    "conclusions": "cas-conclusions",
    "reports_due": "art23",
}
"""The steps of the Conference Committee in their order, each with the stem of the key of its occasion."""

_USUALLY_IN = {"regional_lists": 3, "april_meeting": 4}
"""The months of what no body announces in advance (data/mechanisms, the year of the CAS)."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step; `occasion` is None where none is on record, and then `on` says when it usually is, if anybody can."""

    code: str
    on: When | None
    occasion: OccasionFacts | None


@dataclass(frozen=True, slots=True)
class Silence:
    """A letter without an answer; `last_on` is its day, or that of the last letter that recalled it."""

    letter: Entry
    last_on: date


def steps(occasion: OccasionFacts, calendar: Iterable[OccasionFacts], country: str) -> Sequence[Step]:
    """Give the steps of the Conference Committee in the year of a session; none for sessions of other bodies."""
    if occasion.kind not in _CONFERENCE:
        return []
    year, known = occasion.on.first.year, [one for one in calendar if one.state is not OccasionState.CANCELLED]
    by_key = {one.key: one for one in known}
    found = {code: by_key.get(f"{stem}-{year}") for code, stem in _STEMS.items() if stem}
    found["discussion"] = case_of(occasion, known, country)
    return [_step(code, found.get(code), year) for code in _STEMS]


def on_the_way(
    occasion: OccasionFacts, calendar: Iterable[OccasionFacts], country: str, on: date
) -> list[OccasionFacts]:
    """List what else is to come around a session that concerns a country, the first to come first; its steps are not.

    What people plan by hand, as an April meeting, is found here: no rule knows its name.
    """
    known = list(calendar)
    its = {one.occasion.key for one in steps(occasion, known, country) if one.occasion}
    until = occasion.on.last + _AFTERWARDS
    found = [
        one
        for one in known
        if one.kind in _ON_THE_WAY
        and one.state is not OccasionState.CANCELLED
        and one.concerns(country)
        and one.key not in its
        and on <= one.on.last
        and one.on.first <= until
    ]
    return sorted(found, key=lambda one: (one.on.first, one.key))


def case_of(occasion: OccasionFacts, calendar: Iterable[OccasionFacts], country: str) -> OccasionFacts | None:
    """Give the discussion of a country at a session of the Conference: where there is one, the country is listed."""
    if occasion.kind == "cas_case":
        return occasion
    cases = (one for one in calendar if one.kind == "cas_case" and country in one.countries)
    return next((one for one in cases if one.session and one.session == occasion.session), None)


def last_time(occasion: OccasionFacts, calendar: Iterable[OccasionFacts], country: str, on: date) -> date | None:
    """Give the last day of the session of this kind before this one that was over by a day; None where none is known.

    Parts of one session bear one number, and none of them is the one before.
    """
    kind = "ilc_session" if occasion.kind == "cas_case" else occasion.kind
    ends = [
        one.on.last
        for one in calendar
        if one.kind == kind
        and one.state is not OccasionState.CANCELLED
        and not one.is_provisional
        and one.concerns(country)
        and one.key != occasion.key
        and not (occasion.session and one.session == occasion.session)
        and one.on.last < min(occasion.on.first, on)
    ]
    return max(ends, default=None)


def begins(last: date | None) -> date | None:
    """Give the first day of the period of which a session asks what changed."""
    return last + timedelta(days=1) if last else None


def fallen_due(entries: Sequence[Entry], on: date) -> Sequence[Entry]:
    """List the promises whose day came by a day and that nothing settled, the first due first.

    What settles one is said in `projections.owed.due`: a later claim or rejection, or an assessment of its due day or
    later, on one of its measures (on any, where it lists none).
    """
    due = [(_due_on(one), one) for one in entries if one.kind is Kind.POSITION and one.about["position"] == "promise"]
    late = [(day, one) for day, one in due if day is not None and day <= on]
    kept = [(day, one) for day, one in late if not any(_settles(other, one, day) for other in entries)]
    return [one for _, one in sorted(kept, key=lambda each: (each[0], each[1].entry_id))]


def silences(entries: Sequence[Entry]) -> Sequence[Silence]:
    """List the letters that are known to have no answer, the longest waiting first."""
    answered = {one.of_entry for one in entries if one.kind is Kind.ANSWER}
    letters = {
        one.entry_id: one
        for one in entries
        if one.kind is Kind.LETTER and one.answer_known and one.entry_id not in answered
    }
    found = [
        Silence(one, max([one.effective, *(each.effective for each in entries if _recalls(each, key))]))
        for key, one in letters.items()
    ]
    return sorted(found, key=lambda one: (one.last_on, one.letter.entry_id))


def not_known_answered(entries: Sequence[Entry]) -> Sequence[Entry]:
    """List the letters of which nobody can say whether they were answered, oldest first."""
    answered = {one.of_entry for one in entries if one.kind is Kind.ANSWER}
    found = [one for one in entries if one.kind is Kind.LETTER and not one.answer_known]
    return [one for one in found if one.entry_id not in answered]


def _step(code: str, occasion: OccasionFacts | None, year: int) -> Step:
    if occasion is not None:
        return Step(code, occasion.on, occasion)
    month = _USUALLY_IN.get(code)
    return Step(code, month_of(date(year, month, 1)) if month else None, None)


def _recalls(entry: Entry, letter: str) -> bool:
    return entry.kind is Kind.REMINDER and entry.of_entry == letter


def _due_on(entry: Entry) -> date | None:
    due = entry.about.get("due_on")
    return date.fromisoformat(due["last"]) if due else None


def _settles(later: Entry, promise: Entry, due: date) -> bool:
    if later.demand != promise.demand or (promise.measures and not set(promise.measures) & set(later.measures)):
        return False
    if later.kind is Kind.ASSESSMENT:
        return later.effective >= due
    return later.claims and later.effective > promise.effective
