"""What the server writes down, as text or as JSON: what failed and where, and nobody's words (A8)."""

import json
import logging
import sys

import pytest

from tracker.cli.logs import Discreet, InJson, set_up

NAME = "Bolot Temirov"


@pytest.fixture
def record() -> logging.LogRecord:
    """Give what a failure writes down; its message holds a name."""
    try:
        raise ValueError(NAME)  # noqa: TRY301 - the very thing
    except ValueError:
        wrong = sys.exc_info()
    made = logging.LogRecord("tracker.web", logging.ERROR, __file__, 1, "incident %s", ("1a2b3c4d",), wrong)
    made.incident = "1a2b3c4d"
    return made


def test_a_line_of_json_says_what_failed_where_and_under_which_code(record: logging.LogRecord) -> None:
    told = json.loads(InJson().format(record))

    assert list(told) == ["at", "level", "logger", "process", "message", "incident", "error", "lines"]
    assert (told["level"], told["logger"], told["message"]) == ("error", "tracker.web", "incident 1a2b3c4d")
    assert (told["incident"], told["error"]) == ("1a2b3c4d", "ValueError")
    assert told["lines"][-1].startswith("test_logs.py:")


@pytest.mark.parametrize("form", [Discreet(), InJson()])
def test_the_message_of_an_error_is_never_written_down(form: logging.Formatter, record: logging.LogRecord) -> None:
    line = form.format(record)

    assert NAME not in line
    assert "Bolot" not in line
    assert "\n" not in line


def test_what_stands_in_a_line_of_json_stays_one_line() -> None:
    record = logging.LogRecord("tracker", logging.WARNING, __file__, 1, 'two\nlines "and" more', (), None)

    assert json.loads(InJson().format(record))["message"] == 'two\nlines "and" more'
    assert "\n" not in InJson().format(record)


@pytest.mark.parametrize(("form", "kind"), [("json", InJson), ("text", Discreet), ("", Discreet)])
def test_the_setting_chooses_the_form(form: str, kind: type, monkeypatch: pytest.MonkeyPatch) -> None:
    used: list[logging.Handler] = []
    monkeypatch.setattr(logging, "basicConfig", lambda **given: used.extend(given["handlers"]))

    set_up(form)

    assert [type(one.formatter) for one in used] == [kind]
