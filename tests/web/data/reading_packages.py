"""Reads a data package as a stranger does, by the rules of the standard (datapackage.org, version 2)."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from io import BytesIO, StringIO
from json import loads
from typing import Any
from zipfile import ZipFile

_NAME = re.compile(r"[a-z0-9._/-]+")
_TYPES = {"string", "integer", "boolean", "date", "list"}


@dataclass(frozen=True)
class Package:
    """A package as it came."""

    body: bytes

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """Give its files by their paths."""
        with ZipFile(BytesIO(self.body)) as file:
            return {one.filename: file.read(one) for one in file.infolist()}

    @cached_property
    def descriptor(self) -> Mapping[str, Any]:
        """Give what it says of itself."""
        return dict(loads(self.files["datapackage.json"]))

    @cached_property
    def everything(self) -> str:
        """Give all that is in it as one text."""
        return "\n".join(f"{path}\n{content.decode()}" for path, content in self.files.items())

    def rows(self, name: str) -> list[dict[str, str]]:
        """Give the rows of a table, each by the names of its fields."""
        [resource] = [one for one in self.descriptor["resources"] if one["name"] == name]
        head, lines = self._lines(resource)
        return [dict(zip(head, line, strict=True)) for line in lines]

    def flaws(self) -> list[str]:
        """List what is against the standard, or against what the package says of itself."""
        resources = self.descriptor["resources"]
        names = [one["name"] for one in resources]
        own = [] if len({*names}) == len(names) and all(map(_NAME.fullmatch, names)) else ["names of tables"]
        missing = [name for name in ("name", "version", "created", "licenses") if not self.descriptor[name]]
        return own + missing + [f"{one['name']}: {flaw}" for one in resources for flaw in self._flaws_of(one)]

    def _lines(self, resource: Mapping[str, Any]) -> tuple[list[str], list[list[str]]]:
        text = self.files[resource["path"]].decode(resource["encoding"])
        lines = [*csv.reader(StringIO(text, newline=""))]
        [head] = resource.get("dialect", {}).get("headerRows", [1])
        return lines[head - 1], lines[head:]

    def _flaws_of(self, resource: Mapping[str, Any]) -> Iterator[str]:
        content, fields = self.files[resource["path"]], resource["schema"]["fields"]
        if (resource["bytes"], resource["hash"]) != (len(content), f"sha256:{sha256(content).hexdigest()}"):
            yield "size or hash"
        head, _ = self._lines(resource)
        if head != [one["name"] for one in fields] or len({*head}) != len(head):
            yield "fields"
        rows = self.rows(resource["name"])
        yield from self._flaws_of_keys(resource["schema"], rows)
        for one in fields:
            held = {row[one["name"]] for row in rows}
            yield from (f"{one['name']}: {value}" for value in held if not _is_good(one, value))

    def _flaws_of_keys(self, schema: Mapping[str, Any], rows: list[dict[str, str]]) -> Iterator[str]:
        keys = [tuple(row[name] for name in schema.get("primaryKey", row)) for row in rows]
        if "primaryKey" in schema and len({*keys}) != len(keys):
            yield "primary key"
        for one in schema.get("foreignKeys", ()):
            [name], [other] = one["fields"], one["reference"]["fields"]
            known = {row[other] for row in self.rows(one["reference"]["resource"])} | {""}
            yield from (f"{name}: no {row[name]}" for row in rows if row[name] not in known)


def _is_good(field: Mapping[str, Any], value: str) -> bool:
    if not value:
        return not field.get("constraints", {}).get("required")
    if "categories" in field and value not in {one["value"] for one in field["categories"]}:
        return False
    match field["type"]:
        case "integer":
            return value.isdigit()
        case "boolean":
            return value in {"true", "false"}
        case "date":
            return date.fromisoformat(value).isoformat() == value
    return field["type"] in _TYPES
