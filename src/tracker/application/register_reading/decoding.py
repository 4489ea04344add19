"""A file's bytes become text, or it is said why they cannot."""

import re
import stat
from hashlib import sha256
from pathlib import Path

from .problems import Problem, RegisterRefused

LARGEST = 20 * 1024 * 1024
_MEGABYTE = 1024 * 1024
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")

# Control characters, marks that turn or hide text, and what is no character at all;
# joiners stay, because some scripts cannot be written without them.
_UNSEEN = "\x7f-\x9f\xad\u200b\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufff9-\uffff"
_UNFIT_IN_A_FILE = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f{_UNSEEN}]")
_UNFIT_IN_A_TEXT = re.compile(f"[\x00-\x08\x0b-\x1f{_UNSEEN}]")


def read_text(path: Path) -> tuple[str, str]:
    """Read the file's text, and the SHA-256 of its bytes."""
    data = _bytes_of(path)
    text = _decoded(path.name, data)
    if not text.strip():
        raise _refused(path.name, 0, "file_empty")
    unfit = _UNFIT_IN_A_FILE.search(text)
    if unfit:
        line = text.count("\n", 0, unfit.start()) + 1
        character = code_point(unfit[0])
        raise _refused(path.name, line, "unfit_character", character=character)
    return text, sha256(data).hexdigest()


def unfit_character(text: str) -> str | None:
    """Find the first character that no text of a register may hold."""
    found = _UNFIT_IN_A_TEXT.search(text)
    return found[0] if found else None


def code_point(character: str) -> str:
    """How the character is called where it cannot be printed."""
    return f"U+{ord(character):04X}"


def _bytes_of(path: Path) -> bytes:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise _refused(path.name, 0, "not_a_file")
        _refuse_if_large(path.name, status.st_size)
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError as missing:
        raise _refused(path.name, 0, "file_missing") from missing
    except OSError as unreadable:
        raise _refused(path.name, 0, "file_unreadable") from unreadable
    _refuse_if_large(path.name, len(data))
    return data


def _refuse_if_large(name: str, size: int) -> None:
    if size > LARGEST:
        found, limit = -(-size // _MEGABYTE), LARGEST // _MEGABYTE
        raise _refused(name, 0, "file_too_large", size=str(found), limit=str(limit))


def _decoded(name: str, data: bytes) -> str:
    if data.startswith(_UTF_16_MARKS) or _has_a_zero_every_other_byte(data):
        raise _refused(name, 1, "utf_16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = data.count(b"\n", 0, wrong.start) + 1
        raise _refused(name, line, "not_utf_8") from wrong


def _has_a_zero_every_other_byte(data: bytes) -> bool:
    start = data[:64]
    return any(set(half) == {0} for half in (start[::2], start[1::2]))


def _refused(name: str, line: int, message_key: str, **values: str) -> RegisterRefused:
    return RegisterRefused([Problem(name, line, "", message_key, values)])
