"""Endings: what comes of a file that is handed in to be read: a text, one of our refusals, or something wrong."""

import os
import select
from collections.abc import Callable
from contextlib import suppress
from time import perf_counter
from typing import NamedTuple

import msgspec

from tracker.application.intake.confining import confine
from tracker.application.intake.limited import believed
from tracker.application.intake.reading import asking
from tracker.application.intake.reading.taking import take
from tracker.application.intake.reading.text import Text
from tracker.application.intake.understanding import propose
from tracker.domain.refusals import Refused

TEXT = "text"
_PATIENCE = 120.0


class Ending(NamedTuple):
    """What came of a file, "text" or a refusal's message, what was wrong if anything, and in how many seconds."""

    name: str
    wrong: str
    seconds: float


def ending(content: bytes, *, in_program: bool = False) -> Ending:
    """Read a file and understand it; `in_program`: by the program that the tracker starts, else by a copy of us."""
    begun = perf_counter()
    try:
        text = asking.read(content) if in_program else asking.read(content, forked)
        wrong = _in_a_copy(lambda: _wrong(text).encode()).decode()
        name = TEXT
    except Refused as refused:
        name, wrong = refused.message, ""
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        name, wrong = "", repr(error)[:200]
    return Ending(name, wrong, perf_counter() - begun)


def forked(kind: str, content: bytes) -> bytes:
    """Read in a copy of this process under the limits of the child; raises as a child that is ended does."""
    return _in_a_copy(lambda: msgspec.json.encode(take(kind, content)))


def _in_a_copy(work: Callable[[], bytes]) -> bytes:
    """Let a copy of this process work under the limits of the child, and give what it says."""
    out, into = os.pipe()
    pid = os.fork()
    if pid == 0:  # pragma: no cover - in the copy
        _work_and_leave(work, into)
    os.close(into)
    said = _all_of(out)
    _, status = os.waitpid(pid, 0)
    return believed(os.waitstatus_to_exitcode(status), said)


def _work_and_leave(work: Callable[[], bytes], into: int) -> None:  # pragma: no cover - in the copy
    code = 1
    with suppress(BaseException):
        confine()
        said = work()
        while said:
            said = said[os.write(into, said) :]
        code = 0
    os._exit(code)


def _all_of(out: int) -> bytes:
    parts: list[bytes] = []
    while select.select([out], [], [], _PATIENCE)[0] and (part := os.read(out, 1 << 16)):
        parts.append(part)
    os.close(out)
    return b"".join(parts)


def _wrong(text: Text) -> str:
    """Say what is wrong about a text and what is proposed of it."""
    found = propose(text)
    spans = [*(one.quotation for one in found.demands), *(one.quotation for one in found.developments)]
    whole = all(0 <= one.start < one.end <= len(text.text) for one in spans)
    return "" if whole and text.text.strip() else "a quotation that is not in the text"
