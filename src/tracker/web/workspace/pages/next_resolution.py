"""The draft of the next resolution: to be read in the workspace, and as a file to be edited."""

from fastapi import APIRouter

from tracker.domain.rights import Right
from tracker.web.answers import Page
from tracker.web.resolution.composing import compose_next
from tracker.web.sessions.brief import Brief
from tracker.web.sessions.papers import endings
from tracker.web.site import NoSuchThing, View
from tracker.web.workspace.desk import Desk
from tracker.web.workspace.form import Form
from tracker.web.workspace.own_countries import name_of
from tracker.web.workspace.papers import as_everybody, as_file, asked_for
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.views.whom_to_ask import WHY_ASK, whom_to_ask

router = APIRouter()


def show(desk: Desk, form: Form) -> Page:
    """Show the draft, and to the teams whom to ask; raises NoSuchThing, NotADay, InTheFuture, NothingReleased."""
    with as_everybody(desk, "") as view, desk.view() as live:
        draft = _draft(desk, view)
        names = sorted((name_of(live, code), code.lower()) for code in view.shelf.countries)
        numbers = [one.number for section in draft.annex for one in section.items]
        return live.page(
            "next_resolution.html",
            form,
            draft=draft,
            on=view.sight.on,
            country=_country(desk),
            countries=names,
            asked=asked_for(desk, "country"),
            to_ask=whom_to_ask(live, numbers, live.look.today),
            why=WHY_ASK,
            is_team=bool(desk.who.countries),
            may_carry="docx" in endings(),
        )


def show_file(desk: Desk, _form: Form) -> Page:
    """Give the draft as a file; raises NoSuchThing where this machine cannot make one, and what `show` raises."""
    if "docx" not in endings():
        raise NoSuchThing
    with as_everybody(desk, "") as view:
        return as_file(desk, _draft(desk, view), "docx", *filter(None, ["resolution", _country(desk)]))


def _draft(desk: Desk, view: View) -> Brief:
    return compose_next(view, desk.office.reminders.address, _country(desk))


def _country(desk: Desk) -> str:
    return desk.query.get("country", "").lower()


put_up(router, Screen("/resolution", Right.SIGNED_IN, show))
put_up(router, Screen("/resolution.docx", Right.SIGNED_IN, show_file))
