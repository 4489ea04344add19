"""Published cards held against the log: what the pages read, the JSON of a page, or a file that somebody saved."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tracker.application.asking import NoSuchRelease, NothingReleased
from tracker.application.reader import Look, Reader, Sight
from tracker.application.recomputing import recomputed
from tracker.bootstrap.parts import Parts, mapper
from tracker.domain.catalogue import keys_of
from tracker.domain.scorecard import Card, score
from tracker.store.contents import Expected
from tracker.store.report import Report, Wrong
from tracker.store.verify import verify
from tracker.web.address import Address, Dating
from tracker.web.pages.countries import show_json
from tracker.web.published_card import Difference, first_difference, read_card
from tracker.web.site import Ask, NoSuchThing, Site
from tracker.web.views.country_json import country_json
from tracker.web.views.standings import is_personal, where

SOURCES = ("read", "page")
"""What is held against the log of itself; a file is what somebody brings along."""

_OF_CONTENTS = {Wrong.WORDS_MISSING, Wrong.FILE_MISSING, Wrong.FILE_DAMAGED}
"""What no card is computed from: a copy of the data may lack it."""


class NoSuchCountry(Exception):
    """The record has no such country, or none that was released by then."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


class NothingOnRecord(Exception):
    """On that day nothing was asked of the country yet, as known by then: there is no card."""

    def __init__(self, code: str, day: str) -> None:
        self.code, self.day = code, day
        super().__init__(code, day)


class AnotherCard(Exception):
    """The file is of another country, day, edition or methodology than was asked for; `field` says which."""

    def __init__(self, field: str, file: object, asked: object) -> None:
        self.field, self.file, self.asked = field, file, asked
        super().__init__(field)


@dataclass(frozen=True)
class Scored:
    """A card as its page's object, and where each measure stands, by its number.

    `of_persons` are the demands with a measure about a person, of which a page may leave out figures and entries.
    """

    card: Mapping[str, Any]
    letters: Mapping[str, str]
    of_persons: Collection[str]


def check_log(parts: Parts, known: Mapping[int, bytes]) -> Report:
    """Verify the log, but not the texts and files that it speaks of; `known` gives roots by size."""
    report = verify(parts.engine, mapper(), Expected(keys_of=keys_of), known)
    return Report(report.size, report.root, tuple(flaw for flaw in report.flaws if flaw.what not in _OF_CONTENTS))


@contextmanager
def scorecards(parts: Parts) -> Iterator["Scorecards"]:
    """Fold the log anew, in memory, and give what holds published cards against it; it needs no working key."""
    head = parts.log.head().position
    with recomputed(parts.log, parts.book, parts.reader.today) as anew:
        yield Scorecards(parts, anew, head)


class Scorecards:
    """The cards of one record, as the log gives them and as they are published."""

    def __init__(self, parts: Parts, anew: Reader, head: int) -> None:
        self._parts, self._anew, self._head = parts, anew, head
        self._site = Site(parts.reader, sample=False)

    @property
    def is_current(self) -> bool:
        """Say whether nothing was recorded since the log was folded: then what differs was not recorded meanwhile."""
        return self._parts.log.head().position == self._head

    def countries(self, dating: Dating) -> Sequence[str]:
        """List the countries of the record, as the log tells it; raises as `by_log`."""
        with self._anew.look() as look:
            return list(look.released_shelf(look.sight(dating.on, dating.known)).countries)

    def by_log(self, code: str, dating: Dating) -> Scored:
        """Compute a card from the log alone.

        Raises NoSuchCountry, NoSuchRelease, NothingReleased, InTheFuture.
        """
        return _scored(self._anew, code, dating, whole=True)

    def differing(self, code: str, dating: Dating, log: Scored) -> Iterator[tuple[str, Difference | None]]:
        """Hold what the pages read, and the JSON of the page, against the log; give each with its first difference."""
        try:
            read = _scored(self._parts.reader, code, dating, whole=False)
        except (NoSuchCountry, NoSuchRelease, NothingReleased):
            yield SOURCES[0], first_difference(None, log.card)
        else:
            figures = _figures(read.card), _figures(log.card)
            yield SOURCES[0], first_difference(*figures, (read.letters, log.letters))
        yield SOURCES[1], first_difference(self._page(code, dating), log.card, of_persons=log.of_persons)

    def _page(self, code: str, dating: Dating) -> Mapping[str, Any] | None:
        """Give the JSON of the page, made by what makes it for everybody, without the words that need a key."""
        ask = Ask(self._site, Address("en", f"countries/{code.lower()}", dating), {"code": code.lower()})
        try:
            return read_card(show_json(ask, with_words=False).body)
        except (NoSuchThing, NoSuchRelease, NothingReleased):
            return None


def require_same_card(file: Mapping[str, Any], log: Mapping[str, Any]) -> None:
    """Raise AnotherCard where a file is not of what was asked for, so that no figure in it can be compared."""
    for field in ("country", "as_of", "release", "known_by", "methodology", "sample"):
        if file.get(field) != log[field]:
            raise AnotherCard(field, file.get(field), log[field])


def require_something(scored: Scored) -> None:
    """Raise NothingOnRecord where a card is about nothing."""
    card = scored.card
    if not (card["demands"] or card["repeats"] or any(card["apart"].values()) or any(card["not_counted"].values())):
        raise NothingOnRecord(card["country"], card["as_of"])


def _scored(reader: Reader, code: str, dating: Dating, *, whole: bool) -> Scored:
    with reader.look() as look:
        sight = look.sight(dating.on, dating.known)
        if code not in look.released_shelf(sight).countries:
            raise NoSuchCountry(code)
        card = _card(look, sight, code, whole=whole)
        return Scored(country_json(card, sight, sample=look.edition().sample), _letters(card), _of_persons(card))


def _card(look: Look, sight: Sight, code: str, *, whole: bool) -> Card:
    """Judge the entries themselves, as the JSON does, or the digest, as the page does."""
    return score(look.record(sight, code), code) if whole else look.card(sight, code)


def _figures(card: Mapping[str, Any]) -> Mapping[str, Any]:
    """Leave out the ids of entries: a digest holds only those that a figure rests on, and no ids."""
    return {**card, "demands": [{**one, "entries": []} for one in card["demands"]]}


def _of_persons(card: Card) -> Collection[str]:
    return {one.demand.reference for one in card.judged if any(is_personal(each) for each in one.demand.measures)}


def _letters(card: Card) -> Mapping[str, str]:
    return {measure.number: where(standing) for judged in card.judged for measure, standing in judged.measures}
