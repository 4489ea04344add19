"""Asking: a document goes to a child process with limits, and what comes back is checked before it is believed."""

import io
import os
import subprocess
import sys

import msgspec

from tracker.application.file_types.refusals import FileUnknown
from tracker.application.file_types.telling import type_of
from tracker.application.intake.reading import plain
from tracker.application.intake.reading.taking import EMPTY, LOCKED, LONG, Answer
from tracker.application.intake.reading.text import Text, composed
from tracker.application.intake.refusals import (
    NoText,
    NotReadable,
    ReaderMissing,
    ReadingTooLong,
    TextBroken,
    TextLocked,
    TextTooLong,
)

_CHILD = "tracker.application.intake.reading.child"
_PATIENCE = 120.0
"""Seconds after which the child is killed, however it spends them."""
_MOST_SAID = 40_000_000
_READ = {"pdf", "docx", "html", "text"}


def read(content: bytes) -> Text:
    """Give the text of a document.

    Raises NoText, TextLocked, TextBroken, TextTooLong, ReadingTooLong, NotReadable, ReaderMissing, and what telling
    its type raises.
    """
    kind = _kind(content)
    if kind == "pdf":
        _require_reader()
    said = _asked(kind, content)
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


def _kind(content: bytes) -> str:
    """Tell what the document is; a text in the letters of before Unicode is one, too."""
    try:
        code = type_of(io.BytesIO(content)).code
    except FileUnknown:
        if not _is_older_text(content):
            raise
        code = "text"
    if code not in _READ:
        raise NotReadable
    return code


def _is_older_text(content: bytes) -> bool:
    """Say whether bytes look like letters of any encoding: no sign that no text has, and enough that are letters."""
    try:
        text = plain.decoded(content[:100_000])
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


def _asked(kind: str, content: bytes) -> bytes:
    """Run the child on a document; raises ReadingTooLong, TextBroken."""
    known = os.pathsep.join(one for one in sys.path if one)
    words = [sys.executable, "-P", "-s", "-W", "ignore", "-m", _CHILD, kind]
    try:
        done = subprocess.run(  # noqa: S603 - our own module, with nothing of this process's environment
            words,
            input=content,
            env={"PYTHONPATH": known, "PYTHONDONTWRITEBYTECODE": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=False,
            cwd="/",
        )
    except subprocess.TimeoutExpired:
        raise ReadingTooLong from None
    if done.returncode < 0:  # ended by a limit
        raise ReadingTooLong
    if done.returncode or len(done.stdout) > _MOST_SAID:
        raise TextBroken
    return done.stdout
