"""Random small histories of a record, told by the aggregates themselves; what they refuse did not happen.

`history(seed, length)` always tells the same story for the same figures (but for the streams' random
ids), and a shorter length tells its beginning.
"""

from base64 import urlsafe_b64encode
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import count
from random import Random
from typing import Any, NamedTuple
from uuid import UUID

from hypothesis import strategies as st

from tests.oracle.from_events import Kept
from tracker.domain import country_events, demand_events
from tracker.domain.assessment_rules import Known
from tracker.domain.coalition import Coalition
from tracker.domain.country import Country
from tracker.domain.days import When
from tracker.domain.demand import Demand
from tracker.domain.demand_events import (
    Act,
    Addressee,
    Basis,
    CommitmentState,
    Counting,
    Measure,
    Object,
    ObjectKind,
    Position,
    Supervision,
    Uncounted,
    Unknown,
)
from tracker.domain.dossier import Dossier
from tracker.domain.entry_events import DevelopmentRecorded, Retraction
from tracker.domain.events import Event, Stream
from tracker.domain.finding import Finding
from tracker.domain.finding_events import Point
from tracker.domain.letters import Letter, NotCounted, NotKnown
from tracker.domain.lifecycle_events import Change, ChangeKind, Translator
from tracker.domain.occasion import Occasion
from tracker.domain.person import Person
from tracker.domain.person_events import Naming, Scope
from tracker.domain.refusals import Refused
from tracker.domain.values import (
    Audience,
    Code,
    Confidence,
    Direction,
    Key,
    Looked,
    Organ,
    OrganClass,
    Ref,
    SourceKind,
    Words,
)

ACCOUNTS = ("ann", "bob", "cho")
LAST_DAY = date(2026, 11, 30)


class Step(NamedTuple):
    """What one command recorded, in one transaction."""

    recorded_at: datetime
    account: str
    via: str
    events: list[Event]


def histories(longest: int = 60) -> st.SearchStrategy[list[Step]]:
    """Histories of up to so many commands; a failing one is shrunk to its beginning."""
    return st.builds(history, st.integers(0, 2**32 - 1), st.integers(0, longest))


def history(seed: int, length: int) -> list[Step]:
    """Tell one history: a beginning, and then `length` commands, less those that were refused."""
    teller = _Teller(Random(seed))  # noqa: S311 - a story, not a secret
    teller.begin()
    for _ in range(length):
        teller.go_on()
    return teller.steps


def kept(steps: Sequence[Step]) -> list[Kept]:
    """The events as a store would keep them that holds nothing else: positions from 1 on."""
    positions = count(1)
    return [Kept(next(positions), step.recorded_at, event, step.via) for step in steps for event in step.events]


def ends(steps: Sequence[Step]) -> list[int]:
    """The last position of every step, as `kept` numbers them: what can be known, one step at a time."""
    found, position = [], 0
    for step in steps:
        position += len(step.events)
        found.append(position)
    return found


