"""Every way a file of the record says no; the sentences for people stand in the catalogues under `message`."""

from tracker.domain.refusals import Refused


class PublicCopyMissing(Refused):
    """Others see a copy, never the original, and there is no copy yet."""

    message = "refused.public_copy_missing"


class CopyNotLookedAt(Refused):
    """The newest copy is another one than was looked at."""

    message = "refused.copy_not_looked_at"


class AttachedAlready(Refused):
    """The file is attached there already, or nothing was chosen."""

    message = "refused.attached_already"


class NotAttached(Refused):
    """The file is not attached to what it is to be detached from."""

    message = "refused.not_attached"


class AttachedNowhereElse(Refused):
    """The file would be about nothing any more."""

    message = "refused.attached_nowhere_else"


class EvidenceGone(Refused):
    """The file was taken back."""

    message = "refused.evidence_gone"
