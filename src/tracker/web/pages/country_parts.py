"""What belongs to a country beside its card: ratifications, counts and trend, what was raised again, people."""

from collections.abc import Sequence
from dataclasses import replace

from fastapi import APIRouter

from tracker.domain.record import DemandFacts, Entry, Session
from tracker.domain.scorecard import Card, score
from tracker.domain.trend import ended, trend
from tracker.web.answers import Page
from tracker.web.pages.countries import code_of
from tracker.web.routing import dated
from tracker.web.site import Ask, View
from tracker.web.views import counts as counting
from tracker.web.views import people as naming
from tracker.web.views import raised as raising
from tracker.web.views import ratifications as ratifying
from tracker.web.views.demand import Material, visible_entries
from tracker.web.views.evidence import public_lines
from tracker.web.views.submissions import MOST, submission_words, submitted

router = APIRouter()


def ratifications(ask: Ask) -> Page:
    """Show what is known of a country's ratifications."""
    with ask.view() as view:
        code, name = _country(view)
        material = material_of(view, code, view.look.digest(view.sight, code).demands)
        view.open(ratifying.words_wanted(material))
        return view.page("ratifications.html", page=ratifying.ratifications(code, name, material, view.wording))


def counts(ask: Ask) -> Page:
    """Show a country's demands by theme, convention and kind of object, and how the same ones stood at each session."""
    with ask.view() as view:
        code, name = _country(view)
        shelf = view.shelf
        record = view.look.digest(view.sight, code)
        card = score(record, code)
        view.open([one["label"] for one in shelf.themes.values()], [one["name"] for one in shelf.instruments.values()])
        page = counting.Counts(
            country=code,
            name=name,
            n=card.n,
            themes=counting.by_theme(card.judged, shelf.themes, view.wording),
            conventions=counting.by_convention(card.judged, shelf.instruments, view.wording),
            objects=counting.by_object(card.judged),
            trend=counting.trend_of(trend(_at_sessions(view, record.sessions, code), card)),
        )
        return view.page("counts.html", page=page)


def raised(ask: Ask) -> Page:
    """Show how often each demand of a country was raised, since when, and what came back."""
    with ask.view() as view:
        code, name = _country(view)
        around = view.look.around(view.sight)
        demands = [one.demand for one in view.look.card(view.sight, code).judged]
        entries, again = around.raisings(code), around.raised_again()
        view.open(
            [[one.about["title"], [m.about["object"] for m in one.measures]] for one in demands],
            [one.about.get("title") for one in entries],
        )
        rows = [
            raising.raised(one, _shown(view, one, entries), again, view.shelf.demands, view.wording) for one in demands
        ]
        filed = around.submitted(code)
        view.open(submission_words(filed, view.shelf))
        told = submitted(filed, filed, view.shelf, view.wording)[:MOST]
        return view.page("raised.html", page=raising.RaisedList(code, name, raising.in_order(rows), told))


def people(ask: Ask) -> Page:
    """Show what was asked for people in a country, and where it stands."""
    with ask.view() as view:
        code, name = _country(view)
        judged = view.look.card(view.sight, code).judged
        view.open(naming.words_wanted(judged))
        return view.page("people.html", page=naming.people(code, name, judged, view.wording))


def material_of(view: View, code: str, demands: Sequence[DemandFacts]) -> ratifying.Material:
    """Read what is known of a country's ratifications; `demands` are those on it."""
    entries = view.look.around(view.sight).ratifications(code)
    found = view.look.evidence(view.sight).of_entries({one.entry_id for one in entries})
    return ratifying.Material(
        on=view.sight.on,
        entries=entries,
        demands=demands,
        names=view.shelf.instruments,
        files={key: public_lines(files, view.wording.language) for key, files in found.items()},
    )


def _shown(view: View, demand: DemandFacts, entries: Sequence[Entry]) -> Sequence[Entry]:
    """Leave of a country's entries those that a demand's own page shows."""
    mine = [one for one in entries if one.demand == demand.reference]
    return visible_entries(Material(demand, {}, mine, [], [], view.sight.on), view.wording)


def _country(view: View) -> tuple[str, str]:
    """Give the code and the name of the country asked for; raises NoSuchThing."""
    code = code_of(view, view.ask.route["code"])
    named = view.shelf.countries[code]["name"]
    view.open(named)
    return code, view.wording.plain(named) or code


def _at_sessions(view: View, sessions: Sequence[Session], code: str) -> dict[str, Card]:
    """Compute the card at the end of each of the last sessions, with what is known now."""
    ends = list(ended(sessions, view.sight.on).items())[-counting.SESSIONS :]
    return {number: view.look.card(replace(view.sight, on=day), code) for number, day in ends}


dated(router, "/{language}/countries/{code}/ratifications", ratifications)
dated(router, "/{language}/countries/{code}/counts", counts)
dated(router, "/{language}/countries/{code}/raised", raised)
dated(router, "/{language}/countries/{code}/people", people)
