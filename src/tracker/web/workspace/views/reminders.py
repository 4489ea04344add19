"""Reminders as their recipient sees them: which mails come, of what and why, and what became of those before."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from tracker.domain.calendar import OccasionFacts
from tracker.domain.days import When
from tracker.outbox.mails import MailRow
from tracker.reminders.forecast import Forecast
from tracker.reminders.kinds import ReminderKind
from tracker.reminders.owed import Owed
from tracker.web.wording import Wording
from tracker.web.workspace.mail_labels import MAIL_CODE, MAIL_SMTP, MAIL_STATE, MAIL_WHY, REMINDER_KIND
from tracker.web.workspace.things import NEVER_MUTED

_MOST = 40


@dataclass(frozen=True)
class Item:
    """One thing of a mail: its kind as a message, what it is about, its page, and what would mute it and its kind.

    Those are empty for what cannot be muted.
    `country` is given to those who have several, `years` where an event comes round.
    """

    kind: str
    title: str
    page: str
    days: When | None
    thing: str
    mutes: str
    country: str = ""
    years: int | None = None


@dataclass(frozen=True)
class Coming:
    """A mail that would go on a day: why, as a message, and of what; `more` things are not listed."""

    on: date
    why: str
    items: Sequence[Item]
    more: int


@dataclass(frozen=True)
class Gone:
    """A mail that was made: when, by the reader's clock, what became of it, and why, as messages.

    `number` is what the mail server said, where that is all that is known.
    """

    mail_id: str
    at: datetime
    state: str
    why: str
    number: str
    is_kept: bool
    whose: str = ""


@dataclass(frozen=True)
class Naming:
    """Names what reminders are about, for a reader who is signed in and coordinates some countries.

    `days` says what the days of one's own are about, by the keys that reminders know them by.
    """

    wording: Wording
    titles: Mapping[str, Any]
    occasions: Mapping[str, OccasionFacts]
    own: Collection[str]
    days: Mapping[str, str]

    def coming(self, forecasts: Iterable[Forecast]) -> list[Coming]:
        """Show the mails to come."""
        return [
            Coming(
                on=one.on,
                why=MAIL_WHY[one.why],
                items=[self._item(owed) for owed in one.owed[:_MOST]],
                more=max(len(one.owed) - _MOST, 0),
            )
            for one in forecasts
        ]

    def occasion_titles(self) -> Mapping[str, Any]:
        """Give the titles of occasions by their keys."""
        return {key: one.about["title"] for key, one in self.occasions.items()}

    def _item(self, owed: Owed) -> Item:
        reference = owed.demands[0] if owed.demands else ""
        occasion = self.occasions.get(owed.occasion)
        words = occasion.about["title"] if occasion else self.titles.get(reference)
        said = self.wording.plain(words) or ""
        named = said if occasion else " · ".join(part for part in (reference, said) if part)
        can_be_muted = owed.kind not in NEVER_MUTED
        return Item(
            kind=REMINDER_KIND[owed.kind.value],
            title=self.days.get(owed.thing) or named or owed.thing.partition("person:")[2],
            page=_page_of(owed, reference),
            days=owed.known,
            thing=owed.thing if can_be_muted else "",
            mutes=f"kind:{owed.kind.value}" if can_be_muted else "",
            country=owed.countries[0] if can_be_muted and len(owed.countries) == 1 and len(self.own) > 1 else "",
            years=occasion.years_on(owed.due_on) if occasion and owed.due_on else None,
        )


def gone(mails: Iterable[MailRow], zone: str, names: Mapping[str, str] | None = None) -> list[Gone]:
    """Show the mails that were made; `names` says whose they are, where that is to be shown."""
    return [
        Gone(
            mail_id=str(one.mail_id),
            at=(one.settled_at or one.made_at).astimezone(ZoneInfo(zone)),
            state=MAIL_STATE[one.state.value],
            why=MAIL_CODE.get(one.code, MAIL_SMTP if one.code else ""),
            number=one.code.rpartition("_")[2],
            is_kept=one.sealed is not None,
            whose=(names or {}).get(one.account, ""),
        )
        for one in mails
    ]


def _page_of(owed: Owed, reference: str) -> str:
    if owed.occasion:
        return f"/occasions/{owed.occasion}"
    if owed.kind is ReminderKind.NAMING:
        return f"/people/{owed.thing.partition(':')[2]}"
    if owed.entry_id:
        return f"/desk/entries/{owed.entry_id}"
    return f"/desk/demands/{reference}" if reference else "/reminders"
