"""Shapes: how the plain values that commands take are written in JSON, how they are read, and how the schema says so.

A shape is made of the type of a field, so what a command takes stands in one place: the dataclass that it takes. All
that is wrong is gathered, each with the place where it stands (RFC 6901), and nothing is guessed: a number is no text,
and a field that nobody asked for is named.
"""

import dataclasses
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, dataclass
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from tracker.application.workspace.texts import LONGEST_TEXT
from tracker.domain.days import NotADay, When
from tracker.web.api.bounds import most_of
from tracker.web.api.codes import CODES, OneOfCodes
from tracker.web.api.shape import NOTHING, Reading, Schema, Shape

MOST_LISTED, MOST_NUMBER = 1_000, 2**31 - 1
"""Items of a list, and the greatest whole number; a command may allow less."""

LANGUAGE = "^[a-z]{2,3}$"
WHEN = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?(/[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?~?$"
"""A day, month or year, or two of them; `~` behind it says about then (EDTF, ISO 8601-2)."""
_DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
ID = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"


@dataclass(frozen=True)
class Text(Shape):
    """A text of at most so many characters; NUL is no letter of any."""

    most: int

    def read(self, given: object, at: str, reading: Reading) -> Any:  # noqa: ANN401
        """Read it."""
        if not isinstance(given, str):
            return reading.wrong(at, "not_a_text")
        if "\0" in given:
            return reading.wrong(at, "not_readable")
        return given if len(given) <= self.most else reading.wrong(at, "too_long", most=self.most)

    def schema(self, known: dict[str, Schema]) -> Schema:
        """Describe it."""
        return {"type": "string", "maxLength": self.most}


@dataclass(frozen=True)
class Number(Shape):
    """A whole number that no database chokes on."""

    def read(self, given: object, at: str, reading: Reading) -> Any:  # noqa: ANN401
        """Read it."""
        if not isinstance(given, int) or isinstance(given, bool):
            return reading.wrong(at, "not_a_number")
        return given if 0 <= given <= MOST_NUMBER else reading.wrong(at, "not_a_number")

    def schema(self, known: dict[str, Schema]) -> Schema:
        """Describe it."""
        return {"type": "integer", "minimum": 0, "maximum": MOST_NUMBER}


@dataclass(frozen=True)
class YesNo(Shape):
    """True or false."""

    def read(self, given: object, at: str, reading: Reading) -> Any:  # noqa: ANN401
        """Read it."""
        return given if isinstance(given, bool) else reading.wrong(at, "not_yes_or_no")

    def schema(self, known: dict[str, Schema]) -> Schema:
        """Describe it."""
        return {"type": "boolean"}


@dataclass(frozen=True)
class Written(Shape):
    """A value that is written as a text of a certain form: `parse` raises ValueError for every other."""

    parse: Callable[[str], object]
    pattern: str
    code: str
    form: str = ""

    def read(self, given: object, at: str, reading: Reading) -> Any:  # noqa: ANN401
        """Read it."""
        if not isinstance(given, str) or not re.fullmatch(self.pattern.strip("^$"), given, re.ASCII):
            return reading.wrong(at, self.code)
        try:
            return self.parse(given)
        except ValueError:
            return reading.wrong(at, self.code)

    def schema(self, known: dict[str, Schema]) -> Schema:
        """Describe it."""
        return {"type": "string", "pattern": self.pattern} | ({"format": self.form} if self.form else {})


@dataclass(frozen=True)
class OneOf(Shape):
    """One of the values of an enumeration."""

    kind: type[Enum]

    def read(self, given: object, at: str, reading: Reading) -> Any:  # noqa: ANN401
        """Read it."""
        listed = [one.value for one in self.kind]
        fits = isinstance(given, str | int) and not isinstance(given, bool) and given in listed
        return self.kind(given) if fits else reading.wrong(at, "not_on_the_list", listed=", ".join(map(str, listed)))

    def schema(self, known: dict[str, Schema]) -> Schema:
        """Describe it."""
        return {"enum": [one.value for one in self.kind]}


@dataclass(frozen=True)
class Nothing(Shape):
    """A value, or null where there is none."""

    of: Shape

    def read(self, given: object, at: str, reading: Reading) -> Any:  # noqa: ANN401
        """Read it."""
        return None if given is None else self.of.read(given, at, reading)

    def schema(self, known: dict[str, Schema]) -> Schema:
        """Describe it."""
        return {"anyOf": [self.of.schema(known), {"type": "null"}]}


@dataclass(frozen=True)
class Listed(Shape):
    """A list; `make` makes of it what the command takes. `exactly`: it has that many items, None for up to a bound."""

    of: Shape
    make: Callable[[Sequence[Any]], object]
    exactly: int | None = None

    def read(self, given: object, at: str, reading: Reading) -> Any:  # noqa: ANN401
        """Read it."""
        if not isinstance(given, list):
            return reading.wrong(at, "not_a_list")
        if self.exactly is not None and len(given) != self.exactly:
            return reading.wrong(at, "not_so_many", exactly=self.exactly)
        if len(given) > MOST_LISTED:
            return reading.wrong(at, "too_many", most=MOST_LISTED)
        found = [self.of.read(one, f"{at}/{place}", reading) for place, one in enumerate(given)]
        return NOTHING if NOTHING in found else self.make(found)

    def schema(self, known: dict[str, Schema]) -> Schema:
        """Describe it."""
        least = {} if self.exactly is None else {"minItems": self.exactly}
        return {"type": "array", "items": self.of.schema(known), "maxItems": self.exactly or MOST_LISTED} | least


@dataclass(frozen=True)
class Keyed(Shape):
    """Values by keys that follow a pattern."""

    of: Shape
    pattern: str

    def read(self, given: object, at: str, reading: Reading) -> Any:  # noqa: ANN401
        """Read it."""
        if not isinstance(given, dict):
            return reading.wrong(at, "not_an_object")
        if len(given) > MOST_LISTED:
            return reading.wrong(at, "too_many", most=MOST_LISTED)
        strange = [key for key in given if not re.fullmatch(self.pattern.strip("^$"), key, re.ASCII)]
        for key in strange:
            reading.wrong(f"{at}/{_escaped(key)}", "unknown_key")
        found = {key: self.of.read(one, f"{at}/{_escaped(key)}", reading) for key, one in given.items()}
        return NOTHING if strange or NOTHING in found.values() else found

    def schema(self, known: dict[str, Schema]) -> Schema:
        """Describe it."""
        names = {"propertyNames": {"pattern": self.pattern}, "maxProperties": MOST_LISTED}
        return {"type": "object", "additionalProperties": self.of.schema(known), **names}


@dataclass(frozen=True)
class Record(Shape):
    """An object with the fields of a dataclass, and no others."""

    kind: type[Any]

    def read(self, given: object, at: str, reading: Reading) -> Any:  # noqa: ANN401
        """Read it."""
        if not isinstance(given, dict):
            return reading.wrong(at, "not_an_object")
        shapes, required = self.fields()
        for name in sorted(given.keys() - shapes.keys()):
            reading.wrong(f"{at}/{_escaped(name)}", "unknown_field")
        for name in sorted(required - given.keys()):
            reading.wrong(f"{at}/{name}", "missing")
        found = {name: shapes[name].read(one, f"{at}/{name}", reading) for name, one in given.items() if name in shapes}
        is_whole = NOTHING not in found.values() and required <= given.keys() <= shapes.keys()
        return self.kind(**found) if is_whole else NOTHING

    def schema(self, known: dict[str, Schema]) -> Schema:
        """Describe it among the known ones, and point there."""
        name = self.kind.__name__
        if name not in known:
            known[name] = {}  # it may hold itself
            shapes, required = self.fields()
            made: Schema = {"type": "object", "additionalProperties": False}
            made["properties"] = {key: shape.schema(known) for key, shape in shapes.items()}
            known[name] |= made | ({"required": sorted(required)} if required else {})
        return {"$ref": f"#/components/schemas/{name}"}

    def fields(self) -> tuple[Mapping[str, Shape], frozenset[str]]:
        """Give the shapes of the fields, and which of these must be there."""
        hints = get_type_hints(self.kind)
        listed = dataclasses.fields(self.kind)
        needed = (one.name for one in listed if one.default is MISSING and one.default_factory is MISSING)
        name = self.kind.__name__
        coded = CODES.get(name, {})
        shapes = {one.name: shape_of(hints[one.name], most_of(name, one.name)) for one in listed}
        for field, codes in coded.items():
            shapes[field] = Nothing(OneOfCodes(codes)) if isinstance(shapes[field], Nothing) else OneOfCodes(codes)
        return shapes, frozenset(needed)


def _when(said: str) -> When:
    """Read days; raises NotADay."""
    when = When.parse(said.removesuffix("~"), about=said.endswith("~"))
    if when.first.year < _FIRST_YEAR:
        raise NotADay(said)
    return when


def _day(said: str) -> date:
    """Read a day; raises NotADay."""
    return _when(said).first


_FIRST_YEAR = 1000
"""Before that a year is written with fewer digits where we write days, and nothing here is so old."""

_PLAIN: Mapping[Any, Shape] = {
    int: Number(),
    bool: YesNo(),
    date: Written(_day, _DAY, "not_a_day", "date"),
    UUID: Written(UUID, ID, "not_an_id", "uuid"),
    When: Written(_when, WHEN, "not_days"),
}


def shape_of(hint: Any, most: int = LONGEST_TEXT) -> Shape:  # noqa: ANN401 - a type, as it is annotated
    """Give the shape of a type, whose texts have so many characters at most; raises TypeError for no command's type."""
    plain = {str: Text(most), **_PLAIN}
    if hint in plain:
        return plain[hint]
    origin, parts = get_origin(hint), get_args(hint)
    if origin in {Union, UnionType} and NoneType in parts:
        [one] = [part for part in parts if part is not NoneType]
        return Nothing(shape_of(one, most))
    if origin in {tuple, frozenset}:
        exactly = len(parts) if origin is tuple and Ellipsis not in parts else None
        return Listed(shape_of(parts[0], most), origin, exactly)
    if origin is not None and issubclass(origin, Mapping):
        return Keyed(shape_of(parts[1], most), LANGUAGE if parts[1] is str else "^[a-z0-9-]{1,100}$")
    if isinstance(hint, type) and issubclass(hint, Enum):
        return OneOf(hint)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return Record(hint)
    raise TypeError(hint)


def _escaped(name: str) -> str:
    """Write a name as part of a place (RFC 6901)."""
    return name[:100].replace("~", "~0").replace("/", "~1")
