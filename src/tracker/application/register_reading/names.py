"""A person's name is found in a text, in the forms and cases that people write it in."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

_WORD = re.compile(r"[^\W_]+")
_JOINERS = re.compile("[\u200c\u200d]")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_SHORTEST_ALONE = 6

# Russian cases by what a folded name ends in (folding makes й an и). A surname in -ова is
# never cut to -ов: that may be a city.
_CASES: Mapping[str, tuple[str, ...]] = {
    "ова": ("ова", "овои", "ову"),
    "ева": ("ева", "евои", "еву"),
    "ина": ("ина", "инои", "ину"),
    "а": ("а", "ы", "и", "е", "у", "ои", "еи"),
    "я": ("я", "и", "е", "ю", "еи"),
    "и": ("и", "я", "ю", "ем", "е"),
    "ь": ("ь", "я", "ю", "ем", "е", "и", "ью"),
    "": ("", "а", "у", "ым", "ом", "е"),
}


@dataclass(frozen=True)
class Names:
    """The names of a register's persons, ready to be looked for in texts."""

    alone: Mapping[str, str]
    together: Mapping[tuple[str, ...], str]
    beginnings: frozenset[str]
    lengths: frozenset[int]

    @classmethod
    def of(cls, persons: Mapping[str, Mapping[str, Any]], *, shortest: int = 2) -> "Names":
        """Long surnames alone, and whole names of at least `shortest` words in either order, each in all its cases."""
        alone: dict[str, str] = {}
        together: dict[tuple[str, ...], str] = {}
        for key, person in persons.items():
            for form in _forms(person):
                words = [_fold(word) for word in _WORD.findall(form)]
                if words and len(words[-1]) >= _SHORTEST_ALONE:
                    alone |= dict.fromkeys(_in_all_cases(words[-1]), key)
                if len(words) >= shortest:
                    together |= dict.fromkeys(_orders(words), key)
        beginnings = frozenset(words[0] for words in together)
        return cls(alone, together, beginnings, frozenset(map(len, together)))

    def person_in(self, text: str) -> str | None:
        """Find the first person whose name stands in the text."""
        return next((key for _, key in self.all_in(text)), None)

    def all_in(self, text: str) -> Iterator[tuple[str, str]]:
        """Find every name in the text: as it is written there, and whose it is.

        A surname alone must begin with a capital: some are also common words.
        """
        plain = _JOINERS.sub("", text)
        words = list(_WORD.finditer(plain))
        folded = [_fold(word[0]) for word in words]
        number = 0
        while number < len(words):
            key, length = self._name_at(folded, number, words[number][0])
            if key:
                yield plain[words[number].start() : words[number + length - 1].end()], key
            number += length

    def _name_at(self, folded: list[str], number: int, word: str) -> tuple[str | None, int]:
        """Give the person whose name begins with this word, and how many words it has."""
        if folded[number] in self.beginnings:
            for length in sorted(self.lengths, reverse=True):
                together = tuple(folded[number : number + length])
                if together in self.together:
                    return self.together[together], len(together)
        return (self.alone.get(folded[number]) if word[0].isupper() else None), 1


def _forms(person: Mapping[str, Any]) -> Iterator[str]:
    yield person["name"]
    yield from person["variants"]
    yield from (printed["form"] for printed in person["as_printed"])
    yield from (cyrillic["form"] for cyrillic in person["cyrillic"])


def _fold(word: str) -> str:
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def _orders(words: list[str]) -> Iterator[tuple[str, ...]]:
    for order in (words, [words[-1], *words[:-1]]):
        yield from product(*(_in_all_cases(word) for word in order))


def _in_all_cases(word: str) -> list[str]:
    if not _CYRILLIC.search(word):
        return [word]
    ending = next(ending for ending in _CASES if word.endswith(ending))
    return [word.removesuffix(ending) + case for case in _CASES[ending]]
