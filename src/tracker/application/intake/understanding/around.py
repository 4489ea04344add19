"""Around: what stands around a sentence, and says whom it may mean."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.application.intake.understanding.proposal import Called


@dataclass(frozen=True)
class Around:
    """Whose organs are meant, who was asked in the same block, who reads the document, and who was asked last.

    `is_letter`: these are words to that reader: they stand behind a greeting, or nobody is greeted. `is_ours`:
    those who adopted the document are the subject, named in the line above: the participants: called on.
    `committee`: which body "the Committee" is here.
    """

    country: str | None
    carried: Sequence[Called] = ()
    reader: Sequence[Called] = ()
    last: Sequence[Called] = ()
    is_letter: bool = False
    is_ours: bool = False
    committee: Sequence[Called] = ()
