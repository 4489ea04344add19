"""A small record with everything that pages must take care of: invented people, hostile texts, what is not public."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from starlette.testclient import TestClient

from tests.record import ARecord
from tests.windows import Window
from tracker.application.draft import Draft
from tracker.application.reader import Reader
from tracker.application.tracker import Founding, Tracker
from tracker.domain import demand_events as events
from tracker.domain.country import Country
from tracker.domain.country_events import Ratification, RatificationRecorded
from tracker.domain.days import When
from tracker.domain.demand import Demand
from tracker.domain.demand_events import Act, Addressee, Basis, Counting, Measure, Object, ObjectKind
from tracker.domain.document import Document
from tracker.domain.entry_events import Retraction
from tracker.domain.events import Stream
from tracker.domain.finding import Finding
from tracker.domain.finding_events import Point
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
from tracker.store.values import By
from tracker.web.app import create_app

LOADED_AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
TODAY = date(2026, 11, 21)
MADE_ON = date(2021, 12, 7)
BY, SECOND = By("aigul", "web"), By("bolot", "web")

AIGUL, BOLOT, CHINARA, OFFICIAL = "p-aaaaaaaa", "p-bbbbbbbb", "p-cccccccc", "p-dddddddd"
"""Not asked, and printed by kz-2021-1; refused; agreed; shown by office."""

UNION, FEW = Key("union-1"), "p-eeeeeeee"
"""A union that has a page, and one of so few people that it has none."""
SMALL = "Canary of the few"

CANARY = "Canary of the country team"
HOSTILE = '<script>alert(1)</script> & "quoted" {{ 7 * 7 }}'

ACT, ASSESSED, RETRACTED, SECRET = (UUID(int=number, version=4) for number in range(1, 5))


class Given:
    """A record of its own, with the pages over it."""

    def __init__(self, folder: Path, *, sample: bool = False, today: date = TODAY, url: str = "") -> None:
        self.record = ARecord(url or f"sqlite:///{folder / 'tracker.db'}")
        self.record.clock.at = LOADED_AT
        self.tracker = Tracker(self.record.engine, self.record.log, self.record.runner)
        self.sample, self.today = sample, today
        self.draft = Draft()

    @classmethod
    def released(cls, folder: Path) -> "Given":
        """Give a record of one's own in which all that is released: copied, as it is the same for each test."""
        (folder / "tracker.db").write_bytes(_released())
        return cls(folder)

    def client(self, **options: Any) -> TestClient:
        """Give a reader's browser that follows no redirect by itself."""
        reader = Reader(self.record.engine, self.record.log, self.record.book, lambda: self.today)
        app = create_app(reader, **options)
        return Window(app, follow_redirects=False, raise_server_exceptions=False)

    def found(self) -> "Given":
        """Say whose record it is."""
        name = {"en": "Test Coalition", "ru": "Проверочная коалиция"}
        contact = {"en": "write@coalition.example", "ru": "write@coalition.example"}
        self.tracker.found(Founding(name, name, contact, "Asia/Bishkek", "test/log", self.sample), BY)
        return self

    def fill(self) -> "Given":
        """Record the demands, and what became of them."""
        coalition = self.tracker.coalition()
        coalition.add_theme(Code("judicial_redress"), self.says("Judicial redress", "Пересмотр"), None)
        coalition.add_instrument(Code("C087"), self.says("Freedom of Association Convention", "О свободе"))
        session = Occasion.plan(
            key=Key("ilc-114"),
            kind=Code("ilc_session"),
            countries=(),
            instruments=(),
            demands=(),
            session=Code("114"),
            on=When.between(date(2026, 6, 1), date(2026, 6, 12)),
            provisional=False,
            recurs_annually=False,
            audience=Audience.PUBLIC,
            title=self.says("Session"),
            confidence=Confidence.HIGH,
        )
        session.confirm(None)
        self.save(
            coalition,
            session,
            self.kazakhstan(),
            Country.register(Code("KG"), self.says("Kyrgyzstan", "Кыргызстан")),
            self.document("res-2021", ()),
            self.document("ind-2022", (Code("RU"),)),
            *self.people(),
            self.union(),
            self.small_union(),
        )
        self.save(*self.demands())
        return self

    def release(self) -> "Given":
        """Let the public see it."""
        self.tracker.release(BY)
        return self

    def says(self, english: str, russian: str | None = None) -> Words:
        """Put a text under seal."""
        return self.draft.words({"en": english} | ({"ru": russian} if russian else {}))

    def save(self, *streams: Stream) -> None:
        """Record what these streams have to tell."""
        self.draft.take(*streams)
        self.tracker.save(self.draft, BY)
        self.draft = Draft()

    def document(self, key: str, restricted_in: tuple[Code, ...]) -> Document:
        """Make a document."""
        return Document.register(
            key=Key(key),
            kind=Code("resolution"),
            title=self.says(f"Resolution {key}", f"Резолюция {key}"),
            issued=When.on(MADE_ON),
            issuer=Key("mission"),
            issuer_name=self.says("The Mission", "Миссия"),
            relation=Code("coalition"),
            languages=(Code("en"),),
            countries=(Code("KZ"),),
            address=self.draft.plain(f"https://documents.example/{key}"),
            restricted_in=restricted_in,
        )

    def kazakhstan(self) -> Country:
        """Make the country, with one ratification that was seen in a source, and one that nobody saw."""
        country = Country.register(Code("KZ"), self.says("Kazakhstan", "Казахстан"))
        common = {"audience": Audience.PUBLIC, "status": Ratification.RATIFIED, "confidence": Confidence.HIGH}
        for number, (code, verified) in enumerate((("C087", True), ("C098", False))):
            country.enter(
                RatificationRecorded,
                **common,
                entry_id=UUID(int=81 + number, version=4),
                instrument=Code(code),
                registered_on=When.on(date(2000, 12, 13)),
                day_verified=verified,
                verified=verified,
                notes=self.draft.words({"en": f"{CANARY} ratification"}),
            )
        return country

    def union(self) -> Organisation:
        """Make a union, led by somebody who agreed to be named, by one not asked, and by one who refused."""
        union = Organisation.register(
            key=UNION,
            name=self.says("Union of the Test", "Проверочный профсоюз"),
            country=Code("KZ"),
            kind=Code("sectoral_union"),
            small=False,
            branches=(self.says("Almaty", "Алматы"),),
            sites=(),
            notes=self.draft.words({"en": f"{CANARY} union"}),
        )
        union.add_alias(self.draft.words({"und": "UoT"}))
        for number, person in enumerate((CHINARA, AIGUL, BOLOT)):
            start = When.parse(str(2015 + 2 * number))
            office = self.says(f"Chair {number}", f"Председатель {number}")
            union.record_leadership(number, office, start, until=When.parse(str(2016 + 2 * number)), person=Key(person))
        return union

    def small_union(self) -> Organisation:
        """Make one of fewer than ten people, which is treated as a person whom nobody asked."""
        name = self.says(SMALL, SMALL)
        facts: Mapping[str, Any] = {"country": Code("KZ"), "kind": Code("workplace_union"), "branches": (), "sites": ()}
        return Organisation.register(key=Key(FEW), name=name, small=True, parent=UNION, **facts)

    def people(self) -> list[Person]:
        """Make the four people; each also has a scope that prints the name on kz-2021-1 and kz-2021-2."""
        scope = Scope((Key("res-2021"),), (Key("kz-2021-1"), Key("kz-2021-2")))
        named = {
            AIGUL: ("Aigul Test", "Айгуль Тестова", Naming.NOT_ASKED),
            BOLOT: ("Bolot Refuser", "Болот Отказов", Naming.REFUSED),
            CHINARA: ("Chinara Agrees", "Чинара Согласна", Naming.AGREED),
            OFFICIAL: ("Official Name", "Имя Чиновника", Naming.NOT_ASKED),
        }
        people = []
        for key, (name, native, naming) in named.items():
            person = Person.register(
                key=Key(key),
                name=self.draft.words({"und": name}),
                native=self.draft.words({"und": native}),
                country=Code("KZ"),
                role=Code("beneficiary"),
                roles=(),
                office=self.says("the Minister", "министр") if key == OFFICIAL else None,
                posthumous=False,
                sensitive=True,
            )
            person.set_naming(naming, scope)
            people.append(person)
        return people

    def demand(self, reference: str, title: Words, measures: list[Measure], **facts: Any) -> Demand:
        """Make a demand of the resolution; by default it counts for Kazakhstan."""
        usual: Mapping[str, Any] = {
            "reference": Key(reference),
            "document": Key("res-2021"),
            "made_on": MADE_ON,
            "item": self.says("Kazakhstan, 1"),
            "counting": Counting.IN_N,
            "counting_reason": self.says("It asks the State.", "Обращено к государству."),
            "addressee": Addressee(
                type=Code("government"),
                country=Code("KZ"),
                organs=(self.says("Parliament", "Парламент"),),
                label=self.says("Government of Kazakhstan", "Правительство Казахстана"),
                in_text=True,
            ),
            "countries": (Code("KZ"),),
            "title": title,
            "summary": self.says("A summary", "Пересказ"),
            "themes": (Code("judicial_redress"),),
            "instruments": (Code("C087"),),
            "instruments_named": (),
            "persons": (),
            "organisations": (),
            "measures": tuple(measures),
        }
        return Demand.make(**{**usual, **facts})

    def measure(self, number: int, about: str, label: Words | None = None) -> Measure:
        """Make a measure: about a person where the key is one, else about a law."""
        kind = ObjectKind.PERSON if about.startswith("p-") else ObjectKind.LAW
        words = label or self.says(f"{{{about}}}: released", f"Освобождение: {{{about}}}")
        return Measure(number, None, Object(kind, Key(about)), Act.RELEASED, None, False, words, False)  # noqa: FBT003

    def demands(self) -> list[Stream]:
        """Make the demands with their entries."""
        return [
            self.person_demand(),
            self.refused_demand(),
            self.demand("kz-2021-3", self.says(HOSTILE), [self.measure(1, "law-1", self.says("Only in English"))]),
            self.met_demand(),
            self.demand(
                "kz-2021-9",
                self.says("An implied demand", "Без адресата"),
                [self.measure(1, "law-9", self.says("Implied"))],
                counting=Counting.IMPLIED,
            ),
            self.elsewhere("un-2021-1", Counting.NON_GOVERNMENT),
            self.own_commitment(),
            self.finding(),
        ]

    def person_demand(self) -> Demand:
        """Free Aigul, change a law: the opposite was done to the law."""
        demand = self.demand(
            "kz-2021-1",
            self.says(f"Free {{{AIGUL}}}", f"Освободить: {{{AIGUL}}}"),
            [self.measure(1, AIGUL), self.measure(2, "law-2", self.says("Law changed", "Закон изменён"))],
            summary=self.says(f"Free {{{AIGUL}}} and {{{CHINARA}}}", f"Освободить: {{{AIGUL}}}"),
        )
        self.develop(demand, ACT, f"{{{AIGUL}}}, {{{BOLOT}}}, {{{CHINARA}}} met {{{OFFICIAL}}}")
        self.develop(demand, SECRET, CANARY, audience=Audience.COUNTRY_TEAM)
        self.develop(demand, RETRACTED, "Taken back for safety")
        demand.retract(RETRACTED, Retraction.SAFETY, reason=None)
        self.assess(demand, 2, Letter.OPPOSITE, organ=_ORGAN, basis=(Basis(ACT, None), Basis(SECRET, None)))
        demand.enter(
            events.PositionRecorded,
            entry_id=UUID(int=21, version=4),
            audience=Audience.PUBLIC,
            country=Code("KZ"),
            position=events.Position.PROMISE,
            organ=_ORGAN,
            on=When.parse("2022-03"),
            due_on=When.on(date(2022, 12, 31)),
            wording=self.says("We promise", "Обещаем"),
            measures=(2,),
            confidence=Confidence.HIGH,
        )
        demand.enter(
            events.LetterSent,
            entry_id=UUID(int=22, version=4),
            audience=Audience.PUBLIC,
            sender=Key("mission"),
            to=self.says("The President", "Президенту"),
            on=When.on(date(2022, 1, 10)),
            copy_kept=False,
            answer_known=False,
        )
        return demand

    def refused_demand(self) -> Demand:
        """Three people, of whom one refused to be named: rows are not shown."""
        demand = self.demand(
            "kz-2021-2",
            self.says(f"Free three: {{{BOLOT}}}, {{{AIGUL}}} and {{{CHINARA}}}", f"Освободить: {{{BOLOT}}}"),
            [self.measure(1, BOLOT), self.measure(2, AIGUL), self.measure(3, CHINARA)],
        )
        self.develop(demand, UUID(int=31, version=4), "A row that nobody may see", measures=(1,))
        self.assess(demand, 1, Letter.NOT_MET, entry_id=UUID(int=32, version=4))
        return demand

    def met_demand(self) -> Demand:
        """A demand that is met, with evidence; its text names two unions."""
        act = UUID(int=41, version=4)
        law = [self.measure(1, "law-4", self.says("Law passed", "Закон принят"))]
        title = self.says("Pass the law", "Принять закон")
        demand = self.demand("kz-2021-4", title, law, organisations=(UNION, Key(FEW)))
        self.develop(demand, act, "The law is in force", measures=(1,), direction=Direction.PROGRESS)
        self.assess(demand, 1, Letter.MET, entry_id=UUID(int=42, version=4), basis=(Basis(act, None),))
        return demand

    def elsewhere(self, reference: str, counting: Counting) -> Demand:
        """A demand on somebody else than a government."""
        label = self.says("United Nations", "ООН")
        return self.demand(
            reference,
            self.says("Help us", "Помогите"),
            [self.measure(1, "aid", self.says("Help given", "Помощь оказана"))],
            counting=counting,
            addressee=Addressee(Code("intergovernmental"), None, (), label, in_text=True),
            countries=(),
        )

    def own_commitment(self) -> Demand:
        """What the coalition undertook."""
        demand = self.elsewhere("own-2021-1", Counting.OWN_COMMITMENT)
        demand.enter(
            events.CommitmentTold,
            entry_id=UUID(int=51, version=4),
            audience=Audience.PUBLIC,
            number=1,
            state=events.CommitmentState.UNDER_WAY,
            on=When.parse("2023"),
            basis=(),
        )
        return demand

    def finding(self) -> Finding:
        """What a body said."""
        return Finding.enter_finding(
            entry_id=UUID(int=61, version=4),
            audience=Audience.PUBLIC,
            body=Code("CAS"),
            country=Code("KZ"),
            document=self.says("Conclusions 2022", "Выводы 2022 года"),
            on=When.parse("2022-06"),
            wording=self.says("The Committee deplores", "Комитет сожалеет"),
            demands=(Key("kz-2021-1"),),
            measures=(),
            points=(Point(Code("1"), self.says("First point", "Первый пункт"), (Key("kz-2021-4.1"),)),),
            points_complete=True,
            confidence=Confidence.HIGH,
        )

    def develop(self, demand: Demand, entry_id: UUID, text: str, **facts: Any) -> None:
        """Record that something happened."""
        usual: Mapping[str, Any] = {
            "audience": Audience.PUBLIC,
            "country": Code("KZ"),
            "measures": (2,) if 2 in demand.measures else (),
            "direction": Direction.REGRESSION,
            "on": When.on(date(2022, 5, 1)),
            "organ": _ORGAN,
            "wording": self.says(text, text),
            "citation": Citation(
                document=Key("ind-2022"),
                publication=self.draft.plain("NORMLEX 1234567"),
                address=self.draft.plain("https://restricted.example/article"),
                restricted_in=(Code("RU"),),
                on=None,
            ),
            "source_kind": SourceKind.PUBLICATION,
            "confidence": Confidence.HIGH,
            "basis_for_public": True,
            "notes": self.draft.words({"en": f"{CANARY} notes"}),
            "source": self.draft.words({"en": f"{CANARY} source"}),
        }
        demand.enter(events.DevelopmentRecorded, entry_id=entry_id, **{**usual, **facts})

    def assess(self, demand: Demand, measure: int, letter: Letter, **facts: Any) -> None:
        """Propose a letter and let a second person confirm it."""
        usual: Mapping[str, Any] = {
            "entry_id": ASSESSED,
            "audience": Audience.PUBLIC,
            "measure": measure,
            "letter": letter,
            "irreversible": False,
            "baseline": False,
            "scale": 1,
            "confidence": Confidence.HIGH,
            "on": When.parse("2022-06"),
            "wording": self.says("Reasons", "Причины"),
            "basis": (),
        }
        said = {**usual, **facts}
        demand.propose(**said)
        demand.confirm(said["entry_id"], proposer="aigul", by="bolot")

    def close(self) -> None:
        """Let go of the database."""
        self.record.close()


_ORGAN = Organ(OrganClass.STATE, None)


@cache
def _released() -> bytes:
    """Give the file of such a record."""
    with TemporaryDirectory() as folder:
        Given(Path(folder)).found().fill().release().record.close()
        return (Path(folder) / "tracker.db").read_bytes()
