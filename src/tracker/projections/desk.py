"""All that the desk asks of the record, in one place; each answer is for one viewer, and for the public empty."""

from tracker.projections.confirming import Rests, Waiting, rests_on, returned, suspended, waiting
from tracker.projections.late import Late, late
from tracker.projections.opening import Opening, openings
from tracker.projections.owed import Owed, due, steps, urgencies

__all__ = [
    "Late",
    "Opening",
    "Owed",
    "Rests",
    "Waiting",
    "due",
    "late",
    "openings",
    "rests_on",
    "returned",
    "steps",
    "suspended",
    "urgencies",
    "waiting",
]
