"""Addresses of pages: what is shown, on which day, as known by when, and with which filters."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cached_property, lru_cache
from urllib.parse import urlencode

from tracker.application.asking import InTheFuture, Known
from tracker.languages import filed_in

ENDINGS = ("", "/on/{on}", "/on/{on}/known/{known}")
"""How a dated page's path may end."""

_LONGEST = 40
_QUERIES = 256
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class NotADay(ValueError):
    """What was written is no day of the calendar; `field` names where it was written."""

    def __init__(self, field: str, text: str) -> None:
        self.field, self.text = field, text
        super().__init__(field)


@dataclass(frozen=True)
class Dating:
    """The day that a page is asked for and as known by when; None means today and the newest release.

    A page that compares two days has the earlier one in `then`.
    """

    on: date | None = None
    known: Known = None
    then: date | None = None

    @property
    def path(self) -> str:
        """Give the end of the permanent path."""
        if self.on is None:
            return ""
        known = "" if self.known is None else f"/known/{written(self.known)}"
        way = "/on" if self.then is None else f"/between/{self.then.isoformat()}"
        return f"{way}/{self.on.isoformat()}{known}"


@dataclass(frozen=True)
class Address:
    """Where a page is. `thing` is its path below the language, such as `countries/kz`, empty for the overview."""

    language: str
    thing: str = ""
    dating: Dating = field(default_factory=Dating)
    filters: Mapping[str, str] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """Give the path without filters: the permanent form of a dated page."""
        thing = f"/{self.thing}" if self.thing else ""
        return f"/{self.language}{thing}{self.dating.path}" if thing or self.dating.path else f"/{self.language}/"

    @property
    def url(self) -> str:
        """Give the whole address on this host."""
        return f"{self.path}?{_query(tuple(self.filters.items()))}" if self.filters else self.path

    @property
    def json(self) -> str:
        """Give the address of the same in JSON."""
        return self.file("json")

    @property
    def csv(self) -> str:
        """Give the address of the same as a table."""
        return self.file("csv")

    def file(self, ending: str) -> str:
        """Give the address of the same as a file of that ending."""
        plain = not self.thing and not self.dating.path
        return f"/{filed_in(self.language)}/overview.{ending}" if plain else f"{self._filed.path}.{ending}"

    def beside(self, ending: str) -> str:
        """Give the address of a file beside the page, which always is today's."""
        return f"/{filed_in(self.language)}/{self.thing}.{ending}"

    @property
    def _filed(self) -> "Address":
        return self.in_language(filed_in(self.language))

    def to(self, thing: str) -> "Address":
        """Give another thing's address in the same language and on the same day, of two the later one."""
        return Address(self.language, thing, self._later)

    def at(self, thing: str) -> str:
        """Give the same as it is written: a page links to some hundred others."""
        if type(self) is not Address:
            return self.to(thing).url
        path = self._later_path
        return f"/{self.language}/{thing}{path}" if thing else f"/{self.language}{path or '/'}"

    @cached_property
    def _later(self) -> Dating:
        return replace(self.dating, then=None)

    @cached_property
    def _later_path(self) -> str:
        return self._later.path

    def undated(self) -> "Address":
        """Give the same page of today, filters kept."""
        return replace(self, dating=Dating())

    def known_today(self) -> "Address":
        """Give the same day with today's knowledge."""
        return replace(self, dating=replace(self.dating, known=None))

    def on(self, day: date, known: Known = None) -> "Address":
        """Give the same page on another day."""
        return replace(self, dating=Dating(day, known))

    def between(self, then: date, now: date) -> "Address":
        """Give the page that compares two days of the same thing, with the same knowledge."""
        return replace(self, dating=Dating(now, self.dating.known, then))

    def in_language(self, language: str) -> "Address":
        """Give the same page, day and filters in another language.

        Of a page of earlier entries it is the demand: each language divides its entries as its own words need room.
        """
        thing = self.thing if language == self.language else self.thing.partition("/earlier")[0]
        return replace(self, language=language, thing=thing)

    def where(self, **filters: str | None) -> "Address":
        """Give the same page with filters changed; None takes one away."""
        kept = {**self.filters, **filters}
        left = {name: value for name, value in kept.items() if value is not None}
        return type(self)(self.language, self.thing, self.dating, left)


@lru_cache(_QUERIES)
def _query(filters: tuple[tuple[str, str], ...]) -> str:
    return urlencode(filters)


def written(known: Known) -> str:
    """Write as known by when, as addresses do."""
    if isinstance(known, datetime):
        return known.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return known.isoformat() if isinstance(known, date) else str(known)


def dating(on: str, known: str, today: date) -> Dating:
    """Read what a reader wrote; empty means nothing was asked. Raises NotADay, InTheFuture."""
    day = _day("as_of", on.strip()) if on.strip() else None
    knowledge = _known(known.strip()) if known.strip() else None
    latest = knowledge.date() if isinstance(knowledge, datetime) else knowledge
    for asked in (day, latest):
        if isinstance(asked, date) and asked > today:
            raise InTheFuture(asked)
    return Dating(day if day or knowledge is None else today, knowledge)


def _day(field: str, text: str) -> date:
    try:
        if _ISO_DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError as wrong:
        raise NotADay(field, text[:_LONGEST]) from wrong
    raise NotADay(field, text[:_LONGEST])


def _known(text: str) -> Known:
    if text.isascii() and text.isdigit() and len(text) <= 9:  # noqa: PLR2004 - no database counts further
        return int(text)
    if "T" not in text:
        return _day("known_by", text)
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is not None:
            return moment.astimezone(UTC)
    except (ValueError, OverflowError) as wrong:
        raise NotADay("known_by", text[:_LONGEST]) from wrong
    raise NotADay("known_by", text[:_LONGEST])
