"""The search of the whole record, live, for who is signed in: what this account may see, notes of its team among it."""

from dataclasses import replace

from fastapi import APIRouter

from tracker.application.search import NotFilledYet
from tracker.application.search.index import What
from tracker.domain.rights import Right
from tracker.web.answers import Page
from tracker.web.searching.eyes import Eyes
from tracker.web.searching.hits import Ways
from tracker.web.searching.page import WAIT, searched, unsearched, waiting
from tracker.web.searching.written import Readable
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.form import Form
from tracker.web.workspace.screens import Screen, put_up

router = APIRouter()

HERE = "/search"


def show(desk: Desk, form: Form) -> Page:
    """Show what was found."""
    begun = unsearched(HERE, desk.query)
    with desk.view() as live:
        try:
            index = desk.office.site.reader.finder.index() if begun.asked.terms else None
        except NotFilledYet:
            made = live.page("search.html", form, search=waiting(begun))
            return replace(made, status=503, headers={**made.headers, "Retry-After": str(WAIT)})
        if index is None:
            return live.page("search.html", form, search=begun)
        eyes = Eyes(live.look, live.sight, live.shelf, live.wording, index)
        return live.page("search.html", form, search=searched(begun, desk.query, eyes, _ways(live)))


def _ways(live: Live) -> Ways:
    language, has_people = live.desk.account.language, live.desk.who.has(Right.WITHHOLD)

    def thing(one: Readable) -> str | None:
        match one.what:
            case What.DEMAND:
                return f"/desk/demands/{one.key}"
            case What.DOCUMENT:
                return f"/{language}/documents/{one.key}" if _is_released(one, live) else None
            case What.ORGANISATION:
                return f"/{language}/organisations/{one.key}" if _is_released(one, live) else None
            case What.OCCASION:
                return f"/occasions/{one.key}"
            case What.ENTRY:
                return f"/desk/entries/{one.key}"

    return Ways(
        thing=thing,
        country=lambda code: f"/desk/countries/{code}",
        convention=lambda code: f"/{language}/conventions/{code.lower()}",
        person=lambda key: f"/people/{key}" if has_people else None,
        demand=lambda reference: f"/desk/demands/{reference}",
    )


def _is_released(one: Readable, live: Live) -> bool:
    """Say whether the public page of a thing is there: the workspace has none of its own."""
    if one.what is What.DOCUMENT:
        return live.is_released(live.shelf.documents[one.key]["known_from"])
    organisation = live.shelf.organisations[one.key]
    return not organisation.about["small"] and live.is_released(organisation.known_from)


put_up(router, Screen(HERE, Right.SIGNED_IN, show))
