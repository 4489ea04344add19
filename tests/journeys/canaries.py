"""A record with a canary in every field that the public must not see, let in through the domain's own doors."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, TypeVar
from uuid import UUID, uuid4

from tests.journeys.canaries_beside_cards import let_in_beside_the_cards
from tests.journeys.canaries_in_files import files, once_open
from tests.journeys.records import EDITOR, Served
from tracker.application.draft import Draft
from tracker.domain import demand_events
from tracker.domain.coalition import Coalition
from tracker.domain.country import Country
from tracker.domain.days import When
from tracker.domain.demand import Demand
from tracker.domain.demand_events import Basis, Position
from tracker.domain.dossier import Dossier
from tracker.domain.entry_events import Retraction
from tracker.domain.events import Stream
from tracker.domain.evidence import Evidence
from tracker.domain.finding import Finding
from tracker.domain.letters import Letter
from tracker.domain.occasion import Occasion
from tracker.domain.organisation import Organisation
from tracker.domain.person import Person
from tracker.domain.person_events import Naming, Scope
from tracker.domain.values import (
    Audience,
    Citation,
    Code,
    Confidence,
    Direction,
    Key,
    Organ,
    OrganClass,
    SourceKind,
    Words,
)

S = TypeVar("S", bound=Stream)

DEMAND, BESIDE, OF_ONE = "kz-2021-2", "kz-2021-6", "kz-2021-5"
"""Where canaries sit: a demand, one that rests on entries of another, and one whose only measure is a person's."""

REFUSED = {"p-fphjgaym": ("kz-2021-1", "kz-2022-6"), "p-h5stdbpj": (OF_ONE,)}
"""Persons of the register who refuse to be named here, with the demands whose own text prints their names."""

ROW: Mapping[str, Any] = {"measures": (1,)}
"""What an entry on the person's own measure has."""

OPEN = "zzopen"
"""A text that anybody may read: a search that does not find it looks in the wrong places."""
LATER = "zzlater"
"""A text that was opened with the third release: nobody may read it as known by the second."""


@dataclass(frozen=True)
class Canaried:
    """The record, each canary with the field that it sits in, and the file of which everybody may have a copy."""

    served: Served
    hidden: Mapping[str, str]
    open_file: UUID


def let_canaries_in(served: Served) -> Canaried:
    """Record them: what is never shown and released, what is taken back later, what waits for the next release."""
    aviary = _Aviary(served)
    aviary.let_in_beside_the_public_text()
    office = aviary.draft.words({"en": OPEN, "ru": OPEN})
    let_in_beside_the_cards(aviary.get, aviary.canary, office, aviary.on)
    aviary.let_in_by_audience()
    aviary.let_in_assessments()
    aviary.let_in_mistakes()
    aviary.let_in_days()
    aviary.let_in_files()
    taken_back = [aviary.develop(aviary.demand(DEMAND), f"taken back: {how}") for how in ("narrowed", "safety")]
    opened = aviary.develop(aviary.demand(DEMAND), LATER, says=LATER, audience=Audience.COUNTRY_TEAM)
    aviary.release()
    aviary.take_back(*taken_back)
    aviary.demand(DEMAND).set_audience(opened, Audience.PUBLIC, reason=aviary.canary("widening.reason"))
    aviary.refuse()
    aviary.release()
    aviary.let_in_what_is_not_released()
    return Canaried(served, aviary.hidden, aviary.open_file)


