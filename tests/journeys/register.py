"""The bundled register as plain data, read by nothing but a YAML reader."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import yaml

from tracker.register import bundled

Row = Mapping[str, Any]
LEAST = 5
"""A part of a name that is no longer may be part of another word."""
FILES = ("register", "timeline", "assessments", "calendar", "ratifications")


@cache
def read(file: str) -> Row:
    """Give one of the register's files."""
    rows: Row = yaml.load((bundled() / f"{file}.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    return rows


def persons() -> Mapping[str, Row]:
    """Give the persons by their keys."""
    found: Mapping[str, Row] = read("register")["persons"]
    return found


def demands(document: str = "") -> Mapping[str, Row]:
    """Give the demands of a document, or all, by their references."""
    return {one["key"]: one for one in read("register")["demands"] if document in {"", one["document"]}}


def names_of(key: str) -> set[str]:
    """Give every spelling of a person's name."""
    person = persons()[key]
    forms = [one["form"] for one in [*person["as_printed"], *person["cyrillic"]]]
    return {person["name"], *person["variants"], *forms}


@cache
def forms_of(key: str) -> set[str]:
    """Give the person's names in small letters, and what their last name begins with in any case and spelling."""
    names = [name.lower() for name in names_of(key)]
    surnames = [name.split()[-1] for name in names]
    return {name for name in names if " " in name} | {name[:-1] for name in surnames if len(name) > LEAST}


def named_in(text: str) -> set[str]:
    """Say which persons a text names."""
    small = text.lower()
    return {key for key in persons() if any(form in small for form in forms_of(key))}


def texts(value: object) -> Iterator[str]:
    """Give every text in some rows."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from texts(one)
