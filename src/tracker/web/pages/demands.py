"""A demand: what is asked, and all that was recorded about it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from fastapi import APIRouter

from tracker.application.reader import Look, Sight
from tracker.domain.record import DemandFacts, Entry, Kind
from tracker.web.answers import Page
from tracker.web.pages.demand_pages import Pages, earlier, pages_of, to_entry
from tracker.web.pages.occasions import next_dates
from tracker.web.routing import dated
from tracker.web.site import Ask, NoSuchThing, View
from tracker.web.views.demand import Material, demand_page, words_wanted
from tracker.web.views.demand_evidence import with_evidence
from tracker.web.views.demand_json import demand_json
from tracker.web.views.evidence import public_lines
from tracker.web.views.findings import demands_heard
from tracker.web.views.occasions import of_demand

router = APIRouter()

_LATER_PAGE = re.compile(r"[2-9]|[1-9][0-9]{1,3}")


def show(ask: Ask) -> Page:
    """Show a demand; of one that is too long for a page the newest entries."""
    with ask.view() as view:
        return _pages(view).first()


def show_earlier(ask: Ask) -> Page:
    """Show a page of the entries for which a demand's own page has no room; raises NoSuchThing for what is no page."""
    number = ask.route.get("page")
    if number is not None and _LATER_PAGE.fullmatch(number) is None:
        raise NoSuchThing
    with ask.view() as view:
        return earlier(view, _pages(view), int(number or 1))


def show_entry(ask: Ask) -> Page:
    """Lead to the page on which an entry of a demand stands."""
    with ask.view() as view:
        return to_entry(view, _pages(view), ask.route["anchor"])


def show_json(ask: Ask) -> Page:
    """Give a demand as one object; nobody is named in it."""
    with ask.view() as view:
        material = material_of(view.look, view.sight, ask.route["reference"])
        view.open(words_wanted(material, view.shelf))
        return view.json(demand_json(material, view.sight, view.wording, sample=view.sample))


def _pages(view: View) -> Pages:
    reference, language = view.ask.route["reference"], view.ask.language
    material = material_of(view.look, view.sight, reference)
    view.open(words_wanted(material, view.shelf))
    dates = next_dates(view, partial(of_demand, reference=reference))
    describe = partial(public_lines, language=language)
    page = with_evidence(demand_page(material, view.shelf, view.wording), material, describe)
    first = _at_its_own_address(view, reference)
    return pages_of(view, page, lambda shown, spots: first.page("demand.html", spots=spots, page=shown, dates=dates))


def _at_its_own_address(view: View, reference: str) -> View:
    """Give the view of the demand's first page: a page prints its address, and its weight divides all of them."""
    return replace(view, ask=replace(view.ask, address=view.ask.address.to(f"demands/{reference}")))


def material_of(look: Look, sight: Sight, reference: str) -> Material:
    """Read what a demand's page shows; raises NoSuchThing where there is no such demand on the day."""
    record = look.dossier(sight, [reference])
    if not record.demands:
        raise NoSuchThing
    demand = record.demands[0]
    here = {entry.entry_id for entry in record.entries}
    named = {key for entry in record.entries if entry.kind is Kind.ASSESSMENT for key in entry.basis}
    beyond = look.entries(sight, sorted(named - here))
    related = {one.of_demand for one in demand.repeated} | {one.demand for one in beyond if one.demand}
    others, files = look.demands_named(sight, sorted(related)), look.evidence(sight)
    return Material(
        demand=demand,
        others={one.reference: one for one in others},
        entries=record.entries,
        elsewhere=once(beyond),
        raised=look.around(sight).raised_by(reference),
        on=sight.on,
        quotations=look.passages(sight).of_demand(reference),
        sessions=record.sessions,
        heard_on=heard_on(look, sight, [one for one in record.entries if one.kind is Kind.FINDING]),
        evidence=files.of_entries(here | {one.entry_id for one in beyond})
        | {reference: files.of_demand(reference, sight.on)},
    )


def heard_on(look: Look, sight: Sight, findings: Iterable[Entry]) -> Sequence[DemandFacts]:
    """Read the demands that findings bear on, with all their measures, whichever day a reader asks for."""
    return look.demands_named(replace(sight, on=date.max), sorted(demands_heard(findings)))


def once(entries: Iterable[Entry]) -> list[Entry]:
    """Make one of the rows that an entry has on several demands; it lists the measures of all."""
    found: dict[str, Entry] = {}
    for entry in entries:
        listed = found[entry.entry_id].measures if entry.entry_id in found else ()
        found[entry.entry_id] = replace(entry, measures=(*listed, *entry.measures))
    return list(found.values())


dated(router, "/{language}/demands/{reference}", show, show_json)
dated(router, "/{language}/demands/{reference}/earlier", show_earlier)
dated(router, "/{language}/demands/{reference}/earlier/{page}", show_earlier)
dated(router, "/{language}/demands/{reference}/entries/{anchor}", show_entry)
