"""An entry as the team reads it: with who may see it, the notes, both days, and who recorded it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.record import Entry, Kind
from tracker.web.views.entries import Line, line
from tracker.web.views.findings import PointLine, finding
from tracker.web.wording import Text, Wording
from tracker.web.workspace.views.acts import Acts, Hand, acts_of

_NOTES = ("what", "who", "told", "notes", "source", "custody")
"""The texts for the team alone, in the order in which they are read."""


@dataclass(frozen=True)
class Note:
    """One text for the team alone; `code` says which."""

    code: str
    text: Text


@dataclass(frozen=True)
class Told:
    """One entry. `recorder` is a nickname, None for who is not of the team; `points` are those of a finding."""

    line: Line
    audience: str
    not_before: date | None
    recorder: str | None
    notes: Sequence[Note]
    points: Sequence[PointLine]
    acts: Acts


@dataclass(frozen=True)
class Telling:
    """How entries are told to one account: by whose hand, with which nicknames of those who recorded them."""

    wording: Wording
    hand: Hand
    nicknames: Mapping[str, str]

    def told(self, entry: Entry) -> Told:
        """Tell of an entry."""
        about = entry.about
        not_before = about.get("not_before")
        return Told(
            line=line(entry, self.wording),
            audience=about["audience"],
            not_before=date.fromisoformat(not_before) if not_before else None,
            recorder=self.recorder(about["account"]),
            notes=self.notes(entry),
            points=finding(entry, self.wording).points if entry.kind is Kind.FINDING else (),
            acts=acts_of(entry, self.hand),
        )

    def recorder(self, account: str) -> str | None:
        """Name who recorded something, to the team alone; empty where it was no person of the coalition."""
        if not self.hand.who.is_team_of(self.hand.country):
            return None
        return self.nicknames.get(account, "")

    def notes(self, entry: Entry) -> Sequence[Note]:
        """Give the texts for the team alone; for others there are none."""
        said = ((code, self.wording.say(entry.about[code])) for code in _NOTES if entry.about.get(code))
        return [Note(code, text) for code, text in said if text is not None]
