"""Described: schemas of what the API gives, put together from columns of tables and from plain parts."""

from collections.abc import Callable, Mapping
from typing import Any

from tracker.web.api.answer_codes import PRECISION
from tracker.web.api.shape import Schema
from tracker.web.data.columns import Column, Kind, Table

Says = Callable[[str], str]

TEXT: Schema = {"type": ["string", "null"]}
CODE: Schema = {"type": "string"}
DAY: Schema = {"type": "string", "format": "date"}
DAY_OR_NONE: Schema = {"type": ["string", "null"], "format": "date"}
NUMBER: Schema = {"type": "integer"}
NUMBER_OR_NONE: Schema = {"type": ["integer", "null"]}
YES_NO: Schema = {"type": "boolean"}
CODES: Schema = {"type": "array", "items": {"type": "string"}}
ANY: Schema = {}
PERIOD: Schema = {
    "type": ["object", "null"],
    "properties": {"first": DAY, "last": DAY, "precision": PRECISION},
}

_KINDS: Mapping[Kind, str] = {
    Kind.CODE: "string",
    Kind.NUMBER: "integer",
    Kind.YES_NO: "boolean",
    Kind.DAY: "string",
    Kind.TEXT: "string",
    Kind.LIST: "array",
}


def thing(properties: Mapping[str, Schema], optional: Mapping[str, Schema] | None = None) -> Schema:
    """Describe an object: what always stands in it, and what may be absent for who may not see it."""
    both = {**properties, **(optional or {})}
    return {"type": "object", "properties": both, "required": [*properties]}


def listed(of: Schema) -> Schema:
    """Describe a list."""
    return {"type": "array", "items": of}


def row_of(table: Table, says: Says, optional: Mapping[str, Schema] | None = None) -> Schema:
    """Describe a row of a table, by what its columns mean."""
    return thing({one.name: _cell(one, says) for one in table.columns}, optional)


def _cell(column: Column, says: Says) -> Schema:
    kind = _KINDS[column.kind]
    is_always = column.is_always or column.kind is Kind.LIST
    made: dict[str, Any] = {"type": kind if is_always else [kind, "null"]}
    if column.kind is Kind.DAY:
        made["format"] = "date"
    if column.kind is Kind.LIST:
        made["items"] = CODE
    if column.values:
        made["enum"] = [*column.values, *([] if is_always else [None])]
    return made | {"description": says(column.meaning)}
