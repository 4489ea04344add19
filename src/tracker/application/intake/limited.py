"""Limited: a module of ours runs in a process of its own with limits, and gives bytes back for bytes.

Such a process knows nothing of the record and, once it has loaded what it needs, can open nothing (`confining`). So a
document that gets the better of it can spend some seconds and some memory, and that is all; whoever asked waits no
longer than was said.
"""

import os
import subprocess
import sys

from tracker.application.intake.refusals import Interrupted, ReadingTooLong, TextBroken

MOST_SAID = 60_000_000
"""Bytes of an answer that is believed at all."""

under_way: set[subprocess.Popen[bytes]] = set()
"""The processes that somebody of this one waits for."""
_ended: set[subprocess.Popen[bytes]] = set()


def asked(module: str, content: bytes, *words: str, patience: float) -> bytes:
    """Run a module on some bytes, for so many seconds at most; raises ReadingTooLong, TextBroken, Interrupted."""
    known = os.pathsep.join(one for one in sys.path if one)
    with subprocess.Popen(  # noqa: S603 - our own module, with nothing of this process's environment
        [sys.executable, "-P", "-s", "-W", "ignore", "-m", module, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"PYTHONPATH": known, "PYTHONDONTWRITEBYTECODE": "1"},
        cwd="/",
    ) as child:
        under_way.add(child)
        try:
            said, _ = child.communicate(content, timeout=patience)
        except subprocess.TimeoutExpired:
            child.kill()
            raise ReadingTooLong from None
        finally:
            under_way.discard(child)
    if child in _ended:
        _ended.discard(child)
        raise Interrupted
    return believed(child.returncode, said)


def end_all() -> None:
    """Kill every such process at once: no text is left in memory that nobody waits for."""
    for child in [*under_way]:
        _ended.add(child)
        child.kill()


def believed(code: int, said: bytes) -> bytes:
    """Give an answer as far as the code that its process ended with lets it be believed."""
    if code < 0:  # ended by a limit
        raise ReadingTooLong
    if code or len(said) > MOST_SAID:
        raise TextBroken
    return said
