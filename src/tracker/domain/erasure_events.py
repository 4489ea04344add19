"""What is recorded when texts and files are erased; none of these events holds anything of what they said.

A text is erased by deleting its row of words: the events that carried its reference stay, and so do all proofs.
"""

from dataclasses import dataclass
from enum import Enum
from typing import ClassVar
from uuid import UUID

from tracker.domain.events import Event
from tracker.domain.values import Code, Key, Ref, Words


class LegalBasis(Enum):
    """Why something is erased: the reason that a controller of data would have to name."""

    CONSENT_WITHDRAWN = "consent_withdrawn"
    OBJECTION = "objection"
    """The person, or the family of somebody who cannot be asked, objects."""
    DANGER = "danger"
    """What is said puts somebody's life, health or freedom in danger."""
    NEVER_TO_BE_RECORDED = "never_to_be_recorded"
    """It should not have been recorded: it was never needed, or nobody was allowed to pass it on."""
    LAW = "law"
    """A law, a court or an authority for the protection of data requires it."""


@dataclass(frozen=True)
class Replaced:
    """A text that is erased, and the one that is read in its place from then on."""

    of: Ref
    by: Ref


class ErasureProposed(Event):
    """Somebody says what is to be erased; nothing is until another account, which may confirm, confirms it.

    `refs` are the texts that go, `replaced` those of them in whose place another one is read, `kept` the texts that
    were looked at and stay. `files` are the streams of the files that go, `files_kept` of those that were looked at and
    stay. `countries` are those whose teams lose a text or a file. `reason` is for the team, and names nobody.
    """

    STAFF: ClassVar[tuple[str, ...]] = ("row", "refs", "replaced", "kept", "files", "files_kept", "countries", "reason")

    erasure_id: UUID
    basis: LegalBasis
    refs: tuple[Ref, ...]
    replaced: tuple[Replaced, ...]
    kept: tuple[Ref, ...]
    files: tuple[UUID, ...]
    files_kept: tuple[UUID, ...]
    countries: tuple[Code, ...]
    reason: Words | None


class ErasureReturned(Event):
    """What was to be erased stays as it is, until it is proposed anew."""

    STAFF = ("row", "reason")

    erasure_id: UUID
    reason: Words | None


class Erased(Event):
    """Texts and files were erased, in the transaction that recorded this; `second_account` confirmed it.

    The fields are those of the proposal with the same `erasure_id`.
    """

    STAFF = ("row", "second_account")

    erasure_id: UUID
    basis: LegalBasis
    refs: tuple[Ref, ...]
    replaced: tuple[Replaced, ...]
    files: tuple[UUID, ...]
    second_account: Key
