"""Occasions: people plan sessions, meetings and deadlines, and say what became of them, and where that is told."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from tracker.application.following import follow, is_left_to_rules
from tracker.application.permissions import RIGHTS, NotAllowed
from tracker.application.workspace import inputs, texts
from tracker.application.workspace.commands import Commands
from tracker.application.workspace.outcome import Outcome
from tracker.application.workspace.refusals import (
    CountryUnknown,
    DemandUnknown,
    InTheFuture,
    NotACode,
    OccasionKnown,
    OccasionUnknown,
    SourceMissing,
)
from tracker.application.workspace.righting_occasions import differing
from tracker.application.workspace.sheet import Sheet
from tracker.application.workspace.work import Work
from tracker.domain import occasion_keys
from tracker.domain.calendar import OccasionState
from tracker.domain.events import Event
from tracker.domain.expecting import Placed, placed, touch
from tracker.domain.occasion import Occasion
from tracker.domain.occasion_events import StaleFlagged
from tracker.domain.projecting import following
from tracker.domain.reach import require_within_reach
from tracker.domain.rights import Who
from tracker.domain.values import Audience, Citation, Code, Key
from tracker.projections.calendar import every_occasion
from tracker.store.values import By

LONGEST_NUMBER = 10

_Tell = Callable[[Occasion, Citation | None], None]


class Occasions(Commands):
    """The commands about the calendar; each answers with the occasion's key."""

    def plan_occasion(self, who: Who, by: By, occasion: inputs.Occasion) -> Outcome:
        """Enter an occasion; raises OccasionKnown where the calendar has it already, as a rule computed it or not."""
        return self._carry_out(who, by, "plan_occasion", lambda work: _planned(occasion, work))

    def announce_occasion(self, who: Who, by: By, news: inputs.OccasionNews, *, seen: int) -> Outcome:
        """Record that whoever convenes it announced its days, where these are given on other days than expected."""

        def announce(occasion: Occasion, source: Citation | None) -> None:
            occasion.announce(news.on or occasion.on, source)

        return self._carry_out(who, by, "announce_occasion", _told(news, seen, announce))

    def move_occasion(self, who: Who, by: By, news: inputs.OccasionNews, *, seen: int) -> Outcome:
        """Put an occasion on other days."""

        def move(occasion: Occasion, source: Citation | None) -> None:
            occasion.move(news.on or occasion.on, provisional=news.is_provisional, citation=source)

        return self._carry_out(who, by, "move_occasion", _told(news, seen, move))

    def cancel_occasion(self, who: Who, by: By, news: inputs.OccasionNews, *, seen: int) -> Outcome:
        """Record that an occasion does not take place."""
        return self._carry_out(who, by, "cancel_occasion", _told(news, seen, Occasion.cancel))

    def hold_occasion(self, who: Who, by: By, news: inputs.OccasionNews, *, seen: int) -> Outcome:
        """Record that an occasion took place; this alone needs no source."""
        return self._carry_out(who, by, "hold_occasion", _told(news, seen, Occasion.hold))

    def correct_occasion(self, who: Who, by: By, correction: inputs.OccasionCorrection, *, seen: int) -> Outcome:
        """Put right what an occasion is: all but its kind, its key and its days; raises OccasionUnchanged."""
        return self._carry_out(who, by, "correct_occasion", lambda work: _corrected(correction, seen, work))


def _told(news: inputs.OccasionNews, seen: int, tell: _Tell) -> Callable[[Work], str]:
    """Make a command of what is told of an occasion."""

    def decide(work: Work) -> str:
        occasion = _mine(news.key, seen, work)
        is_held = work.command == "hold_occasion"
        if is_held and occasion.on.first > work.today:
            raise InTheFuture(day=str(occasion.on.first))
        if news.on is not None:
            require_within_reach(news.on, work.today)
        needed = not is_held and occasion.audience is Audience.PUBLIC
        tell(occasion, _source(news, occasion.audience, work, needed=needed))
        _carry_along(occasion, news.key, work)
        return news.key

    return decide


def _carry_along(occasion: Occasion, key: str, work: Work) -> None:
    """Put what a rule reckoned from an occasion where that is now, or cancel it too, unless a person announced it."""
    histories = every_occasion(work.connection)
    its = histories[key][-1]
    state = OccasionState(occasion.state)
    became = replace(its, on=occasion.on, state=state, is_provisional=occasion.is_provisional)
    for shift in following(became, placed(histories), work.today):
        one = work.named("occasion", shift.key, Occasion)
        if one is not None and is_left_to_rules(work.history(one.id)):
            follow(one, shift.to)


