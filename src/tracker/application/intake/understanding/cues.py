"""Cues: the lists of words under `cues/`, made into something that finds them in a text.

In a cue `*` stands for any ending of a word, `(a|b)` for either, `word?` and `(a|b)?` for what may be missing, and
`...` for up to five words; a semicolon parts one cue from the next where they stand on one line. Cues are words: one
never begins or ends within another. Capitals count where a cue has nothing but capitals (UN, ООН), or where the list
says so.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

from tracker.application.intake.reading.text import Span

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""What reads YAML; that in C takes a seventh of the time."""
_GAP = r"(?:\s+[^\s.;:!?]+){0,5}?"
_TOKEN = re.compile(r"\([^)]*\)\S*|[^\s(]+\([^)]*\)\S*|\S+")
_WORD = re.compile(r"\w+")
_APOSTROPHES = "['’`ʼ]"
_BEGUN = 3
"""Letters by which the cues that may begin with a word are found."""


class Cue(NamedTuple):
    """A cue in a text: under which key its list has it, and where it stands."""

    key: str
    span: Span


class Scanned(str):
    """A text that remembers which cues were found in it, as long as it is there itself."""

    __slots__ = ("found",)
    found: dict[int, list[Cue]]


def scanned(text: str) -> Scanned:
    """Give a text in which each list of cues is looked for once."""
    made = Scanned(text)
    made.found = {}
    return made


class Cues:
    """Several lists of cues, each under its key."""

    def __init__(self, lists: Mapping[str, Iterable[str]], *, with_capitals: bool = False) -> None:
        self._with_capitals = with_capitals
        self._compiled: dict[str, re.Pattern[str]] = {}
        self._begun: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for key, cues in lists.items():
            for cue in dict.fromkeys(cues):
                for begun in _beginnings(cue):
                    self._begun[begun].append((key, cue))

    def find(self, text: str, within: Span | None = None) -> list[Cue]:
        """Find every cue in a text or a part of it, in order; where two would stand on one place the longer does."""
        found: list[Cue] = []
        for one in self.all(text, within):
            if not found or one.span.start >= found[-1].span.end:
                found.append(one)
        return found

    def all(self, text: str, within: Span | None = None) -> list[Cue]:
        """Find every cue, also those that overlap, in order, the longest first of those that begin on one place."""
        if not isinstance(text, Scanned):
            part = text if within is None else text[: within.end]
            return sorted(self._met(part, within.start if within else 0), key=_order)
        known = text.found.get(id(self))
        if known is None:
            known = text.found[id(self)] = sorted(self._met(text, 0), key=_order)
        where = within or Span(0, len(text))
        first = bisect_left(known, where.start, key=lambda cue: cue.span.start)
        last = bisect_left(known, where.end, key=lambda cue: cue.span.start)
        return [one for one in known[first:last] if one.span.end <= where.end]

    def _met(self, text: str, start: int) -> Iterator[Cue]:
        """Try at each word the cues that may begin there."""
        for word in _WORD.finditer(text, start):
            begun = word[0][:_BEGUN].casefold()
            for letters in dict.fromkeys((begun, begun[:2], begun[:1])):
                for key, cue in self._begun.get(letters, ()):
                    found = self._pattern(cue).match(text, word.start())
                    if found is not None:
                        yield Cue(key, Span(*found.span()))

    def _pattern(self, cue: str) -> re.Pattern[str]:
        found = self._compiled.get(cue)
        if found is None:
            found = self._compiled[cue] = _pattern(cue, with_capitals=self._with_capitals)
        return found


def table(name: str) -> Mapping[str, Any]:
    """Give one of the lists by the name of its file."""
    found: Mapping[str, Any] = _table(name)
    return found


@cache
def cues(name: str, group: str = "") -> Cues:
    """Give the cues of a file, both languages under one key; `group`: of one part of the file."""
    lists = table(name)[group] if group else table(name)
    return Cues({key: in_both(its) for key, its in lists.items()})


def in_both(its: Mapping[str, Any]) -> Sequence[str]:
    """Give the cues of one entry in both languages; a list may stand as one line with semicolons."""
    return [cue for language in ("en", "ru") for cue in listed(its.get(language, ()))]


def listed(cues: str | Sequence[str]) -> Sequence[str]:
    """Give the cues of one list."""
    return [cue.strip() for cue in cues.split(";")] if isinstance(cues, str) else cues


@cache
def one_list(name: str, group: str) -> Cues:
    """Give the cues of one group of a file, under that group's name."""
    return Cues({group: in_both(table(name)[group])})


@cache
def words(group: str) -> Cues:
    """Give the words by which a sentence asks or tells, and who does: a group of one of the two lists of them."""
    return one_list("calls" if group in table("calls") else "speakers", group)


@cache
def _table(name: str) -> Mapping[str, Any]:
    text = files("tracker.application.intake.understanding").joinpath("cues", f"{name}.yaml").read_text("utf-8")
    read: Mapping[str, Any] = yaml.load(text, Loader=_LOADER)  # noqa: S506 - a safe one, either of them
    return read


def _pattern(cue: str, *, with_capitals: bool) -> re.Pattern[str]:
    """Make a pattern of a cue; where capitals count a heading may have nothing else."""
    if with_capitals or cue.isupper():
        return re.compile(rf"(?<!\w)(?:{_words(cue)}|{_words(cue.upper())})(?!\w)")
    return re.compile(rf"(?<!\w){_words(cue)}(?!\w)", re.IGNORECASE)


def _words(cue: str) -> str:
    said, is_first = "", True
    for word in _TOKEN.findall(cue):
        is_optional = word.endswith("?")
        inner = _escaped(word.removesuffix("?"))
        if word == "...":
            said += _GAP
        elif is_first:
            said += rf"(?:{inner}\s+)?" if is_optional else inner
        else:
            said += rf"(?:\s+{inner})?" if is_optional else rf"\s+{inner}"
        is_first = is_first and is_optional
    return said


def _beginnings(cue: str) -> set[str]:
    """Give the letters that a cue can begin with, three at most."""
    found: set[str] = set()
    for word in _TOKEN.findall(cue):
        for one in word.removesuffix("?").strip("()").split("|"):
            letters = re.match(r"\w*", one)
            begun = (letters[0] if letters else "")[:_BEGUN].casefold()
            found |= {begun.replace("ё", "е"), begun.replace("е", "ё"), begun}
        if not word.endswith("?"):
            break
    return found - {""}


def _escaped(word: str) -> str:
    said = ""
    for one in word:
        if one == "*":
            said += r"\w*"
        elif one in "(|)":
            said += "(?:" if one == "(" else one
        elif one == " ":
            said += r"\s+"
        elif one == "'":
            said += _APOSTROPHES
        else:
            said += "[её]" if one in "её" else re.escape(one)
    return said


def _order(cue: Cue) -> tuple[int, int]:
    return cue.span.start, -cue.span.end
