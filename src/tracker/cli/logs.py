"""What the server writes down of its own troubles: what failed and where, never about whom."""

import json
import logging
import os
import traceback
from datetime import UTC, datetime
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


class InJson(logging.Formatter):
    """Gives the same as an object of JSON on a line, for programs that gather logs.

    `at` is UTC; `error` is its kind and `lines` what it came through; `incident` is the code that a page showed.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Give one line."""
        told: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "process": os.getpid(),
            "message": record.getMessage(),
        }
        if incident := getattr(record, "incident", ""):
            told["incident"] = incident
        if record.exc_info and record.exc_info[1] is not None:
            told["error"], *lines = kind_and_place(record.exc_info[1]).split()
            told["lines"] = lines
        return json.dumps(told, ensure_ascii=False)


def set_up(form: str = "") -> None:
    """Let warnings and errors go to standard error, discreetly, in JSON where `form` says so."""
    handler = logging.StreamHandler()
    handler.setFormatter(InJson() if form == "json" else Discreet())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    hush()


def hush() -> None:
    """Let no library write down what it handles, however much the rest of the program is to tell."""
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # that a long tick is not overtaken is as it should be


def kind_and_place(error: BaseException) -> str:
    """Name an error by its kind and the lines it came through, innermost last."""
    steps = traceback.extract_tb(error.__traceback__)
    return " ".join([type(error).__name__, *(f"{Path(step.filename).name}:{step.lineno}" for step in steps[-6:])])
