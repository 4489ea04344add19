"""Look: one page's view of the record, as one viewer may see it, on a day, as known at a moment."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property, partial
from typing import Any, TypeVar

from sqlalchemy import Connection

from tracker.application.around import Around
from tracker.application.asking import InTheFuture, Known, NoSuchRelease, NothingReleased, end_of
from tracker.application.desk import Desk
from tracker.application.evidence_shelf import EvidenceShelf
from tracker.application.following import Followers, followers
from tracker.application.lately import Lately
from tracker.application.occasion_deeds import OccasionDeeds, occasion_deeds
from tracker.application.passages import Passages
from tracker.application.snapshot import Snapshot
from tracker.application.typed_names import TypedNames, typed_names
from tracker.domain.calendar import OccasionFacts
from tracker.domain.record import DemandFacts, Entry, Record
from tracker.domain.rights import Who
from tracker.domain.scorecard import Card
from tracker.domain.values import Ref, Words
from tracker.projections import appearances, reading, shelves
from tracker.projections.answers import NOTHING, SEEN
from tracker.projections.appearances import Release, Releases
from tracker.projections.calendar import OccasionVersion, occasion_histories, occasion_versions
from tracker.projections.changing import FINDINGS
from tracker.projections.corrections import Correction, corrections
from tracker.projections.novelties import Novelties, unreleased
from tracker.projections.shelves import Edition, Shelf
from tracker.projections.versions import Version, versions
from tracker.projections.viewing import Viewer
from tracker.store.log import Log
from tracker.store.word_book import WordBook

T = TypeVar("T")


@dataclass(frozen=True)
class Sight:
    """What a reader asked for, settled: the viewer, the day, and how the page names them.

    `known_by` is the day that the page prints; `release` the newest edition known then, None before the first.
    """

    viewer: Viewer
    on: date
    known_by: date
    release: int | None
    is_today: bool


class Look:
    """One page's view of the record."""

    def __init__(self, connection: Connection, log: Log, book: WordBook, today: date, lately: Lately) -> None:
        self._connection, self._log, self._book, self.today = connection, log, book, today
        self._lately, self._snapshot = lately, Snapshot(connection, lately)
        self._heeded: int | None = None
        shelves.require_well(connection)

    def edition(self) -> Edition:
        """Give the newest release and whose record this is; raises NothingReleased."""
        if self._edition is None:
            raise NothingReleased
        return self._edition

    @cached_property
    def _edition(self) -> Edition | None:
        snapshot = self._snapshot
        return self._alike("edition", lambda: shelves.edition(self._connection, snapshot.releases, snapshot.things))

    def releases(self) -> Sequence[tuple[int, date]]:
        """List the releases with their days, newest first."""
        return [(one.number, one.released_on) for one in self._snapshot.releases]

    def sight(self, on: date | None, known: Known) -> Sight:
        """Settle what is asked for; raises InTheFuture, NoSuchRelease, NothingReleased."""
        edition = self.edition()
        day = on or self.today
        through, known_by = edition.through, edition.released_on
        if isinstance(known, int):
            through, known_by = self._release(known)
        elif known is not None:
            through, known_by = self._position(known, edition)
        if day > self.today:
            raise InTheFuture(day)
        viewer = Viewer(through, known_by, edition.released_on, edition.sample)
        numbers = [one.number for one in self._snapshot.releases if one.through <= through]
        return Sight(
            viewer=viewer,
            on=day,
            known_by=known_by,
            release=max(numbers, default=None),
            is_today=day == self.today and through == edition.through,
        )

    def live(self, who: Who, opened: Iterable[str] = (), on: date | None = None) -> Sight:
        """Settle what a signed-in account sees: all that is recorded, as of a day; raises InTheFuture.

        `opened` are the confidential entries that were opened for the account.
        """
        day = on or self.today
        if day > self.today:
            raise InTheFuture(day)
        viewer = Viewer(
            through=self._snapshot.head,
            day=self.today,
            today=self.today,
            sample=self.is_sample(),
            who=who,
            opened=frozenset(opened),
        )
        release = self._edition.number if self._edition else None
        return Sight(viewer, on=day, known_by=self.today, release=release, is_today=day == self.today)

    def is_sample(self) -> bool:
        """Say whether this is the record of a demonstration."""
        return bool(self._coalition.get("sample"))

    def coalition_name(self) -> Words | None:
        """Give the coalition's name, None before it was founded."""
        return self._coalition.get("name")

    def country_names(self) -> Mapping[str, Words]:
        """Give the name of each country on record, by its code."""
        return self._alike("country names", lambda: shelves.country_names(self._connection))

    def zone(self) -> str:
        """Give the coalition's time zone, UTC before it was founded."""
        return str(self._coalition.get("zone", "UTC"))

    def record(self, sight: Sight, country: str) -> Record:
        """Read all that concerns a country, entry by entry."""
        return reading.record(self._connection, sight.viewer, sight.on, country)

    def digest(self, sight: Sight, country: str) -> Record:
        """Read what a country's card asks, and no more."""
        asked = (sight.viewer, sight.on, country)
        return self._snapshot.found(sight.viewer, ("digest", *asked), lambda: self._snapshot.digest(*asked))

    def card(self, sight: Sight, country: str, *, start: date | None = None) -> Card:
        """Compute a country's card; until anything is recorded it is the same for the same reader."""
        view, asked, score = (self._connection, sight.viewer), ("card", country, sight.on, start), self._snapshot.score
        of = self._lately.answers.of
        return of(*view, asked, lambda: score(self.digest(sight, country), country, start), beside=NOTHING)

    def score(self, record: Record, country: str) -> Card:
        """Compute a country's card of a record that was read."""
        return self._snapshot.score(record, country)

    def dossier(self, sight: Sight, references: Sequence[str]) -> Record:
        """Read all that concerns some demands, with what their pages show."""
        view = (self._connection, sight.viewer, sight.on, references)
        return reading.dossier(*view, answers=self._lately.answers, grown=self._lately.grown)

    def demands_named(self, sight: Sight, references: Iterable[str]) -> Sequence[DemandFacts]:
        """Read demands by their references, with what was said of them as a whole, without their entries."""
        return self._snapshot.demands_named(sight.viewer, sight.on, tuple(references))

    def entries(self, sight: Sight, ids: Iterable[str]) -> Sequence[Entry]:
        """Read entries by their ids, wherever they stand."""
        return reading.entries_named(self._connection, sight.viewer, sight.on, ids)

    def versions(self, sight: Sight, entry_id: str) -> Sequence[Version]:
        """Give an entry with what it replaced and what replaced it, oldest first; none where it may not be seen."""
        return versions(self._connection, sight.viewer, entry_id)

    def novelties(self, sight: Sight) -> Novelties:
        """Count what the next release would show the public for the first time."""
        return unreleased(self._connection, replace(sight.viewer, who=None, opened=frozenset()))

    def findings(self, sight: Sight, country: str) -> Sequence[Entry]:
        """Read what supervisory bodies said about a country, once each, oldest first."""
        view = (self._connection, sight.viewer)
        read, asked = partial(reading.findings, *view, sight.on, country), ("findings", sight.on, country)
        if sight.viewer.who is None:
            return self._snapshot.kept(sight.viewer, asked, FINDINGS, read)
        return self._lately.answers.of(*view, asked, read)

    def corrections(self, sight: Sight) -> Sequence[Correction]:
        """List what was corrected or taken back, newest first."""
        return corrections(self._connection, sight.viewer)

    def calendar(self, sight: Sight) -> Sequence[OccasionFacts]:
        """List the occasions as they are known, cancelled ones too, by their first days."""
        view = (self._connection, sight.viewer)
        return self._lately.answers.of(*view, "calendar", lambda: self._snapshot.calendar(sight.viewer))

    def occasion_versions(self, sight: Sight, key: str) -> Sequence[OccasionVersion]:
        """Give what was known of an occasion, oldest first; none where it may not be known."""
        return occasion_versions(self._connection, sight.viewer, key)

    def occasion_deeds(self, sight: Sight, key: str) -> OccasionDeeds:
        """Give what was done to an occasion and by whom; nothing where it may not be known."""
        stream_id = self._log.stream_of("occasion", key) if self.occasion_versions(sight, key) else None
        return occasion_deeds(self._log.history(stream_id) if stream_id else [])

    def followers(self, sight: Sight, key: str) -> Followers:
        """Give what was reckoned from an occasion and is to come, by whether it would follow; nothing if unknown."""
        histories = {one: [each.occasion for each in known] for one, known in self.occasion_histories(sight).items()}
        return followers(key, histories, sight.on, self._log)

    def occasion_histories(self, sight: Sight) -> Mapping[str, Sequence[OccasionVersion]]:
        """Give what was known of every occasion, by its key, oldest first."""
        return occasion_histories(self._connection, sight.viewer)

    def typed_names(self, sight: Sight, person: str) -> TypedNames:
        """Find the entries in whose texts a person stands by name, as far as they may be seen."""
        return typed_names(self._connection, self._book, sight.viewer, person)

    def appeared(self, sight: Sight, *, country: str = "", demand: str = "") -> Mapping[str, Release]:
        """Say in which release each entry of a demand, or of a country, was shown first, by its id."""
        if demand:
            return appearances.of_demand(self._connection, sight.viewer, demand)
        return appearances.of_country(self._connection, sight.viewer, country)

    def reached(self, sight: Sight) -> Releases:
        """List the releases that were known by then, with how far they reach."""
        return appearances.releases(self._connection, sight.viewer)

    def days_not_found(self, sight: Sight) -> Sequence[Words]:
        """List which days of the calendar were looked for and not found."""
        return shelves.days_not_found(self._connection, sight.viewer.through)

    def recorded_by(self, position: int) -> tuple[str, date]:
        """Say who recorded an event, and on which UTC day."""
        [found] = self._log.read(position - 1, 1)
        return found.account, found.at.date()

    def confidants(self) -> frozenset[str]:
        """Give the accounts that recorded something confidential, and so see more than others with the same rights."""
        return shelves.confidants(self._connection)

    def desk(self, sight: Sight) -> Desk:
        """Give what waits for a signed-in person."""
        return Desk(self._connection, sight.viewer, self._lately.answers)

    def evidence(self, sight: Sight) -> EvidenceShelf:
        """Give the files of the record."""
        return EvidenceShelf(self._connection, self._log, sight.viewer, self._snapshot.kept)

    def passages(self, sight: Sight) -> Passages:
        """Give which texts of documents are kept, and what demands quote of them."""
        return Passages(self._connection, sight.viewer, self._lately.answers)

    def around(self, sight: Sight) -> Around:
        """Give what pages beside a card read."""
        return Around(self._connection, sight.viewer, sight.on, self._lately.answers)

    def shelf(self, sight: Sight | None = None) -> Shelf:
        """Give the lists as far as a signed-in account knows them, or, without `sight`, as they were released."""
        if sight is None or sight.viewer.who is None:
            return self._snapshot.shelf(sight.viewer.through if sight else self.edition().through)
        return self._alike("shelf", lambda: self._snapshot.shelf(self._snapshot.head))

    def released_shelf(self, sight: Sight) -> Shelf:
        """Give the lists as they were released, with our words for demands as they stood for this reader."""
        released, known = self.edition().through, sight.viewer.through
        asked = ("shelf", released, known)
        return self._snapshot.found(sight.viewer, asked, lambda: self._snapshot.shelf(released, known))

    def words(self, refs: Iterable[Ref]) -> Mapping[Ref, str]:
        """Open words; those that were erased are left out."""
        if self._heeded is None:
            self._heeded = self._book.heed(self._connection)
        return self._book.open(list(refs), connection=self._connection, heeded=self._heeded)

    def made_of_words(self, what: str, sight: Sight, beside: object, make: Callable[[], T]) -> T:
        """Give what was made of opened words before, or make it: it is gone with any word that is forgotten.

        It stands as long as nothing is recorded but what happened and that somebody looked, and `beside` is the same.
        """
        state = (self._lately.answers.since(self._connection, sight.viewer.through, SEEN), beside)
        return self._book.made_of_words(what, state, make, self._connection)

    @cached_property
    def _coalition(self) -> Mapping[str, Any]:
        return self._alike("coalition", lambda: shelves.coalition(self._connection))

    def _alike(self, asked: str, find: Callable[[], T]) -> T:
        """Find it, or give it as it was found for another who knew all that is recorded."""
        return self._lately.answers.all_alike(self._connection, self._snapshot.head, asked, find)

    def _release(self, number: int) -> tuple[int, date]:
        for known, day in self.releases():
            if known == number:
                return next(one.through for one in self._snapshot.releases if one.number == number), day
        raise NoSuchRelease(number)

    def _position(self, known: date | datetime, edition: Edition) -> tuple[int, date]:
        moment = end_of(known)
        day = known.date() if isinstance(known, datetime) else known
        if day > self.today:
            raise InTheFuture(day)
        return min(self._log.position_at(moment), edition.through), min(day, edition.released_on)
