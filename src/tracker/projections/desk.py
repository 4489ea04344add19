"""All that the desk asks of the record, in one place; each answer is for one viewer, and for the public empty."""

from tracker.projections.changes import ProposedChange, changes_waiting
from tracker.projections.confirming import Rests, Waiting, rests_on, returned, sent_back, suspended, waiting
from tracker.projections.late import Late, late
from tracker.projections.opening import Opening, openings
from tracker.projections.owed import Owed, due, steps, urgencies
from tracker.projections.resting import Resting, resting_on
from tracker.projections.unanswered import Unanswered, unanswered

__all__ = [
    "Late",
    "Opening",
    "Owed",
    "ProposedChange",
    "Resting",
    "Rests",
    "Unanswered",
    "Waiting",
    "changes_waiting",
    "due",
    "late",
    "openings",
    "resting_on",
    "rests_on",
    "returned",
    "sent_back",
    "steps",
    "suspended",
    "unanswered",
    "urgencies",
    "waiting",
]
