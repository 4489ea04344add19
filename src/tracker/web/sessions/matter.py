"""What is read for one session and one country, by whoever may see what of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tracker.domain.calendar import OccasionFacts
from tracker.domain.country_events import Ratification
from tracker.domain.daily import Daily, Listed, daily, listed
from tracker.domain.forum import Ground, forum_of, grounds, named_grounds
from tracker.domain.judgement import Judged
from tracker.domain.preparing import Step, begins, case_of, last_time, steps
from tracker.domain.ratification import standing_cells
from tracker.domain.record import DemandFacts, Entry, Kind, MeasureFacts, Record
from tracker.domain.scorecard import Card, entries_by_demand, judge, score
from tracker.projections.shelves import Shelf
from tracker.web.opened import Opened
from tracker.web.site import NoSuchThing
from tracker.web.views.demand import Material, visible_entries
from tracker.web.views.findings import demands_heard, heard_with
from tracker.web.views.submissions import submission_words
from tracker.web.wording import Wording


@dataclass(frozen=True)
class Matter:
    """All that was read of one country; its words are open.

    `since` is the first day of the period of which it is told what changed. `before` are the demands that are spoken
    of, `missing` those that would be if the country had ratified. `entries` are those on each demand that may be shown,
    `judged` says of each demand on record where it stands, with all its measures. `own` are the bodies whose
    conclusions are told point by point.
    """

    code: str
    on: date
    since: date | None
    card: Card
    record: Record
    before: Sequence[Ground]
    missing: Sequence[Ground]
    entries: Mapping[str, Sequence[Entry]]
    judged: Mapping[str, Judged]
    findings: Sequence[Entry]
    followed: Sequence[Entry]
    raised: Sequence[tuple[str, str, date]]
    own: frozenset[str]

    @property
    def shown(self) -> Sequence[Entry]:
        """List the entries on all demands before the forum, each once, oldest first."""
        once = {one.entry_id: one for ground in self.before for one in self.entries.get(ground.demand.reference, ())}
        return sorted(once.values(), key=lambda one: (one.effective, one.entry_id))


@dataclass(frozen=True)
class Prepared(Matter):
    """The same for one session: it tells of the demands before its forum. `case` is the country's own discussion.

    `steps` are those of the Conference Committee, none for sessions of other bodies. `submitted` is all that was
    submitted about the country, with what became of it, and the lists of cases.
    """

    occasion: OccasionFacts
    calendar: Sequence[OccasionFacts]
    case: OccasionFacts | None
    steps: Sequence[Step]
    submitted: Sequence[Entry]

    @property
    def listed(self) -> Listed:
        """Say what the lists of cases of the session say."""
        return listed(self.occasion, self.case, self.submitted)

    @property
    def daily(self) -> Daily | None:
        """Give the days on which the country is looked at every day."""
        return daily(self.occasion, self.steps, self.listed, self.findings)


def session_of(opened: Opened, key: str) -> OccasionFacts:
    """Give the session of an address, if it is one that this reader may know of; raises NoSuchThing."""
    known = [one for one in opened.look.calendar(opened.sight) if one.key == key]
    if not known or forum_of(known[0]) is None:
        raise NoSuchThing
    return known[0]


def country_of(opened: Opened, code: str, occasion: OccasionFacts) -> str:
    """Take a country's code from an address; raises NoSuchThing for one that the session does not concern."""
    found = code.upper()
    if found not in opened.shelf.countries or not occasion.concerns(found):
        raise NoSuchThing
    return found


def read(opened: Opened, key: str, code: str) -> Prepared:
    """Read what a session and a country ask for, as of the day of the reader; raises NoSuchThing."""
    look, sight = opened.look, opened.sight
    occasion = session_of(opened, key)
    country, forum = country_of(opened, code, occasion), forum_of(occasion)
    if forum is None:
        raise NoSuchThing
    calendar = look.calendar(sight)
    digest, findings = look.digest(sight, country), _findings(opened, country)
    found = grounds(occasion, digest.demands, findings, _ratified(look.around(sight).ratifications(country)))
    since = begins(last_time(occasion, calendar, country, sight.on))
    opened.open(occasion.about, [one.about["title"] for one in calendar])
    matter = _gathered(opened, country, score(digest, country, start=since), digest, found, findings)
    own: Mapping[str, Any] = {**vars(matter), "since": since, "own": forum.own}
    filed = look.around(sight).submitted(country)
    opened.open(submission_words(filed, opened.shelf))
    return Prepared(
        **own,
        occasion=occasion,
        calendar=calendar,
        case=case_of(occasion, calendar, country),
        steps=steps(occasion, calendar, country),
        submitted=filed,
    )


def read_card(opened: Opened, code: str, *, since: date | None = None) -> Matter:
    """Read what a country's whole card asks for, with what changed since a day if one is given; raises NoSuchThing."""
    country = code.upper()
    if country not in opened.shelf.countries:
        raise NoSuchThing
    digest, findings = opened.look.digest(opened.sight, country), _findings(opened, country)
    card = score(digest, country, start=since)
    told = {one.demand.reference for one in [*card.judged, *card.left]} | {
        reference for references in card.apart.values() for reference in references
    }
    demands = [one for one in digest.demands if one.reference in told]
    return _gathered(opened, country, card, digest, named_grounds(demands, findings), findings)


