"""What may be proposed for a demand in the next resolution, for which reasons, and what is left to decide."""

from enum import Enum


class Choice(Enum):
    """What is proposed for an open demand, or for one of its measures."""

    SHARPEN = "sharpen"
    REPEAT = "repeat"
    MAKE_SPECIFIC = "make_specific"
    CLOSE = "close"


class Why(Enum):
    """Why it is proposed; each leads to one choice. Of several, the first named here is told first."""

    OPPOSITE = "opposite"
    GOT_WORSE = "got_worse"
    IRREVERSIBLE = "irreversible"
    PROMISE_BROKEN = "promise_broken"
    PARTLY = "partly"
    RAN_OUT = "ran_out"
    NOT_DONE = "not_done"
    SHAKEN = "shaken"
    NEWS = "news"
    NO_ANSWER = "no_answer"
    NO_MOVEMENT = "no_movement"
    EXACT = "exact"
    UNDER_WAY = "under_way"
    NO_ADDRESSEE = "no_addressee"
    NOTHING_ASKED = "nothing_asked"
    TOO_GENERAL = "too_general"
    OTHERS_REQUEST = "others_request"
    NO_MEASURE = "no_measure"
    NOT_IN_TEXT = "not_in_text"
    NOT_YET = "not_yet"
    NOT_LOOKED = "not_looked"
    CANNOT_BE_SEEN = "cannot_be_seen"
    SOURCES_CONFLICT = "sources_conflict"
    IN_DOUBT = "in_doubt"
    NOT_KNOWN = "not_known"
    MET = "met"
    DONE = "done"
    ALREADY_MET = "already_met_when_made"
    LOST_OBJECT = "lost_object"
    NO_LONGER_POSSIBLE = "no_longer_possible"
    MADE_SPECIFIC = "made_specific"
    NOTHING_LEFT = "nothing_left"

    @property
    def choice(self) -> Choice:
        """Give what is proposed for this reason."""
        at = list(Why).index(self)
        return next(choice for last, choice in _CHOICES if at <= list(Why).index(last))


_CHOICES = (
    (Why.NOT_DONE, Choice.SHARPEN),
    (Why.UNDER_WAY, Choice.REPEAT),
    (Why.NOT_KNOWN, Choice.MAKE_SPECIFIC),
    (Why.NOTHING_LEFT, Choice.CLOSE),
)

CLOSED = frozenset(one for one in Why if one.choice is Choice.CLOSE)
"""The reasons for which a measure needs no more text."""


class Gap(Enum):
    """What the meeting has to decide before the text can be adopted."""

    LOOK_AGAIN = "look_again"
    ADDRESSEE = "addressee"
    WHAT = "what"
    LEFT = "left"
    INSTEAD = "instead"
    DAY = "day"
