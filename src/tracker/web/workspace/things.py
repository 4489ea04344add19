"""Things: what reminders and mutes are about, in words, for one reader; what is not for them is nothing."""

from collections.abc import Mapping
from dataclasses import dataclass

from tracker.accounts.own_reminders import OwnReminder
from tracker.domain.record import Entry, Kind
from tracker.domain.values import Words
from tracker.reminders.kinds import ReminderKind
from tracker.web.labels import KIND
from tracker.web.workspace.desk import Live
from tracker.web.workspace.form import uuid_in
from tracker.web.workspace.mail_labels import REMINDER_KIND

NEVER_MUTED = frozenset({ReminderKind.DANGER, ReminderKind.OWN})
"""A danger is nobody's to leave out; a day of one's own is put away instead."""

_KINDS = {kind.value for kind in ReminderKind if kind not in NEVER_MUTED}
_OF_DEMANDS = {ReminderKind.STALE.value, ReminderKind.REASSESS.value}


@dataclass(frozen=True)
class Thing:
    """Something by its key, under the name that pages know it by; `why` is what of it one would be reminded of."""

    name: str
    why: str = ""
    is_danger: bool = False

    @property
    def whole(self) -> str:
        """Give both."""
        return f"{self.name} ({self.why})" if self.why else self.name


class Things:
    """Finds things by their keys, as far as the reader may know of them."""

    def __init__(self, live: Live) -> None:
        self._live = live

    def find(self, key: str) -> Thing | None:
        """Give a demand, an entry, an occasion or a person; None where there is none, or it is not for this reader."""
        place, _, name = key.partition(":")
        if place in _OF_DEMANDS:
            found = self._live.shelf.demands.get(name)
            why = self._live.catalogue.gettext(REMINDER_KIND[place])
            return Thing(_joined(name, self._said(found.get("title"))), why) if found else None
        if place == "person":
            return self._person(name)
        if place == "occasion":
            titles = (one.about["title"] for one in self._live.look.calendar(self._live.sight) if one.key == name)
            return next((Thing(self._said(title) or name) for title in titles), None)
        versions = self._live.look.versions(self._live.sight, name) if place == "entry" and uuid_in(name) else ()
        return next((self._entry(one.entry) for one in versions if one.entry.entry_id == name), None)

    def find_muted(self, what: str) -> Thing | None:
        """Give what can be muted: a thing, a kind of things, or a country; None where there is none."""
        place, _, name = what.partition(":")
        if place == "kind":
            return Thing(self._live.catalogue.gettext(REMINDER_KIND[name])) if name in _KINDS else None
        if place == "country":
            country = self._live.shelf.countries.get(name)
            return Thing(self._said(country["name"]) or name) if country else None
        found = self.find(what)
        return None if found is None or found.is_danger else found

    def own(self, reminder: OwnReminder) -> str:
        """Say what a reminder of one's own is about: its note, and the thing."""
        found = self.find(reminder.thing) if reminder.thing else None
        return _joined(reminder.note, found.name if found else "")

    def _person(self, key: str) -> Thing | None:
        found = self._live.shelf.persons.get(key)
        is_ours = found is not None and self._live.desk.who.is_team_of(found.about["country"])
        return Thing(key, self._live.catalogue.gettext(REMINDER_KIND[ReminderKind.NAMING.value])) if is_ours else None

    def _entry(self, entry: Entry) -> Thing:
        title = self._said(self._live.shelf.demands.get(entry.demand or "", {}).get("title"))
        kind = self._live.catalogue.gettext(KIND[entry.kind.value])
        return Thing(_joined(entry.demand or "", title, kind), is_danger=entry.kind is Kind.URGENCY)

    def _said(self, words: Words | Mapping[str, str] | None) -> str:
        self._live.open(words)
        return self._live.wording.plain(words) or ""


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