class _Teller:
    def __init__(self, random: Random) -> None:
        self.random = random
        self.clock = datetime(2021, 1, 1, 9, tzinfo=UTC) + timedelta(days=random.randrange(500))
        self.account, self.via = ACCOUNTS[0], "web"
        self.steps: list[Step] = []
        self.streams: list[Stream] = []
        self.countries: dict[str, Country] = {}
        self.demands: dict[str, Demand] = {}
        self.occasions: list[Occasion] = []
        self.holders: dict[UUID, list[Dossier]] = {}
        self.recorded: dict[UUID, Event] = {}
        self.again: dict[UUID, Callable[[], UUID]] = {}
        self.proposers: dict[UUID, str] = {}
        self.said: set[tuple[str, int, date, object]] = set()
        self.days: list[date] = []
        self.commands: list[tuple[int, Callable[[], None]]] = [
            (2, self.make_demand),
            (10, self.record_development),
            (4, self.check),
            (22, self.propose),
            (5, self.load_sample),
            (16, self.confirm),
            (2, self.return_),
            (3, self.suspend),
            (6, self.correct),
            (4, self.retract),
            (6, self.set_audience),
            (5, self.confirm_opening),
            (4, self.record_position),
            (3, self.record_finding),
            (3, self.send_letter),
            (2, self.remind),
            (2, self.answer),
            (3, self.stay_silent),
            (1, self.open_proceeding),
            (1, self.set_due_day),
            (1, self.raise_again),
            (1, self.tell_commitment),
            (1, self.add_measure),
            (2, self.say_same_measure),
            (1, self.make_specific),
            (1, self.reword),
            (2, self.turn),
            (1, self.adopt),
            (3, self.take_back),
            (1, self.translate),
            (2, self.propose_change),
            (2, self.settle_change),
            (1, self.plan_session),
            (2, self.change_session),
            (1, self.release),
            (2, self.set_step),
            (1, self.do_step),
            (1, self.raise_urgency),
            (1, self.answer_urgency),
            (4, self.set_supervision),
            (2, self.move_due_day),
            (1, self.follow_finding),
            (1, self.speak_of_the_person),
        ]

    def begin(self) -> None:
        self.is_sample = self.random.random() < 0.4
        self.coalition = Coalition.found(
            name=self.words(),
            publisher=self.words(),
            contact=self.words(),
            zone=Key("UTC"),
            origin=Key("example.org/log"),
            sample=self.is_sample,
        )
        self.streams.append(self.coalition)
        for code in ("KZ", "KG")[: self.random.choice((1, 1, 2))]:
            self.countries[code] = Country.register(Code(code), self.words())
            self.streams.append(self.countries[code])
        self.person = Person.register(
            key=Key("p-7kq2m4xa"),
            name=self.words(),
            country=Code("KZ"),
            role=Code("beneficiary"),
            roles=(),
            posthumous=False,
            sensitive=False,
        )
        self.streams.append(self.person)
        self.keep()
        for _ in range(self.random.randint(1, 3)):
            self.do(self.make_demand)
        for year in range(2019, 2027):
            if self.random.random() < 0.5:
                self.do(lambda year=year: self._plan(year))  # type: ignore[misc]

    def go_on(self) -> None:
        self.advance()
        weights, commands = zip(*self.commands, strict=True)
        self.do(self.random.choices(commands, weights)[0])

    def do(self, command: Callable[[], None]) -> None:
        self.account = self.random.choice(ACCOUNTS)
        self.via = self.random.choices(("web", "load"), (5, 1))[0]
        with suppress(Refused):
            command()
        self.keep()  # also what a command did before it was refused: the streams have it already

    def keep(self) -> None:
        events = [event for stream in self.streams for event in stream.collect_events()]
        own = [event for event in events if isinstance(event, Event)]
        if own:
            self.steps.append(Step(self.clock, self.account, self.via, own))

    def advance(self) -> None:
        days = self.random.choice((0, 0, 1, 3, 10, 30, 60, 90))
        hours = self.random.randint(1, 20)
        if (self.clock + timedelta(days=days + 1)).date() > LAST_DAY:
            days, hours = 0, 0
        self.clock += timedelta(days=days, hours=hours, minutes=self.random.randint(1, 50))

    # Small things ------------------------------------------------------------------------------------

    @property
    def today(self) -> date:
        return self.clock.date()

    def words(self) -> Words:
        return {Code("en"): Ref(urlsafe_b64encode(self.random.randbytes(32)).decode().rstrip("="))}

    def id(self) -> UUID:
        return UUID(int=self.random.getrandbits(128), version=4)

    def day(self) -> date:
        """Some day around today, often one that came up before."""
        if self.days and self.random.random() < 0.3:
            return self.random.choice(self.days)
        back = self.random.choice((0, 0, 2, 20, 100, 300, 700, -5, -40))
        day = self.today - timedelta(days=back + self.random.randint(0, back // 2 if back > 0 else 0))
        self.days.append(day)
        return day

    def when(self) -> When:
        day = self.day()
        form = self.random.choices(("day", "month", "year", "range", "about"), (14, 3, 1, 2, 1))[0]
        if form == "month":
            return When.parse(f"{day:%Y-%m}")
        if form == "year":
            return When.parse(f"{day:%Y}")
        if form == "range":
            return When.between(day, day + timedelta(days=self.random.randint(1, 90)))
        return When.parse(day.isoformat(), about=form == "about")

    def organ(self) -> Organ:
        kinds = list(OrganClass)
        return Organ(self.random.choices(kinds, [6 if kind is OrganClass.STATE else 1 for kind in kinds])[0], None)

    def demand(self) -> Demand:
        return self.random.choice(list(self.demands.values()))

    def several(self) -> list[Demand]:
        many = min(len(self.demands), self.random.choice((1, 1, 1, 2)))
        return self.random.sample(list(self.demands.values()), many)

    def numbers(self, demand: Demand) -> tuple[int, ...]:
        if self.random.random() < 0.15:
            return ()
        many = self.random.randint(1, len(demand.measures)) if demand.measures else 0
        return tuple(sorted(self.random.sample(sorted(demand.measures), many)))

    def audience(self) -> Audience:
        return self.random.choices(list(Audience), (12, 1, 2, 1))[0]

    def not_before(self) -> date | None:
        return self.today + timedelta(days=self.random.randint(-5, 60)) if self.random.random() < 0.12 else None

    def some(self, entries: Sequence[UUID]) -> UUID:
        if not entries:
            raise Refused
        return self.random.choice(entries)

    def enter(self, demands: Sequence[Demand], record: Callable[[Demand, dict[str, Any]], None]) -> UUID:
        """Put one entry on one or several demands, and remember how to put another in its place."""
        entry_id = self.id()
        facts = {"entry_id": entry_id, "audience": self.audience(), "not_before": self.not_before()}
        for demand in demands:
            record(demand, dict(facts))
            self.recorded[entry_id] = demand.entries[entry_id]
            self.holders.setdefault(entry_id, []).append(demand)
        self.again[entry_id] = lambda: self.enter(demands, record)
        return entry_id

    # Demands -----------------------------------------------------------------------------------------

    def make_demand(self) -> None:
        if len(self.demands) >= 5:
            raise Refused
        weights = {Counting.IN_N: 30, Counting.IMPLIED: 3, Counting.REPEAT: 3, Counting.REPORTED: 2}
        counting = self.random.choices(list(Counting), [weights.get(one, 1) for one in Counting])[0]
        country = self.random.choice(list(self.countries))
        nobody = counting in {Counting.IMPLIED, Counting.NON_GOVERNMENT, Counting.OWN_COMMITMENT}
        numbers = range(1, self.random.choices(range(5), (1, 6, 6, 2, 1))[0] + 1)
        made_on = self.today - timedelta(days=self.random.choice((0, 10, 100, 200, 300, 500, 900, -10)))
        reference = Key(f"{country.lower()}-{made_on.year}-{len(self.demands) + 1}")
        demand = Demand.make(
            reference=reference,
            document=Key("res-2021"),
            made_on=made_on,
            item=self.words(),
            counting=counting,
            counting_reason=self.words(),
            addressee=Addressee(
                Code("government"), None if nobody else Code(country), (), self.words(), in_text=not nobody
            ),
            countries=tuple(map(Code, self.countries if nobody else [country])),
            title=self.words(),
            summary=self.words(),
            themes=(),
            instruments=(),
            instruments_named=(),
            persons=(),
            organisations=(),
            measures=tuple(self.measure(number, nobody=nobody) for number in numbers),
        )
        self.days.append(made_on)
        self.demands[reference] = demand
        self.streams.append(demand)

    def measure(self, number: int, *, nobody: bool) -> Measure:
        country = Code(self.random.choice(list(self.countries))) if nobody else None
        thing = Object(ObjectKind.GROUP, Key("strikers"))
        return Measure(number, country, thing, Act.RELEASED, None, False, self.words(), False)  # noqa: FBT003

    def add_measure(self) -> None:
        demand = self.demand()
        number = max(demand.measures, default=0) + 1
        demand.add_measure(self.measure(number, nobody=False), self.day(), reason=self.words())

    def say_same_measure(self) -> None:
        demand, other = self.demand(), self.demand()
        number = self.some_number(demand) if self.random.random() < 0.8 else None
        demand.same_measure(number, (other.reference, self.some_number(other)), demand.made_on)

    def some_number(self, demand: Demand) -> int:
        if not demand.measures:
            raise Refused
        return self.random.choice(sorted(demand.measures))

    def make_specific(self) -> None:
        other = self.demand()
        self.demand().make_specific(other.reference, self.random.choice((other.made_on, self.day())))

    def reword(self) -> None:
        self.demand().reword({"title": self.words()}, reason=None)

    def turn(self) -> None:
        """End a demand in one of three ways, or go on with one that was ended."""
        demand, on = self.demand(), min(self.day(), self.today)
        if demand.life.is_over:
            return demand.reopen(on, reason=self.words())
        how = self.random.choice((demand.close, demand.withdraw, partial(demand.supersede, self.demand().reference)))
        return how(on, reason=self.words())

    def adopt(self) -> None:
        apart = [one for one in self.demands.values() if one.counting is not Counting.IN_N]
        self.some_demand(apart).adopt(Key("res-2021"), min(self.day(), self.today), reason=self.words())

    def take_back(self) -> None:
        demand = self.some_demand([one for one in self.demands.values() if one.changes])
        demand.take_back(self.random.choice(sorted(demand.changes)), reason=self.words())

    def translate(self) -> None:
        part = self.random.choice(("title", "summary", "1"))
        reviewed = self.random.random() < 0.5
        words = {Code("ru"): next(iter(self.words().values()))}
        self.demand().translate(Code(part), words, by=Translator.MACHINE, reviewed=reviewed)

    def propose_change(self) -> None:
        demand = self.demand()
        change = Change(ChangeKind.CLOSED, on=min(self.day(), self.today))
        change_id = self.id()
        demand.propose_change(change_id, change, reason=self.words())
        self.proposers[change_id] = self.account

    def settle_change(self) -> None:
        demand = self.some_demand([one for one in self.demands.values() if one.proposed])
        change_id = next(iter(demand.proposed))
        if self.random.random() < 0.3:
            demand.return_change(change_id, notes=self.words())
        demand.confirm_change(change_id, proposer=self.proposers[change_id], by=self.account)

    def some_demand(self, demands: Sequence[Demand]) -> Demand:
        if not demands:
            raise Refused
        return self.random.choice(demands)

    # Entries -----------------------------------------------------------------------------------------

    def record_development(self) -> None:
        if self.random.random() < 0.1:
            country = self.random.choice(list(self.countries.values()))
            facts = {"entry_id": self.id(), "audience": self.audience(), "not_before": self.not_before()}
            country.enter(country_events.DevelopmentRecorded, **facts, **self.development())
            self.recorded[facts["entry_id"]] = country.entries[facts["entry_id"]]  # type: ignore[index]
            self.holders[facts["entry_id"]] = [country]  # type: ignore[index]
        else:
            self.develop(self.several(), self.development())

    def develop(self, demands: Sequence[Demand], facts: dict[str, Any]) -> UUID:
        measures = {demand.reference: self.numbers(demand) for demand in demands}
        return self.enter(
            demands,
            lambda demand, entry: demand.enter(
                demand_events.DevelopmentRecorded, **entry, **facts | {"measures": measures[demand.reference]}
            ),
        )

    def development(self) -> dict[str, Any]:
        return {
            "measures": (),
            "direction": self.random.choices(list(Direction), (4, 4, 1, 2, 1))[0],
            "on": self.when(),
            "organ": self.organ() if self.random.random() < 0.9 else None,
            "source_kind": SourceKind.PUBLICATION,
            "confidence": self.random.choices(list(Confidence), (4, 1, 1))[0],
            "basis_for_public": True,
        }

    def check(self) -> None:
        where, on = self.random.choice(list(Looked)), self.day()
        self.enter(
            self.several(),
            lambda demand, entry: demand.enter(demand_events.Checked, **entry, on=on, where=where),
        )

    def record_position(self) -> None:
        demands, on, organ = self.several(), self.when(), self.organ()
        position = self.random.choices(list(Position), (1, 1, 1, 3, 3, 1))[0]
        due_on = self.when() if position is Position.PROMISE else None
        measures = {demand.reference: self.numbers(demand) for demand in demands}
        self.enter(
            demands,
            lambda demand, entry: demand.enter(
                demand_events.PositionRecorded,
                **entry,
                country=Code("KZ"),
                position=position,
                organ=organ,
                on=on,
                due_on=due_on,
                measures=measures[demand.reference],
                confidence=Confidence.HIGH,
            ),
        )

    def record_finding(self) -> None:
        self._find()

    def _find(self) -> UUID:
        demands = self.several()
        keys = [Key(f"{one.reference}.{number}") for one in demands for number in self.numbers(one)]
        in_points = self.random.randint(0, len(keys)) if self.random.random() < 0.5 else 0
        entry_id = self.id()
        finding = Finding.enter_finding(
            entry_id=entry_id,
            audience=self.audience(),
            body=Code("CAS"),
            country=Code("KZ"),
            document=self.words(),
            on=self.when(),
            wording=self.words(),
            demands=tuple(one.reference for one in demands if self.random.random() < 0.7),
            measures=tuple(keys[in_points:]),
            points=(Point(Code("1"), self.words(), tuple(keys[:in_points])),) if in_points else (),
            points_complete=True,
            confidence=Confidence.HIGH,
        )
        self.streams.append(finding)
        self.holders[entry_id] = [finding]
        self.again[entry_id] = self._find
        return entry_id

    def send_letter(self) -> None:
        self._send(self.several(), self.when())

    def _send(self, demands: Sequence[Demand], on: When) -> UUID:
        known, copy = self.random.random() < 0.6, self.random.random() < 0.8
        words = self.words()
        return self.enter(
            demands,
            lambda demand, entry: demand.enter(
                demand_events.LetterSent,
                **entry,
                sender=Key("mission"),
                to=words,
                on=on,
                means=Code("post"),
                copy_kept=copy,
                answer_known=known,
            ),
        )

    def letters(self) -> list[UUID]:
        return [key for key, one in self.recorded.items() if isinstance(one, demand_events.LetterSent)]

    def remind(self) -> None:
        letter, on = self.some(self.letters()), self.when()
        self.enter(self.of(letter), lambda demand, entry: demand.remind(letter, **entry, on=on))

    def answer(self) -> None:
        letter, on, organ = self.some(self.letters()), self.when(), self.organ()
        self.enter(self.of(letter), lambda demand, entry: demand.answer_letter(letter, **entry, on=on, organ=organ))

    def of(self, entry_id: UUID) -> list[Demand]:
        return [one for one in self.holders[entry_id] if isinstance(one, Demand)]

    def stay_silent(self) -> None:
        """A letter, a reminder, no answer, and a D: all that a D asks for, at once."""
        demand = self.demand()
        ago = [self.today - timedelta(days=days) for days in (self.random.randint(130, 200), 68, 5)]
        letter = self._send([demand], When.on(ago[0]))
        self.enter([demand], lambda one, entry: one.remind(letter, **entry, on=When.on(ago[1])))
        self._assess(demand, "propose", {"letter": Letter.NO_ANSWER, "on": When.on(ago[2])})

    def open_proceeding(self) -> None:
        filed_on, stage = self.when(), self.words()
        self.enter(
            self.several(),
            lambda demand, entry: demand.enter(
                demand_events.ProceedingOpened, **entry, body=Code("CFA"), stage=stage, filed_on=filed_on
            ),
        )

    def set_due_day(self) -> None:
        made_on, due_on, wording = self.when(), self.when(), self.words()
        self.enter(
            self.several(),
            lambda demand, entry: demand.enter(
                demand_events.DueDaySet,
                **entry,
                kind=Code("government_commitment"),
                made_on=made_on,
                due_on=due_on,
                wording=wording,
                confidence=Confidence.HIGH,
            ),
        )

    def move_due_day(self) -> None:
        due = [key for key, one in self.recorded.items() if getattr(one, "due_on", None) and self.of(key)]
        entry_id, to, reason = self.some(due), self.when(), self.words()
        for holder in self.of(entry_id):
            holder.move_due_day(entry_id, to, reason=reason)

    def set_step(self) -> None:
        due_on, what = self.today + timedelta(days=self.random.randint(0, 40)), self.words()
        self.enter(
            self.several(),
            lambda demand, entry: demand.enter(demand_events.NextStepSet, **entry, due_on=due_on, what=what),
        )

    def do_step(self) -> None:
        step = self.some([key for key, one in self.recorded.items() if isinstance(one, demand_events.NextStepSet)])
        on = self.day()
        self.enter(self.of(step), lambda demand, entry: demand.do_next_step(step, **entry, on=on))

    def raise_urgency(self) -> None:
        on, what = self.day(), self.words()
        self.enter(
            self.several(),
            lambda demand, entry: demand.enter(demand_events.UrgencyRaised, **entry, on=on, what=what),
        )

    def answer_urgency(self) -> None:
        raised = [key for key, one in self.recorded.items() if isinstance(one, demand_events.UrgencyRaised)]
        urgency, on = self.some(raised), self.day()
        self.enter(self.of(urgency), lambda demand, entry: demand.answer_urgency(urgency, **entry, on=on))

    def set_supervision(self) -> None:
        supervision = self.random.choices(list(Supervision), (1, 3))[0]
        self.demand().set_supervision(supervision, reason=self.words())

    def follow_finding(self) -> None:
        findings = [one for one in self.streams if isinstance(one, Finding)]
        if not findings:
            raise Refused
        finding = self.random.choice(findings)
        facts = {"entry_id": self.id(), "audience": self.audience(), "not_before": self.not_before()}
        told = {name: value for name, value in self.development().items() if name != "measures"}
        finding.develop(*sorted(finding.points), **facts, **told)
        self.recorded[facts["entry_id"]] = finding.entries[facts["entry_id"]]  # type: ignore[index]
        self.holders[facts["entry_id"]] = [finding]  # type: ignore[index]

    def speak_of_the_person(self) -> None:
        hide = self.person.propose_showing if self.person.withheld else self.person.withhold
        propose = partial(self.person.propose_naming, Naming.AGREED, Scope((), ()), until=date(2027, 1, 1))
        confirm = partial(self.person.confirm_naming, proposer=ACCOUNTS[0], by=Key(ACCOUNTS[1]))
        show = partial(self.person.confirm_showing, proposer=ACCOUNTS[0], by=ACCOUNTS[1])
        namesake = partial(self.person.mean_namesake, entry_id=self.id())
        self.random.choice((partial(hide, reason=self.words()), propose, confirm, show, namesake))()

    def raise_again(self) -> None:
        on, title = self.when(), self.words()
        self.enter(
            self.several(),
            lambda demand, entry: demand.enter(
                demand_events.RaisedAgain,
                **entry,
                by=Key("mission"),
                title=title,
                on=on,
                measures=self.numbers(demand),
                confidence=Confidence.HIGH,
            ),
        )

    def tell_commitment(self) -> None:
        on = self.when() if self.random.random() < 0.5 else None
        self.enter(
            [self.demand()],
            lambda demand, entry: demand.enter(
                demand_events.CommitmentTold,
                **entry,
                number=1,
                state=self.random.choice(list(CommitmentState)),
                on=on,
                basis=(),
            ),
        )

    # Assessments -------------------------------------------------------------------------------------

    def propose(self) -> None:
        self._assess(self.demand(), "propose", self.judgement())

    def load_sample(self) -> None:
        if not self.is_sample:
            return  # a loader proposes there
        self.via = "load"
        self._assess(self.demand(), "load_sample", self.judgement())

    def judgement(self) -> dict[str, Any]:
        kind = self.random.choices(("A", "B", "C", "E", "not known", "not counted"), (4, 5, 5, 5, 3, 5))[0]
        if kind == "not known":
            return {"not_known": Unknown(self.random.choice(list(NotKnown)))}
        if kind == "not counted":
            why = self.random.choices(list(NotCounted), (1, 2, 2, 4))[0]
            return {"not_counted": Uncounted(why, self.words())}
        return {"letter": Letter(kind), "irreversible": kind == "E" and self.random.random() < 0.3}

    def _assess(self, demand: Demand, how: str, judgement: dict[str, Any], measure: int | None = None) -> UUID:
        number = measure or self.some_number(demand)
        facts = {
            "measure": number,
            "letter": None,
            "not_known": None,
            "not_counted": None,
            "irreversible": False,
            "baseline": False,
            "law": None,
            "practice": None,
            "scale": 2 if self.random.random() < 0.1 else 1,
            "organ": Organ(OrganClass.STATE, None),
            "confidence": Confidence.HIGH,
            "on": self.day_since(demand),
            **judgement,
            "basis": self.basis(demand, judgement),
        }
        if how == "load_sample":
            facts |= {"register": Key("sample"), "version": 1}
        saying = (demand.reference, number, min(facts["on"].last, self.today), _saying(facts))
        if saying in self.said:
            raise Refused
        known = Known(dict(self.recorded), {})
        entry_id = self.enter([demand], lambda one, entry: getattr(one, how)(known, **entry, **facts))
        self.said.add(saying)
        self.proposers[entry_id] = self.account
        self.again[entry_id] = lambda: self._assess(demand, "propose", self.judgement(), number)
        return entry_id

    def day_since(self, demand: Demand) -> When:
        for _ in range(10):
            when = self.when()
            if when.last >= demand.made_on:
                return when
        return When.on(max(demand.made_on, self.today))

    def basis(self, demand: Demand, judgement: dict[str, Any]) -> tuple[Basis, ...]:
        happened = [key for key, one in self.recorded.items() if isinstance(one, DevelopmentRecorded)]
        named = self.random.sample(happened, min(len(happened), self.random.randint(0, 3)))
        if judgement.get("letter") is Letter.OPPOSITE and not named:
            named = [self.against(demand)]
        return (Basis(None, Key("res-2021")), *(Basis(key, None) for key in named))

    def against(self, demand: Demand) -> UUID:
        """An act of the State after the demand, so sure that an E can rest on it."""
        sure = {
            "direction": self.random.choice((Direction.REGRESSION, Direction.MIXED)),
            "on": self.day_since(demand),
            "organ": Organ(OrganClass.STATE, None),
            "confidence": Confidence.HIGH,
        }
        return self.develop([demand], self.development() | sure)

    def confirm(self) -> None:
        """Confirm what waits, several at once."""
        waiting = [(one, key) for one in self.demands.values() for key in sorted(one.undecided)]
        self.via = "web"
        for demand, entry_id in self.random.sample(waiting, min(len(waiting), self.random.randint(1, 3))):
            with suppress(Refused):
                demand.confirm(entry_id, proposer=self.proposers[entry_id], by=self.account)

    def return_(self) -> None:
        demand = self.demand()
        demand.return_(self.some(sorted(demand.undecided)), notes=self.words())

    def suspend(self) -> None:
        demand = self.demand()
        mine = [key for key in self.proposers if key in demand.entries]
        demand.suspend(self.some(mine), notes=self.words())

    # What is said of entries later -------------------------------------------------------------------

    def correct(self) -> None:
        old = self.some(list(self.again))
        for holder in self.holders[old]:
            holder.require(old)
        new = self.again[old]()
        for holder in self.holders[old]:
            holder.correct(old, new, reason=self.words())

    def retract(self) -> None:
        entry_id, cause = self.some(list(self.holders)), self.random.choice(list(Retraction))
        for holder in self.holders[entry_id]:
            holder.retract(entry_id, cause, reason=self.words())

    def set_audience(self) -> None:
        entry_id, audience, not_before = self.some(list(self.holders)), self.audience(), self.not_before()
        for holder in self.holders[entry_id]:
            holder.set_audience(entry_id, audience, not_before=not_before, reason=self.words())

    def confirm_opening(self) -> None:
        closed = [key for key, one in self.recorded.items() if one.not_before is not None]  # type: ignore[attr-defined]
        entry_id = self.some(closed if closed and self.random.random() < 0.7 else list(self.holders))
        for holder in self.holders[entry_id]:
            holder.confirm_opening(entry_id, reason=self.words())

    # Occasions and releases --------------------------------------------------------------------------

    def plan_session(self) -> None:
        self._plan(self.today.year + self.random.choice((-1, 0, 1)))

    def _plan(self, year: int) -> None:
        parts = self.random.choices((1, 2), (4, 1))[0]
        for part in range(parts):
            first = date(year, 6, 1) + timedelta(days=self.random.randint(0, 9) + part * 170)
            occasion = Occasion.plan(
                key=Key(f"ilc-{year}-{len(self.occasions)}"),
                kind=Code(self.random.choices(("ilc_session", "cas_case"), (9, 1))[0]),
                body=Code("ILC"),
                countries=(),
                instruments=(),
                demands=(),
                session=Code(str(year)) if parts == 2 or self.random.random() < 0.7 else None,
                on=When.between(first, first + timedelta(days=11)),
                provisional=self.random.random() < 0.2,
                recurs_annually=False,
                audience=Audience.PUBLIC,
                title=self.words(),
                confidence=Confidence.HIGH,
            )
            self.occasions.append(occasion)
            self.streams.append(occasion)

    def change_session(self) -> None:
        if not self.occasions:
            raise Refused
        occasion = self.random.choice(self.occasions)
        if occasion.state == "cancelled":
            return occasion.expect_again(occasion.on)
        change = self.random.choice(("confirm", "move", "cancel", "hold", "correct"))
        if change == "move":
            later = timedelta(days=self.random.randint(-20, 60))
            on = When.between(occasion.on.first + later, occasion.on.last + later)
            occasion.move(on, provisional=self.random.random() < 0.3, citation=None)
        elif change == "correct":
            occasion.correct(self.words(), title=self.words())
        else:
            getattr(occasion, change)(None)
        return None

    def release(self) -> None:
        self.coalition.release(sum(len(step.events) for step in self.steps), reason=None)


def _saying(facts: dict[str, Any]) -> object:
    uncounted = facts["not_counted"]
    return facts["letter"] or (uncounted.why if uncounted else "not known")
