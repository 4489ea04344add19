"""What was submitted about a country, and the lists of cases, each by its own form from the session room."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter

from tracker.application.workspace import Workspace
from tracker.application.workspace.outcome import Outcome
from tracker.domain.refusals_of_submissions import SubmissionKnown
from tracker.domain.rights import Right, Who
from tracker.store.values import By
from tracker.web.answers import Page
from tracker.web.site import NoSuchThing
from tracker.web.workspace.blaming import blaming
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.entering import (
    Around,
    Crumb,
    after_of_country,
    begun,
    form_page,
    require_team,
    session_of,
)
from tracker.web.workspace.form import Form
from tracker.web.workspace.forms.entry_form import EntryForm, Put, read_entry
from tracker.web.workspace.forms.kept import Values
from tracker.web.workspace.forms.submission import HANDOUT_FORM, LISTING_FORM, SUBMISSION_FORM
from tracker.web.workspace.own_countries import name_of
from tracker.web.workspace.screens import Screen, put_up

router = APIRouter()

_GIVEN = ("occasion", "procedure", "case_list", "as_of", "on")
"""What the address may fill in: days, and what is chosen from lists."""


@dataclass(frozen=True)
class OfCountry:
    """One kind of entry on a country alone: the last part of its address, its form, its command."""

    name: str
    form: EntryForm
    record: Callable[[Workspace, Who, By, Any], Outcome]

    def show(self, desk: Desk, form: Form) -> Page:
        """Show the form."""
        with desk.view() as live:
            code, session = _country(live), session_of(form)
            crumbs = [Crumb(f"/desk/countries/{code}", name_of(live, code))]
            if session:
                crumbs = [Crumb(f"/sessions/{session}/{code.lower()}", name_of(live, code))]
            hidden = {"session": session} if session else {}
            filled = begun(form, _given(form), live)
            return form_page(live, filled, self.form, Put(country=code), Around(crumbs, hidden=hidden))

    def act(self, desk: Desk, form: Form) -> str:
        """Record it, and go back to the room that it was opened from, or to the entry."""
        code = desk.route["code"].upper()
        entry = read_entry(self.form, desk, form, Put(country=code))
        with blaming(form, {SubmissionKnown: "is_another"}):
            outcome = self.record(desk.workspace, desk.who, desk.by(form), entry)
        return after_of_country(form, code, outcome.key)


def _country(live: Live) -> str:
    code = live.desk.route["code"].upper()
    if code not in live.shelf.countries:
        raise NoSuchThing
    require_team(live, code)
    return code


def _given(form: Form) -> Values:
    return {name: form.all(name) for name in (*_GIVEN, "session") if form.value(name)}


for kind in (
    OfCountry("submission", SUBMISSION_FORM, Workspace.record_submission),
    OfCountry("listing", LISTING_FORM, Workspace.record_listing),
    OfCountry("handout", HANDOUT_FORM, Workspace.record_handout),
):
    put_up(router, Screen(f"/desk/countries/{{code}}/{kind.name}", Right.RECORD, kind.show, kind.act))
