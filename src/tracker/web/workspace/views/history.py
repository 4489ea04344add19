"""The history of an entry: every version that it had, who recorded it when, and why. Who and why are for its team."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tracker.application.workspace.history import HistoryRow
from tracker.domain.values import Words
from tracker.projections.erasures import ErasedText
from tracker.projections.versions import Version
from tracker.web import dates
from tracker.web.labels import N_
from tracker.web.wording import Text
from tracker.web.workspace.desk import Live
from tracker.web.workspace.views.accounts import Speech
from tracker.web.workspace.views.parts import Part, parts_of

CORRECTED = "entry_corrected"

DEEDS = {
    "entry_retracted": N_("Taken back"),
    "audience_set": N_("Who may see it was changed"),
    "opening_confirmed": N_("Confirmed: it opens on its day"),
    "assessment_confirmed": N_("Confirmed by a second person"),
    "assessment_returned": N_("Returned by a second person"),
    "assessment_suspended": N_("Put in doubt"),
    "due_day_moved": N_("Due day moved"),
    "reminder_sent": N_("Reminder letter recorded"),
    "letter_answered": N_("Answer recorded"),
    "next_step_done": N_("Next step done"),
    "urgency_answered": N_("Answer recorded"),
}
"""What may be done to an entry, by the second part of the event's topic."""

_MACHINES = {
    "register": N_("the register"),
    "demo": N_("the demonstration"),
    "host": N_("the host"),
    "scheduler": N_("the calendar"),
}


@dataclass(frozen=True)
class Deed:
    """One thing that was done, by whom and why. `at` is a day and a time of day in the reader's zone."""

    label: str
    at: str
    nickname: str
    reason: Text | None


@dataclass(frozen=True)
class VersionView:
    """One version: its number from the first, what it said, who recorded it and why it replaced the one before."""

    number: int
    entry_id: str
    state: str
    recorded_on: str
    made: Deed | None
    deeds: Sequence[Deed]
    parts: Sequence[Part]
    erased: Sequence[ErasedText] = ()


Rows = Mapping[str, Sequence[HistoryRow]]
"""What was done to each version, by its entry id; empty for who is not of the entry's team."""


def history(line: Sequence[Version], rows: Rows, live: Live) -> list[VersionView]:
    """Tell the history of an entry, newest version first."""
    live.open([row.reason for its in rows.values() for row in its])
    teller = Teller.of(live)
    numbered = reversed(list(enumerate(line, 1)))
    return [_view(number, one, rows.get(one.entry.entry_id, ()), teller) for number, one in numbered]


@dataclass(frozen=True)
class Teller:
    """Tells who did what and when, by the reader's clock."""

    live: Live
    speech: Speech

    @classmethod
    def of(cls, live: Live) -> "Teller":
        """Ask the accounts for their nicknames."""
        desk, says = live.desk, live.catalogue
        machines = {account: says.gettext(name) for account, name in _MACHINES.items()}
        known = machines | desk.nicknames
        return cls(live, Speech(says, desk.account.language, desk.account.zone, {}, known))

    def deed(self, row: HistoryRow, label: str) -> Deed:
        """Tell one thing that was done to an entry."""
        return self.told(row.at, row.account, label, row.reason)

    def told(self, at: datetime, account: str, label: str, reason: Words | None) -> Deed:
        """Tell one thing that was done; the words of the reason must be open."""
        says = self.live.catalogue.gettext
        return Deed(says(label), self.speech.moment(at), self.nickname(account), self.live.wording.say(reason))

    def nickname(self, account: str) -> str:
        """Give the nickname of an account."""
        return self.speech.nicknames.get(account) or self.live.catalogue.gettext(N_("an account that is gone"))


def _view(number: int, version: Version, rows: Sequence[HistoryRow], teller: Teller) -> VersionView:
    entry = version.entry
    return VersionView(
        number=number,
        entry_id=entry.entry_id,
        state="replaced" if version.is_replaced else version.state,
        recorded_on=dates.day(entry.recorded_on, teller.live.desk.account.language),
        made=_made(version, rows, teller),
        deeds=[teller.deed(row, DEEDS[row.deed]) for row in rows if row.deed in DEEDS],
        parts=parts_of(entry, teller.live),
        erased=teller.live.wording.erased_in(entry.about),
    )


def _made(version: Version, rows: Sequence[HistoryRow], teller: Teller) -> Deed | None:
    """Tell who recorded a version; of a correction also why."""
    before = UUID(version.corrects) if version.corrects else None
    correction = next((row for row in rows if row.deed == CORRECTED and row.other == before), None)
    if before is not None and correction is not None:
        return teller.deed(correction, N_("Corrected"))
    first = next((row for row in rows if row.deed not in {*DEEDS, CORRECTED}), None)
    return None if first is None else teller.deed(first, N_("Recorded"))
