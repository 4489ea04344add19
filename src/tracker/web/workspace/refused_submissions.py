"""Sentences for refusals about submissions and lists of cases, by their message keys."""

from collections.abc import Mapping

from tracker.web.labels import N_

REFUSED: Mapping[str, str] = {
    "refused.filers_missing": N_(
        "Tick the organisations that submitted it. Where the coalition did it alone, choose that and tick none."
    ),
    "refused.submission_unknown": N_("This submission was taken back, or is not shown to you. Reload the page."),
    "refused.already_told": N_(
        "This is on record already. Correct it there, or take it back, instead of telling it twice."
    ),
}
