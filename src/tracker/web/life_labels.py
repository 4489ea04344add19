"""Our words for what becomes of a demand as a whole, and of its texts, as messages: pages translate them."""

from tracker.web.labels import N_

TRANSLATION = {
    "machine": N_("machine translation, not reviewed"),
    "machine_reviewed": N_("machine translation, reviewed by a person"),
    "person": N_("translation, not reviewed"),
    "person_reviewed": N_("translation, reviewed"),
}
"""How a text of ours was translated, and whether somebody looked through it."""

LIFE = {
    "closed": N_("Closed: nobody works on it any more. It is counted where it stands."),
    "withdrawn": N_("Withdrawn: the coalition asks for it no more. It is not counted."),
    "superseded": N_("Superseded: a later demand stands in its place. It is not counted."),
}
"""What it means that a demand is over."""

OVER = {
    "closed": N_("Closed, counted where they stand"),
    "withdrawn": N_("Withdrawn"),
    "superseded": N_("Superseded"),
}

CHANGE = {
    "measure_added": N_("Added to the list"),
    "same_measure": N_("The same as was asked before"),
    "made_specific": N_("Made specific"),
    "adopted": N_("Adopted by the coalition"),
    "superseded": N_("Superseded"),
    "withdrawn": N_("Withdrawn"),
    "closed": N_("Closed"),
    "reopened": N_("Reopened"),
    "taken_back": N_("Taken back"),
    "reworded": N_("Our words put better"),
}
"""What is changed about a demand as a whole."""

WAY = {
    "worse": N_("Got worse"),
    "unknown": N_("Became unknown"),
    "not_counted": N_("Not counted any more"),
    "better": N_("Improved"),
    "assessed": N_("Assessed anew"),
    "also": N_("Moved in between"),
}
"""Which way measures moved between two days."""

DOUBT = {
    "not_known": N_("not enough is known"),
    "needs_reassessment": N_("needs re-assessment"),
}
"""Why a letter is taken as unknown."""

WAY_MEANS = {
    "unknown": N_("Not enough is known of them, or something happened that nobody has assessed. This is no progress."),
    "not_counted": N_("They ran out, lost their object or can no longer be done. This is no progress."),
    "assessed": N_(
        "They have a letter, and nothing to compare it with: it is the first, the one before was in doubt, or another "
        "scale held."
    ),
    "also": N_(
        "On the later day they stand as on the earlier one, or they were first asked for in between: the two days "
        "alone do not show it."
    ),
}

CAME_OR_WENT = {
    "made": N_("first made in between"),
    "adopted": N_("adopted by the coalition"),
    "reopened": N_("worked on again"),
    "judged_again": N_("something of it is left to be judged again"),
    "of_its_own": N_("asks for something of its own now"),
    "withdrawn": N_("withdrawn"),
    "superseded": N_("superseded by"),
    "made_specific": N_("made specific by"),
    "nothing_left": N_("nothing of it is left to be judged: already met when asked, or its object is lost"),
    "repeat": N_("asks only for what was asked before, in"),
}
"""Why a demand counts on one of two days alone."""

LANE = {
    "raised": N_("Raised"),
    "letters": N_("Letters sent"),
    "answers": N_("Answers"),
    "positions": N_("What the government said"),
    "due_days": N_("Due days"),
    "findings": N_("What the ILO and UN bodies said"),
    "happened": N_("What happened"),
}
"""What stands on each lane of the course of events."""

LANE_AT = {
    "raised": "asked",
    "letters": "letters",
    "answers": "letters",
    "positions": "government",
    "due_days": "due",
    "findings": "findings",
    "happened": "happened",
}
"""Where the page lists what a lane shows."""
