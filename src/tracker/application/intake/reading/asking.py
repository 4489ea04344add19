"""Asking: a document goes to a child process with limits, and what comes back is checked before it is believed."""

import io
import re
from collections.abc import Callable
from typing import BinaryIO

import msgspec

from tracker.application.file_types.refusals import FileUnknown
from tracker.application.file_types.telling import type_of
from tracker.application.intake.limited import asked
from tracker.application.intake.reading import plain
from tracker.application.intake.reading.taken import EMPTY, LOCKED, LONG, Answer
from tracker.application.intake.reading.text import Text, composed
from tracker.application.intake.refusals import (
    NoText,
    NotReadable,
    ReaderMissing,
    TextBroken,
    TextLocked,
    TextTooLong,
)

_CHILD = "tracker.application.intake.reading.child"
_PATIENCE = 60.0
"""Seconds after which the child is killed, however it spends them."""
_LOOKED_AT = 100_000
"""Bytes by which a text in an older encoding is told."""
_PACKED = re.compile(
    rb"^(?:mime-version|content-(?:type|transfer-encoding)|received|return-path):", re.IGNORECASE | re.MULTILINE
)
"""Lines that only programs write at the head of a mail."""
_READ = {"pdf", "docx", "html", "text"}
PASTED = "text"
"""The kind of what was pasted."""


def read(content: bytes, ask: Callable[[str, bytes], bytes] | None = None, *, is_pasted: bool = False) -> Text:
    """Give the text of a document; `ask` stands for the child process that is asked.

    What is pasted is plain text, even where it looks like a page: each of its words is somebody's.

    Raises NoText, TextLocked, TextBroken, TextTooLong, ReadingTooLong, NotReadable, ReaderMissing, and what telling
    its type raises.
    """
    kind = PASTED if is_pasted else kind_of(io.BytesIO(content))
    if kind == "pdf":
        _require_reader()
    said = (ask or ask_child)(kind, content)
    try:
        answer = msgspec.json.decode(said, type=Answer)
    except msgspec.DecodeError:
        raise TextBroken from None
    _require_text(answer)
    return composed(answer.blocks, answer.pages)


def _require_text(answer: Answer) -> None:
    if answer.refused == EMPTY:
        raise NoText
    if answer.refused == LOCKED:
        raise TextLocked
    if answer.refused == LONG:
        raise TextTooLong
    if answer.refused or not answer.blocks:
        raise TextBroken


def kind_of(file: BinaryIO) -> str:
    """Tell what a document is, as a code of file types; a text in the letters of before Unicode is one, too.

    Raises NotReadable, and what telling its type raises.
    """
    try:
        code = type_of(file).code
    except FileUnknown:
        file.seek(0)
        if not _is_older_text(file.read(_LOOKED_AT)):
            raise
        code = "text"
    if code == "eml":  # copied out of a program for mail by hand, it is a text; as such a program keeps it, it is none
        file.seek(0)
        code = code if _PACKED.search(file.read(_LOOKED_AT)) else PASTED
    if code not in _READ:
        raise NotReadable
    return code


def _is_older_text(content: bytes) -> bool:
    """Say whether bytes look like letters of any encoding: no sign that no text has, and enough that are letters."""
    try:
        text = plain.decoded(content)
    except plain.NotWritten:
        return False
    letters = sum(one.isalpha() or one.isspace() for one in text)
    return letters > 0.6 * len(text) and not any(ord(one) < ord("\t") for one in text)


def _require_reader() -> None:
    """Refuse a PDF where nothing here reads one."""
    try:
        import pypdf  # noqa: F401, PLC0415 - an extra: a host who takes no PDF in does without
    except ModuleNotFoundError:
        raise ReaderMissing from None


def ask_child(kind: str, content: bytes) -> bytes:
    """Run the child on a document or a table; raises ReadingTooLong, TextBroken, Interrupted."""
    return asked(_CHILD, content, kind, patience=_PATIENCE)
