"""Country: what is recorded of a State apart from any one demand."""

from collections.abc import Mapping, Sequence
from typing import Any, Self
from uuid import UUID

from tracker.domain import country_events as events
from tracker.domain.days import When
from tracker.domain.dossier import Dossier
from tracker.domain.refusals import BeforeWhatItFollows
from tracker.domain.refusals_of_submissions import AlreadyTold, FilersMissing, SubmissionUnknown
from tracker.domain.submission_events import CaseListed, Fate, FiledBy, SubmissionFiled, SubmissionFollowed
from tracker.domain.values import Code, Row, Words

_ONCE = {Fate.ACKNOWLEDGED, Fate.NOT_ADMITTED, Fate.WITHDRAWN}
"""What can become of a submission only once; a body may answer, or take it up, several times."""


class Country(Dossier):
    """One country, by its ISO 3166 code."""

    corrected = events.EntryCorrected
    retracted = events.EntryRetracted
    audience_set = events.AudienceSet
    opening_confirmed = events.OpeningConfirmed
    development = events.DevelopmentRecorded

    @classmethod
    def register(cls, code: Code, name: Words, *, row: Row | None = None) -> Self:
        """Follow this country from now on."""
        return cls.made(events.Registered, code=code, name=name, row=row)

    def file(self, **facts: Any) -> None:
        """Record that something was submitted; raises FilersMissing where nobody says which organisations did it."""
        if (facts["filed_by"] is FiledBy.COALITION) == bool(facts["filers"]):
            raise FilersMissing
        self.enter(SubmissionFiled, **facts)

    def like(self, facts: Mapping[str, Any]) -> Sequence[UUID]:
        """List the submissions that stand under the body, procedure, occasion and day of these facts."""
        asked = _marks(facts)
        its = ((key, one) for key, one in self.that_stand().items() if isinstance(one, SubmissionFiled))
        return [key for key, one in its if _marks(vars(one)) == asked]

    def follow(self, submission: UUID, *, corrects: bool = False, **facts: Any) -> None:
        """Record what became of a submission; `corrects`: in place of what was told of it before.

        Raises SubmissionUnknown, EntryGone, BeforeWhatItFollows; AlreadyTold of a fate that comes once.
        """
        filed = self.entries.get(submission)
        if not isinstance(filed, SubmissionFiled):
            raise SubmissionUnknown
        self.require(submission)
        on: When = facts["on"]
        if on.last < filed.on.first:
            raise BeforeWhatItFollows(day=str(filed.on.first))
        if not corrects and facts["fate"] in _ONCE & self._fates(submission):
            raise AlreadyTold
        self.enter(SubmissionFollowed, submission=submission, **facts)

    def list_case(self, *, corrects: bool = False, **facts: Any) -> None:
        """Record that a list of cases came out, with the country or without it; raises AlreadyTold for the same one.

        `corrects`: in place of what was told of it before.
        """
        known = (one for one in self.that_stand().values() if isinstance(one, CaseListed))
        asked = (facts["occasion"], facts["case_list"])
        if not corrects and any((one.occasion, one.case_list) == asked for one in known):
            raise AlreadyTold
        self.enter(CaseListed, **facts)

    def _fates(self, submission: UUID) -> set[Fate]:
        told = (one for one in self.that_stand().values() if isinstance(one, SubmissionFollowed))
        return {one.fate for one in told if one.submission == submission}


def _marks(facts: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(facts[name] for name in ("body", "procedure", "occasion", "on"))
