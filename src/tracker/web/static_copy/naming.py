"""Who would be named in a copy, and whether somebody asked them within the last year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.application.reader import Reader
from tracker.domain.values import Ref
from tracker.languages import LANGUAGES
from tracker.projections.shelves import Party
from tracker.web.naming import AGREED, is_asked_of_late, words_of


class NamesUnchecked(Exception):
    """Nobody asked these people within twelve months whether they may still be named; `persons` are their keys."""

    def __init__(self, persons: Sequence[str]) -> None:
        self.persons = ", ".join(persons)
        super().__init__(persons)


@dataclass(frozen=True)
class Named:
    """Somebody who agreed to be named: the name, the key, and until when that holds, None where nobody noted it."""

    key: str
    name: str
    until: date | None
    is_living: bool

    def is_checked(self, today: date) -> bool:
        """Say whether the person was asked within twelve months."""
        return is_asked_of_late(self.until, today)


def agreed(reader: Reader, language: str) -> Sequence[Named]:
    """List who agreed to be named, lapsed or not, by their keys; raises NothingReleased."""
    with reader.look() as look:
        persons = look.released_shelf(look.sight(None, None)).named_by_rule
        known = {key: one for key, one in persons.items() if _has_agreed(one)}
        texts = look.words(words_of(known, known))
        return [_named(one, texts, language) for _, one in sorted(known.items())]


def require_checked(named: Sequence[Named], today: date) -> None:
    """Raise NamesUnchecked where somebody was not asked for more than twelve months."""
    unchecked = [one.key for one in named if not one.is_checked(today)]
    if unchecked:
        raise NamesUnchecked(unchecked)


def _has_agreed(person: Party) -> bool:
    is_named = not person.withheld and not person.about.get("office")
    return is_named and (person.naming or {}).get("naming") == AGREED


def _named(person: Party, texts: Mapping[Ref, str], language: str) -> Named:
    about, until = person.about, (person.naming or {}).get("until")
    native = (about.get("native") or {}).values() if LANGUAGES[language].native_names else ()
    refs = [*native, *about["name"].values()]
    name = next((texts[ref] for ref in refs if ref in texts), "")
    return Named(person.key, name, date.fromisoformat(until) if until else None, not about.get("posthumous"))
