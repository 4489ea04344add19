"""What somebody says is to be erased, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from uuid import UUID

from tracker.domain.erasure_events import LegalBasis

MOST = 200_000
"""Characters that a text in place of another may have: as many as the text of a document."""


class Do(Enum):
    """What becomes of a text."""

    ERASE = "erase"
    REPLACE = "replace"
    KEEP = "keep"


@dataclass(frozen=True)
class Choice:
    """What is to become of one text; `text` is what is read in its place, None where nothing is."""

    do: Do
    text: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class ErasureInput:
    """What is to be erased: why by law, a reason for the team, a choice for each text.

    `files` go, `files_kept` stay. `instead_of` is the proposal that this one takes the place of, None where none is.
    """

    basis: LegalBasis
    reason: Mapping[str, str]
    choices: Mapping[str, Choice]
    files: tuple[UUID, ...] = ()
    files_kept: tuple[UUID, ...] = ()
    instead_of: UUID | None = None
