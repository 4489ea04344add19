"""What follows an entry that is there: a reminder of a letter, an answer, that a next step was done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from fastapi import APIRouter

from tracker.application.workspace import Workspace
from tracker.application.workspace.outcome import Outcome
from tracker.domain.record import Entry, Kind
from tracker.domain.rights import Right, Who
from tracker.projections.versions import Version
from tracker.store.values import By
from tracker.web.answers import Page
from tracker.web.site import NoSuchThing
from tracker.web.wording import Text
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.entering import (
    Around,
    after,
    after_of_country,
    begun,
    demand_crumbs,
    form_page,
    is_begun,
    is_over,
    require_over,
    session_of,
    version_crumbs,
    version_of,
)
from tracker.web.workspace.entry_deeds import to_entry
from tracker.web.workspace.form import Form
from tracker.web.workspace.forms.entry_form import EntryForm, Put, read_entry
from tracker.web.workspace.forms.following import ANSWER_FORM, REMINDER_FORM
from tracker.web.workspace.forms.plans import DONE_FORM
from tracker.web.workspace.forms.submission import FATE_FORM
from tracker.web.workspace.forms.urgency import URGENCY_ANSWER_FORM
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.views.meanwhile import meanwhile

router = APIRouter()


@dataclass(frozen=True)
class FollowUp:
    """One kind of entry that follows another: the last part of its address, the kind that it follows, its command."""

    name: str
    follows: Kind
    form: EntryForm
    record: Callable[[Workspace, Who, By, Any], Outcome]
    done: str = "recorded"

    def show(self, desk: Desk, form: Form) -> Page:
        """Show the form under what it follows."""
        with desk.view() as live:
            version = self._followed(live)
            if is_over(version) and not is_begun(form):
                return to_entry(desk, version)
            around = Around(
                demand_crumbs(live, version.demands[0]) if version.demands else version_crumbs(live, version),
                _said(live, version.entry),
                meanwhile(live, version, form),
                {"seen": str(live.sight.viewer.through)} | ({"session": session_of(form)} if session_of(form) else {}),
            )
            return form_page(live, begun(form, {}, live), self.form, _put(version), around)

    def act(self, desk: Desk, form: Form) -> str:
        """Record it, and go to where it stands, or back to Today."""
        with desk.view() as live:
            version = self._followed(live)
        entry = read_entry(self.form, desk, form, _put(version))
        outcome = self.record(desk.workspace, desk.who, desk.by(form), entry)
        if form.value("back") == "desk":
            return f"/desk?done={self.done}"
        if not version.demands:
            return after_of_country(form, version.country or "", outcome.key)
        return after(version.demands[0], self.done, outcome.key)

    def _followed(self, live: Live) -> Version:
        version = version_of(live)
        if version.entry.kind is not self.follows or not (version.demands or version.country):
            raise NoSuchThing
        require_over(live, version)
        return version


def _put(version: Version) -> Put:
    return Put(tuple(version.demands), version.country, of=UUID(version.entry.entry_id))


def _said(live: Live, entry: Entry) -> list[Text]:
    """Give what the entry that is followed says, in short."""
    parts = [entry.about.get(name) for name in ("to", "subject", "what", "title")]
    live.open(parts)
    return [text for text in (live.wording.say(part) for part in parts) if text is not None]


for kind in (
    FollowUp("reminder", Kind.LETTER, REMINDER_FORM, Workspace.record_reminder),
    FollowUp("answer", Kind.LETTER, ANSWER_FORM, Workspace.record_answer),
    FollowUp("fate", Kind.SUBMISSION, FATE_FORM, Workspace.follow_submission),
    FollowUp("answer-urgency", Kind.URGENCY, URGENCY_ANSWER_FORM, Workspace.answer_urgency, "answered"),
    FollowUp("done", Kind.NEXT_STEP, DONE_FORM, Workspace.finish_next_step, "step_done"),
):
    put_up(router, Screen(f"/desk/entries/{{entry_id}}/{kind.name}", Right.RECORD, kind.show, kind.act))
