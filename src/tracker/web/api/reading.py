"""Reading: one address of the API at which something is read, with what it takes and what it gives."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tracker.web.api.seen import Seen
from tracker.web.api.shape import Schema

Row = Mapping[str, Any]
Asked = Mapping[str, str]
"""What a request names: the parts of its path, and its filters."""
Describe = Callable[[Callable[[str], str]], Schema]
"""Gives the schema of one thing, with what it says put into the reader's language."""


@dataclass(frozen=True)
class Reading:
    """One address below `/api/v1`. `title` is a message.

    `find` gives the rows of a list, or the one thing; it raises NoSuchThing. `filters` are the parameters that it takes
    besides those of all; `key` are the fields by which the rows of a list are told apart. `for_tokens`: nobody reads it
    without a token. `is_dated`: it can be asked for as of a day.
    """

    path: str
    title: str
    find: Callable[[Seen, Asked], Any]
    describe: Describe
    is_list: bool = False
    filters: Sequence[str] = ()
    key: Sequence[str] = ()
    for_tokens: bool = False
    is_dated: bool = True

    @property
    def name(self) -> str:
        """Give its name in the schema: the parts of the path."""
        parts = [one.strip("{}") for one in self.path.split("/")]
        return "_".join(one.replace("-", "_") for one in parts if one)

    @property
    def parts(self) -> list[str]:
        """List what its path names."""
        return [one.strip("{}") for one in self.path.split("/") if one.startswith("{")]

    @property
    def parameters(self) -> list[str]:
        """List what may stand in its query."""
        dated = ["as_of", "known_by"] if self.is_dated else []
        return [*self.filters, *dated, *(["fields", "limit", "cursor"] if self.is_list else [])]

    @cached_property
    def fields(self) -> frozenset[str]:
        """Name what a row may hold."""
        return frozenset(self.describe(str)["properties"])
