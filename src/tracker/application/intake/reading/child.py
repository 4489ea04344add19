"""The child process: takes on limits, reads one document or table from its input, writes the answer, and ends.

It can open nothing once its modules are loaded: no file, no connection, no other program. So a document that gets the
better of its reader can spend some seconds and some memory, and that is all.
"""

import sys
from importlib import import_module

import msgspec

from tracker.application.intake.confining import confine, shut

_ENCODINGS = (
    "ascii charmap utf_8 utf_8_sig utf_16 utf_16_le utf_16_be utf_32 latin_1 iso8859_1 iso8859_5 iso8859_9 cp437 cp866 "
    "cp1250 cp1251 cp1252 cp1254 cp1257 koi8_r koi8_u mac_cyrillic mac_roman"
)


def main(kind: str) -> None:
    """Read what stands on the input as a document or table of a kind."""
    confine()
    for name in _ENCODINGS.split():
        import_module(f"encodings.{name}")
    name = "tables" if kind in {"csv", "xlsx"} else "taking"
    taking = import_module(f"tracker.application.intake.reading.{name}")
    content = sys.stdin.buffer.read()
    taking.take(kind, taking.small(kind))  # what a reader loads when it is first used
    shut()
    sys.stdout.buffer.write(msgspec.json.encode(taking.take(kind, content)))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(sys.argv[1])
