"""Asking: what a request for a reading names, read strictly: what nobody asked for is refused by its name."""

from collections.abc import Mapping
from dataclasses import dataclass
from json import dumps, loads
from typing import Any

from starlette.requests import Request

from tracker.web.address import Dating, dating
from tracker.web.api.caller import Caller
from tracker.web.api.problems import Problem
from tracker.web.api.reading import Asked, Reading

MOST, USUAL = 1000, 100
"""How many rows an answer holds at most, and where nobody says."""


@dataclass(frozen=True)
class Question:
    """One request for a reading.

    `fields` are those of a row that are wanted, None for all. `after` is the key of the last row given before and how
    many there were, or None.
    """

    reading: Reading
    asked: Asked
    dating: Dating
    limit: int = USUAL
    after: tuple[Any, int] | None = None
    fields: tuple[str, ...] | None = None


def question(reading: Reading, request: Request, caller: Caller) -> Question:
    """Read a request; raises Problem, NotADay, InTheFuture."""
    given = parameters(request, reading.parameters)
    limit, cursor = limit_in(given.pop("limit", "")), given.pop("cursor", "")
    today = caller.office.site.reader.today()
    parts = {name: str(value) for name, value in request.path_params.items()}
    if not cursor:
        when = dating(given.pop("as_of", ""), given.pop("known_by", ""), today)
        fields = _fields_in(given.pop("fields", ""), reading)
        return Question(reading, {**parts, **given}, when, limit, fields=fields)
    said = _opened(cursor, reading, caller) if not given else None
    if said is None:
        raise Problem("cursor_refused")
    when = dating(said["on"], said["known"], today)
    fields = said["fields"] and tuple(said["fields"])
    return Question(reading, {**parts, **said["asked"]}, when, limit, (said["key"], said["number"]), fields)


def next_cursor(question: Question, caller: Caller, dated: tuple[str, str], key: object, number: int) -> str:
    """Give what leads on from the row of a key; it keeps to the day and the release of the first answer."""
    on, known = dated
    filters = {name: value for name, value in question.asked.items() if name in question.reading.filters}
    said = {"on": on, "known": known, "asked": filters, "key": key, "number": number, "fields": question.fields}
    return caller.office.accounts.opaque.shut(dumps(said), *_place(question.reading, caller))


def parameters(request: Request, allowed: list[str]) -> dict[str, str]:
    """Read the query; raises Problem for what is no parameter here, stands twice, is empty, or holds NUL."""
    found: dict[str, str] = {}
    for name, value in request.query_params.multi_items():
        if name not in allowed or name in found:
            raise Problem("unknown_parameter", {"parameter": name[:40]})
        if "\0" in value or not value.strip():
            raise Problem("unknown_value", {"parameter": name})
        found[name] = value
    return found


def limit_in(said: str) -> int:
    """Read how many rows are wanted; raises Problem."""
    if not said:
        return USUAL
    number = int(said) if said.isascii() and said.isdigit() and len(said) <= len(str(MOST)) else 0
    if not 1 <= number <= MOST:
        raise Problem("not_a_limit")
    return number


def _fields_in(said: str, reading: Reading) -> tuple[str, ...] | None:
    """Read which fields of a row are wanted; raises Problem for one that no row has."""
    if not said:
        return None
    wanted = tuple(dict.fromkeys(said.split(",")))
    if not set(wanted) <= reading.fields:
        raise Problem("unknown_value", {"parameter": "fields"})
    return wanted


def _opened(cursor: str, reading: Reading, caller: Caller) -> Mapping[str, Any] | None:
    said = caller.office.accounts.opaque.open(cursor, *_place(reading, caller))
    return None if said is None else loads(said)


def _place(reading: Reading, caller: Caller) -> tuple[str, ...]:
    """Bind a cursor to its list, and to the account whose eyes it was made with."""
    return ("cursor", reading.path, caller.reader.account.account_id if caller.reader else "")
