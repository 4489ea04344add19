"""What the server writes down of its own troubles: what failed and where, never about whom."""

import logging
import traceback
from pathlib import Path

_TALKATIVE = ("sqlalchemy", "python_multipart", "multipart", "uvicorn", "asyncio")
"""Libraries that tell of rows and requests where somebody lets them."""


class Discreet(logging.Formatter):
    """Gives the kind of an error and the lines it came through; its message may hold a person's words."""

    def format(self, record: logging.LogRecord) -> str:
        """Give one line."""
        line = f"{record.levelname} {record.name}: {record.getMessage()}"
        if record.exc_info and record.exc_info[1] is not None:
            line += f" [{kind_and_place(record.exc_info[1])}]"
        return line


def set_up() -> None:
    """Let warnings and errors go to standard error, discreetly."""
    handler = logging.StreamHandler()
    handler.setFormatter(Discreet())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    hush()


def hush() -> None:
    """Let no library write down what it handles, however much the rest of the program is to tell."""
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)


def kind_and_place(error: BaseException) -> str:
    """Name an error by its kind and the lines it came through, innermost last."""
    steps = traceback.extract_tb(error.__traceback__)
    return " ".join([type(error).__name__, *(f"{Path(step.filename).name}:{step.lineno}" for step in steps[-6:])])
