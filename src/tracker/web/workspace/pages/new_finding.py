"""What a supervisory body said about a country, point by point."""

from fastapi import APIRouter

from tracker.domain.rights import Right
from tracker.web.answers import Page
from tracker.web.labels import N_
from tracker.web.site import NoSuchThing
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.entering import Around, Crumb, begun, form_page, require_team
from tracker.web.workspace.form import Form
from tracker.web.workspace.forms.entry_form import Put, read_entry
from tracker.web.workspace.forms.finding import ANOTHER, FINDING_FORM
from tracker.web.workspace.own_countries import ask_which, name_of
from tracker.web.workspace.screens import Screen, put_up

router = APIRouter()


def show(desk: Desk, form: Form) -> Page:
    """Show the form for one country, or the own countries to choose from."""
    with desk.view() as live:
        country = form.value("country")
        if not country:
            says = live.catalogue.gettext
            return ask_which(live, form, heading=says(FINDING_FORM.heading), question=says(N_("About which country?")))
        around = Around([_crumb(live, country)], hidden={"country": country})
        return form_page(live, begun(form, {}, live), FINDING_FORM, Put(country=country), around)


def act(desk: Desk, form: Form) -> str:
    """Record it, and go to it."""
    entry = read_entry(FINDING_FORM, desk, form, Put(country=form.value("country")))
    outcome = desk.workspace.record_finding(desk.who, desk.by(form), entry)  # type: ignore[arg-type]  # its form's
    return f"/desk/entries/{outcome.key}?done=recorded"


def _crumb(live: Live, country: str) -> Crumb:
    if country not in live.shelf.countries:
        raise NoSuchThing
    require_team(live, country)
    return Crumb(f"/desk/countries/{country}", name_of(live, country))


put_up(router, Screen("/desk/findings/new", Right.RECORD, show, act, again=ANOTHER))
