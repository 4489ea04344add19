"""How the domain says no to what is submitted to bodies and to lists of cases; told as the other refusals are."""

from tracker.domain.refusals import Refused


class FilersMissing(Refused):
    """Organisations submitted something, and none is named; or the coalition did, and others are."""

    message = "refused.filers_missing"


class SubmissionUnknown(Refused):
    """The country has no submission with that id."""

    message = "refused.submission_unknown"


class AlreadyTold(Refused):
    """The same is on record already, and stands: it is corrected or taken back, and not told twice."""

    message = "refused.already_told"
