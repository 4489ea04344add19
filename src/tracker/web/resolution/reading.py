"""What the draft is made of: open demands on each country, then on several States, on others, on ourselves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tracker.domain.calendar import OccasionFacts
from tracker.domain.demand_events import Counting
from tracker.domain.judgement import Judged
from tracker.domain.next_resolution import Advice, Heard, advise, meetings, next_due
from tracker.domain.preparing import fallen_due
from tracker.domain.record import DemandFacts
from tracker.domain.scorecard import Card
from tracker.projections.shelves import Party
from tracker.web.naming import AGREED, Place, is_asked_of_late
from tracker.web.sessions.asked import Asked, asked
from tracker.web.sessions.matter import Matter, read_card, read_of_no_country
from tracker.web.site import NoSuchThing, View
from tracker.web.views.document import natural
from tracker.web.views.standings import is_withheld
from tracker.web.wording import Wording

SEVERAL, OTHERS, OURS = "several", "others", "ours"
"""Whom a part speaks to where that is no country: several States at once, bodies and organisations, the coalition."""

_A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Open:
    """One open demand, and what is proposed for it."""

    demand: DemandFacts
    asked: Asked
    advice: Advice
    judged: Judged


@dataclass(frozen=True)
class Part:
    """The open demands on one addressee: a country by its code, or one of the words above; what got worse is first."""

    code: str
    demands: Sequence[Open]


@dataclass(frozen=True)
class NextResolution:
    """All that the draft tells. `last` and `coming` are the coalition's meetings; `since` is the day after the last."""

    parts: Sequence[Part]
    last: OccasionFacts | None
    coming: OccasionFacts | None
    since: date | None


def read_next(view: View, country: str = "") -> NextResolution:
    """Read what a draft tells, of one country alone if one is given; raises NoSuchThing."""
    code = country.upper()
    if code and code not in view.shelf.countries:
        raise NoSuchThing
    last, coming = meetings(view.look.calendar(view.sight), view.sight.on)
    since = last.on.last + _A_DAY if last else None
    codes = [code] if code else by_name(view)
    parts = [Part(one, _of_country(view, one, since)) for one in codes]
    parts += [] if code else [Part(kind, _open(read_of_no_country(view, its), view)) for kind, its in _others(view)]
    view.open([one.about["title"] for one in (last, coming) if one])
    return NextResolution([one for one in parts if one.demands], last, coming, since)


def by_name(view: View) -> Sequence[str]:
    """List the codes of the countries in the order of their names."""
    countries = view.shelf.countries
    view.open([one["name"] for one in countries.values()])
    return sorted(countries, key=lambda code: view.wording.plain(countries[code]["name"]) or code)


def for_a_draft(view: View) -> View:
    """Give the view of a draft: its texts name nobody but who agreed, and was asked within twelve months."""
    persons = {key: _asked_of_late(one, view.look.today) for key, one in view.shelf.named_by_rule.items()}
    site, language = view.ask.site, view.ask.language
    translations = view.shelf.translations
    wording = Wording(language, site.house(language), persons, view.look.today, translations=translations)
    return replace(view, wording=wording)


def _asked_of_late(person: Party, today: date) -> Party:
    naming = person.naming or {}
    until = date.fromisoformat(naming["until"]) if naming.get("until") else None
    if naming.get("naming") != AGREED or is_asked_of_late(until, today):
        return person
    return replace(person, naming={**naming, "naming": "not_asked"})


def _of_country(view: View, code: str, since: date | None) -> Sequence[Open]:
    return _open(read_card(view, code, since=since), view)


def _others(view: View) -> Sequence[tuple[str, Sequence[str]]]:
    """Sort the demands that are on no one country by whom they speak to."""
    found: dict[str, list[str]] = {SEVERAL: [], OTHERS: [], OURS: []}
    for about in view.demands():
        counting = Counting(about["counting"])
        kind = {Counting.NON_GOVERNMENT: OTHERS, Counting.OWN_COMMITMENT: OURS}.get(counting, SEVERAL)
        if kind is not SEVERAL or about["addressee"]["country"] is None:
            found[kind].append(about["reference"])
    return list(found.items())


def _open(matter: Matter, view: View) -> Sequence[Open]:
    """Advise on the demands of a part; one on several States stands in a part of its own, not in that of a country."""
    counted = {one.demand.reference: one for one in [*matter.card.judged, *matter.card.left]}
    found = [
        _advised(one, counted.get(one.row.reference), matter, view.wording)
        for one in asked(matter, view.wording, view.shelf.demands)
    ]
    kept = [one for one in found if _is_open(one.demand) and (not matter.code or one.demand.country)]
    return sorted(kept, key=_order)


def _advised(one: Asked, counted: Judged | None, matter: Matter, wording: Wording) -> Open:
    whole = matter.judged[one.row.reference]
    judged = replace(counted or whole, entries=whole.entries)
    demand = whole.demand
    withheld = is_withheld(demand.measures, wording, Place(demand=demand.reference))
    advice = advise(judged, _heard(matter, demand.reference), rows_shown=not withheld)
    return Open(demand, one, advice, judged)


def _heard(matter: Matter, reference: str) -> Heard:
    """Gather what everybody may read of promises, and which letters got worse since the last meeting."""
    shown = {one.entry_id for one in matter.entries.get(reference, ())}
    due = fallen_due(matter.judged[reference].entries, matter.on)
    broken = [one for one in due if one.entry_id in shown]
    return Heard(
        broken={number for one in broken for number in one.measures},
        is_broken=any(not one.measures for one in broken),
        got_worse=_worse(matter.card, reference),
        due_on=next_due(matter.entries.get(reference, ()), matter.on),
    )


def _worse(card: Card, reference: str) -> Sequence[str]:
    worse = (one.measure for one in card.since.changes if one.is_worse)
    return [one for one in worse if one.rpartition(".")[0] == reference]


def _is_open(demand: DemandFacts) -> bool:
    return not demand.life.is_over and demand.counting is not Counting.REPEAT


_RANK: Mapping[str, int] = {"sharpen": 0, "repeat": 1, "make_specific": 2, "close": 3}


def _order(one: Open) -> tuple[bool, int, list[tuple[bool, int, str]]]:
    return not one.advice.is_worse, _RANK[one.advice.choice.value], natural(one.demand.reference)
