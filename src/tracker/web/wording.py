"""The record's own texts as one reader gets them: in the reader's language where they exist, with persons as ruled."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from types import NoneType
from typing import Any, NamedTuple

from tracker.domain.values import Ref
from tracker.languages import DRAFTS, LANGUAGES, readings
from tracker.projections.erasures import ErasedText
from tracker.projections.shelves import Party
from tracker.web.naming import ANYWHERE_ELSE, Names, Place, Trust, nobody_trusted, words_of

NO_LANGUAGE = "und"
NAMED = frozenset({"person", "organisation"})
"""The kinds of what facts name that may stand there by a name."""
NO_TRANSLATIONS: Mapping[str, str] = {}
_PERSON = r"\{(p-[0-9a-z]{8})\}"
_JOINED = re.compile(rf"{_PERSON}(?:(?:, (?:and |и )?| and | и ){_PERSON})*")
_KEY = re.compile(_PERSON)
_BEGINS = re.compile(r"(?:^|(?:\w{3}[.]|[!?…])[»”\")\]]*\s+)[«“\"(\[]*$")
"""What stands before a word that begins a sentence; a shorter word with a point is an abbreviation."""
_LEAVES = {str, bool, int, float, NoneType}
"""What holds nothing: most of what facts hold, and told apart much faster than a mapping is recognised."""
_REF = re.compile(r"[A-Za-z0-9_-]{43}")

Written = Mapping[Any, str]
"""A text by language: references to words."""
Mark = Callable[[Collection[Ref]], Mapping[Ref, ErasedText]]
Open = Callable[[Iterable[Ref]], Mapping[Ref, str]]


class Text(NamedTuple):
    """A text as it is printed. `language` is None where it is the page's own, or no language at all.

    `names_unasked` says that it prints the name of somebody who was not asked. `translation` is the code of how it was
    translated, None where it was written so. `is_expected`: the page is a draft and says once for all such texts in
    which language they stand.
    """

    text: str
    language: str | None = None
    names_unasked: bool = False
    translation: str | None = None
    is_expected: bool = False

    @property
    def is_plain(self) -> bool:
        """Say whether nothing is said beside it: it stands in the page's own language, and was written so."""
        return self.language is None and self.translation is None

    def __str__(self) -> str:
        """Give the text alone."""
        return self.text


@dataclass(frozen=True)
class House:
    """What stands in place of a text or a name: our words, in the reader's language."""

    erased: str
    unnamed: str
    unnamed_many: Callable[[int], str]


