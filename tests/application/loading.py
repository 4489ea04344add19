"""A record with a register to load into it; tells what each load recorded."""

from collections.abc import Callable, Sequence
from uuid import UUID

from tests.application.register_reading.given import Folder
from tests.record import ARecord
from tracker.application.loading.loader import FileReport, Loader
from tracker.application.tracker import Founding, Tracker
from tracker.domain.demand import Demand
from tracker.domain.load_events import Counts, Loaded
from tracker.domain.values import Words
from tracker.store.values import By, Recorded

A_FOUNDING = Founding(
    name={"en": "Union of Bakers"},
    publisher={"en": "Bakers' office"},
    contact={"en": "bakers@example.org"},
    zone="Asia/Bishkek",
    origin="tracker.example.org/log",
    sample=False,
)
AIGUL = By("aigul", "web")


class Loading:
    """One record and one register."""

    def __init__(self, url: str, folder: Folder, *, sample: bool) -> None:
        self.record, self.folder = ARecord(url), folder
        engine, log = self.record.engine, self.record.log
        self.tracker = Tracker(engine, log, self.record.runner)
        self.loader = Loader(engine, log, self.record.book)
        self.reports: Sequence[FileReport] = ()
        self.tracker.found(Founding(**vars(A_FOUNDING) | {"sample": sample}), AIGUL)

    def load(self) -> list[Recorded]:
        """Load the folder as it is now, and give what that recorded, but for the notes that files were loaded."""
        before = self.record.log.head().position
        self.reports = self.loader.load(self.folder.read())
        return [one for one in self.record.log.read(before, 10_000) if not isinstance(one.event, Loaded)]

    def kinds(self) -> list[str]:
        """Load, and give the kinds of what that recorded."""
        return [type(one.event).__qualname__ for one in self.load()]

    def counts(self, file: str) -> Counts:
        """Tell what the last load did with the rows of a file."""
        return next(report.counts for report in self.reports if report.file == file)

    def change_demand(self, decide: Callable[[Demand], None]) -> None:
        """Let a person change the demand of the register."""
        stream_id = self.record.log.stream_of("demand", "kg-2021-1")
        assert isinstance(stream_id, UUID)
        demand = self.record.log.stream(stream_id, Demand)
        decide(demand)
        self.record.save(demand)

    def text(self, words: Words | None) -> str:
        """Read English words."""
        assert words is not None
        [ref] = [ref for language, ref in words.items() if language == "en"]
        return self.record.book.open([ref])[ref]

    def close(self) -> None:
        """Let go of the database."""
        self.record.close()
