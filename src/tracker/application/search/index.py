"""The index: folded texts in memory, in which a few letters in a row are found fast. It knows nobody who asks.

What it gives are candidates: whoever shows one asks first whether the reader may see it, and whether what is looked
for stands in what this reader may read. So an index that is behind, or knows too much, shows nobody anything.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from enum import Enum
from threading import Lock
from typing import Any, NamedTuple, TypeVar

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from tracker.application.search.asked import Asked, Term, stem
from tracker.application.search.folding import BETWEEN, Folder

_SCHEMA = (
    "CREATE VIRTUAL TABLE folded USING fts5(text, content='', columnsize=0, tokenize='trigram case_sensitive 1')",
    "CREATE TABLE thing(row INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, public INTEGER NOT NULL)",
    "CREATE INDEX thing_by_key ON thing(key)",
)
T = TypeVar("T")

_BATCH = 250
_MOST_KEPT = 8
_NEAREST = 30
_SHORTEST_NEAR = 4
_LONG = 8


class What(Enum):
    """The kinds of thing that texts are of, and that the index knows."""

    DEMAND = "demand"
    DOCUMENT = "document"
    ORGANISATION = "organisation"
    OCCASION = "occasion"
    ENTRY = "entry"


class Thing(NamedTuple):
    """Something that was written about, by its key: a reference, an entry's id."""

    what: What
    key: str


class Index:
    """Folded texts by the thing that they are of."""

    def __init__(self) -> None:
        self.folder = Folder()
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        self._guard = Lock()
        self._rows = 0
        self._known: set[str] = set()
        self._whole: dict[Thing, str] = {}
        self._words: set[str] = set()
        self._stems: set[str] = set()
        self._kept: dict[frozenset[str], Any] = {}
        for statement in _SCHEMA:
            self._database.execute(statement)

    def add(self, thing: Thing, texts: Iterable[str], *, public: bool = True) -> None:
        """Take in texts of a thing, beside those that are there; an entry has all of its texts from the beginning."""
        folded = self.folder.together(texts)
        if thing.what is What.ENTRY:
            if thing.key in self._known:
                return
            self._known.add(thing.key)
        else:
            folded = self._whole[thing] = BETWEEN.join(filter(None, [self._whole.get(thing), folded]))
        new = set(folded.split()) - self._words
        self._words |= new
        self._stems.update(stem(word) for word in new if len(word) >= _SHORTEST_NEAR)
        with self._guard:
            self._rows += 1
            self._database.execute("INSERT INTO folded(rowid, text) VALUES (?, ?)", (self._rows, folded))
            row = (self._rows, thing.what.value, thing.key, public)
            self._database.execute("INSERT INTO thing VALUES (?, ?, ?, ?)", row)

    def show(self, key: str, *, public: bool) -> None:
        """Note that a thing may be public from now on, or may not."""
        with self._guard:
            self._database.execute("UPDATE thing SET public = ? WHERE key = ?", (public, key))

    def candidates(self, asked: Asked, *, public: bool) -> Iterator[list[Thing]]:
        """Give the things in which what is looked for may stand, the newest first, in batches; each thing once.

        With `public` those are left out that never were for the public.
        """
        query, before, given = _match(asked.terms), self._rows + 1, set[Thing]()
        while asked.terms:
            with self._guard:
                rows = self._database.execute(
                    "SELECT thing.row, kind, key FROM folded JOIN thing ON thing.row = folded.rowid "
                    "WHERE folded MATCH ? AND folded.rowid < ? AND public >= ? ORDER BY folded.rowid DESC LIMIT ?",
                    (query, before, public, _BATCH),
                ).fetchall()
            found = dict.fromkeys(Thing(What(kind), key) for _, kind, key in rows)
            yield [one for one in found if one not in given]
            if len(rows) < _BATCH:
                return
            given, before = given | set(found), rows[-1][0]

    def near(self, asked: Asked) -> Asked:
        """Give the same with words beside each that differ from it in a letter or two, and that somebody wrote."""
        return Asked(asked.typed, tuple(map(self._near, asked.terms)), asked.is_cut)

    def kept(self, of: frozenset[str], make: Callable[[], T]) -> T:
        """Give what was made of some words before, or make it; it is forgotten with the index."""
        if of not in self._kept:
            while len(self._kept) >= _MOST_KEPT:
                self._kept.pop(next(iter(self._kept)), None)
            self._kept[of] = make()
        found: T = self._kept[of]
        return found

    def _near(self, term: Term) -> Term:
        found = [
            f" {one}"
            for word in term.words
            if len(word) >= _SHORTEST_NEAR
            for one, _, _ in extract(
                stem(word), self._listed(), scorer=OSA.distance, score_cutoff=most_apart(word), limit=_NEAREST
            )
        ]
        return Term(tuple(dict.fromkeys([*term.alternatives, *found])), term.words)

    def _listed(self) -> Collection[str]:
        return list(self._stems)


def most_apart(word: str) -> int:
    """Say in how many letters a folded word may differ from one that was meant: the longer, the more."""
    return 1 if len(word) < _LONG else 2


def _match(terms: Iterable[Term]) -> str:
    """Write terms as FTS5 takes them: nothing that was typed is ever an operator, as each stands in quotes."""
    return " AND ".join(
        "(" + " OR ".join('"' + one.replace('"', "") + '"' for one in term.alternatives) + ")" for term in terms
    )
