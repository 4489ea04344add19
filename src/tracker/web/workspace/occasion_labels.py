"""Our words for occasions, as forms of the workspace offer them and as their history tells them."""

from tracker.web.labels import N_

KIND = {
    "mission_meeting": N_("A meeting of the coalition"),
    "deadline": N_("A deadline"),
    "milestone": N_("A step of a procedure: a list, a request, conclusions"),
    "publication": N_("A report comes out"),
    "cas_case": N_("A case before the Conference Committee"),
    "upr": N_("A universal periodic review"),
    "eu_gsp": N_("A report or mission on GSP+"),
    "eu_agreement": N_("An agreement with the European Union"),
    "anniversary": N_("An anniversary"),
    "ilc_session": N_("A session of the International Labour Conference"),
    "gb_session": N_("A session of the Governing Body"),
    "cfa_meeting": N_("A meeting of the Committee on Freedom of Association"),
    "ceacr_session": N_("A session of the Committee of Experts"),
}
"""The kinds of occasion; what people plan themselves stands first."""

DEED = {
    "planned": N_("Expected:"),
    "moved": N_("Moved to:"),
    "confirmed": N_("Announced for:"),
    "cancelled": N_("Cancelled; it was to be:"),
    "held": N_("Took place:"),
    "expected_again": N_("Expected again:"),
    "corrected": N_("Corrected:"),
}
"""What was recorded of an occasion, before its days."""

NEWS = {
    "announce": N_("It is announced"),
    "move": N_("It is moved"),
    "cancel": N_("It is cancelled"),
    "hold": N_("It took place"),
    "correct": N_("Correct it"),
}
"""What people record of an occasion, as the links and headings of its forms."""

AUDIENCE = ("country_team", "members", "public")
"""Who may see an occasion: it is never one person's secret."""
