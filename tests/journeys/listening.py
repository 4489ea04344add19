"""Listens to what the program writes down, with every logger let loose but those that the program hushes."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from tracker.cli import logs


class Written(logging.Handler):
    """Keeps what the program and its libraries write down; what a test's own client says of itself is none of it."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if not record.name.startswith("http"):
            self.lines += [form.format(record) for form in (logs.Discreet(), logs.InJson())]

    @property
    def text(self) -> str:
        """All of it."""
        return "\n".join(self.lines)


@contextmanager
def listening() -> Iterator[Written]:
    """Listen for a while, as if a host had asked to be told everything."""
    handler, root = Written(), logging.getLogger()
    before = root.level
    logs.hush()
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        yield handler
    finally:
        root.setLevel(before)
        root.removeHandler(handler)
