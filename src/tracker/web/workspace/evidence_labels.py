"""Our words for files and for what was done with them, as messages: pages translate them."""

from tracker.web.labels import N_

RELIABILITY = {
    "A": N_("A. Always reliable so far"),
    "B": N_("B. Usually reliable"),
    "C": N_("C. Reliable now and then"),
    "D": N_("D. Usually not reliable"),
    "E": N_("E. Not reliable"),
    "F": N_("F. Nobody can tell"),
}
"""How reliable a source is, by the Admiralty code."""

CREDIBILITY = {
    "1": N_("1. Confirmed by others"),
    "2": N_("2. Probably true"),
    "3": N_("3. Possibly true"),
    "4": N_("4. Doubtful"),
    "5": N_("5. Improbable"),
    "6": N_("6. Nobody can tell"),
}
"""How credible what it says is, by the Admiralty code."""

DEED = {
    "registered": N_("It was kept"),
    "custody_recorded": N_("Who had it was recorded"),
    "public_copy_made": N_("A copy for others was made"),
    "attached": N_("It was attached"),
    "detached": N_("It was detached"),
    "taken_back": N_("It was taken back"),
    "graded": N_("It was judged anew"),
    "audience_set": N_("Who may have a copy was changed"),
}

SEEN_BY = {
    "public": N_("Everybody may have a copy, with the next release"),
    "members": N_("All members may have a copy"),
    "country_team": N_("The country team alone sees it"),
    "confidential": N_("Only who recorded it sees it"),
}

AUDIENCE = {
    "country_team": N_("The country team alone"),
    "members": N_("All members: a copy"),
    "public": N_("Everybody, with the next release: a copy"),
    "confidential": N_("Only me"),
}

RETRACTION = {
    "error": (
        N_("It is an error"),
        N_("Others get no copy any more, from earlier releases either. The team has the file still."),
    ),
    "safety": (
        N_("It endangers somebody"),
        N_(
            "Nobody gets anything of it any more, the team neither. No notice says so. "
            "It lies sealed until it is erased."
        ),
    ),
}

GONE = {
    "error": N_("It was taken back for an error. Nobody but the team gets it."),
    "safety": N_("It was taken back for safety. Nobody gets it; it lies sealed until it is erased."),
}
