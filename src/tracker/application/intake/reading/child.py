"""The child process: takes on limits, reads one document from its input, writes the answer to its output, and ends.

It can open nothing once its modules are loaded: no file, no connection, no other program. So a document that gets the
better of its reader can spend some seconds and some memory, and that is all.
"""

import resource
import sys
from contextlib import suppress
from importlib import import_module

import msgspec

_MEMORY = 1_500_000_000
_SECONDS = 60
_ENCODINGS = (
    "ascii charmap utf_8 utf_8_sig utf_16 utf_16_le utf_16_be utf_32 latin_1 iso8859_1 iso8859_5 iso8859_9 cp437 cp866 "
    "cp1250 cp1251 cp1252 cp1254 cp1257 koi8_r koi8_u mac_cyrillic mac_roman"
)


def main(kind: str) -> None:
    """Read what stands on the input as a document of a kind."""
    confine()
    for name in _ENCODINGS.split():
        import_module(f"encodings.{name}")
    taking = import_module("tracker.application.intake.reading.taking")
    content = sys.stdin.buffer.read()
    if kind == "pdf":
        taking.take(kind, _SMALL)  # what pypdf loads when it is first used
    shut()
    sys.stdout.buffer.write(msgspec.json.encode(taking.take(kind, content)))
    sys.stdout.buffer.flush()


def confine() -> None:
    """Take on limits: memory, seconds of work, no file longer than nothing, no other process."""
    for what, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_CPU, _SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NPROC, 0),
    ):
        _limit(what, most)


def shut() -> None:
    """Open nothing from here on, no file and no connection: input, output and errors are all there is."""
    _limit(resource.RLIMIT_NOFILE, 3)


def _limit(what: int, most: int) -> None:
    with suppress(ValueError, OSError):  # a system that does not know one of them still keeps the others
        resource.setrlimit(what, (most, most))


_SMALL = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 26>>stream
BT /F 9 Tf (a letter) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
startxref
0
%%EOF"""
"""A document of one letter."""

if __name__ == "__main__":
    main(sys.argv[1])