def read_of_no_country(opened: Opened, references: Sequence[str]) -> Matter:
    """Read what demands ask for that stand on no country's card: those on other bodies, on several States, our own."""
    known = opened.look.demands_named(opened.sight, references)
    nothing = Record(opened.sight.on, [], [], [])
    return _gathered(opened, "", score(nothing, ""), replace(nothing, demands=known), named_grounds(known, []), [])


def read_demand(opened: Opened, reference: str) -> Matter:
    """Read what one demand asks for, on whomever it is; raises NoSuchThing."""
    demands = opened.look.demands_named(opened.sight, [reference])
    if not demands:
        raise NoSuchThing
    country = demands[0].country
    if country is None:
        return read_of_no_country(opened, [reference])
    digest, findings = opened.look.digest(opened.sight, country), _findings(opened, country)
    return _gathered(opened, country, score(digest, country), digest, named_grounds(demands, findings), findings)


def read_for_letter(opened: Opened, entry_id: str) -> Matter:
    """Read what the letter of an id asked for, with all of its country; raises NoSuchThing for what is no letter."""
    found = opened.look.entries(opened.sight, [entry_id])
    demands = [one.demand for one in found if one.kind is Kind.LETTER and one.demand]
    if not demands:
        raise NoSuchThing
    country = opened.look.demands_named(opened.sight, demands)[0].country
    return read_card(opened, country) if country else read_of_no_country(opened, demands)


def _gathered(  # noqa: PLR0913, PLR0917 - all that was read so far
    opened: Opened, country: str, card: Card, digest: Record, found: Sequence[Ground], findings: Sequence[Entry]
) -> Matter:
    """Read the demands that are spoken of, and open the words."""
    look, sight = opened.look, opened.sight
    references = {one.demand.reference for one in found if one.is_before} | _named(findings)
    whole = look.dossier(sight, sorted(references))
    by_demand = entries_by_demand(whole.entries)
    heard_on = look.demands_named(sight, demands_heard(findings))
    objects = [measure.about["object"] for one in heard_on for measure in one.measures]
    opened.open(_words(digest, whole, findings, opened.shelf), objects)
    heard = heard_with(findings, heard_on, opened.wording)
    return Matter(
        code=country,
        on=sight.on,
        since=card.since.start,
        card=card,
        record=digest,
        before=[one for one in found if one.is_before],
        missing=[one for one in found if not one.is_before],
        entries=_shown(whole, by_demand, opened.wording),
        judged={
            one.reference: judge(one, _its(one, country), by_demand.get(one.reference, ()), whole.on)
            for one in whole.demands
        },
        findings=heard,
        followed=_followed(opened, country, heard),
        raised=look.around(sight).raised_again(),
        own=frozenset(),
    )


def _findings(opened: Opened, country: str) -> Sequence[Entry]:
    return [one for one in opened.look.findings(opened.sight, country) if not one.hidden]


def _its(demand: DemandFacts, country: str) -> Sequence[MeasureFacts]:
    """Leave out the measures that a demand on several countries asks of others; of no country all are kept."""
    return [one for one in demand.measures if not country or one.country in {None, country}]


def _ratified(entries: Sequence[Entry]) -> Mapping[str, bool]:
    """Say which conventions a country ratified, and which not, as far as a source says it."""
    known = {code: one.about for code, one in standing_cells(entries).items() if one.about["verified"]}
    unclear = Ratification.UNKNOWN.value
    return {
        code: about["status"] == Ratification.RATIFIED.value
        for code, about in known.items()
        if about["status"] != unclear
    }


def _named(findings: Iterable[Entry]) -> set[str]:
    """Find the demands whose measures points of findings name."""
    numbers = (number for one in findings for point in one.about["points"] for number in point["measures"])
    return {number.rpartition(".")[0] for number in numbers}


def _shown(whole: Record, by_demand: Mapping[str, Sequence[Entry]], wording: Wording) -> Mapping[str, Sequence[Entry]]:
    """Leave out what speaks of rows that this reader is not shown."""

    def of(demand: DemandFacts) -> Sequence[Entry]:
        mine = list({one.entry_id: one for one in by_demand.get(demand.reference, ())}.values())
        return visible_entries(Material(demand, {}, mine, [], [], whole.on), wording)

    return {one.reference: of(one) for one in whole.demands}


def _followed(opened: Opened, country: str, findings: Sequence[Entry]) -> Sequence[Entry]:
    """Read what happened about findings, whatever was demanded; the words are open then."""
    ours = {one.entry_id for one in findings}
    alone = opened.look.around(opened.sight).of_country_alone(country)
    found = [one for one in alone if one.of_entry in ours and not one.hidden and one.kind is Kind.DEVELOPMENT]
    opened.open([one.about for one in found])
    return [replace(one, measures=()) for one in found]


def _words(digest: Record, whole: Record, findings: Sequence[Entry], shelf: Shelf) -> list[object]:
    demands = {one.reference: one for one in [*digest.demands, *whole.demands]}.values()
    measures = [measure.about for one in demands for measure in one.measures]
    names = [one["name"] for one in [*shelf.instruments.values(), *shelf.countries.values()]]
    told = [one.about for one in [*whole.entries, *findings] if one.kind is not Kind.ASSESSMENT]
    return [[one.about["title"] for one in demands], measures, names, told]
