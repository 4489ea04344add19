"""Finding: where in a text a person stands by name.

A name is found where a surname stands with a given name or an initial beside it, in either order; or a given name
with a patronymic; or a surname alone that has at least six letters and a capital. A surname alone is let be where it
may be a place and a word such as "in" or "город" stands before it, and where it may be an ordinary word and begins a
sentence. A given name alone is never a name: too many people bear it. A name recorded as one word counts like a long
surname where nicknames are asked for.

Words are compared by their readings (`letters.py`), those that can be Cyrillic in all cases (`cases.py`).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tracker.application.names.cases import in_all_cases
from tracker.application.names.letters import readings
from tracker.application.names.ordinary import may_be_a_place, may_be_a_word
from tracker.application.names.words import Word, begins_a_sentence, is_beside, is_initial, visible, words_in

_SHORTEST_ALONE = 6
_FURTHEST = 3
"""How many words of a name stand on either side of the surname at most."""
_MET_BEFORE = 20_000
"""How many words are remembered with who bears them."""
_TITLES = {"mr", "mrs", "ms", "dr", "prof", "г", "господин", "госпожа"}
_PATRONYMIC = re.compile("(?:ovich|evich|ovna|evna|ichna|uli|kizi|ogli|ugli)$")
_SURNAME = re.compile("..(?:[oe]va?|ski|skaia)$")


class Found(NamedTuple):
    """A name in a text: from where to where, as a reader sees it, and whose it may be, by their keys."""

    start: int
    end: int
    written: str
    keys: tuple[str, ...]


@dataclass
class _Borne:
    """Who bears a word, as what; `alone`: as a surname that needs no other word beside it."""

    surname: set[str] = field(default_factory=set)
    given: set[str] = field(default_factory=set)
    patronymic: set[str] = field(default_factory=set)
    alone: set[str] = field(default_factory=set)

    @property
    def anyhow(self) -> set[str]:
        return self.surname | self.given | self.patronymic


class Names:
    """The names of some persons, ready to be looked for."""

    def __init__(self, persons: Mapping[str, Iterable[str]], *, nicknames: bool = True) -> None:
        self._latin: defaultdict[str, _Borne] = defaultdict(_Borne)
        self._russian: defaultdict[str, _Borne] = defaultdict(_Borne)
        self._given: defaultdict[str, set[str]] = defaultdict(set)
        self._nicknames = nicknames
        self._borne_before: dict[str, _Borne | None] = {}
        for key, forms in persons.items():
            for form in dict.fromkeys(forms):
                self._learn(key, form)

    def in_text(self, text: str) -> list[Found]:
        """Find every name in a text, in order; none overlaps another."""
        words = list(words_in(text))
        borne = [self._borne(word.seen) for word in words]
        return _Search(text, words, borne, self._given).all()

    def _learn(self, key: str, form: str) -> None:
        """Take in one way of writing a person's name."""
        parts = [part for part in map(_words_of, form.split()) if part and part[0].casefold() not in _TITLES]
        surname = _surname_among(parts)
        for place, part in enumerate(parts):
            for word in part:
                is_alone = _is_long(word) or (self._nicknames and len(parts) == 1)
                for letters in {one.letters for one in readings(word)}:
                    if place == surname:
                        self._bear(key, letters, "surname", *(["alone"] if is_alone else []))
                    else:
                        self._given[key].add(letters)
                        self._bear(key, letters, "given", *(["patronymic"] if _PATRONYMIC.search(letters) else []))

    def _bear(self, key: str, letters: str, *roles: str) -> None:
        """Note that somebody bears a name, in every form of it."""
        for borne in self._all_forms(letters):
            for role in roles:
                getattr(borne, role).add(key)

    def _all_forms(self, letters: str) -> Iterator[_Borne]:
        yield self._latin[letters]
        yield from (self._russian[form] for form in in_all_cases(letters))

    def _borne(self, word: str) -> _Borne | None:
        """Say who bears a word; most words of a text were met before."""
        met = self._borne_before
        if word not in met:
            if len(met) > _MET_BEFORE:
                met = self._borne_before = {}  # another thread goes on with the old one
            met[word] = self._look_up(word)
        return met[word]

    def _look_up(self, word: str) -> _Borne | None:
        found = [
            index[one.letters]
            for one in readings(word)
            for index in [self._russian if one.is_russian else self._latin]
            if one.letters in index
        ]
        if len(found) <= 1:
            return found[0] if found else None
        return _Borne(*(set().union(*(getattr(one, name) for one in found)) for name in _Borne.__dataclass_fields__))


