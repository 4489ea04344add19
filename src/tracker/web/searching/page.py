"""One page of a search, public or in the workspace: what was typed, what became of it, and the ways to other pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from tracker.application.search import Asked, NotFilledYet, asked
from tracker.application.search.folding import Folder
from tracker.web.searching.eyes import Eyes
from tracker.web.searching.found import find
from tracker.web.searching.hits import Hits, Ways, hits

_MOST_DIGITS = 4

WAIT = 5
"""Seconds after which it is worth asking again while the texts are still being read."""


@dataclass(frozen=True)
class Search:
    """A search and its outcome. `hits` is None where nothing was looked for; `waits`: the texts are not read yet."""

    path: str
    asked: Asked
    hits: Hits | None = None
    waits: bool = False

    @property
    def is_short(self) -> bool:
        """Say whether too little was typed to look for."""
        return not self.asked.is_empty and not self.asked.terms

    def at(self, page: int) -> str:
        """Give the address of a page of it."""
        query = {"q": self.asked.typed} | ({"page": str(page)} if page > 1 else {})
        return f"{self.path}?{urlencode(query)}"


def unsearched(path: str, query: Mapping[str, str]) -> Search:
    """Read what was typed, and look for nothing yet."""
    return Search(path, asked(query.get("q", ""), Folder()))


def searched(search: Search, query: Mapping[str, str], eyes: Eyes, ways: Ways) -> Search:
    """Look for what was typed."""
    if not search.asked.terms:
        return search
    return Search(search.path, search.asked, hits(find(search.asked, eyes), _page(query), eyes, ways))


def waiting(search: Search) -> Search:
    """Say that the texts are not read yet."""
    return Search(search.path, search.asked, waits=bool(search.asked.terms))


def _page(query: Mapping[str, str]) -> int:
    written = query.get("page", "")
    is_number = written.isascii() and written.isdigit() and len(written) <= _MOST_DIGITS
    return int(written) if is_number else 1


__all__ = ["WAIT", "NotFilledYet", "Search", "searched", "unsearched", "waiting"]
