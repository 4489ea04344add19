"""Sentences for refusals about submissions and lists of cases, by their message keys."""

from collections.abc import Mapping

from tracker.web.labels import N_

REFUSED: Mapping[str, str] = {
    "refused.filers_missing": N_(
        "Tick the organisations that submitted it. Where the coalition did it alone, choose that and tick none."
    ),
    "refused.submission_unknown": N_("This submission was taken back, or is not shown to you. Reload the page."),
    "refused.submission_known": N_(
        "A submission under this procedure, to this body, for the same and of the same day, is on record already. "
        "Look at it in the room of the session; if this is another one, say so below."
    ),
    "refused.handed_out_before": N_(
        "A paper cannot name a day after the one on which it was handed out (%(day)s). Correct one of the two days."
    ),
    "refused.already_told": N_(
        "This is on record already. Correct it there, or take it back, instead of telling it twice."
    ),
}
