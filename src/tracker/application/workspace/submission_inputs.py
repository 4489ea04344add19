"""What people give about submissions to bodies and lists of cases: plain values, as a form was understood."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tracker.application.workspace.plain import Citation, Shared, Texts
from tracker.domain.days import When
from tracker.domain.submission_events import CaseList, Fate, FiledBy, Procedure


@dataclass(frozen=True, kw_only=True)
class Submission(Shared):
    """Something was submitted to a body about a country; `occasion` is the session or deadline that it was for.

    `is_another`: what is on record of that body, procedure, occasion and day is another submission.
    """

    country: str
    body: str
    procedure: Procedure
    occasion: str | None = None
    filed_by: FiledBy = FiledBy.COALITION
    filers: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    document: str | None = None
    title: Texts | None = None
    on: When
    reference: str | None = None
    citation: Citation | None = None
    notes: Texts | None = None
    is_another: bool = False


@dataclass(frozen=True, kw_only=True)
class SubmissionFate(Shared):
    """Something became of a submission, which it names by its entry id."""

    submission: UUID
    fate: Fate
    on: When
    reference: str | None = None
    citation: Citation | None = None
    notes: Texts | None = None


@dataclass(frozen=True, kw_only=True)
class Listing(Shared):
    """A list of cases of a session came out, with the country or without it."""

    country: str
    occasion: str
    case_list: CaseList
    is_on: bool
    instruments: tuple[str, ...] = ()
    on: When
    citation: Citation | None = None
    notes: Texts | None = None


@dataclass(frozen=True, kw_only=True)
class Handout(Shared):
    """A paper of what is public about a country was handed out, with its state as of a day in it."""

    country: str
    occasion: str | None = None
    as_of: date
    on: When
    notes: Texts | None = None
