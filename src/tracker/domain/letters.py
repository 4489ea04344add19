"""The letters that say how far a measure is met, and what stands in their place where none can be given."""

from enum import Enum


class Letter(Enum):
    """How far a measure is met, best first; the definitions are in the methodology."""

    MET = "A"
    PARTLY = "B"
    NOT_MET = "C"
    NO_ANSWER = "D"
    OPPOSITE = "E"

    @property
    def rank(self) -> int:
        """0 for the best letter, 4 for the worst."""
        return ord(self.value) - ord("A")

    def is_worse_than(self, other: "Letter") -> bool:
        """Say whether this letter stands further from what was asked."""
        return self.rank > other.rank


class NotCounted(Enum):
    """Why a measure is not counted; the order is that in which two of one day are decided, last wins."""

    ALREADY_MET = "already_met_when_made"
    LOST_OBJECT = "lost_object"
    NO_LONGER_POSSIBLE = "no_longer_possible"
    RAN_OUT = "ran_out"

    @property
    def leaves_the_judgement(self) -> bool:
        """Say whether the demand is judged by its other measures alone; otherwise it is judged as not met."""
        return self in {NotCounted.ALREADY_MET, NotCounted.LOST_OBJECT}


class NotKnown(Enum):
    """Why not enough is known to give a letter."""

    NOT_LOOKED = "not_looked"
    CANNOT_BE_SEEN = "cannot_be_seen"
    SOURCES_CONFLICT = "sources_conflict"
