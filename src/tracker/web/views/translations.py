"""How far each language is: which of the program's sentences it has, and which of the record's public texts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from tracker.application.reader import Look, Sight
from tracker.domain.record import DemandFacts, Entry
from tracker.languages import COMPLETE, LANGUAGES, SOURCE, Language
from tracker.projections.shelves import Shelf
from tracker.web.languages import translated
from tracker.web.markdown import CONTENT
from tracker.web.naming import Place
from tracker.web.searching.written import texts_in
from tracker.web.views.standings import is_withheld
from tracker.web.wording import NO_LANGUAGE, Wording

Texts = Iterable[Mapping[str, Any]]
"""Texts by language: references to words."""


@dataclass(frozen=True)
class Share:
    """How many of some texts there are in a language."""

    has: int
    of: int


@dataclass(frozen=True)
class Spoken:
    """One language. `texts` are those of the record, by the code of what they are of."""

    language: Language
    sentences: Share
    long_texts: Share
    texts: Mapping[str, Share]


def spoken(look: Look, sight: Sight, shelf: Shelf, wording: Wording) -> Sequence[Spoken]:
    """Count for each language, of the record only what this reader may read.

    Of a demand of which a row is not shown only its own words count, and no entry: no figure tells what is withheld.
    """
    references = list(shelf.demands)
    demands = look.demands_named(sight, references)
    wording.open(look.words, [one.about["object"] for demand in demands for one in demand.measures])
    shown = [one for one in demands if not is_withheld(one.measures, wording, Place(demand=one.reference))]
    told = [one for one in look.dossier(sight, [one.reference for one in shown]).entries if not one.hidden]
    occasions = [one.about["title"] for one in look.calendar(sight) if not one.is_dropped]
    groups = {
        "asked": _kept(_of_demands(demands, {one.reference for one in shown})),
        "told": _kept(_of_entries(told)),
        "beside": _kept([*(one["title"] for one in shelf.documents.values()), *occasions]),
    }
    return [_spoken(language, groups) for language in LANGUAGES.values()]


def _spoken(language: Language, groups: Mapping[str, Sequence[frozenset[str]]]) -> Spoken:
    code, known = language.code, sentences()
    return Spoken(
        language=language,
        sentences=Share(len(known if code == SOURCE else known & translated(code)), len(known)),
        long_texts=Share(len(list(CONTENT.glob(f"*.{code}.md"))), len(list(CONTENT.glob(f"*.{SOURCE}.md")))),
        texts={name: Share(sum(code in one for one in texts), len(texts)) for name, texts in groups.items()},
    )


@cache
def sentences() -> frozenset[str]:
    """Give all that the program says on pages: what the complete catalogues hold."""
    return frozenset().union(*(translated(code) for code in COMPLETE if code != SOURCE))


def _of_demands(demands: Iterable[DemandFacts], shown: set[str]) -> Iterator[Mapping[str, Any]]:
    for demand in demands:
        rows = demand.measures if demand.reference in shown else ()
        yield from (demand.about[name] for name in ("title", "summary") if demand.about.get(name))
        yield from (one.about["label"] for one in rows)


def _of_entries(entries: Iterable[Entry]) -> Iterator[Mapping[str, Any]]:
    yield from (one.words for entry in entries for one in texts_in(entry.about))


def _kept(texts: Texts) -> Sequence[frozenset[str]]:
    """Give the languages of each text, once where it stands in several places; what is in no language is left out."""
    once = {frozenset(one.items()) for one in texts if one and NO_LANGUAGE not in one}
    return [frozenset(language for language, _ in one) for one in once]