class Wording:
    """Opens the words of one page and prints them.

    `names_unasked` tells afterwards whether a name of a person who was not asked was printed.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - the reader, and what is read
        self,
        language: str,
        house: House,
        persons: Mapping[str, Party],
        today: date,
        trust: Trust = nobody_trusted,
        rows: Trust = nobody_trusted,
        *,
        translations: Mapping[str, str] = NO_TRANSLATIONS,
    ) -> None:
        self.language, self._house, self._persons, self._today = language, house, persons, today
        self._trust, self._rows, self._translations = trust, rows, translations
        self._texts: dict[Ref, str] = {}
        self._asked: set[Ref] = set()
        self._marked: set[Ref] = set()
        self._looked_through = 0  # so many of the texts, in the order of opening, were looked through for persons
        self._names = Names(persons, {}, language, today, trust, rows)
        self._erased: dict[Ref, ErasedText] = {}
        self.names_unasked = False

    def open(self, opener: Open, *facts: object, marker: Mark | None = None) -> None:
        """Open the words that these facts point to, and those of the persons whom the texts speak of.

        With `marker` those that were erased are noted as well, as `mark` does.
        """
        written, persons = _found_in(facts)
        own = self.language
        wanted = {Ref(words[own]) if own in words else Ref(words[chosen(words, own)]) for words in written}
        wanted -= self._asked
        if wanted:
            self._asked |= wanted
            self._texts |= opener(wanted)
        if marker is not None:
            self._mark(marker, {Ref(ref) for words in written for ref in words.values()})
        fresh = islice(self._texts.values(), self._looked_through, None)
        spoken_of = {key for text in fresh if "{" in text for key in _KEY.findall(text)}
        self._looked_through = len(self._texts)
        if names := words_of(self._persons, spoken_of | persons):
            self._texts |= opener(names)
        self._names = Names(self._persons, self._texts, self.language, self._today, self._trust, self._rows)

    def mark(self, marker: Mark, *facts: object) -> None:
        """Note which of the words that these facts point to were erased, in whichever language."""
        self._mark(marker, all_refs_in(facts))

    def _mark(self, marker: Mark, refs: set[Ref]) -> None:
        unmarked = refs - self._marked
        if unmarked:
            self._marked |= unmarked
            self._erased |= marker(unmarked)

    def erased_in(self, *facts: object) -> Sequence[ErasedText]:
        """Say when texts of these facts were erased, each day once for those that were replaced and those that not."""
        if not self._erased:
            return []
        return sorted({self._erased[ref] for ref in all_refs_in(facts) if ref in self._erased})

    def say(self, words: Written | None, place: Place = ANYWHERE_ELSE) -> Text | None:
        """Print a text in the reader's language, or in one that it exists in; None where there is none."""
        if not words:
            return None
        language = self.language if self.language in words else chosen(words, self.language)
        ref = Ref(words[language])
        text = self._texts.get(ref)
        if text is None:
            return Text(self._house.erased)
        foreign = None if language in {self.language, NO_LANGUAGE} else language
        how = self._translations.get(ref) if self._translations else None
        expected = self.language in DRAFTS and language == LANGUAGES[self.language].falls_back_to
        if "{" not in text:  # it speaks of nobody
            return Text(text, foreign, translation=how, is_expected=expected)
        before, self.names_unasked = self.names_unasked, False
        said = self._with_persons(text, place)
        printed = Text(said, foreign, self.names_unasked, how, expected)
        self.names_unasked |= before
        return printed

    def plain(self, words: Written | None, place: Place = ANYWHERE_ELSE) -> str | None:
        """Print a text without saying in which language it is."""
        said = self.say(words, place)
        return said.text if said else None

    @property
    def unnamed(self) -> str:
        """Give what stands in place of a name that is not shown."""
        return self._house.unnamed

    def called(self, key: str, place: Place) -> str | None:
        """Give how a person is shown in a place: by name, by office, or not at all; the words must be open."""
        return self._names.shown(key, place).text

    def is_unasked(self, key: str, place: Place) -> bool:
        """Say whether a person is named in a place without having been asked, because it prints the name anyway."""
        return self._names.shown(key, place).unasked

    def may_name(self, key: str, place: Place) -> bool:
        """Say whether a person's own row may be shown in a place."""
        return self._names.may_name(key, place)

    def has_page(self, key: str) -> bool:
        """Say whether a person has a page for everybody."""
        return self._names.has_page(key)

    def would_name_unasked(self, words: Written | None, place: Place) -> bool:
        """Say whether a text, were it printed in a place, would name somebody who was not asked."""
        before = self.names_unasked
        said = self.say(words, place)
        self.names_unasked = before
        return said is not None and said.names_unasked

    def speaks_of_persons(self, words: Written) -> bool:
        """Say whether a text refers to a person, whatever is printed in place of the name; its words must be open."""
        return _KEY.search(self._texts.get(Ref(words[chosen(words, self.language)]), "")) is not None

    def _with_persons(self, text: str, place: Place) -> str:
        def printed(found: re.Match[str]) -> str:
            said = self._persons_for(found.group(), place)
            return said[:1].upper() + said[1:] if _BEGINS.search(text, 0, found.start()) else said

        return _JOINED.sub(printed, text)

    def _persons_for(self, run: str, place: Place) -> str:
        keys = _KEY.findall(run)
        shown = {key: self._names.shown(key, place) for key in keys}
        if len(keys) > 1 and not any(one.text for one in shown.values()):
            return self._house.unnamed_many(len(keys))
        self.names_unasked |= any(one.unasked for one in shown.values())
        return _KEY.sub(lambda found: shown[found.group(1)].text or self._house.unnamed, run)


class Texts(list[Written]):
    """Texts of the record, known to be such: nobody has to find them among facts."""


def chosen(words: Written, language: str) -> str:
    """Choose the language that a text is shown in."""
    if language in words:
        return language
    wanted = (one for one in (language, NO_LANGUAGE, *readings(language)) if one in words)
    return next(wanted, None) or str(next(iter(words)))


def refs_in(facts: object, language: str) -> set[Ref]:
    """Find the references to words in facts: for each text the one that will be shown."""
    return {Ref(words[chosen(words, language)]) for words in _found_in(facts)[0]}


def all_refs_in(facts: object) -> set[Ref]:
    """Find the references to words in facts, in every language."""
    return {Ref(ref) for words in _found_in(facts)[0] for ref in words.values()}


def _found_in(facts: object) -> tuple[list[Written], set[str]]:
    """Find the texts in facts, and the keys of those whom the facts name."""
    written: list[Written] = []
    persons: set[str] = set()
    waiting: list[Any] = [facts]
    while waiting:
        value = waiting.pop()
        kind = type(value)
        if kind in _LEAVES:
            continue
        if isinstance(value, Texts):
            written += value
            continue
        if kind is dict or isinstance(value, Mapping):
            if _is_words(value):
                written.append(value)
                continue
            if value.get("kind") in NAMED and isinstance(value.get("key"), str):
                persons.add(value["key"])
            waiting += value.values()
        elif isinstance(value, list | tuple):
            waiting += value
    return written, persons


def _is_words(value: Mapping[Any, Any]) -> bool:
    for key, ref in value.items():
        if not (isinstance(key, str) and len(key) in {2, 3} and isinstance(ref, str) and _REF.fullmatch(ref)):
            return False
    return bool(value)
