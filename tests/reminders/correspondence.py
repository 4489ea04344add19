"""Letters over a small record: what is public there, what is not, and somebody of Kazakhstan to whom they go."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from tests.given import a_due_day, on
from tests.web.given import SECRET, TODAY, Given
from tracker.accounts.account import Account
from tracker.accounts.mailing import Mailing, MailMode
from tracker.accounts.roles import Roles
from tracker.application.reader import Reader
from tracker.domain.days import When
from tracker.domain.demand import Demand
from tracker.domain.occasion import Occasion
from tracker.domain.values import Audience, Code, Confidence, Key
from tracker.reminders import letters
from tracker.reminders.kinds import ReminderKind
from tracker.reminders.letters import Letter
from tracker.reminders.owed import Owed
from tracker.reminders.recipient import Recipient
from tracker.reminders.texts import Texts

DAY = date(2027, 5, 10)
PROMISE, LETTER = str(UUID(int=21, version=4)), str(UUID(int=22, version=4))
OF_THE_TEAM = str(SECRET)
HOST = "https://h.example"
NO_DEMAND = "kz-2026-7"
"""A demand that was recorded after the release."""


class Correspondence:
    """Writes what somebody would be told over one record."""

    def __init__(self, folder: Path, *, is_released: bool = True, is_sample: bool = False) -> None:
        self.given = Given(folder, sample=is_sample).found().fill()
        self.given.save(*self._occasions(), self._due_day())
        if is_released:
            self.given.release()
        law = self.given.measure(1, "law-7", self.given.says("Not released"))
        self.given.save(self.given.demand(NO_DEMAND, self.given.says("Not released"), [law]))

    def written(self, *owed: Owed, language: str = "en", mode: MailMode = MailMode.FULL, today: date = DAY) -> Letter:
        """Write a letter to somebody who coordinates Kazakhstan; its links show the page that they lead to."""
        made_at = datetime(2026, 1, 1, tzinfo=UTC)
        roles = Roles.of(["country:KZ"])
        account = Account("a-aigul", "Aigul", language, "UTC", roles, is_at_risk=False, frozen_at=None, made_at=made_at)
        recipient = Recipient(account, Mailing(mode), "aigul@example.org")
        with self._texts(language, owed) as texts:
            return letters.write(recipient, owed, texts, today=today, link=lambda page: HOST + page)

    def text(self, *owed: Owed, **how: Any) -> str:
        """Write a full letter, and give its text."""
        return self.written(*owed, **how).text

    @contextmanager
    def _texts(self, language: str, owed: Sequence[Owed]) -> Iterator[Texts]:
        record = self.given.record
        reader = Reader(record.engine, record.log, record.book, lambda: TODAY)
        with reader.look() as look:
            yield Texts(look, language, owed)

    def _due_day(self) -> Demand:
        """Set a due day on a demand, and move it."""
        log, self.moved = self.given.record.log, str(UUID(int=71, version=4))
        stream = log.stream_of("demand", "kz-2021-3")
        assert stream is not None
        demand = log.stream(stream, Demand)
        days = {"made_on": on("2026-05-03"), "wording": self.given.says("A report")}
        a_due_day(demand, "2027-06-01", entry_id=UUID(self.moved), **days)
        demand.move_due_day(UUID(self.moved), on("2027-06-20"), reason=None)
        return demand

    def _occasions(self) -> Iterator[Occasion]:
        says = self.given.says
        yield _planned("ilc-115", "2027-06-07", title=says("115th session", "115-я сессия"), session=Code("115"))
        case = {"kind": Code("cas_case"), "session": Code("115"), "countries": (Code("KZ"),)}
        yield _planned(
            "cas-kz", "2027-06", title=says("Kazakhstan, Convention 87", "Казахстан, Конвенция № 87"), **case
        )
        yield _planned("ilc-116", "2028-06-05", title=says("116th session", "116-я сессия"), session=Code("116"))
        month = {"kind": Code("milestone"), "provisional": False}
        yield _planned("list", "2027-06-08", title=says("Final list", "Окончательный список"), **month)
        event = {"kind": Code("anniversary"), "recurs_annually": True, "countries": (Code("KZ"),)}
        yield _planned("strike", "2011-12-16", title=says("The strike", "Забастовка"), **month | event)
        team = {"audience": Audience.COUNTRY_TEAM, "countries": (Code("KZ"),)}
        yield _planned("team", "2027-06-09", title=says("Day of the team", "День команды"), **month | team)


def an_owed(kind: ReminderKind, thing: str = "", **facts: Any) -> Owed:
    """Something owed; by its thing it is known what it is about."""
    place, _, key = thing.partition(":")
    usual: dict[str, Any] = {"rung": "1", "rung_on": DAY, "due_on": None, "is_urgent": False, "countries": ("KZ",)}
    usual |= {"demands": (key,)} if place in {"stale", "reassess"} else {}
    usual |= {"entry_id": key, "demands": ("kz-2021-1",)} if place == "entry" else {}
    usual |= {"occasion": key, "countries": ()} if place == "occasion" else {}
    return Owed(thing=thing or "entry:e", kind=kind, **usual | facts)


def stale(reference: str = "kz-2021-4", since: date | None = date(2026, 5, 3), **facts: Any) -> Owed:
    """A demand that nobody looked at."""
    return an_owed(ReminderKind.STALE, f"stale:{reference}", since=since, **facts)


def reassess(reference: str = "kz-2021-4", **facts: Any) -> Owed:
    """A demand with news."""
    return an_owed(ReminderKind.REASSESS, f"reassess:{reference}", since=date(2027, 4, 3), **facts)


def due(entry_id: str = PROMISE, due_on: date = date(2027, 5, 20), **facts: Any) -> Owed:
    """Something that falls due."""
    return an_owed(ReminderKind.DUE, f"entry:{entry_id}", due_on=due_on, **facts)


def occasion(key: str = "ilc-115", due_on: date | None = date(2027, 6, 7), **facts: Any) -> Owed:
    """An occasion that comes near."""
    kind = facts.pop("kind", ReminderKind.OCCASION)
    return an_owed(kind, f"occasion:{key}", due_on=due_on, **facts)


def _planned(key: str, day: str, **facts: Any) -> Occasion:
    usual: dict[str, Any] = {"kind": Code("ilc_session"), "countries": (), "instruments": (), "demands": ()}
    usual |= {"provisional": True, "recurs_annually": False, "audience": Audience.PUBLIC, "confidence": Confidence.HIGH}
    return Occasion.plan(key=Key(key), on=When.parse(day), **usual | facts)


EVERY_KIND: dict[ReminderKind, Callable[[], Owed]] = {
    ReminderKind.DANGER: lambda: an_owed(
        ReminderKind.DANGER, f"entry:{OF_THE_TEAM}", since=date(2027, 5, 9), is_urgent=True
    ),
    ReminderKind.OWN: lambda: an_owed(ReminderKind.OWN, "own:7", due_on=DAY, is_urgent=True, countries=()),
    ReminderKind.OVERDUE: lambda: an_owed(ReminderKind.OVERDUE, f"entry:{PROMISE}", due_on=date(2022, 12, 31)),
    ReminderKind.DUE: due,
    ReminderKind.NOTED: lambda: an_owed(ReminderKind.NOTED, f"entry:{PROMISE}", due_on=date(2027, 9, 1)),
    ReminderKind.OPENING: lambda: an_owed(ReminderKind.OPENING, f"entry:{OF_THE_TEAM}", due_on=date(2027, 5, 14)),
    ReminderKind.NAMING: lambda: an_owed(ReminderKind.NAMING, "person:p-7kq2m4xa", due_on=date(2027, 5, 20)),
    ReminderKind.REASSESS: reassess,
    ReminderKind.STALE: stale,
    ReminderKind.UNANSWERED: lambda: an_owed(ReminderKind.UNANSWERED, f"entry:{LETTER}", since=date(2022, 1, 10)),
    ReminderKind.RETURNED: lambda: an_owed(ReminderKind.RETURNED, f"entry:{OF_THE_TEAM}", since=date(2027, 5, 4)),
    ReminderKind.CONFIRM: lambda: an_owed(ReminderKind.CONFIRM, f"entry:{OF_THE_TEAM}", since=date(2027, 5, 5)),
    ReminderKind.OCCASION: occasion,
    ReminderKind.MOVED: lambda: occasion(kind=ReminderKind.MOVED, was="2027-06-01"),
    ReminderKind.CANCELLED: lambda: occasion(due_on=None, kind=ReminderKind.CANCELLED, was="2027-06-07"),
}
"""Something of each kind."""