class _Search:
    """One text, looked through."""

    def __init__(
        self, text: str, words: Sequence[Word], borne: Sequence[_Borne | None], given: Mapping[str, set[str]]
    ) -> None:
        self._text, self._words, self._borne, self._given = text, words, borne, given

    def all(self) -> list[Found]:
        """Find first what stands around surnames, then what is left of given names with patronymics."""
        found: list[tuple[int, int, set[str]]] = []
        for look in (self._around_surname, self._with_patronymic):
            taken = {place for first, last, _ in found for place in range(first, last + 1)}
            for place in range(len(self._words)):
                name = None if place in taken else look(place, taken)
                if name is not None:
                    found.append(name)
                    taken |= set(range(name[0], name[1] + 1))
        return [self._found(*name) for name in sorted(found, key=lambda name: name[0])]

    def _around_surname(self, place: int, taken: set[int]) -> tuple[int, int, set[str]] | None:
        borne = self._borne[place]
        if borne is None or not borne.surname:
            return None
        spans = {key: self._span(place, key, taken) for key in borne.surname}
        widest = max(last - first for first, last in spans.values())
        if not widest:
            alone = borne.alone if borne.alone and self._may_stand_alone(place) else None
            return (place, place, alone) if alone else None
        first, last = next(span for span in spans.values() if span[1] - span[0] == widest)
        return first, last, {key for key, span in spans.items() if span == (first, last)}

    def _with_patronymic(self, place: int, taken: set[int]) -> tuple[int, int, set[str]] | None:
        borne, after = self._borne[place], self._borne[place + 1] if place + 1 < len(self._words) else None
        if borne is None or after is None or place + 1 in taken or not self._are_beside(place):
            return None
        keys = borne.given & after.patronymic
        return (place, place + 1, keys) if keys else None

    def _span(self, place: int, key: str, taken: set[int]) -> tuple[int, int]:
        """Give how far a name reaches around its surname."""
        first = last = place
        while place - first < _FURTHEST and self._belongs(first - 1, key, taken) and self._are_beside(first - 1):
            first -= 1
        while last - place < _FURTHEST and self._belongs(last + 1, key, taken) and self._are_beside(last):
            last += 1
        return first, last

    def _belongs(self, place: int, key: str, taken: set[int]) -> bool:
        if not 0 <= place < len(self._words) or place in taken:
            return False
        borne, word = self._borne[place], self._words[place]
        if borne is not None and key in borne.anyhow:
            return True
        return is_initial(self._text, word) and any(
            given.startswith(one.letters) for given in self._given.get(key, ()) for one in readings(word.seen)
        )

    def _are_beside(self, place: int) -> bool:
        return is_beside(self._text, self._words[place], self._words[place + 1])

    def _may_stand_alone(self, place: int) -> bool:
        word = self._words[place]
        letters = [one.letters for one in readings(word.seen)]
        before = self._words[place - 1].seen if place else ""
        begins = begins_a_sentence(self._text, word)
        is_other = may_be_a_place(letters, before) or may_be_a_word(letters, begins_a_sentence=begins)
        return word.is_capital and not is_other

    def _found(self, first: int, last: int, keys: set[str]) -> Found:
        start, end = self._words[first].start, self._words[last].end
        return Found(start, end, visible(self._text[start:end]), tuple(sorted(keys)))


def _words_of(part: str) -> list[str]:
    return [word.seen for word in words_in(part)]


def _is_long(word: str) -> bool:
    return sum(map(str.isalpha, word)) >= _SHORTEST_ALONE


def _surname_among(parts: Sequence[Sequence[str]]) -> int:
    """Give the place of the surname: the last, but where a patronymic is last or only the first looks like one."""
    looks = [any(_SURNAME.search(one.letters) for one in readings(part[-1])) for part in parts]
    is_patronymic = [any(_PATRONYMIC.search(one.letters) for one in readings(part[-1])) for part in parts]
    if len(parts) > 1 and (is_patronymic[-1] or (looks[0] and not looks[-1])):
        return 0
    return len(parts) - 1
