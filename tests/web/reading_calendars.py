"""A strict reader of calendar files, written from RFC 5545 alone: what it does not know it refuses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

_LONGEST = 75
_LINE = re.compile(r'(?P<name>[A-Z0-9-]+)(?P<params>(?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:,]*))*):(?P<value>.*)', re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_MEANT = {"\\": "\\", ";": ";", ",": ",", "n": "\n", "N": "\n"}
_TEXTS = {"SUMMARY", "DESCRIPTION", "LOCATION", "NAME", "X-WR-CALNAME", "X-WR-CALDESC"}
_ONCE = {
    "VCALENDAR": {"VERSION", "PRODID"},
    "VEVENT": {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE", "STATUS"},
    "VALARM": {"ACTION", "TRIGGER", "DESCRIPTION"},
}


class NoCalendar(AssertionError):
    """The bytes are not what the RFC says."""


@dataclass
class Component:
    """A part of a calendar: its properties as written, with their parameters, and its parts."""

    kind: str
    properties: list[tuple[str, str, str]] = field(default_factory=list)
    parts: list["Component"] = field(default_factory=list)

    def values(self, name: str) -> list[str]:
        """Give the values of a property, texts without their escapes."""
        return [_plain(value) if name in _TEXTS else value for one, _, value in self.properties if one == name]

    def value(self, name: str) -> str:
        """Give the only value of a property."""
        found = self.values(name)
        if len(found) != 1:
            raise NoCalendar(name, found)
        return found[0]

    def day(self, name: str) -> date:
        """Give a property that is a day."""
        params = [params for one, params, _ in self.properties if one == name]
        if params != [";VALUE=DATE"]:
            raise NoCalendar(name, params)
        return datetime.strptime(self.value(name), "%Y%m%d").replace(tzinfo=UTC).date()

    def all(self, kind: str) -> list["Component"]:
        """Give the parts of a kind."""
        return [one for one in self.parts if one.kind == kind]


def read(content: bytes) -> Component:
    """Read a calendar; raises NoCalendar."""
    root = Component("")
    opened = [root]
    for name, params, value in _lines(content):
        if name == "BEGIN":
            opened.append(Component(value))
        elif name == "END":
            closed = opened.pop()
            _require(closed, value)
            opened[-1].parts.append(closed)
        else:
            opened[-1].properties.append((name, params, value))
    if opened != [root] or root.properties or [one.kind for one in root.parts] != ["VCALENDAR"]:
        raise NoCalendar(opened)
    return root.parts[0]


def _lines(content: bytes) -> Iterator[tuple[str, str, str]]:
    if not content.endswith(b"\r\n"):
        raise NoCalendar("the end")
    physical = content[:-2].split(b"\r\n")
    if any(len(one) > _LONGEST for one in physical):
        raise NoCalendar("a long line")
    for one in physical:
        one.decode()  # no sign is cut in two by a fold
    for text in b"\r\n".join(physical).replace(b"\r\n ", b"").decode().split("\r\n"):
        if re.search(r"[\x00-\x08\x0a-\x1f\x7f]", text):
            raise NoCalendar("a control character", text)
        found = _LINE.fullmatch(text)
        if found is None:
            raise NoCalendar("a line", text)
        yield found["name"], found["params"], found["value"]


def _plain(text: str) -> str:
    if re.search("[;,]", _ESCAPED.sub("", text)):
        raise NoCalendar("a sign without its escape", text)

    def meant(found: re.Match[str]) -> str:
        if found[1] not in _MEANT:
            raise NoCalendar("an escape", text)
        return _MEANT[found[1]]

    return _ESCAPED.sub(meant, text)


def _require(closed: Component, kind: str) -> None:
    if closed.kind != kind or kind not in _ONCE:
        raise NoCalendar("the end of", kind)
    names = [name for name, _, _ in closed.properties]
    for name in _ONCE[kind]:
        if names.count(name) != 1:
            raise NoCalendar(kind, name)
    if kind == "VEVENT" and ({"DTEND", "DURATION"} <= set(names) or closed.day("DTSTART") >= closed.day("DTEND")):
        raise NoCalendar("an end before its beginning")
