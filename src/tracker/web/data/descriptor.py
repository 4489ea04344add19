"""What a data package says of itself for programs (Frictionless Data Package, version 2)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from babel.support import Translations

from tracker.web.data.columns import Column, Kind, Table
from tracker.web.data.forms import fields
from tracker.web.data.tables import TABLES

LICENCE = "CC-BY-4.0"
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_TYPES = {
    Kind.CODE: "string",
    Kind.TEXT: "string",
    Kind.NUMBER: "integer",
    Kind.YES_NO: "boolean",
    Kind.DAY: "date",
    Kind.LIST: "list",
}


@dataclass(frozen=True)
class About:
    """What a package is of: of whose record, of which day, release and methodology, and where its pages are.

    `sample` is what sample data says of itself, empty where it is none; `address` empty where nobody set it.
    """

    name: str
    on: date
    known_by: date
    release: int | None
    methodology: int
    sample: str
    address: str

    @property
    def version(self) -> str:
        """Give the version: the release and the day that the figures are of."""
        return f"{self.release or 0}.{self.on:%Y%m%d}"


def descriptor(about: About, files: Mapping[str, bytes], says: Translations) -> dict[str, Any]:
    """Make the object; `files` are the tables as written, by their names."""
    title = says.gettext("Demands put to governments, and what was done")
    return {
        "$schema": _PROFILE,
        "name": "demands",
        "title": f"{about.name}: {title}",
        "description": " ".join(filter(None, [about.sample, says.gettext("Counts, intervals and ages; no index.")])),
        **({"homepage": about.address} if about.address else {}),
        "version": about.version,
        "created": f"{about.known_by.isoformat()}T00:00:00Z",
        "licenses": [
            {"name": LICENCE, "path": LICENCE_ADDRESS, "title": "Creative Commons Attribution 4.0 International"}
        ],
        "contributors": [{"title": about.name, "roles": ["creator", "publisher"]}],
        "as_of": about.on.isoformat(),
        "known_by": about.known_by.isoformat(),
        "release": about.release,
        "methodology": about.methodology,
        "sample": bool(about.sample),
        "resources": [_resource(TABLES[name], files[name], about, says) for name in files],
    }


def path_of(table: Table) -> str:
    """Give where a table lies in the package."""
    return f"data/{table.name}.csv"


def _resource(table: Table, content: bytes, about: About, says: Translations) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "path": path_of(table),
        "title": says.gettext(table.title),
        "description": says.gettext(table.about),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        **({"dialect": {"headerRows": [2], "commentRows": [1]}} if about.sample else {}),
        "schema": _schema(table, says),
    }


def _schema(table: Table, says: Translations) -> dict[str, Any]:
    refers = [
        {"fields": [one.name], "reference": {"resource": one.refers_to, "fields": [TABLES[one.refers_to].key[0]]}}
        for one in table.columns
        if one.refers_to and one.kind is not Kind.LIST and one.refers_to != table.name
    ]
    return {
        "fields": [_field(column, name, says) for column, name in fields(table)],
        **({"primaryKey": list(table.key)} if table.key else {}),
        **({"foreignKeys": refers} if refers else {}),
        "missingValues": [""],
    }


def _field(column: Column, name: str, says: Translations) -> dict[str, Any]:
    made: dict[str, Any] = {
        "name": name,
        "type": _TYPES[column.kind],
        "title": says.gettext(column.title),
        "description": says.gettext(column.meaning),
    }
    if column.kind is Kind.LIST:
        made |= {"delimiter": ";", "itemType": "string"}
    if column.values:
        made["categories"] = [{"value": its, "label": says.gettext(message)} for its, message in column.values.items()]
    return made | ({"constraints": {"required": True}} if column.is_always else {})


def cite_file(about: About, address: str) -> Mapping[str, Any]:
    """Say how the package is cited, in the form that programs for references read (Citation File Format 1.2.0)."""
    said: Sequence[str] = [about.sample] if about.sample else ["If you use these data, cite them so."]
    return {
        "cff-version": "1.2.0",
        "message": " ".join(said),
        "type": "dataset",
        "title": f"{about.name}: demands put to governments, and what was done, as of {about.on.isoformat()}",
        "authors": [{"name": about.name}],
        "version": about.version,
        "date-released": about.known_by.isoformat(),
        "license": LICENCE,
        **({"url": address} if address else {}),
    }
