"""What each choice of an assessment means, in the sentence that stands beside it (methodology, The letters)."""

from collections.abc import Mapping

from tracker.domain.letters import Letter, NotCounted, NotKnown
from tracker.web.labels import N_

DEFINED: Mapping[str, str] = {
    "A": N_("Carried out, in practice, with no more than minor gaps. Needs evidence in the basis."),
    "B": N_(
        "Something in force and felt has been done, and more is needed. A release, a pardon, parole, or a law in force "
        "without practice is never above this. Needs evidence in the basis."
    ),
    "C": N_(
        "Not carried out, or what was done does not carry it out. A draft, a promise, a plan or a working group is "
        "this, with an entry that says so."
    ),
    "D": N_(
        "The record shows a letter with its day, its means and a copy, a reminder at least 60 days later, and 60 more "
        "days without an answer from any State organ."
    ),
    "E": N_(
        "After the demand was made, a State organ did or said something aimed at what is asked. Needs the organ, and "
        "an entry later than the demand that we are sure of, or two from different sources."
    ),
    "not_looked": N_("Nobody has looked so far."),
    "cannot_be_seen": N_("What would show it is not open to anyone outside."),
    "sources_conflict": N_("Sources of weight say different things."),
    "already_met_when_made": N_("What was asked had been done before the demand."),
    "ran_out": N_("A ban ended with its term; nobody lifted it. It is never progress."),
    "lost_object": N_("What it was about is gone, for a cause that is not the State's. Name the cause."),
    "no_longer_possible": N_("It has become impossible, for a cause that is not the State's. Name the cause."),
    "suspended": N_("It was put in doubt; what is asked is unknown until somebody decides."),
}
"""By the code of where a measure stands, or of why it is not known."""

LETTERS = tuple(letter.value for letter in Letter)
NOT_KNOWN = tuple(why.value for why in NotKnown)
NOT_COUNTED = ("already_met_when_made", "ran_out", "lost_object", "no_longer_possible")
SAYS = (*LETTERS, *NOT_KNOWN, *NOT_COUNTED)
"""Everything that an assessment can say, each under a code of its own."""


def letter_of(says: str) -> Letter | None:
    """Give the letter that a code stands for."""
    return Letter(says) if says in LETTERS else None


def not_known_of(says: str) -> NotKnown | None:
    """Give why not enough is known."""
    return NotKnown(says) if says in NOT_KNOWN else None


def not_counted_of(says: str) -> NotCounted | None:
    """Give why a measure is not counted."""
    return NotCounted(says) if says in NOT_COUNTED else None
