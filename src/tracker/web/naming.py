"""Whether a person's name may stand in a place, and what stands there if not (product, Safety 2-4)."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from tracker.domain.days import a_year_after
from tracker.domain.values import Ref
from tracker.languages import LANGUAGES
from tracker.projections.shelves import Party

AGREED, REFUSED = "agreed", "refused"


@dataclass(frozen=True)
class Place:
    """Where a text stands: the title, summary or measures of a demand or document of that key, or nowhere such."""

    demand: str | None = None
    document: str | None = None


ANYWHERE_ELSE = Place()
"""Entries, rationales, lists, files: a name stands there only if the person agreed."""


@dataclass(frozen=True)
class Shown:
    """How a person is shown: by name or office, or not at all (`text` None). `unasked` marks a name in print."""

    text: str | None
    unasked: bool = False


Trust = Callable[[Party], bool]
"""Says whether a reader may see a person's name wherever it stands, asked or not."""


def nobody_trusted(_person: Party) -> bool:
    """Let the rules for the public decide."""
    return False


@dataclass(frozen=True)
class Names:
    """The persons of the record, with the words that were opened of them."""

    persons: Mapping[str, Party]
    texts: Mapping[Ref, str]
    language: str
    today: date
    trust: Trust = nobody_trusted
    rows: Trust = nobody_trusted
    """Whose rows are shown even where the name is not."""

    def shown(self, key: str, place: Place) -> Shown:
        """Say how a person is shown in a place, by today's rule."""
        person = self.persons.get(key)
        if person is None or person.withheld:
            return Shown(None)
        if self.trust(person):
            return Shown(self._name(person))
        if person.about.get("office"):
            return Shown(self._office(person))
        agreed = self._agreed(person)
        if agreed or (not self._refused(person) and self._in_print(person, place)):
            name = self._name(person)
            return Shown(name, unasked=name is not None and not agreed)
        return Shown(None)

    def has_page(self, key: str) -> bool:
        """Say whether a person has a page for everybody: only who agreed, while that holds, and is not withheld.

        Who is shown by office has none: the office is no person.
        """
        person = self.persons.get(key)
        return person is not None and not person.withheld and not person.about.get("office") and self._agreed(person)

    def may_name(self, key: str, place: Place) -> bool:
        """Say whether a person's own row may be shown in a place: by name, or by office."""
        person = self.persons.get(key)
        return (person is not None and self.rows(person)) or self.shown(key, place).text is not None

    def _agreed(self, person: Party) -> bool:
        naming = person.naming or {}
        until = naming.get("until")
        holds = until is None or date.fromisoformat(until) >= self.today
        return naming.get("naming") == AGREED and holds

    @staticmethod
    def _refused(person: Party) -> bool:
        return person.naming is not None and person.naming.get("naming") == REFUSED

    @staticmethod
    def _in_print(person: Party, place: Place) -> bool:
        scope = (person.naming or {}).get("scope") or {}
        places = ((place.demand, "demands"), (place.document, "documents"))
        return any(key is not None and key in scope.get(kind, ()) for key, kind in places)

    def _office(self, person: Party) -> str | None:
        office = person.about["office"]
        wanted = (office.get(self.language), *office.values())
        return next((self.texts[ref] for ref in wanted if ref in self.texts), None)

    def _name(self, person: Party) -> str | None:
        native = (person.about.get("native") or {}).values() if LANGUAGES[self.language].native_names else ()
        wanted = (*native, *person.about["name"].values())
        return next((self.texts[ref] for ref in wanted if ref in self.texts), None)


def words_of(persons: Mapping[str, Party], keys: Collection[str]) -> list[Ref]:
    """List the words by which these persons could be shown."""
    found: list[Ref] = []
    for key in keys:
        if key in persons:
            about = persons[key].about
            found += [ref for part in ("name", "native", "office") for ref in (about.get(part) or {}).values()]
    return found


def is_asked_of_late(until: date | None, today: date) -> bool:
    """Say whether who agreed to be named until a day was asked within twelve months, for which an agreement holds."""
    return until is not None and today <= until <= a_year_after(today)
