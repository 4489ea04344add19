"""Texts: the words that a full letter may print, which are those that the public may read, and never a name."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.application.asking import NothingReleased
from tracker.application.reader import Look, Sight
from tracker.domain.calendar import OccasionFacts, OccasionState
from tracker.domain.days import When
from tracker.domain.record import Entry
from tracker.domain.values import Ref
from tracker.languages import COMPLETE
from tracker.reminders.owed import Owed
from tracker.reminders.printing import printed

_PERSON = re.compile(r"\{p-[0-9a-z]{8}\}")
_SESSION, _CASE = "ilc_session", "cas_case"


@dataclass(frozen=True)
class OccasionText:
    """An occasion as a letter names it; one that is not public has no title.

    `session` is the number of a session of the Conference, `years` how many an event lies back that comes round.
    """

    title: str
    is_provisional: bool = False
    session: str = ""
    years: int | None = None


@dataclass(frozen=True)
class DueText:
    """What falls due, as the public may read it: the day on which that was set, and the day that it was due at first.

    `made_on` is None where nobody knows the day, `moved_from` where the due day was not moved.
    """

    wording: str
    made_on: date | None
    moved_from: When | None


class Texts:
    """Opens what a letter names. Before the first release nothing is public, and a letter names references alone.

    `is_sample` says whether it is the record of a demonstration, which every mail that names anything says of itself.
    """

    def __init__(self, look: Look, language: str, owed: Iterable[Owed]) -> None:
        self._look, self._language, self.is_sample = look, language, look.is_sample()
        self._public = _public(look)
        self._shelf = look.shelf() if self._public else None
        self._occasions = {one.key: one for one in look.calendar(self._public)} if self._public else {}
        self._words: dict[str, str] = {}
        everything = [each for one in owed for each in (one, *one.asks)]
        self._entries = self._read_entries({one.entry_id for one in everything if one.entry_id})
        self._open(everything)

    def titles(self, references: Sequence[str]) -> str:
        """Name demands by their references, the first with its title where that is public."""
        if not references:
            return ""
        first, *others = references
        title = self._said(self._demand(first).get("title"))
        named = f"{first} {title}" if title else first
        return ", ".join([named, *others])

    def country(self, code: str) -> str:
        """Name a country."""
        about = self._shelf.countries.get(code) if self._shelf else None
        return (self._said(about["name"]) if about else "") or code

    def occasion(self, key: str, day: date | None = None) -> OccasionText:
        """Name an occasion that comes on a day."""
        known = self._occasions.get(key)
        if known is None:
            return OccasionText("")
        session = known.session or "" if known.kind == _SESSION else ""
        years = known.years_on(day) if day else None
        return OccasionText(self._said(known.about["title"]), known.is_provisional, session, years)

    def listed(self, country: str, session: str) -> Sequence[str]:
        """List a country's cases before the committee on the application of standards at a session, as announced."""
        return [self._said(one.about["title"]) for one in self._cases(session) if country in one.countries]

    def due(self, entry_id: str) -> DueText | None:
        """Say what falls due, None where that is not public."""
        entry = self._entries.get(entry_id)
        if entry is None:
            return None
        about = entry.about
        return DueText(
            wording=self._said(about.get("wording") or about.get("text")),
            made_on=_exactly(about.get("made_on") or about.get("on")),
            moved_from=_when(about.get("was_due_on")),
        )

    def _demand(self, reference: str) -> Mapping[str, Any]:
        return (self._shelf.demands.get(reference) or {}) if self._shelf else {}

    def _cases(self, session: str) -> Iterable[OccasionFacts]:
        announced = (one for one in self._occasions.values() if one.kind == _CASE and session)
        return (one for one in announced if one.session == session and one.state is not OccasionState.CANCELLED)

    def _read_entries(self, ids: set[str]) -> Mapping[str, Entry]:
        if self._public is None or not ids:
            return {}
        return {one.entry_id: one for one in self._look.entries(self._public, sorted(ids))}

    def _open(self, owed: Iterable[Owed]) -> None:
        facts: list[Any] = [one.about for one in self._entries.values()]
        for one in owed:
            facts += [self._demand(reference).get("title") for reference in one.demands]
            if one.occasion in self._occasions:
                known = self._occasions[one.occasion]
                facts += [known.about["title"], *(case.about["title"] for case in self._cases(known.session or ""))]
        if self._shelf:
            facts += [about["name"] for about in self._shelf.countries.values()]
        refs = {ref for each in facts for ref in _refs(each)}
        self._words = {str(ref): text for ref, text in self._look.words(refs).items()}

    def _said(self, words: Mapping[str, str] | None) -> str:
        """Print a text in the reader's language, or in one that it exists in, with nobody's name."""
        if not words:
            return ""
        ref = words.get(self._language) or words.get("en") or next(iter(words.values()))
        unnamed = printed("unnamed.txt", self._language, {}).strip()
        return _PERSON.sub(unnamed, self._words.get(ref, ""))


def _public(look: Look) -> Sight | None:
    try:
        return look.sight(None, None)
    except NothingReleased:
        return None


def _refs(facts: Any) -> Iterable[Ref]:  # noqa: ANN401 - facts as they were recorded
    if isinstance(facts, Mapping):
        for name, value in facts.items():
            if name in {*COMPLETE, "und"} and isinstance(value, str):
                yield Ref(value)
            else:
                yield from _refs(value)


def _exactly(when: Any) -> date | None:  # noqa: ANN401 - facts as they were recorded
    """Read a day; a month or a year is none."""
    days = _when(when)
    return days.last if days is not None and days.first == days.last else None


def _when(when: Any) -> When | None:  # noqa: ANN401 - facts as they were recorded
    if isinstance(when, Mapping):
        return When.recorded(when)
    return When.on(date.fromisoformat(when)) if when else None
