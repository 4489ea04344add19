"""Taken: what a child process answers, which is known without what reads documents."""

import msgspec

from tracker.application.intake.reading.text import Raw

BROKEN, LOCKED, EMPTY, LONG = "broken", "locked", "empty", "long"


class Answer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What came of reading: blocks, or `refused` with one of the words above."""

    blocks: tuple[Raw, ...] = ()
    pages: int = 0
    refused: str = ""
