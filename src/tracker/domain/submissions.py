"""Submissions before a session: which of them are for it, and which of its usual ones nobody recorded yet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.calendar import OccasionFacts
from tracker.domain.days import When
from tracker.domain.forum import forum_of
from tracker.domain.preparing import Step
from tracker.domain.record import Entry, Kind
from tracker.domain.submission_events import Fate, Procedure

USUALLY_TO: Mapping[Procedure, str] = {
    Procedure.CAS_LIST: "CAS",
    Procedure.ARTICLE_23: "CEACR",
    Procedure.REPRESENTATION: "ILO_GB",
    Procedure.COMPLAINT: "ILO_GB",
    Procedure.FREEDOM_OF_ASSOCIATION: "CFA",
    Procedure.GOVERNING_BODY: "ILO_GB",
    Procedure.UNIVERSAL_REVIEW: "UPR",
}
"""The body of each procedure that has one alone."""

_CONFERENCE = ((Procedure.CAS_LIST, "regional_lists"), (Procedure.ARTICLE_23, "reports_due"))
_USUAL: Mapping[str, Sequence[tuple[Procedure, str]]] = {
    "ilc_session": _CONFERENCE,
    "cas_case": _CONFERENCE,
    "ceacr_session": ((Procedure.ARTICLE_23, ""),),
    "upr": ((Procedure.UNIVERSAL_REVIEW, ""),),
}
"""What is usually submitted before a kind of session, each with the step by which it is to be there, if it has one."""


@dataclass(frozen=True, slots=True)
class Usual:
    """What is usually submitted before a session; `by` is the day by which, as far as it is known."""

    procedure: Procedure
    by: When | None
    is_filed: bool


def of_session(
    occasion: OccasionFacts, steps: Sequence[Step], entries: Iterable[Entry], since: date | None
) -> Sequence[Entry]:
    """List the submissions that were for a session or a step to it, and those to its bodies since the last one."""
    forum, keys = forum_of(occasion), _keys(occasion, steps)
    bodies = forum.bodies if forum else frozenset()
    return [
        one
        for one in entries
        if one.kind is Kind.SUBMISSION
        and (
            one.about["occasion"] in keys
            or (one.about["body"] in bodies and (since or date.min) <= one.effective <= occasion.on.last)
        )
    ]


def usual(occasion: OccasionFacts, steps: Sequence[Step], filed: Sequence[Entry]) -> Sequence[Usual]:
    """Say of what is usually submitted before a session whether it is on record that somebody did.

    What names no occasion counts in the year of the session; what was withdrawn is to be left out before.
    """
    days = {one.code: one.on for one in steps}
    return [
        Usual(procedure, days.get(step), any(_is_for(one, procedure, occasion, steps) for one in filed))
        for procedure, step in _USUAL.get(occasion.kind, ())
    ]


def withdrawn(entries: Iterable[Entry]) -> set[str]:
    """Give the ids of the submissions that were withdrawn."""
    its = (one for one in entries if one.kind is Kind.SUBMISSION_FATE and one.about["fate"] == Fate.WITHDRAWN.value)
    return {one.of_entry for one in its if one.of_entry}


def _is_for(entry: Entry, procedure: Procedure, occasion: OccasionFacts, steps: Sequence[Step]) -> bool:
    if entry.about["procedure"] != procedure.value:
        return False
    named = entry.about["occasion"]
    return named in _keys(occasion, steps) if named else entry.effective.year == occasion.on.first.year


def _keys(occasion: OccasionFacts, steps: Sequence[Step]) -> set[str]:
    return {occasion.key, *(one.occasion.key for one in steps if one.occasion)}
