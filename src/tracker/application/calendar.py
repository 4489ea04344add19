"""Calendar: what the scheduler records of occasions: days that rules expect, and demands that go stale by them."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

from sqlalchemy import Connection, Engine

from tracker.application import occasion_words
from tracker.application.draft import Draft
from tracker.application.following import follow, is_left_to_rules
from tracker.application.reader import Reader
from tracker.domain.calendar import OccasionFacts
from tracker.domain.expecting import Expected, placed
from tracker.domain.judgement import Judged
from tracker.domain.occasion import Occasion
from tracker.domain.projecting import Shift, lacking, shifts
from tracker.domain.rights import Who
from tracker.domain.staleness import concerned, is_stale, quiet_days
from tracker.domain.values import Audience, Code, Key, Words
from tracker.languages import COMPLETE
from tracker.projections import shelves
from tracker.projections.calendar import every_occasion
from tracker.store.engine import reading
from tracker.store.log import Log
from tracker.store.refusals import AlreadyMade, VersionConflict
from tracker.store.values import By
from tracker.store.word_book import WordBook

SCHEDULER = By("scheduler", "scheduler")
"""The account that is nobody: what it records follows from days alone."""

FirstLead = Callable[[str], int | None]
"""Gives how many days before an occasion of a kind people are first told of it; None where they are not."""

Asked = Callable[[Draft, date], None]
"""Puts into a draft what is to be recorded on a day."""

_TRIES = 20


class Calendar:
    """What the calendar asks for on a day; asked twice, late, or by two at once, it is recorded once."""

    def __init__(self, engine: Engine, log: Log, book: WordBook, reader: Reader, *, first_lead: FirstLead) -> None:
        self._engine, self._log, self._book, self._reader = engine, log, book, reader
        self._first_lead = first_lead
        self._done: dict[str, tuple[date, int]] = {}

    def project(self, today: date) -> int:
        """Record the occasions that rules expect in the next three years and the calendar lacks.

        One that a rule computed moves with what it rests on, and is cancelled with it, unless a person has said with a
        source when it is. Says how many events were recorded.
        """
        return self._record("project", today, self._project)

    def flag_stale(self, today: date) -> int:
        """Note in each coming occasion which of its demands will be stale on its first day.

        It begins when people are first told of the occasion, and notes each demand once for each first day. Says how
        many were noted.
        """
        return self._record("flag_stale", today, self._flag)

    def _record(self, what: str, today: date, ask: Asked) -> int:
        """Record what is asked for; ask again where somebody was quicker, and not at all where nothing is new."""
        for tries_left in reversed(range(_TRIES)):
            try:
                return self._once(what, today, ask)
            except (VersionConflict, AlreadyMade):
                if not tries_left:
                    raise
        return 0

    def _once(self, what: str, today: date, ask: Asked) -> int:
        head, draft = self._log.head().position, Draft()
        if self._done.get(what) == (today, head):
            return 0
        ask(draft, today)
        events = draft.events()
        if events:
            written = self._log.write(events, SCHEDULER, words=draft.secrets)
            head = written.last if written.first == head + 1 else head
        self._done[what] = (today, head)
        return len(events)

    def _project(self, draft: Draft, today: date) -> None:
        with reading(self._engine) as connection:
            shelves.require_well(connection)
            known = placed(every_occasion(connection))
            for one in lacking(known, today):
                draft.take(_plan(draft, one, self._country(connection, one.countries)))
        for shift in shifts(known, today):
            self._shift(draft, shift)

    def _shift(self, draft: Draft, shift: Shift) -> None:
        stream_id = self._log.stream_of("occasion", shift.key)
        if stream_id is None or not is_left_to_rules(self._log.history(stream_id)):
            return
        occasion = self._log.stream(stream_id, Occasion)
        follow(occasion, shift.to)
        draft.take(occasion)

    def _country(self, connection: Connection, countries: tuple[str, ...]) -> Mapping[str, str]:
        """Name the one country of an occasion by language, by its code where the record does not know it."""
        if len(countries) != 1:
            return {}
        words: Words = shelves.country_names(connection).get(countries[0], {})
        texts = self._book.open(list(words.values()), connection=connection)
        return {
            language: texts.get(words[Code(language)], countries[0]) if Code(language) in words else countries[0]
            for language in COMPLETE
        }

    def _flag(self, draft: Draft, today: date) -> None:
        near = list(self._near(today))
        if not near:
            return
        judged = self._judged(today)
        for occasion, on in near:
            stale = [one for one in concerned(occasion, judged) if is_stale(one.demand, one.looked_on, on)]
            if stale:
                draft.take(self._flagged(occasion.key, on, stale))

    def _near(self, today: date) -> Iterator[tuple[OccasionFacts, date]]:
        """Give the occasions that people are told of already and that have not begun, with their first days."""
        with reading(self._engine) as connection:
            known = [history[-1] for history in every_occasion(connection).values()]
        for occasion in known:
            lead, coming = self._first_lead(occasion.kind), occasion.comes_on(today)
            if lead is not None and coming is not None and today <= coming.first <= today + timedelta(days=lead):
                yield occasion, coming.first

    def _judged(self, today: date) -> list[Judged]:
        """Give the demands of every country's card on a day, as its team knows them."""
        with self._reader.look(today) as look:
            countries = list(look.country_names())
            sight = look.live(Who(SCHEDULER.account, frozenset(map(Code, countries)), may_confirm=True))
            return [one for country in countries for one in look.card(sight, country).judged]

    def _flagged(self, key: str, on: date, stale: list[Judged]) -> Occasion:
        stream_id = self._log.stream_of("occasion", key)
        if stream_id is None:
            raise LookupError(key)
        occasion = self._log.stream(stream_id, Occasion)
        for one in stale:
            quiet = quiet_days(one.demand, one.looked_on, on)
            occasion.flag_stale(Key(one.demand.reference), on, quiet_days=quiet, period=one.demand.period)
        return occasion


def _plan(draft: Draft, expected: Expected, country: Mapping[str, str]) -> Occasion:
    return Occasion.plan(
        key=Key(expected.key),
        kind=Code(expected.kind),
        body=Code(expected.body),
        countries=tuple(Code(one) for one in expected.countries),
        instruments=(),
        demands=(),
        session=Code(expected.session) if expected.session else None,
        cycle=expected.cycle,
        on=expected.on,
        rule=Key(expected.rule),
        provisional=True,
        recurs_annually=False,
        audience=Audience.PUBLIC,
        title=draft.words(occasion_words.title(expected, country)),
        place=draft.words(occasion_words.place()) if expected.meets else None,
        confidence=expected.confidence,
    )
