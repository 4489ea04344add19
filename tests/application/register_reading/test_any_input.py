"""Whatever the files hold, a register is read or refused: nothing else happens."""

import tempfile
from pathlib import Path

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.application.register_reading.given import Folder, a_small_register
from tracker.application.register_reading import ASSESSMENTS, REGISTER, Problem, RegisterRefused, say

_SMALL = {file: (Path(__file__).parent / "small" / file).read_text("utf-8") for file in (REGISTER, ASSESSMENTS)}
_ODD = st.sampled_from(
    [
        "",
        "null",
        "[]",
        "{}",
        "- x",
        "key: x",
        "'",
        '"',
        "{",
        "[",
        "&a",
        "*a",
        "!x",
        "?",
        "|",
        ">",
        "%",
        "@",
        "\t",
    ]
)
_PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
_DATA = st.recursive(_PLAIN, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20)


def _is_read_or_refused(file: str, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = a_small_register(Path(place))
        folder.write(file, data)
        problems = _problems(folder)
    assert problems is None or problems
    assert all(say(problem, language) for problem in problems or () for language in ("en", "ru"))


def _problems(folder: Folder) -> tuple[Problem, ...] | None:
    try:
        folder.read()
    except RegisterRefused as refused:
        return refused.problems
    return None


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    _is_read_or_refused(REGISTER, data)


@given(st.text(max_size=400))
def test_any_text_is_read_or_refused(text: str) -> None:
    _is_read_or_refused(REGISTER, text.encode("utf-8", "surrogatepass"))


@given(_DATA)
def test_any_data_is_read_or_refused(data: object) -> None:
    _is_read_or_refused(REGISTER, yaml.safe_dump(data, allow_unicode=True).encode())


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from([REGISTER, ASSESSMENTS]), st.data())
def test_a_register_with_any_slip_is_read_or_refused(file: str, data: st.DataObject) -> None:
    text = _SMALL[file]
    start = data.draw(st.integers(0, len(text)))
    length = data.draw(st.integers(0, 30))
    slip = data.draw(_ODD | st.text(max_size=5))

    spoilt = text[:start] + slip + text[start + length :]

    _is_read_or_refused(file, spoilt.encode("utf-8", "surrogatepass"))


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from([REGISTER, ASSESSMENTS]), st.data())
def test_a_register_with_any_value_in_any_place_is_read_or_refused(file: str, data: st.DataObject) -> None:
    lines = _SMALL[file].splitlines()
    number = data.draw(st.integers(0, len(lines) - 1))
    value = data.draw(_PLAIN)

    name, colon, _ = lines[number].partition(":")
    lines[number] = f"{name}{colon} {yaml.safe_dump(value).splitlines()[0]}"

    _is_read_or_refused(file, "\n".join(lines).encode())
