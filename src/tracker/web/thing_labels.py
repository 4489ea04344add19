"""Our words for what a measure asks for and of what, for kinds of organisations and for ratifications, as messages."""

from tracker.web.labels import N_

ACT = {
    "sentence_set_aside": N_("Sentence set aside"),
    "case_reexamined": N_("Case re-examined"),
    "restriction_lifted": N_("Restriction lifted"),
    "released": N_("Released"),
    "registered": N_("Registered"),
    "dissolution_cancelled": N_("Dissolution cancelled"),
    "law_changed": N_("Law changed"),
    "law_not_adopted": N_("Law not adopted"),
    "convention_ratified": N_("Convention ratified"),
    "safe_return": N_("Safe return"),
    "inquiry_opened": N_("Inquiry opened"),
    "responsible_tried": N_("Those responsible tried"),
    "other": N_("Other"),
}

ORGANISATION_KIND = {
    "coalition": N_("Coalition"),
    "global_union_federation": N_("Global union federation"),
    "intergovernmental_organisation": N_("Intergovernmental organisation"),
    "international_trade_union_organisation": N_("International trade union organisation"),
    "media": N_("Media"),
    "ngo": N_("Non-governmental organisation"),
    "regional_body": N_("Regional body"),
    "sectoral_union": N_("Sectoral trade union"),
    "state_linked_union_confederation": N_("Trade union confederation linked to the State"),
    "state_organ": N_("State organ"),
    "supervisory_body": N_("Supervisory body"),
    "union_confederation": N_("Trade union confederation"),
    "workplace_union": N_("Trade union of a workplace"),
}

RATIFICATION = {
    "ratified": N_("Ratified"),
    "not_ratified": N_("Not ratified"),
    "ratification_law_signed": N_("A law on ratification was signed; the ILO has registered nothing yet"),
    "unknown": N_("Not known"),
    "not_verified": N_("Not verified"),
    "nothing": N_("Nothing is on record"),
}
"""What is known of a ratification; what nobody has verified is neither ratified nor not."""

OBJECT = {
    "person": N_("People"),
    "organisation": N_("Organisations"),
    "group": N_("Groups"),
    "law": N_("Laws"),
    "instrument": N_("Conventions"),
}

EVIDENCE = {
    "document": N_("Document"),
    "picture": N_("Picture"),
    "recording": N_("Sound recording"),
    "video": N_("Video"),
    "letter": N_("Letter or message"),
    "web_copy": N_("Saved copy of a web page"),
    "other": N_("Another file"),
}
"""What a file is to those who read the record."""
