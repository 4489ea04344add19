"""What is recorded about a country's way to a body: what was submitted, what came of it, lists of cases, briefs."""

from datetime import date
from enum import Enum
from typing import ClassVar
from uuid import UUID

from tracker.domain.days import When
from tracker.domain.events import EntryEvent
from tracker.domain.values import Citation, Code, Key, Words


class Procedure(Enum):
    """Under which procedure something is submitted."""

    CAS_LIST = "cas_list_proposal"
    ARTICLE_23 = "article_23_comments"
    REPRESENTATION = "article_24_representation"
    COMPLAINT = "article_26_complaint"
    FREEDOM_OF_ASSOCIATION = "cfa_complaint"
    GOVERNING_BODY = "gb_information"
    TREATY_BODY = "treaty_body_report"
    UNIVERSAL_REVIEW = "upr_report"
    SPECIAL_PROCEDURE = "special_procedure_letter"
    OTHER = "other"


class FiledBy(Enum):
    """Who submitted it: the coalition, organisations of it, or both together."""

    COALITION = "coalition"
    MEMBERS = "members"
    JOINTLY = "jointly"


class Fate(Enum):
    """What became of a submission."""

    ACKNOWLEDGED = "acknowledged"
    ANSWERED = "answered"
    TAKEN_UP = "taken_up"
    NOT_ADMITTED = "not_admitted"
    WITHDRAWN = "withdrawn"


class CaseList(Enum):
    """The lists of individual cases of the Conference Committee (CAS)."""

    PRELIMINARY = "preliminary"
    FINAL = "final"


class SubmissionFiled(EntryEvent):
    """Something was submitted to a body about the country.

    `occasion` is the session or deadline that it was for, None where it was for none. `filers` are the organisations
    that submitted it, beside or without the coalition. `document` is its text where that is registered; a file of it is
    attached to the entry.
    """

    TOPIC: ClassVar[str] = "country.submission_filed"
    STAFF = ("row", "notes")

    body: Code
    procedure: Procedure
    occasion: Key | None
    filed_by: FiledBy
    filers: tuple[Key, ...]
    instruments: tuple[Code, ...]
    document: Key | None
    title: Words | None
    on: When
    reference: Words | None
    citation: Citation | None
    notes: Words | None


class SubmissionFollowed(EntryEvent):
    """Something became of a submission: the body acknowledged, answered, took up or refused it, or it was withdrawn.

    `reference` is the number under which the body keeps it.
    """

    TOPIC: ClassVar[str] = "country.submission_followed"
    STAFF = ("row", "notes")

    submission: UUID
    fate: Fate
    on: When
    reference: Words | None
    citation: Citation | None
    notes: Words | None


class CaseListed(EntryEvent):
    """A list of individual cases of a session came out, with the country or without it.

    `occasion` is the session of the Conference; `instruments` are the conventions under which the case is listed.
    """

    TOPIC: ClassVar[str] = "country.case_listed"
    STAFF = ("row", "notes")

    occasion: Key
    case_list: CaseList
    is_on: bool
    instruments: tuple[Code, ...]
    on: When
    citation: Citation | None
    notes: Words | None


class BriefHandedOut(EntryEvent):
    """A paper of what is public about the country was handed out, with its state `as_of` a day in it.

    Whoever has the paper looks up that day; so copies of the public pages hold it.
    """

    TOPIC: ClassVar[str] = "country.brief_handed_out"
    STAFF = ("row", "notes")

    occasion: Key | None
    as_of: date
    on: When
    notes: Words | None
