"""What a country's team took out of sight: entries hidden for safety and persons withheld, when, by whom and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.application.workspace.history import HistoryRow, told_of
from tracker.application.workspace.naming_history import NamingRow, naming_history
from tracker.application.workspace.work import Work
from tracker.domain.entry_events import EntryRetracted, Retraction
from tracker.domain.person_events import Withheld
from tracker.projections import whereabouts
from tracker.projections.hidden import Hidden, hidden


@dataclass(frozen=True)
class HiddenEntry:
    """An entry that was hidden: `hidden_by` says when, by which account and why, `deeds` all that was done to it."""

    about: Hidden
    hidden_by: HistoryRow
    deeds: Sequence[HistoryRow]


@dataclass(frozen=True)
class TakenBack:
    """What is out of sight, the newest first."""

    entries: Sequence[HiddenEntry]
    persons: Sequence[NamingRow]


def taken_back(work: Work) -> TakenBack:
    """List what was taken out of sight in the countries whose team the account is of."""
    entries = [_entry(one, work) for one in hidden(work.connection, work.viewer)]
    keys = whereabouts.withheld_persons(work.connection)
    persons = [_withheld(key, work) for key, country in keys.items() if work.who.is_team_of(country)]
    return TakenBack(
        sorted(entries, key=lambda one: one.hidden_by.at, reverse=True),
        sorted(persons, key=lambda row: row.at, reverse=True),
    )


def _entry(about: Hidden, work: Work) -> HiddenEntry:
    deeds = told_of(work, about.entry_id)
    safety = {
        one.position
        for stream_id in work.streams_of(about.entry_id)
        for one in work.history(stream_id)
        if isinstance(one.event, EntryRetracted) and one.event.cause is Retraction.SAFETY
    }
    return HiddenEntry(about, next(row for row in deeds if row.position in safety), deeds)


def _withheld(key: str, work: Work) -> NamingRow:
    return next(row for row in naming_history(work, key) if row.topic == Withheld.TOPIC)
