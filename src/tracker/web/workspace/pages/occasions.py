"""The calendar on the desk: what is to come, what is over, and each occasion with who recorded what of it."""

from fastapi import APIRouter

from tracker.domain.calendar import OccasionFacts
from tracker.domain.forum import forum_of
from tracker.domain.rights import Right
from tracker.web.answers import Page
from tracker.web.site import NoSuchThing
from tracker.web.views.occasions import (
    by_month,
    by_year,
    coming,
    latest,
    lines,
    occasion_page,
    past,
    titles_of,
    words_of_page,
)
from tracker.web.workspace.addresses import shell_of
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.form import Form
from tracker.web.workspace.labels import AUDIENCE, DONE
from tracker.web.workspace.occasion_labels import NEWS
from tracker.web.workspace.own_countries import name_of, own_countries
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.views.occasions import acts_of, deeds, flagged, notes_of, words_of

router = APIRouter()

SESSIONS = {"ilc_session", "gb_session", "ceacr_session", "cfa_meeting", "cas_case", "upr"}
"""The kinds of occasion at which a body speaks of countries."""


def index(desk: Desk, form: Form) -> Page:
    """Show what is to come in the next years, month by month."""
    with desk.view() as live:
        histories = live.look.occasion_histories(live.sight)
        listed = coming(latest(histories), live.sight.on)
        live.open(titles_of(one for _, one in listed))
        years = by_month(lines(listed, histories, live.sight.on, live.wording), live.sight.on)
        return live.page("occasions.html", form, shell=shell_of(live, "occasions"), years=years)


def over(desk: Desk, form: Form) -> Page:
    """Show what is over, year by year."""
    with desk.view() as live:
        histories = live.look.occasion_histories(live.sight)
        listed = past(latest(histories), live.sight.on)
        live.open(titles_of(one for _, one in listed))
        years = by_year(lines(listed, histories, live.sight.on, live.wording))
        return live.page("occasions_over.html", form, shell=shell_of(live, "occasions/past"), years=years)


def show(desk: Desk, form: Form) -> Page:
    """Show one occasion."""
    with desk.view() as live:
        key = desk.route["key"]
        versions = live.look.occasion_versions(live.sight, key)
        if not versions:
            raise NoSuchThing
        occasion, told = versions[-1].occasion, live.look.occasion_deeds(live.sight, key)
        live.open(words_of_page(occasion, live.shelf), words_of(told, live))
        return live.page(
            "occasion.html",
            form,
            shell=shell_of(live, f"occasions/{key}"),
            page=occasion_page(versions, live.sight.on, live.shelf, live.wording),
            audience=AUDIENCE[occasion.audience.value],
            is_dropped=occasion.is_dropped,
            acts=acts_of(occasion, live),
            news=NEWS,
            deeds=deeds(told, occasion, live),
            flagged=flagged(told, occasion, live),
            assessable=_assessable(occasion, live),
            rooms=_rooms(occasion, live),
            notes=notes_of(told, occasion, live),
            done=DONE.get(desk.done),
        )


def _assessable(occasion: OccasionFacts, live: Live) -> list[tuple[str, str]]:
    """List the own countries that a session to come concerns, by code and name: their measures are assessed before."""
    if occasion.kind not in SESSIONS or occasion.on.last < live.sight.on:
        return []
    return [(code.lower(), name) for code, name in own_countries(live) if occasion.concerns(code)]


def _rooms(occasion: OccasionFacts, live: Live) -> list[tuple[str, str]]:
    """List the countries to prepare for a session, by code and name; none for what is no session of a body."""
    codes = [code for code in live.shelf.countries if forum_of(occasion) and occasion.concerns(code)]
    return sorted(((code.lower(), name_of(live, code)) for code in codes), key=lambda one: one[1])


put_up(router, Screen("/occasions", Right.SIGNED_IN, index))
put_up(router, Screen("/occasions/past", Right.SIGNED_IN, over))
put_up(router, Screen("/occasions/{key}", Right.SIGNED_IN, show))
