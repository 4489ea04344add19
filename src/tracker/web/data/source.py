"""What the tables are made of: the record as the public may see it, each part read once, with nobody's name open."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tracker.application.reader import Look, Sight
from tracker.domain.judgement import Judged
from tracker.domain.person import PERSON_KEY
from tracker.domain.record import DemandFacts, Entry, Kind, MeasureFacts
from tracker.domain.scorecard import Card, entries_by_demand, score
from tracker.projections.shelves import Shelf
from tracker.web.views.document import natural
from tracker.web.views.organisation_names import has_a_page
from tracker.web.views.standings import is_personal
from tracker.web.wording import Wording


@dataclass(frozen=True)
class Cut:
    """What is wanted of a table: all of it, or what concerns one country, demand, document, convention or addressee.

    An addressee is known by the beginning of its demands' references; `counting` is how demands count.
    """

    country: str = ""
    demand: str = ""
    document: str = ""
    convention: str = ""
    addressee: str = ""
    counting: str = ""


ALL = Cut()


class Source:
    """The record for one viewer and day. `wordings` open texts, one a language, and name nobody.

    A demand's rows are told apart from each other only where none of them is about a person: neither an export nor a
    bulk file may lead from a row to somebody who was not asked, and a page of the site may name them (product, Safety
    4). Where one is, there are only counts, of three measures or more.
    """

    def __init__(self, look: Look, sight: Sight, shelf: Shelf, wordings: Sequence[Wording]) -> None:
        self.look, self.sight, self.shelf, self._wordings = look, sight, shelf, wordings
        self._cards: dict[str, Card] = {}
        self._demands: dict[Cut, Mapping[str, DemandFacts]] = {}
        self._entries: dict[Cut, Mapping[str, Sequence[Entry]]] = {}

    def open(self, *facts: object) -> None:
        """Open the words that these facts point to, in each language."""
        for wording in self._wordings:
            wording.open(self.look.words, *facts)

    def countries(self, cut: Cut) -> Sequence[str]:
        """List the codes of the countries, in their order."""
        return [code for code in self.shelf.countries if cut.country in {"", code}]

    def card(self, code: str) -> Card:
        """Give a country's card."""
        if code not in self._cards:
            self._cards[code] = score(self.look.digest(self.sight, code), code)
        return self._cards[code]

    def demands(self, cut: Cut) -> Mapping[str, DemandFacts]:
        """Give the demands that were made and known by the day, by their references, in the order of these."""
        if cut not in self._demands:
            chosen = sorted((reference for reference in self.shelf.demands if self._takes(cut, reference)), key=natural)
            found = {one.reference: one for one in self.look.demands_named(self.sight, chosen)}
            self.open([(one.about, [each.about for each in one.measures]) for one in found.values()])
            self._demands[cut] = {reference: found[reference] for reference in chosen if reference in found}
        return self._demands[cut]

    def judged(self, reference: str) -> Judged | None:
        """Give how a demand is judged, None where it is in nobody's n."""
        country = self.shelf.demands[reference]["addressee"]["country"]
        if country not in self.shelf.countries:
            return None
        return next((one for one in self.card(country).judged if one.demand.reference == reference), None)

    def entries(self, cut: Cut) -> Mapping[str, Sequence[Entry]]:
        """Give the entries of these demands that may be shown, by the demands, oldest first.

        Of a demand without rows those are left out that speak of a row about a person, and all assessments.
        """
        if cut not in self._entries:
            demands = self.demands(cut)
            found = entries_by_demand(self.look.dossier(self.sight, [*demands]).entries)
            shown = {reference: self._shown(one, found.get(reference, ())) for reference, one in demands.items()}
            self.open([one.about for its in shown.values() for one in its])
            self._entries[cut] = shown
        return self._entries[cut]

    def has_rows(self, demand: DemandFacts) -> bool:
        """Say whether the measures of a demand may be told apart."""
        return not any(self._is_of_a_person(one) for one in demand.measures)

    def closed(self, demand: DemandFacts) -> frozenset[str]:
        """Give the numbers of a demand's measures of which nothing may be told."""
        return frozenset(one.number for one in demand.measures if self._is_of_a_person(one))

    def closed_on(self, references: Collection[str]) -> Mapping[str, frozenset[str]]:
        """Give these numbers for the demands that are known by now, whenever they were made."""
        found = self.look.demands_named(replace(self.sight, on=date.max), sorted(references))
        self.open([m.about for one in found for m in one.measures])
        return {one.reference: self.closed(one) for one in found}

    def _is_of_a_person(self, measure: MeasureFacts) -> bool:
        label = measure.about["label"]
        return is_personal(measure) or any(one.speaks_of_persons(label) for one in self._wordings)

    def _shown(self, demand: DemandFacts, entries: Sequence[Entry]) -> Sequence[Entry]:
        own = {one.number for one in demand.measures}
        if self.has_rows(demand):
            return [replace(one, measures=_of(one, own)) for one in entries if not one.hidden]
        closed = self.closed(demand)
        return [
            replace(one, measures=())
            for one in entries
            if not one.hidden and one.kind is not Kind.ASSESSMENT and closed.isdisjoint(one.measures)
        ]

    def _takes(self, cut: Cut, reference: str) -> bool:
        about = self.shelf.demands[reference]
        asked = (
            (cut.demand, reference),
            (cut.country, about["addressee"]["country"]),
            (cut.document, about["document"]),
            (cut.addressee, reference.partition("-")[0]),
            (cut.counting, about["counting"]),
        )
        return all(wanted in {"", held} for wanted, held in asked)


def public_key(key: str | None, shelf: Shelf) -> str | None:
    """Give the key of whoever acts or is spoken of, if it is no person's, and no organisation's that has no page."""
    organisation = shelf.organisations.get(key or "")
    is_hidden = organisation is not None and not has_a_page(organisation)
    return None if is_hidden or PERSON_KEY.fullmatch(key or "") else key


def _of(entry: Entry, own: set[str]) -> tuple[str, ...]:
    """Leave of what an entry lists the measures of one demand."""
    return tuple(number for number in entry.measures if number in own)