def _corrected(given: inputs.OccasionCorrection, seen: int, work: Work) -> str:
    occasion = _mine(given.key, seen, work)
    is_elsewhere = set(given.countries) != set(occasion.countries)
    lists = {
        "countries": tuple(_countries(given.countries, work)) if is_elsewhere else occasion.countries,
        "instruments": tuple(texts.code(one) for one in dict.fromkeys(given.instruments)),
        "demands": _demands(given.demands, work),
    }
    occasion.correct(work.reason(given.reason), **differing(occasion, given, lists, work))
    return given.key


def _planned(given: inputs.Occasion, work: Work) -> str:
    if given.kind not in occasion_keys.KINDS or given.audience is Audience.CONFIDENTIAL:
        raise NotACode
    require_within_reach(given.on, work.today)
    countries = _countries(given.countries, work)
    session = texts.code(given.session) if given.session else None
    if session and len(session) > LONGEST_NUMBER:
        raise NotACode
    known = every_occasion(work.connection)
    key = occasion_keys.key_of(given.kind, given.on, session, countries)
    body = occasion_keys.KINDS[given.kind] or given.body
    _require_new(given, countries, placed(known), work.who)
    key = occasion_keys.free(key, known)
    sheet = Sheet(work, given, occasion=key)
    occasion = Occasion.plan(
        key=key,
        kind=Code(given.kind),
        body=texts.code(body) if body else None,
        countries=tuple(countries),
        instruments=tuple(texts.code(one) for one in given.instruments),
        demands=_demands(given.demands, work),
        session=session,
        on=given.on,
        provisional=given.is_provisional,
        recurs_annually=given.recurs,
        title=sheet.must_name(given.title),
        place=sheet.name(given.place),
        confidence=given.confidence,
        citation=sheet.citation(given.citation),
        notes=sheet.notes(given.notes),
        audience=sheet.finished()["audience"],
    )
    work.draft.take(occasion)
    return key


def _mine(key: str, seen: int, work: Work) -> Occasion:
    """Give an occasion that the account may say something of; raises OccasionUnknown, NotAllowed, Outdated."""
    occasion = _known(key, work)
    _allow(work, occasion.countries)
    work.require_unmoved([occasion.id], seen, _is_news)
    return occasion


def _known(key: str, work: Work) -> Occasion:
    """Give an occasion that the account may know of; raises OccasionUnknown."""
    found = work.named("occasion", texts.key(key), Occasion)
    if found is None or not _may_see(work.who, found.audience, found.countries):
        raise OccasionUnknown
    return found


def _may_see(who: Who, audience: Audience, countries: Iterable[str]) -> bool:
    return any(who.may_see(audience, country) for country in [*countries] or (None,))


def _allow(work: Work, countries: Iterable[str]) -> None:
    """Let the account go on where it may plan for one of the countries, or for all; raises NotAllowed."""
    right = RIGHTS[work.command]
    if not any(work.who.has(right, country) for country in [*countries] or (None,)):
        raise NotAllowed(work.command, right)


def _countries(given: Sequence[str], work: Work) -> list[Code]:
    """Take countries on record, one of which the account coordinates; raises NotAllowed, CountryUnknown."""
    countries = [texts.code(country) for country in dict.fromkeys(given)]
    if any(work.log.stream_of("country", country) is None for country in countries):
        raise CountryUnknown
    _allow(work, countries)
    return sorted(countries)


def _demands(given: Sequence[str], work: Work) -> tuple[Key, ...]:
    references = [texts.key(reference) for reference in dict.fromkeys(given)]
    if any(work.log.stream_of("demand", reference) is None for reference in references):
        raise DemandUnknown
    return tuple(sorted(references))


def _require_new(here: inputs.Occasion, countries: Sequence[str], known: Iterable[Placed], who: Who) -> None:
    """Refuse a session that the calendar has: by its number, or as one of its kind on the same days."""
    if here.kind not in occasion_keys.SESSIONS:
        return
    for one in (its.occasion for its in known if its.is_live):
        if one.kind != here.kind or not _may_see(who, one.audience, one.countries):
            continue
        has_its_number = here.session is not None and one.session == here.session
        if has_its_number or (touch(one.on, here.on) and set(one.countries) == set(countries)):
            raise OccasionKnown(key=one.key)


def _source(news: inputs.OccasionNews, audience: Audience, work: Work, *, needed: bool) -> Citation | None:
    """Take where it can be looked up; raises SourceMissing, and NamesInWording where others read it.

    What is not public is nobody's but the coalition's own: it needs no source.
    """
    sheet = Sheet(work, replace(news, audience=audience), occasion=news.key)
    source = sheet.citation(news.citation)
    if source is None and needed:
        raise SourceMissing
    sheet.finished()
    return source


def _is_news(event: Event) -> bool:
    return not isinstance(event, StaleFlagged)
