"""Our words for what may become of a demand as a whole, as messages: pages translate them."""

from tracker.web.labels import N_

KINDS = {
    "same_measure": (
        N_("Same as was asked before"),
        N_("An earlier demand asked for the same act on the same object. What is asked is then counted once, there."),
    ),
    "measure_added": (
        N_("Add a measure"),
        N_("The document asks for something that our list lacks. It counts as unknown until it is assessed."),
    ),
    "made_specific": (
        N_("Made specific by a later demand"),
        N_("This general demand leaves the count on the day of the later one, which says in detail what is asked."),
    ),
    "adopted": (
        N_("Adopted by the coalition"),
        N_("It stood apart. By a document of its own the coalition asks for it now, and it counts from that day."),
    ),
    "superseded": (
        N_("Superseded by a later demand"),
        N_("A later demand stands in its place altogether. This one leaves the count on that day."),
    ),
    "withdrawn": (
        N_("Withdraw it"),
        N_("The coalition asks for it no more. It leaves the count, and nobody is reminded of it."),
    ),
    "closed": (
        N_("Close it"),
        N_("Nobody works on it any more or is reminded of it. It stays in the count where it stands."),
    ),
    "reopened": (
        N_("Reopen it"),
        N_("It is worked on again, and counts as before."),
    ),
    "taken_back": (
        N_("Take a change back"),
        N_(
            "The change was an error: every day is then read as if it had never been said. That it was said stays "
            "visible."
        ),
    ),
}
"""What each kind of change is called on its form, and what it does."""

DEED = {
    "made": N_("Entered"),
    "measure_added": N_("Measure added"),
    "same_measure": N_("Said to be the same as was asked before"),
    "made_specific": N_("Made specific"),
    "supervision_set": N_("Supervision"),
    "reworded": N_("Our words put better"),
    "adopted": N_("Adopted by the coalition"),
    "superseded": N_("Superseded"),
    "withdrawn": N_("Withdrawn"),
    "closed": N_("Closed"),
    "reopened": N_("Reopened"),
    "translated": N_("Translated"),
    "change_returned": N_("Sent back"),
    "taken_back": N_("Take a change back"),
    "change_taken_back": N_("A change was taken back"),
}
"""What was done to a demand as a whole."""

FIGURES = {
    "n": N_("Demands that count"),
    "met": N_("Met"),
    "partly_met": N_("Partly met"),
    "not_met": N_("Not met"),
    "not_known": N_("Not known"),
    "opposite": N_("Measures in which the opposite was done"),
    "open": N_("Open"),
    "measures": N_("Measures that are judged"),
    "unknown": N_("Measures that are unknown"),
    "repeats": N_("Repeats"),
    "over": N_("Withdrawn or superseded"),
    "stale": N_("Stale"),
}
"""The figures that stand before and after a change."""

OBJECT = {
    "person": N_("a person"),
    "organisation": N_("an organisation"),
    "instrument": N_("a convention"),
    "group": N_("a group of people"),
    "law": N_("a law"),
}

ACT = {
    "sentence_set_aside": N_("sentence set aside"),
    "case_reexamined": N_("case re-examined"),
    "restriction_lifted": N_("restriction lifted"),
    "released": N_("released"),
    "registered": N_("registered"),
    "dissolution_cancelled": N_("dissolution cancelled"),
    "law_changed": N_("law changed"),
    "law_not_adopted": N_("law not adopted"),
    "convention_ratified": N_("convention ratified"),
    "safe_return": N_("safe return"),
    "inquiry_opened": N_("inquiry opened"),
    "responsible_tried": N_("those responsible tried"),
    "other": N_("another act, named below"),
}

DOCUMENT_KIND = {
    "resolution": N_("Resolution"),
    "declaration": N_("Declaration"),
    "letter": N_("Letter"),
    "article": N_("Article"),
    "statement": N_("Statement in an ILO body"),
    "complaint": N_("Complaint"),
}

RELATION = {
    "coalition": N_("The coalition itself"),
    "member": N_("A member of the coalition"),
    "ally": N_("A named ally"),
}

LANGUAGE = {
    "en": N_("English"),
    "ru": N_("Russian"),
    "kk": N_("Kazakh"),
    "ky": N_("Kyrgyz"),
    "tg": N_("Tajik"),
    "tk": N_("Turkmen"),
    "uz": N_("Uzbek"),
    "fr": N_("French"),
    "es": N_("Spanish"),
    "de": N_("German"),
}

TRANSLATOR = {
    "person": N_("A person"),
    "machine": N_("A machine"),
}

TEXT = {"title": N_("Title"), "summary": N_("Summary"), "item": N_("Item")}
