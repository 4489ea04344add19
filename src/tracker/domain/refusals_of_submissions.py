"""How the domain says no to what is submitted to bodies and to lists of cases; told as the other refusals are."""

from tracker.domain.refusals import Refused


class FilersMissing(Refused):
    """Organisations submitted something, and none is named; or the coalition did, and others are."""

    message = "refused.filers_missing"


class SubmissionUnknown(Refused):
    """The country has no submission with that id."""

    message = "refused.submission_unknown"


class SubmissionKnown(Refused):
    """The same was submitted to that body on that day, by the record; `count` entries say so."""

    message = "refused.submission_known"


class HandedOutBefore(Refused):
    """A brief was handed out, on `day`, before the day that stands in it."""

    message = "refused.handed_out_before"


class AlreadyTold(Refused):
    """The same is on record already, and stands: it is corrected or taken back, and not told twice."""

    message = "refused.already_told"
