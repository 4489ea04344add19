"""How the workspace says no about documents on their way in."""

from tracker.domain.refusals import Refused


class IntakeUnknown(Refused):
    """There is no such intake, or none that the account may work on."""

    message = "refused.intake_unknown"


class ProposalUnknown(Refused):
    """The intake has no proposal of that number."""

    message = "refused.proposal_unknown"


class ProposalMoved(Refused):
    """Somebody else changed the intake or the proposal since the page was made; `state` is how it stands now."""

    message = "refused.proposal_moved"


class NotReadYet(Refused):
    """The document was not read yet, or cannot be read."""

    message = "refused.not_read_yet"


class NotSettled(Refused):
    """The document is not on record yet, so nothing can be quoted from it."""

    message = "refused.not_settled"


class AnotherTextKept(Refused):
    """The document's text is kept already, and it is another one than was read from this file."""

    message = "refused.another_text_kept"


class NoCountry(Refused):
    """Somebody has to look after what is brought in: the team of one country at least."""

    message = "refused.no_country"


class NotBeside(Refused):
    """Two proposals are joined that stand close together in the text; these do not."""

    message = "refused.not_beside"


class NotWithin(Refused):
    """A proposal is split within its passage, with words on both sides; this place is not."""

    message = "refused.not_within"


class ObjectMissing(Refused):
    """A measure (`number`) is about somebody or something that is not on record yet."""

    message = "refused.object_missing"


class ConventionMissing(Refused):
    """The record does not list the convention `code`."""

    message = "refused.convention_missing"


class NewcomerRefused(Refused):
    """Somebody new whom the passage names cannot be registered so; `place` says who, `cause` why."""

    message = "refused.newcomer"

    def __init__(self, place: str, cause: Refused) -> None:
        super().__init__(**cause.values)
        self.place, self.cause = place, cause


class FileGone(Refused):
    """The file that was brought is not there any more, so it is brought again."""

    message = "refused.file_gone"