@dataclass
class _Aviary:
    served: Served
    hidden: dict[str, str] = field(default_factory=dict)
    draft: Draft = field(default_factory=Draft)
    streams: dict[tuple[str, str], Stream] = field(default_factory=dict)
    becomes: dict[UUID, Callable[[Evidence], None]] = field(default_factory=dict)
    open_file: UUID = field(default_factory=uuid4)

    def token(self, place: str) -> str:
        """Let one in: a sign that must not be found."""
        token = f"zzcanary{len(self.hidden):03}"
        self.hidden[token] = place
        return token

    def canary(self, place: str) -> Words:
        """Let one in: a text in both languages that must not be found."""
        token = self.token(place)
        return self.draft.words({"en": token, "ru": token})

    def let_in_beside_the_public_text(self) -> None:
        """Notes, sources and custody of entries that are public themselves."""
        demand = self.demand(DEMAND)
        staff = ("notes", "source", "custody")
        words: dict[str, Any] = {name: self.canary(f"development.{name}") for name in staff}
        self.develop(demand, OPEN, says=OPEN, **words, reliability=Code("B"), credibility=2)
        common = {"audience": Audience.PUBLIC, "on": self.on, "confidence": Confidence.HIGH}
        demand.enter(
            demand_events.PositionRecorded,
            **common,
            entry_id=uuid4(),
            country=Code("KZ"),
            position=Position.PROMISE,
            organ=Organ(OrganClass.STATE, None),
            measures=(1,),
            notes=self.canary("position.notes"),
        )
        demand.enter(
            demand_events.LetterSent,
            entry_id=uuid4(),
            audience=Audience.PUBLIC,
            sender=Key("mission"),
            to=self.draft.words({"en": "the Government"}),
            on=self.on,
            copy_kept=True,
            answer_known=True,
            notes=self.canary("letter.notes"),
        )
        self.find(Audience.PUBLIC, wording=self.draft.words({"en": "said"}), notes=self.canary("finding.notes"))
        old = self.develop(demand, "corrected", says="before")
        new = self.develop(demand, "correction", says="after")
        demand.correct(old, new, reason=self.canary("correction.reason"))

    def let_in_by_audience(self) -> None:
        """Whole entries that are for members, a country team, the confidential few, or a later day."""
        tomorrow = self.on.last + timedelta(days=1)
        homes = (self.demand(DEMAND), self.get("country", "KZ", Country), self.get("coalition", "the", Coalition))
        for home in homes:
            for audience in (Audience.MEMBERS, Audience.COUNTRY_TEAM, Audience.CONFIDENTIAL):
                self.develop(home, f"{type(home).__name__}, {audience.value}", audience=audience)
            self.develop(home, f"{type(home).__name__}, not before today, not confirmed", not_before=self.on.last)
            shut = self.develop(home, f"{type(home).__name__}, not before tomorrow", not_before=tomorrow)
            home.confirm_opening(shut, reason=self.canary("opening.reason"))
        self.find(Audience.MEMBERS, wording=self.canary("finding for members"))

    def let_in_assessments(self) -> None:
        """Proposed, returned and confirmed ones."""
        demand, beside, of_one = self.demand(DEMAND), self.demand(BESIDE), self.demand(OF_ONE)
        self.assess(demand, 1, wording=self.canary("assessment.wording, proposed"))
        returned = self.assess(demand, 2, wording=self.canary("assessment.wording, returned"))
        demand.return_(returned, notes=self.canary("return.notes"))
        confirmed = self.assess(demand, 3, notes=self.canary("assessment.notes, confirmed"))
        demand.confirm(confirmed, proposer="aigul", by="bolot")
        of_the_refused = self.develop(of_one, "on a row that is not shown", measures=(1,))
        rests = self.assess(beside, 1, basis=(Basis(of_the_refused, None),))
        beside.confirm(rests, proposer="aigul", by="bolot")

    def let_in_mistakes(self) -> None:
        """Entries that nobody may read, corrected or retracted as errors; and why those were that anybody may."""
        demand, of_one = self.demand(DEMAND), self.demand(OF_ONE)
        team: Mapping[str, Any] = {"audience": Audience.COUNTRY_TEAM}
        shut: Mapping[str, Any] = {"not_before": self.on.last}
        for home, place, hidden in ((demand, "team", team), (demand, "shut", shut), (of_one, "row not shown", ROW)):
            wrong = self.develop(home, f"{place}, retracted as an error", **hidden)
            home.retract(wrong, Retraction.ERROR, reason=self.canary(f"retraction.reason, {place}"))
            old = self.develop(home, f"{place}, corrected", **hidden)
            new = self.develop(home, f"{place}, correction", **hidden)
            home.correct(old, new, reason=self.canary(f"correction.reason, {place}"))
        public = self.develop(demand, "error", says="an error")
        demand.retract(public, Retraction.ERROR, reason=self.canary("retraction.reason, public"))
        narrowed = self.develop(demand, "a narrowed correction", **team)
        demand.correct(self.develop(demand, "corrected", says="once public"), narrowed, reason=None)

    def let_in_days(self) -> None:
        """Days of persons, and notes beside the days that anybody may know."""
        for audience in (Audience.MEMBERS, Audience.COUNTRY_TEAM, Audience.CONFIDENTIAL):
            title, place = self.canary(f"occasion.title, {audience.value}"), self.canary("occasion.place")
            self.plan(f"day-{audience.value.replace('_', '-')}", title=title, place=place, audience=audience)
        self.plan("day-of-all", title=self.draft.words({"en": OPEN, "ru": OPEN}), notes=self.canary("occasion.notes"))

    def let_in_files(self) -> None:
        """Files for each audience, and some that everybody may have until they are taken back."""
        about = self.develop(self.demand(DEMAND), OPEN, says=OPEN)
        with self.served.parts.files.take_in() as incoming:
            incoming.add(OPEN.encode())
            incoming.end()
            self.served.parts.files.keep(incoming)
        made = list(files(about, DEMAND, "res-2021", self.canary, self.token, incoming.sha256))
        self.open_file = made[0].id
        undone = list(once_open(about, self.canary, self.token))
        self.becomes = {one.id: becomes for one, becomes in undone}
        self.draft.take(*made, *(one for one, _ in undone))

    def take_back(self, narrowed: UUID, dangerous: UUID) -> None:
        """Narrow one entry and take another back for safety, and do the same with files, after all were released."""
        for evidence_id, becomes in self.becomes.items():
            file = self.served.parts.log.stream(evidence_id, Evidence)
            becomes(file)
            self.draft.take(file)
        demand = self.demand(DEMAND)
        demand.set_audience(narrowed, Audience.COUNTRY_TEAM, reason=self.canary("narrowing.reason"))
        demand.retract(dangerous, Retraction.SAFETY, reason=self.canary("retraction.reason"))

    def refuse(self) -> None:
        """Let persons refuse who could be named before, and enter one whom nothing may name."""
        for key in REFUSED:
            how: dict[str, Any] = {name: self.canary(f"naming.{name}") for name in ("who_agreed", "how")}
            self.get("person", key, Person).set_naming(Naming.REFUSED, Scope((), ()), **how)
        person = Person.register(
            key=Key("p-zz1zz2zz"),
            name=self.canary("person.name"),
            native=self.canary("person.native"),
            country=Code("KZ"),
            role=Code("beneficiary"),
            roles=(self.canary("person.role"),),
            posthumous=False,
            sensitive=True,
        )
        person.add_alias(self.canary("person.alias"), Code("latin"), printed_in=None)
        self.draft.take(person)
        small: dict[str, Any] = {"kind": Code("union"), "small": True, "branches": (), "sites": ()}
        name, notes = self.canary("small organisation.name"), self.canary("organisation.notes")
        self.draft.take(Organisation.register(key=Key("p-zz3zz4zz"), name=name, notes=notes, **small))
        self.develop(self.demand(DEMAND), OPEN, says=f"{OPEN} {{p-zz1zz2zz}}")

    def let_in_what_is_not_released(self) -> None:
        """Public entries, a measure and a country that were recorded after the last release."""
        demand = self.demand(DEMAND)
        later = self.develop(demand, "correction, not released")
        demand.correct(self.develop(demand, "corrected, not released", says="before"), later, reason=None)
        self.find(Audience.PUBLIC, wording=self.canary("finding, not released"))
        self.plan("day-not-released", title=self.canary("occasion, not released"))
        self.draft.take(Country.register(Code("AM"), self.canary("country, not released")))
        self.save()

    def develop(
        self, home: Dossier, place: str, *, says: str = "", measures: tuple[int, ...] = (), **facts: Any
    ) -> UUID:
        """Record that something happened; without a text to say, all its texts are canaries."""
        entry_id = uuid4()
        words = self.draft.words({"en": says, "ru": says}) if says else self.canary(f"development.wording, {place}")
        organ = None if says else Organ(OrganClass.STATE, self.canary(f"development.organ, {place}"))
        cited = self.draft.plain(says or None) or self.canary(f"development.citation, {place}")
        common = {
            "entry_id": entry_id,
            "audience": Audience.PUBLIC,
            "measures": measures,
            "direction": Direction.CONTEXT,
            "on": self.on,
            "organ": organ,
            "wording": words,
            "citation": Citation(None, cited, None, (), None),
            "source_kind": SourceKind.PERSON,
            "confidence": Confidence.HIGH,
            "basis_for_public": True,
        }
        home.enter(home.development, **common | facts)
        return entry_id

    def assess(self, demand: Demand, measure: int, **facts: Any) -> UUID:
        """Propose that a measure is not met."""
        entry_id = uuid4()
        common: dict[str, Any] = {"irreversible": False, "baseline": False, "scale": 1, "basis": ()}
        said = {"audience": Audience.PUBLIC, "letter": Letter.NOT_MET, "confidence": Confidence.HIGH, "on": self.on}
        demand.propose(entry_id=entry_id, measure=measure, **common | said | facts)
        return entry_id

    def plan(self, key: str, **facts: Any) -> None:
        """Enter a day that comes back each year in Kazakhstan, and that concerns a demand."""
        usual: dict[str, Any] = {"kind": Code("anniversary"), "countries": (Code("KZ"),), "demands": (Key(DEMAND),)}
        usual |= {"instruments": (), "on": self.on, "provisional": False, "recurs_annually": True}
        usual |= {"audience": Audience.PUBLIC, "confidence": Confidence.HIGH}
        self.draft.take(Occasion.plan(key=Key(key), **usual | facts))

    def find(self, audience: Audience, **facts: Any) -> None:
        """Record what a body said of Kazakhstan."""
        finding = Finding.enter_finding(
            entry_id=uuid4(),
            audience=audience,
            body=Code("CEACR"),
            country=Code("KZ"),
            document=self.draft.words({"en": "Observation"}),
            on=self.on,
            demands=(Key(DEMAND),),
            measures=(),
            points=(),
            points_complete=True,
            confidence=Confidence.HIGH,
            **facts,
        )
        self.draft.take(finding)

    @property
    def on(self) -> When:
        """Today."""
        return When.on(self.served.parts.reader.today())

    def demand(self, reference: str) -> Demand:
        """Give a demand of the register."""
        return self.get("demand", reference, Demand)

    def get(self, scope: str, key: str, kind: type[S]) -> S:
        """Give the stream that holds a key, and record what becomes of it."""
        log = self.served.parts.log
        if (scope, key) not in self.streams:
            stream_id = log.stream_of(scope, key)
            assert stream_id, key
            self.streams[scope, key] = log.stream(stream_id, kind)
        found = self.streams[scope, key]
        assert isinstance(found, kind)
        return found

    def release(self) -> None:
        """Record and release."""
        self.save()
        self.served.parts.tracker.release(EDITOR, reason={"en": "a test", "ru": "проверка"})
        self.streams.clear()

    def save(self) -> None:
        """Record what was gathered."""
        self.draft.take(*self.streams.values())
        self.served.parts.tracker.save(self.draft, EDITOR)
        self.draft = Draft()
