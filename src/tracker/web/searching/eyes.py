"""Eyes: the record open before one reader, public or signed in, for the time of one search."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from tracker.application.reader import Look, Sight
from tracker.application.search import Folder
from tracker.application.search.index import Index
from tracker.application.search.unnamed import Unnamed
from tracker.domain.calendar import OccasionFacts
from tracker.domain.record import DemandFacts
from tracker.domain.values import Ref
from tracker.projections.shelves import Party, Shelf
from tracker.web.naming import ANYWHERE_ELSE
from tracker.web.searching.written import Written, refs_of
from tracker.web.wording import Wording


@dataclass(frozen=True)
class Eyes:
    """What one reader may see, and the index that says where to look."""

    look: Look
    sight: Sight
    shelf: Shelf
    wording: Wording
    index: Index
    _demands: dict[str, DemandFacts | None] = field(default_factory=dict)

    @property
    def is_public(self) -> bool:
        """Say whether nobody is signed in."""
        return self.sight.viewer.who is None

    @property
    def folder(self) -> Folder:
        """Give what folds texts."""
        return self.index.folder

    def texts(self, written: Iterable[Written]) -> Mapping[Ref, str]:
        """Open what was written, in every language; what was erased is left out."""
        return self.look.words({ref for one in written for ref in refs_of(one.words)})

    def knows(self, party: Party) -> bool:
        """Say whether a person or organisation is on record as far as this reader knows it."""
        return party.known_from <= self.sight.viewer.through

    def demands(self, references: Iterable[str]) -> Mapping[str, DemandFacts]:
        """Read demands by their references, as far as this reader knows them."""
        listed = list(dict.fromkeys(references))
        wanted = [one for one in listed if one not in self._demands]
        if wanted:
            self._demands.update(dict.fromkeys(wanted))
            self._demands.update((one.reference, one) for one in self.look.demands_named(self.sight, wanted))
            objects = [one.about["object"] for key in wanted if (it := self._demands[key]) for one in it.measures]
            self.wording.open(self.look.words, objects)
        found = {one: self._demands[one] for one in listed}
        return {reference: one for reference, one in found.items() if one is not None}

    @cached_property
    def occasions(self) -> Mapping[str, OccasionFacts]:
        """Give the occasions that this reader may know of, by their keys."""
        return {one.key: one for one in self.look.calendar(self.sight) if not one.is_dropped}

    @cached_property
    def named(self) -> Mapping[str, Party]:
        """Give whom this reader may read by name wherever they stand: not who is shown by office."""
        self.wording.open(self.look.words, [{"kind": "person", "key": key} for key in self._people])
        return {key: one for key, one in self._people.items() if self._is_named(one)}

    @cached_property
    def unnamed(self) -> Unnamed:
        """Give the names that this reader may not find anything by: those of all others."""
        others = {key: names_of(one) for key, one in self._people.items() if key not in self.named}
        refs = frozenset(ref for names in others.values() for words in names for ref in words.values())
        return self.index.kept(refs, lambda: Unnamed(self._opened(others, refs), self.folder))

    def _opened(self, names: Mapping[str, list[Mapping[str, Ref]]], refs: frozenset[Ref]) -> Mapping[str, list[str]]:
        texts = self.look.words(refs)
        return {
            key: [texts[ref] for words in its for ref in words.values() if ref in texts] for key, its in names.items()
        }

    @cached_property
    def _people(self) -> Mapping[str, Party]:
        return self.shelf.named_by_rule

    def _is_named(self, party: Party) -> bool:
        shown = self.wording.called(party.key, ANYWHERE_ELSE)
        if shown is None:
            return False
        own = self.look.words({ref for words in own_names(party) for ref in words.values()})
        return shown in own.values()


def own_names(party: Party) -> list[Mapping[str, Ref]]:
    """Give a person's name as it was registered, in both scripts where it was."""
    return [words for part in ("name", "native") if (words := party.about.get(part))]


def names_of(party: Party) -> list[Mapping[str, Ref]]:
    """Give every way in which a person's name is written."""
    return [*own_names(party), *(alias["name"] for alias in party.aliases)]
