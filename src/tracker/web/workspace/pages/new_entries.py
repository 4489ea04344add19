"""What is recorded about one demand, each kind by its own form."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter

from tracker.application.workspace import Workspace
from tracker.application.workspace.outcome import Outcome
from tracker.domain.rights import Right, Who
from tracker.store.values import By
from tracker.web.answers import Page
from tracker.web.sessions.asked import asked
from tracker.web.sessions.letters import spoken_of
from tracker.web.sessions.matter import read
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.entering import Around, after, begun, demand_crumbs, demand_of, form_page, session_of
from tracker.web.workspace.form import Form
from tracker.web.workspace.forms.entry_form import EntryForm, Put, read_entry
from tracker.web.workspace.forms.kept import Values, typed_day
from tracker.web.workspace.forms.letter import LETTER_FORM
from tracker.web.workspace.forms.plans import DUE_FORM, STEP_FORM
from tracker.web.workspace.forms.position import POSITION_FORM
from tracker.web.workspace.forms.urgency import URGENCY_FORM
from tracker.web.workspace.screens import Screen, put_up

router = APIRouter()


@dataclass(frozen=True)
class NewEntry:
    """One kind of entry: the last part of its address, its form, its command, and how its recording is told.

    `usual` gives what most people would fill in, for one demand.
    """

    name: str
    form: EntryForm
    record: Callable[[Workspace, Who, By, Any], Outcome]
    done: str = "recorded"
    usual: Callable[[Live, str], Values] = lambda _live, _reference: {}

    def show(self, desk: Desk, form: Form) -> Page:
        """Show the form."""
        with desk.view() as live:
            reference = desk.route["reference"]
            demand_of(live, reference)
            filled = begun(form, self.usual(live, reference), live)
            hidden = {"session": session_of(form)} if session_of(form) else {}
            around = Around(demand_crumbs(live, reference), hidden=hidden)
            return form_page(live, filled, self.form, Put((reference,)), around)

    def act(self, desk: Desk, form: Form) -> str:
        """Record the entry, and go to the session room that the form was opened from, or to where it stands."""
        reference = desk.route["reference"]
        entry = read_entry(self.form, desk, form, Put((reference,)))
        outcome = self.record(desk.workspace, desk.who, desk.by(form), entry)
        return _room(desk, form, self.done) or after(reference, self.done, outcome.key)


def _room(desk: Desk, form: Form, done: str) -> str | None:
    """Give the address of the session room that a form was opened from, None where it was from elsewhere."""
    if not session_of(form):
        return None
    with desk.view() as live:
        country = demand_of(live, desk.route["reference"])["addressee"]["country"]
    return f"/sessions/{session_of(form)}/{country.lower()}?done={done}#since" if country else None


def _this_demand(live: Live, reference: str) -> Values:
    """Tick the demand, or all that the letter before a session speaks of whose room led here."""
    return {"demand": [reference, *_before(live, live.desk.query.get("session", ""), reference)]}


def _before(live: Live, session: str, reference: str) -> Sequence[str]:
    country = live.shelf.demands[reference]["addressee"]["country"]
    if not session or country is None:
        return ()
    matter = read(live, session, country)
    return [one for one in spoken_of(asked(matter, live.wording, live.shelf.demands)) if one != reference]


def _today(live: Live, _reference: str) -> Values:
    return {"on": [typed_day(live.desk.today, live.desk.account.language)]}


for kind in (
    NewEntry("position", POSITION_FORM, Workspace.record_position),
    NewEntry("letter", LETTER_FORM, Workspace.record_letter, usual=_this_demand),
    NewEntry("urgency", URGENCY_FORM, Workspace.raise_urgency, "urgent", _today),
    NewEntry("step", STEP_FORM, Workspace.set_next_step, "step"),
    NewEntry("due", DUE_FORM, Workspace.set_due_day),
):
    put_up(router, Screen(f"/desk/demands/{{reference}}/{kind.name}", Right.RECORD, kind.show, kind.act))
