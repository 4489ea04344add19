"""An office where documents come in, with people who have accounts, and a clock that a test moves on."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from tests.accounts.people import Clock, House
from tests.application.workspace.office import AIGUL, PERSON, TODAY, Office, by
from tests.given import a_country
from tests.record import KEY, NOON, ARecord
from tracker.application.reader import Reader
from tracker.application.tracker import Founding, Tracker
from tracker.application.workspace import Workspace
from tracker.application.workspace.intake.intakes import Intakes
from tracker.application.workspace.intake.model import DocumentGiven, Intake, Proposal, ProposedDemand
from tracker.application.workspace.party_inputs import Organisation
from tracker.domain.rights import Who
from tracker.domain.values import Code
from tracker.store.held_files import HeldFiles

TEXT = """RESOLUTION
of the Congress of Bakers, 3 May 2026

On 2 April 2026 the police in Kazakhstan arrested the baker Dinara Example.

The Congress calls upon the Government of Kazakhstan to:
1. Release Dinara Example and register the Bakers' Union by 31 December 2026.
2. Amend the law on strikes.

The Congress calls upon the Government of Kyrgyzstan to:
1. Amend the law on strikes.
"""
"""Four demands, of which two are worded alike, and something that happened."""


class Reception(Office):
    """An office with intakes."""

    def __init__(self, url: str) -> None:
        """Begin with words that can be opened, which those of an office cannot."""
        self.record = ARecord(url)
        self.tracker = Tracker(self.record.engine, self.record.log, self.record.runner)
        self._folder = TemporaryDirectory()
        self.files = HeldFiles(Path(self._folder.name) / "files", KEY)
        names = {"en": "Free Bakers"}
        self.tracker.found(Founding(names, names, names, "Asia/Bishkek", "test/log", sample=False), by(AIGUL))
        self.record.save(a_country("KZ"), a_country("KG"))
        self.clock = Clock(NOON)
        self.house = House(self.record.engine, self.clock)
        self.rows = self.house.accounts.intakes
        parts: tuple[Any, ...] = (self.record.engine, self.record.log, self.record.book)
        shared: dict[str, Any] = {"tracker": self.tracker, "today": lambda: TODAY, "files": self.files}
        self.reader = Reader(self.record.engine, self.record.log, self.record.book, lambda: TODAY)
        self.workspace = Workspace(*parts, **shared)
        self.intakes = Intakes(*parts, rows=self.rows, reader=self.reader, **shared)
        self.aigul = self.somebody("Aigul", "KZ", "KG")
        """Coordinates both countries."""
        self.bolot = self.somebody("Bolot", "KZ")
        self.chinara = self.somebody("Chinara", "TJ")
        """Coordinates neither."""
        self._register(PERSON, "Dinara Example", "Динара Образцова")
        given = Organisation(name={"en": "Congress of Bakers"}, kind="national")
        self.issuer = self.workspace.register_organisation(self.aigul, by(self.aigul), given).key

    def somebody(self, nickname: str, *countries: str) -> Who:
        person = self.house.person(nickname, *(f"country:{code}" for code in countries))
        return Who(person.account_id, countries=frozenset(map(Code, countries)))

    def bring(
        self,
        content: bytes | str = TEXT,
        *,
        who: Who | None = None,
        countries: Sequence[str] = ("KZ", "KG"),
        **said: Any,
    ) -> UUID:
        """Bring a file in."""
        given = who or self.aigul
        with self.files.take_in() as incoming:
            incoming.add(content.encode() if isinstance(content, str) else content)
            incoming.end()
            sent = said.get("by", by(given))
            return self.intakes.bring_in(given, sent, incoming, name=said.get("name", "r.txt"), countries=countries)

    def read(self, content: bytes | str = TEXT, **said: Any) -> Intake:
        """Bring a file in, and let it be read."""
        intake_id = self.bring(content, **said)
        assert self.intakes.read_next() == intake_id
        return self.intakes.intake(self.aigul, intake_id)

    def settled(self, content: bytes | str = TEXT, **given: Any) -> Intake:
        """Put a document that was read on record."""
        intake = self.read(content)
        self.intakes.settle(self.aigul, by(self.aigul), intake.intake_id, self.document(**given), seen=intake.version)
        return self.intakes.intake(self.aigul, intake.intake_id)

    def proposals(self, intake: Intake) -> Sequence[Proposal]:
        return self.intakes.proposals(self.aigul, intake.intake_id)

    def proposed(self, intake: Intake, place: int = 0) -> tuple[Proposal, ProposedDemand]:
        """One of the proposed demands, by its place among them."""
        found = [one for one in self.proposals(intake) if isinstance(one.content, ProposedDemand)][place]
        assert isinstance(found.content, ProposedDemand)
        return found, found.content

    def pass_by(self, **span: float) -> None:
        self.clock.pass_by(**span)

    def document(self, **given: Any) -> DocumentGiven:
        """What somebody fills in of the document."""
        ordinary: dict[str, Any] = {
            "kind": "resolution",
            "title": {"en": "Resolution of the bakers"},
            "issued": "2026-05-03",
            "issuer": self.issuer,
            "relation": "member",
            "languages": ("en",),
            "countries": ("KZ", "KG"),
        }
        return DocumentGiven(**ordinary | given)
