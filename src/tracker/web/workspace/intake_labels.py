"""Our words for documents on their way in, as messages: pages translate them."""

from collections.abc import Mapping

from tracker.web.labels import N_

STATE = {
    "waiting": N_("is being read"),
    "refused": N_("cannot be read"),
    "ready": N_("is not on record yet"),
    "settled": N_("is on record"),
}
"""How far a document is."""

PROPOSAL = {
    "open": N_("open"),
    "accepted": N_("accepted"),
    "rejected": N_("rejected"),
    "replaced": N_("replaced"),
}
"""What became of a proposal."""

REJECTION = {
    "not_a_demand": N_("Nothing is asked here"),
    "already_on_record": N_("It is on record already"),
    "not_ours": N_("Others ask this, not we"),
    "twice": N_("It stands here twice"),
    "misread": N_("It was read wrongly"),
    "other": N_("Another reason"),
}
"""Why a proposal is rejected."""

BODY_TYPE = {
    "intergovernmental": N_("An intergovernmental body"),
    "trade_union_international": N_("An international trade union body"),
    "civil_society": N_("Civil society"),
    "other": N_("Somebody else"),
}
"""Who is called upon that is no State."""

DOUBT = {
    "lost_dash": N_("A dash may have been lost in “%(words)s”: was it “%(meant)s”?"),
    "mixed_letters": N_("Letters of two alphabets stand in one word: “%(words)s”."),
    "no_demands": N_("No demand was found. Add what it asks from its text."),
}
"""What may be wrong with the text itself."""

SHARED = {
    "persons": N_("the same person"),
    "organisations": N_("the same organisation"),
    "conventions": N_("the same convention"),
    "acts": N_("the same act"),
    "themes": N_("the same theme"),
    "words": N_("much the same words"),
}
"""What a proposal has in common with an earlier demand."""

DONE: Mapping[str, str] = {
    "brought_in": N_("It is kept, and will be read in a moment."),
    "settled": N_("The document is on record. Now decide on each proposal."),
    "accepted": N_("It is entered as %(key)s."),
    "accepted_entry": N_("What happened is recorded."),
    "kept": N_("Your changes are kept. Nothing is on record yet."),
    "turned": N_("It is proposed as something else now."),
    "rejected": N_("It is rejected. You can take it up again."),
    "taken_up": N_("It is open again."),
    "split": N_("It is two proposals now. This is the first."),
    "split_typed": N_("What you typed stands in both: leave in each what it is about."),
    "joined": N_("They are one proposal now."),
    "added": N_("It is proposed. Nothing is on record yet."),
    "let_go": N_("The document is put away. What was accepted stays on record."),
    "waits": N_("That it was asked before waits for a second person."),
    "due": N_("Its due day is set."),
    "all_decided": N_("That was the last one: all are decided."),
}
"""What was done, for the line at the top of the page that follows."""
