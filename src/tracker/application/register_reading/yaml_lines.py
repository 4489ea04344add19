"""YAML becomes plain data that knows its lines; everything clever in YAML is refused."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Never

import yaml

from .decoding import code_point, unfit_character
from .places import Place, row_key
from .problems import MOST_COLLECTED, Problem, RegisterRefused

DEEPEST = 40
MOST_VALUES = 500_000
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")
_FRACTION = re.compile(
    r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(?=[eE]))(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)


@dataclass(frozen=True)
class Lined:
    """Plain data, and the line on which each of its places begins."""

    content: object
    lines: Mapping[Place, int]


def read_lines(file: str, text: str) -> Lined:
    """Read one YAML document of texts, whole numbers, true, false, null, lists and maps."""
    builder = _Builder(file, yaml.parse(text, Loader=_LOADER))
    try:
        content = builder.document()
    except yaml.YAMLError as wrong:
        builder.refuse_syntax(wrong)
    if builder.problems:
        raise RegisterRefused(builder.problems)
    return Lined(content, builder.lines)


class _Builder:
    """Follows the parser's events; its recursion ends at the deepest level allowed."""

    def __init__(self, file: str, events: Iterator[Any]) -> None:
        self.problems: list[Problem] = []
        self.lines: dict[Place, int] = {}
        self._file = file
        self._events = events
        self._values = 0
        self._open: list[tuple[str | int, dict[str, object]]] = []

    def document(self) -> object:
        """Build the one document of the stream."""
        next(self._events)
        start = next(self._events)
        if isinstance(start, yaml.StreamEndEvent):
            self._refuse(0, "file_empty")
        content = self._node(next(self._events), ())
        next(self._events)
        end = next(self._events)
        if not isinstance(end, yaml.StreamEndEvent):
            self._refuse(_line(end), "second_document")
        return content

    def refuse_syntax(self, wrong: yaml.YAMLError) -> Never:
        """Turn the parser's complaint into a problem with its line."""
        mark = getattr(wrong, "problem_mark", None)
        began = getattr(wrong, "context_mark", None)
        if mark is None:
            self._refuse(0, "not_yaml")
        if began is None or began.line == mark.line:
            self._refuse(mark.line + 1, "not_yaml")
        self._refuse(mark.line + 1, "not_yaml_since", since=str(began.line + 1))

    def _node(self, event: Any, place: Place) -> object:  # noqa: ANN401 - the parser's events are untyped
        line = _line(event)
        self.lines.setdefault(place, line)
        self._refuse_clever(event, line)
        self._values += 1
        if self._values > MOST_VALUES:
            self._refuse(line, "too_many_values", limit=str(MOST_VALUES))
        if len(place) > DEEPEST:
            self._refuse(line, "too_deep", limit=str(DEEPEST))
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(place)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(place)
        return self._scalar(event, line)

    def _refuse_clever(self, event: Any, line: int) -> None:  # noqa: ANN401 - the parser's events are untyped
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            self._refuse(line, "anchor")
        if event.tag is not None:
            self._refuse(line, "tag", tag=str(event.tag))

    def _mapping(self, place: Place) -> dict[str, object]:
        found: dict[str, object] = {}
        self._open.append((place[-1] if place else "", found))
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            line = _line(event)
            key = self._key(event, line)
            here = (*place, key)
            if key in found:
                first = str(self.lines[here])
                self._note(line, "duplicate_key", name=key, first=first)
                self._stop_at_too_many_problems()
            self.lines.setdefault(here, line)
            found[key] = self._node(next(self._events), here)
        self._open.pop()
        return found

    def _sequence(self, place: Place) -> list[object]:
        found: list[object] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            found.append(self._node(event, (*place, len(found))))
        return found

    def _key(self, event: Any, line: int) -> str:  # noqa: ANN401 - the parser's events are untyped
        self._refuse_clever(event, line)
        if not isinstance(event, yaml.ScalarEvent):
            self._refuse(line, "key_not_text")
        return self._text(event.value, line)

    def _scalar(self, event: Any, line: int) -> object:  # noqa: ANN401 - the parser's events are untyped
        text = self._text(event.value, line)
        is_plain = event.implicit[0]
        if not is_plain:
            return text
        if _FRACTION.fullmatch(text):
            self._refuse(line, "fraction", value=text[:40])
        return _plain(text)

    def _text(self, value: str, line: int) -> str:
        text = unicodedata.normalize("NFC", value)
        unfit = unfit_character(text)
        if unfit:
            self._refuse(line, "unfit_character", character=code_point(unfit))
        return text

    def _note(self, line: int, message_key: str, **values: str) -> None:
        key = row_key(self._open)
        self.problems.append(Problem(self._file, line, key, message_key, values))

    def _stop_at_too_many_problems(self) -> None:
        if len(self.problems) >= MOST_COLLECTED:
            raise RegisterRefused(self.problems)

    def _refuse(self, line: int, message_key: str, **values: str) -> Never:
        self._note(line, message_key, **values)
        raise RegisterRefused(self.problems)


def _line(event: Any) -> int:  # noqa: ANN401 - the parser's events are untyped
    return int(event.start_mark.line) + 1


def _plain(text: str) -> object:
    """Dates, and words such as `no`, which other readers would turn, stay as written."""
    if text in _NULLS:
        return None
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return text
