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
    def of(cls, persons: Mapping[str, Mapping[str, Any]]) -> "Names":
        """Long surnames alone, and whole names in either order, each in all its cases."""
        alone: dict[str, str] = {}
        together: dict[tuple[str, ...], str] = {}
        for key, person in persons.items():
            for form in _forms(person):
                words = [_fold(word) for word in _WORD.findall(form)]
                if words and len(words[-1]) >= _SHORTEST_ALONE:
                    alone |= dict.fromkeys(_in_all_cases(words[-1]), key)
                if len(words) > 1:
                    together |= dict.fromkeys(_orders(words), key)
        beginnings = frozenset(words[0] for words in together)
        return cls(alone, together, beginnings, frozenset(map(len, together)))

    def person_in(self, text: str) -> str | None:
        """Find the first person whose name stands in the text.

        A surname alone must begin with a capital: some are also common words.
        """
        words = _WORD.findall(_JOINERS.sub("", text))
        folded = [_fold(word) for word in words]
        for number, word in enumerate(folded):
            if word in self.alone and words[number][0].isupper():
                return self.alone[word]
            if word in self.beginnings:
                key = self._whole_name_at(folded, number)
                if key:
                    return key
        return None

    def _whole_name_at(self, folded: list[str], number: int) -> str | None:
        for length in self.lengths:
            key = self.together.get(tuple(folded[number : number + length]))
            if key:
                return key
        return None


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
