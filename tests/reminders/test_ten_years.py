"""Ten years of reminders, with a machine that is off at times: all that is owed is told, once, and seldom enough."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from tests.accounts.people import Person
from tests.given import a_check, a_demand, a_due_day, a_letter, a_session, a_step, an_entry
from tests.reminders import reckoning
from tests.reminders.bureau import Bureau
from tests.reminders.reckoning import DAY, Mail, Reader
from tracker.domain.entry_events import Retraction
from tracker.domain.occasion import Occasion
from tracker.domain.values import Code, Key

BEGUN = datetime(2026, 1, 1, 3, tzinfo=UTC)
YEARS = 10


def up(seed: int, years: int = YEARS) -> list[datetime]:
    """The moments at which a machine ticks: each day once or twice, but for outages of a day to a month."""
    chance, day, last = random.Random(seed), BEGUN.date(), BEGUN.date() + timedelta(days=int(365.25 * years))  # noqa: S311
    moments: list[datetime] = []
    while day < last:
        if chance.random() < 0.01:
            day += timedelta(days=chance.choice([1, 2, 3, 8, 15, 30]))
        hours = sorted({chance.randrange(5, 12), *([chance.randrange(24)] if chance.random() < 0.2 else [])})
        moments += [datetime.combine(day, time(hour, chance.randrange(60)), UTC) for hour in hours]
        day += DAY
    return [moment for moment in moments if moment > BEGUN]


@dataclass
class Decade:
    """A record that is filled at the beginning, changed on the way, and told to two people."""

    bureau: Bureau
    aigul: Person
    bolot: Person
    kazakh: Reader = field(default_factory=lambda: Reader("Europe/Berlin", 1, (9, 18)))
    kyrgyz: Reader = field(default_factory=lambda: Reader("Asia/Bishkek", 3, (7, 13)))
    changes: list[tuple[datetime, str]] = field(default_factory=list)

    def fill(self) -> None:
        """Record what is there from the beginning, and write down what follows of it by hand."""
        for both in (self.kazakh, self.kyrgyz):
            for year in range(2026, 2037):
                first = next(date(year, 6, n) for n in range(1, 8) if date(year, 6, n).isoweekday() == 1)
                both.facts.append(reckoning.occasion(f"ilc-{year}", first, first + 11 * DAY, (120, 60, 30, 7), BEGUN))
            for year in range(2026, 2038):
                leap = date(year, 2, 29 if year % 4 == 0 else 28)
                both.facts.append(reckoning.occasion("leap", leap, leap, (90, 30, 7), BEGUN))
        occasions = [
            a_session(f"{fact.last_day - 11 * DAY}/{fact.last_day}", key=Key(fact.thing.partition(":")[2]))
            for fact in self.kazakh.facts
            if fact.thing.startswith("occasion:ilc")
        ]
        self.leap = a_session("2024-02-29", None, key=Key("leap"), kind=Code("anniversary"), recurs_annually=True)
        self.upr: Occasion = a_session(
            "2030-11-04/2030-11-08", None, key=Key("upr"), kind=Code("upr"), countries=(Code("KG"),)
        )
        self.off: Occasion = a_session("2028-05-20", None, key=Key("cfa"), kind=Code("cfa_meeting"))
        self.bureau.save(*occasions, self.leap, self.upr, self.off)
        self.kyrgyz.facts.append(reckoning.occasion("upr", date(2030, 11, 4), date(2030, 11, 8), (270, 60, 14), BEGUN))
        self._fill_demands()

    def _fill_demands(self) -> None:
        self.theirs, self.ours = a_demand("kg-2021-1", country="KG"), a_demand("kz-2021-1")
        letter = a_letter(self.theirs, "2025-12-30")
        lasting, settled = a_due_day(self.ours, "2026-05-20"), a_due_day(self.ours, "2027-09-01")
        self.step: UUID = a_step(self.ours, "2027-09-20")
        self.settled = settled
        self.bureau.save(self.theirs, self.ours)
        answered, looked = datetime(2027, 9, 9, 3, tzinfo=UTC), datetime(2029, 3, 1, 3, tzinfo=UTC)
        called_off = datetime(2027, 12, 1, 3, tzinfo=UTC)
        self.changes = [(answered, "settle"), (called_off, "call_off"), (looked, "look")]
        self.kazakh.facts += [
            reckoning.due(lasting, date(2026, 5, 20), BEGUN),
            reckoning.due(settled, date(2027, 9, 1), BEGUN, until=answered),
            reckoning.due(self.step, date(2027, 9, 20), BEGUN, until=answered),
            reckoning.stale("kz-2021-1", BEGUN.date(), 180, BEGUN, until=looked),
            reckoning.stale("kz-2021-1", looked.date(), 180, looked),
        ]
        self.kyrgyz.facts += [
            reckoning.silence(letter, date(2025, 12, 30), BEGUN),
            reckoning.stale("kg-2021-1", BEGUN.date(), 180, BEGUN),
        ]

    def settle(self) -> None:
        """A due day is taken back, and a step is done."""
        self.ours.retract(self.settled, Retraction.ERROR, reason=None)
        self.ours.do_next_step(self.step, **an_entry(), on=self.bureau.clock.at.date())
        self.bureau.save(self.ours)

    def call_off(self) -> None:
        """An occasion that nobody was told of yet is cancelled."""
        self.off.cancel(None)
        self.bureau.save(self.off)

    def look(self) -> None:
        """Somebody looks at a demand."""
        a_check(self.ours, self.bureau.clock.at.date())
        self.bureau.save(self.ours)

    def live(self, moments: Sequence[datetime]) -> None:
        """Tick at these moments, with what changes on the way."""
        waiting = list(self.changes)
        for moment in moments:
            while waiting and waiting[0][0] <= moment:
                at, change = waiting.pop(0)
                self.bureau.clock.at = at
                getattr(self, change)()
            self.bureau.tick(moment)

    def went(self, person: Person) -> list[Mail]:
        """The mails that somebody was sent."""
        rows = reversed(self.bureau.reminders.mails.recent(person.account_id, 5000))
        ledger = self.bureau.reminders.ledger
        return [
            Mail(row.made_at, row.kind.value, frozenset(line.rung.key for line in ledger.of_mail(row.mail_id)))
            for row in rows
        ]


def a_decade(bureau: Bureau) -> Decade:
    bureau.clock.at = BEGUN
    aigul = bureau.person("Aigul", "country:KZ", zone="Europe/Berlin")
    hours = {"digest_day": 3, "from_hour": 7, "to_hour": 13}
    made = Decade(bureau, aigul, bureau.person("Bolot", "country:KG", zone="Asia/Bishkek", **hours))
    made.fill()
    return made


@pytest.fixture(scope="module")
def decade(tmp_path_factory: pytest.TempPathFactory) -> Decade:
    """Ten years that were lived through once, for all who ask about them."""
    made = a_decade(Bureau(f"sqlite:///{tmp_path_factory.mktemp('decade') / 'tracker.db'}"))
    made.live(up(7))
    return made


def test_ten_years_bring_exactly_the_mails_that_were_owed(decade: Decade) -> None:
    for person, reader in ((decade.aigul, decade.kazakh), (decade.bolot, decade.kyrgyz)):
        owed = list(reckoning.mails(reader, up(7)))

        assert decade.went(person) == owed
        assert len(owed) > 100


def test_nothing_was_told_twice_in_ten_years(decade: Decade) -> None:
    told = Counter(key for person in (decade.aigul, decade.bolot) for mail in decade.went(person) for key in mail.told)
    its = Counter(decade.bureau.letterbox.ids())

    of_both = {key for key in told if key[0].startswith("occasion:")}
    assert all(count == 1 for key, count in told.items() if key not in of_both)
    assert all(told[key] <= 2 for key in of_both)
    assert set(its.values()) == {1}


def test_no_year_has_more_than_sixty_mails_and_no_week_two_digests(decade: Decade) -> None:
    for person, zone in ((decade.aigul, "Europe/Berlin"), (decade.bolot, "Asia/Bishkek")):
        days = [mail.at.astimezone(ZoneInfo(zone)).date() for mail in decade.went(person) if mail.kind == "digest"]

        assert max(Counter(day.year for day in days).values()) <= 60
        assert min((later - earlier).days for earlier, later in pairwise(days)) >= 7


def test_what_was_called_off_or_settled_was_never_told_after(decade: Decade) -> None:
    mails = decade.went(decade.aigul)
    settled = {f"entry:{decade.settled}", f"entry:{decade.step}"}

    assert not [mail for mail in mails for thing, _, _ in mail.told if thing == "occasion:cfa"]
    assert not [mail for mail in mails for thing, _, _ in mail.told if thing in settled and mail.at.year > 2027]


def test_a_year_on_either_database_brings_exactly_the_mails_that_were_owed(bureau: Bureau) -> None:
    year = a_decade(bureau)
    moments = up(1, years=1)[::2]

    year.live(moments)

    for person, reader in ((year.aigul, year.kazakh), (year.bolot, year.kyrgyz)):
        assert year.went(person) == list(reckoning.mails(reader, moments))
