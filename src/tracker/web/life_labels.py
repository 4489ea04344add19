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
