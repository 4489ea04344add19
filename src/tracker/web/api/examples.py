"""Examples for the schema: made of it, so that they always fit, with values that look like those of a record."""

from collections.abc import Mapping
from typing import Any

from tracker.web.api.shape import Schema
from tracker.web.api.shapes import ID

_ENTRY = "6f1d2c3b-4a59-4e68-9b7c-0d1e2f3a4b5c"

VALUES: Mapping[str, Any] = {
    "country": "KZ",
    "reference": "kz-2021-1",
    "demand": "kz-2021-1",
    "demands": ["kz-2021-1"],
    "measures": ["kz-2021-1.1"],
    "number": "kz-2021-1.1",
    "entry": _ENTRY,
    "letter": _ENTRY,
    "wording": {"en": "A court lifted the ban."},
    "notes": {"en": "Told by the union's lawyer."},
    "reason": {"en": "The first report named the wrong day."},
    "title": "Lift the ban on the union",
    "on": "2024-05-03",
    "key": "ilc-114",
    "document": "res-2021",
    "convention": "C087",
    "language": "en",
    "text": "A court lifted the ban.",
    "as_of": "2026-11-21",
    "known_by": "2026-11-20",
    "name": "Kazakhstan",
    "next": None,
}
"""By the names of fields, where what they hold is of that type."""

_FIRSTS: Mapping[str, Any] = {"string": "text", "integer": 1, "boolean": True, "array": [], "object": {}, "null": None}
_PATTERNS = {"date": "2024-05-03", "uuid": _ENTRY, "date-time": "2027-01-01T00:00:00+00:00"}


def example_of(schema: Schema, known: Mapping[str, Schema], name: str = "") -> Any:  # noqa: ANN401 - of any type
    """Make an example of a schema: of objects what must be there, and what we have a value for."""
    if "$ref" in schema:
        return example_of(known[schema["$ref"].rpartition("/")[2]], known, name)
    if "anyOf" in schema:
        return example_of(schema["anyOf"][0], known, name)
    kind = schema.get("type", "null")
    first = kind if isinstance(kind, str) else kind[0]
    if first == "object" and schema.get("properties"):
        return _object(schema, known)
    if first == "array" and schema.get("minItems"):
        return [example_of(schema["items"], known)] * schema["minItems"]
    return _plain(schema, first, VALUES.get(name))


def _plain(schema: Schema, kind: str, own: object) -> object:
    if "enum" in schema:
        return schema["enum"][0]
    if own is not None and _fits(own, kind, schema):
        return own
    if schema.get("format") in _PATTERNS:
        return _PATTERNS[schema["format"]]
    if "pattern" in schema:
        return _ENTRY if schema["pattern"] == ID else _PATTERNS["date"]
    return _FIRSTS[kind]


def _object(schema: Schema, known: Mapping[str, Schema]) -> dict[str, Any]:
    wanted = schema.get("required", [])
    return {name: example_of(one, known, name) for name, one in schema["properties"].items() if name in wanted}


def _fits(own: object, kind: str, schema: Schema) -> bool:
    python = {"string": str, "integer": int, "boolean": bool, "array": list, "object": dict}.get(kind)
    if python is None or not isinstance(own, python):
        return False
    inner: Schema = schema.get("items", {}) if isinstance(own, list) else schema.get("additionalProperties", {})
    if isinstance(own, list | dict):
        return bool(inner.get("type") == "string")
    is_day = schema.get("format") in _PATTERNS or "pattern" in schema
    return not is_day or own in {*_PATTERNS.values()}
