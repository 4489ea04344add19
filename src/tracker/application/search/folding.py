"""Folding: a text as words in plain letters, the same in whatever script and spelling they were written.

A folded text begins and ends with a blank and has one between two words, so that `" zakon"` stands in it where a word
begins so. Numbers stand without leading noughts. A convention stands in it under its code as well (`c87`), however it
was written; letters are those of `names/letters.py`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from unicodedata import digit, normalize

from tracker.application.names.letters import APOSTROPHES, readings
from tracker.application.names.words import HIDDEN

BETWEEN = " / "
"""What parts two texts: no word reaches over it."""

_PERSON = re.compile(r"\{p-[0-9a-z]{8}\}")
_UNSEEN = re.compile(f"[{HIDDEN}\u115f\u1160\u3164\uffa0]")
_PIECE = re.compile(rf"\d+|[^\W\d_]+(?:[{APOSTROPHES}][^\W\d_]+)*")
_MARKED = {"ş": "sh", "š": "sh", "ç": "ch", "č": "ch", "ž": "zh", "Ş": "Sh", "Š": "Sh", "Ç": "Ch", "Č": "Ch", "Ž": "Zh"}
_TO_TWO_LETTERS = str.maketrans(_MARKED)
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN = re.compile("[a-zA-Z\u00c0-\u024f\u1e00-\u1eff]")
_LONGEST = 60

_SIGN = r"(?:№+|n[o°º]s?\.?|n\.?|\#)"
_NUMBER = r"0*\d{1,3}(?!\w)"
_CONVENTION = re.compile(
    rf"""(?<!\w)(?:
        (?:conventions?|конвенц\w{{1,4}})\s*{_SIGN}?
        | (?P<letter>[ckскrрpп])(?P<apart>\s?)-?
        | {_SIGN}
    )\s*(?P<numbers>{_NUMBER}(?:\s*(?:,|;|and|и)\s*{_SIGN}?\s*{_NUMBER})*)""",
    re.IGNORECASE | re.VERBOSE,
)
_LETTERS = {"c": "c", "k": "c", "с": "c", "к": "c", "r": "r", "р": "r", "p": "p", "п": "p"}


@dataclass(frozen=True)
class Piece:
    """A word or number of a text, from where to where, and the ways in which it can be read."""

    start: int
    end: int
    forms: tuple[str, ...]


@dataclass(frozen=True)
class Instrument:
    """A convention, protocol or recommendation spoken of in a text, from where to where, by its codes (`c87`)."""

    start: int
    end: int
    codes: tuple[str, ...]


class Folder:
    """Folds texts, and remembers the words that it met: to be thrown away when words are to be forgotten."""

    def __init__(self) -> None:
        self._met: dict[str, tuple[str, ...]] = {}

    def forms(self, word: str) -> tuple[str, ...]:
        """Give the ways in which one word or number can be read."""
        found = self._met.get(word)
        if found is None:
            found = self._met[word] = _forms(word)
        return found

    def pieces(self, text: str) -> list[Piece]:
        """Find the words and numbers of a text that `seen` gave."""
        return [Piece(one.start(), one.end(), self.forms(one.group())) for one in _PIECE.finditer(text)]

    def folded(self, text: str) -> str:
        """Fold a text."""
        plain = seen(text)
        words = [form for word in _PIECE.findall(plain) for form in self.forms(word)]
        codes = [code for one in instruments(plain) for code in one.codes]
        return f" {' '.join([*words, *codes])} "

    def together(self, texts: Iterable[str]) -> str:
        """Fold several texts into one in which no phrase reaches from one to the next, nor over a person's key."""
        return BETWEEN.join(self.folded(part) for text in texts for part in without_persons(text))


def without_persons(text: str) -> list[str]:
    """Part a text where it speaks of a person by key: nobody is found by one."""
    return _PERSON.split(text)


def seen(text: str) -> str:
    """Give what a reader sees of a text: without letters that have no look, and without what turns a line around."""
    return text if text.isascii() and text.isprintable() else _UNSEEN.sub("", normalize("NFC", text))


def instruments(text: str, *, typed: bool = False) -> Iterator[Instrument]:
    """Find the conventions that a text speaks of by number; `typed`: it is what somebody looks for.

    A letter before a number is a code where it is a capital and stands close to it; in what somebody looks for it may
    be small, and stand apart where there is nothing else.
    """
    if not any(map(str.isdigit, text)):
        return
    for found in _CONVENTION.finditer(text):
        letter = found["letter"] or "C"
        is_all = typed and found.group().strip() == text.strip()
        if found["letter"] and not is_all and (found["apart"] or not (typed or letter.isupper())):
            continue
        kind = _LETTERS[letter.lower()]
        numbers = re.findall(r"\d+", found["numbers"])
        yield Instrument(found.start(), found.end(), tuple(kind + _number(number) for number in numbers))


def _forms(word: str) -> tuple[str, ...]:
    if word[:1].isdigit():
        return (_number(word),)
    found = readings(word.translate(_TO_TWO_LETTERS))
    is_cyrillic, is_latin = _CYRILLIC.search(word), _LATIN.search(word)
    if found and bool(is_cyrillic) is not bool(is_latin):  # a word in one script is not read in the other
        found = frozenset(one for one in found if one.is_russian is bool(is_cyrillic)) or found
    letters = sorted({one.letters for one in found})
    return tuple(letters) or (normalize("NFKC", word).casefold()[:_LONGEST],)


def _number(digits: str) -> str:
    """Write a number of any script in ours, without leading noughts."""
    return "".join(str(digit(one, 0)) for one in digits).lstrip("0") or "0"
