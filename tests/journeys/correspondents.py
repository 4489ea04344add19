"""People of every kind in pairs, one with quiet mails while the other has full ones, and all that can be owed."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from email.message import EmailMessage
from itertools import chain
from typing import Any

from tests.accounts.people import Person
from tests.web.given import CHINARA
from tests.web.workspace.aviary import SIGNED_IN, TEAM, Aviary
from tests.web.workspace.entries import ON
from tests.web.workspace.occasions import plan
from tests.web.workspace.staff import KINDS, Staff
from tracker.accounts.mailing import Mailing, MailMode
from tracker.application.workspace import inputs
from tracker.domain.days import When
from tracker.domain.person_events import Naming
from tracker.domain.values import Audience, Direction

MONDAY = datetime(2026, 11, 23, 5, tzinfo=UTC)
WEEKS = 11
A_DAY = timedelta(days=1)


@dataclass
class Correspondents:
    """The people, what was put so that it is owed to them, and the mails that came."""

    aviary: Aviary
    pairs: list[tuple[Person, Person]] = field(default_factory=list)
    mails: dict[MailMode, list[EmailMessage]] = field(default_factory=lambda: {mode: [] for mode in MailMode})

    @property
    def staff(self) -> Staff:
        return self.aviary.staff

    @property
    def everybody(self) -> list[Person]:
        return list(chain(*self.pairs))

    def meet(self) -> None:
        """Let a second one of each kind in; the first reads English, the second Russian."""
        own = self.staff.office.accounts.own
        for kind, roles in KINDS.items():
            self.staff.join(f"{kind}again", *roles)
            self.pairs.append((self.staff.people[kind], self.staff.people[f"{kind}again"]))
        for place, person in enumerate(self.everybody):
            own.settle(person.account_id, ("en", "ru")[place % 2], "Asia/Bishkek")
            own.give_email(person.account_id, f"{person.account_id}@example.org")

    def be_owed(self) -> None:
        """Record what is not released, and days of one's own with notes."""
        it = self.aviary
        self.staff.office.given.record.clock.at = self.staff.office.clock()
        it.made.assessment(Audience.PUBLIC)
        given, title = self.staff.office.given, it.canary("title, not released", SIGNED_IN)
        measure = given.measure(1, "law-7", given.draft.words(it.canary("measure, not released", SIGNED_IN)))
        given.save(given.demand("kz-2026-7", given.draft.words(title), [measure]))
        for audience in Audience:
            for due_on in ("2026-12-20", "2027-01-30"):
                wording = it.canary(f"due {due_on}, {audience.value}", SIGNED_IN)
                it.made.due(audience, due_on=When.parse(due_on), wording=wording)
        self._agreement()
        for person in self.everybody:
            self._wish(person, it.canary("note of an own day", {person.nickname})["en"])

    def _agreement(self) -> None:
        """Let somebody be named until a day that comes in these weeks."""
        work = self.staff.workspace
        naming = inputs.PersonNaming(
            naming=Naming.AGREED, how={"en": "By telephone"}, until=date(2026, 12, 20), who_agreed={"en": "She herself"}
        )
        self.aviary.command(work.set_naming, CHINARA, naming)
        self.aviary.command(work.confirm_namings, [CHINARA], kind="confirmer", seen=self.staff.seen)

    def correspond(self) -> None:
        """Let weeks go by, in which days are moved and news comes; from week to week quiet and full change places."""
        reminders, moved = self.staff.office.reminders(), self._days()
        for week in range(WEEKS):
            for day in (0, 3):
                self._turn(MONDAY + (7 * week + day) * A_DAY, week % 2)
                reminders.tick(self.staff.office.clock())
                self._collect(week % 2)
            if week == 1:  # by now they were told of both
                self.staff.let_in("recorder")  # whose sign-in has ended meanwhile
                self._change(*moved)
                self._news()

    def _wish(self, person: Person, note: str) -> None:
        for on in (date(2026, 12, 2), date(2026, 12, 9)):
            own = self.staff.office.accounts.own_reminders
            own.add(person.account_id, on, today=MONDAY.date(), note=note)

    def _days(self) -> tuple[str, str]:
        """Plan two days that are public and not released."""
        it, on = self.aviary, When.parse("2026-12-20")
        one, other = (it.canary(f"day, {what}", SIGNED_IN) for what in ("moved", "cancelled"))
        return plan(self.staff, "of all", on=on, title=one), plan(self.staff, "of Kazakhstan", on=on, title=other)

    def _change(self, moved: str, cancelled: str) -> None:
        work, source = self.staff.workspace, inputs.Citation(publication="A letter")
        later = inputs.OccasionNews(key=moved, citation=source, on=When.parse("2026-12-28"))
        self.aviary.command(work.move_occasion, later, seen=self.staff.seen)
        off = inputs.OccasionNews(key=cancelled, citation=source)
        self.aviary.command(work.cancel_occasion, off, seen=self.staff.seen)

    def _news(self) -> None:
        """Record what bears on a letter."""
        it, on = self.aviary, When.on(MONDAY.date())
        said: dict[str, Any] = {"wording": it.canary("news", TEAM), "direction": Direction.PROGRESS}
        it.command(self.staff.workspace.record_development, inputs.Development(where=ON, on=on, **said))

    def _turn(self, at: datetime, turn: int) -> None:
        office, mailings = self.staff.office, self.staff.office.accounts.mailings
        office.clock.at = office.given.record.clock.at = at
        office.given.today = at.date()
        for pair in self.pairs:
            for place, person in enumerate(pair):
                mode = MailMode.FULL if (place + turn) % 2 else MailMode.QUIET
                mailings.settle(person.account_id, Mailing(mode))

    def _collect(self, turn: int) -> None:
        full = {f"{pair[1 - turn].account_id}@example.org" for pair in self.pairs}
        for to, mail in self.staff.office.post.mails:
            self.mails[MailMode.FULL if to in full else MailMode.QUIET].append(mail)
        self.staff.office.post.mails.clear()
