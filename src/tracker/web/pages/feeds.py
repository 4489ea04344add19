"""Feeds of what changed: on a country, and on a demand."""

from collections.abc import Mapping
from functools import cache

from fastapi import APIRouter

from tracker.projections.appearances import Release
from tracker.projections.corrections import Correction
from tracker.web.answers import Page
from tracker.web.pages.countries import code_of
from tracker.web.routing import page
from tracker.web.site import Ask, NoSuchThing, View
from tracker.web.views.feed import MOST, Found, changes, newest, touched, words_of_feed

router = APIRouter()

ATOM = "application/atom+xml; charset=utf-8"

_LEFT_OUT = 3
"""So many times as many entries are read as a feed holds: what demands' pages do not show is left out afterwards."""


def of_a_country(ask: Ask) -> Page:
    """Give what changed on a country, release by release."""
    with ask.view() as view:
        code = code_of(view, ask.route["code"])
        view.open(view.shelf.countries[code]["name"])
        name = view.wording.plain(view.shelf.countries[code]["name"]) or code
        corrections = [one for one in view.look.corrections(view.sight) if one.country == code]
        return _feed(view, name, view.look.appeared(view.sight, country=code), corrections)


def of_a_demand(ask: Ask) -> Page:
    """Give what changed on a demand, release by release; raises NoSuchThing where there is none."""
    with ask.view() as view:
        reference = ask.route["reference"]
        if reference not in {one["reference"] for one in view.demands()}:
            raise NoSuchThing
        title = view.shelf.demands[reference]["title"]
        view.open(title)
        corrections = [one for one in view.look.corrections(view.sight) if one.demand == reference]
        name = f"{reference}: {view.wording.plain(title)}"
        return _feed(view, name, view.look.appeared(view.sight, demand=reference), corrections)


def _feed(view: View, name: str, appeared: Mapping[str, Release], corrections: list[Correction]) -> Page:
    entries = view.look.entries(view.sight, newest(appeared)[: MOST * _LEFT_OUT])
    demands = view.look.dossier(view.sight, touched(entries, corrections)).demands
    found = Found(
        home=view.ask.address.thing,
        entries=entries,
        appeared=appeared,
        demands={one.reference: one for one in demands},
        corrections=corrections,
        releases=view.look.reached(view.sight),
        is_crowded=cache(view.look.around(view.look.sight(None, None)).is_crowded),  # its links lead to today's pages
        files=view.look.evidence(view.sight).of_entries({one.entry_id for one in entries}),
    )
    view.open(words_of_feed(found, view.shelf), view.edition.publisher)
    listed = changes(found, view.shelf, view.wording)
    rendered = view.render(
        "feed.html",
        name=name,
        author=view.wording.plain(view.edition.publisher),
        owner=_owner(view.edition.origin),
        since=view.edition.begins_on,
        updated=max((one.day for one in listed), default=view.edition.begins_on),
        changes=listed,
        said=view.sample_said,
    )
    return view.file(rendered, ATOM)


def _owner(origin: str) -> str:
    """Give the host that a record's origin begins with, which its tags are named by."""
    return origin.partition("/")[0].partition(":")[0].lower()


page(router, "/{language}/countries/{code}.atom", of_a_country)
page(router, "/{language}/demands/{reference}.atom", of_a_demand)
