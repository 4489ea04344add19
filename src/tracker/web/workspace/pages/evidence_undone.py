"""What is undone with a file: it is detached from what it shows nothing about, or taken back altogether."""

from collections.abc import Iterator
from uuid import UUID

from fastapi import APIRouter

from tracker.application.workspace.evidence_inputs import Attached
from tracker.domain.entry_events import Retraction
from tracker.domain.refusals_of_evidence import AttachedNowhereElse, NotAttached
from tracker.domain.rights import Right
from tracker.projections.evidence_reading import Evidence
from tracker.web import dates
from tracker.web.answers import Page
from tracker.web.labels import KIND, N_
from tracker.web.thing_labels import EVIDENCE
from tracker.web.workspace.blaming import blaming
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.door import NotForYou
from tracker.web.workspace.entry_deeds import reason_of
from tracker.web.workspace.evidence_given import evidence_id_of, evidence_of, theirs
from tracker.web.workspace.evidence_labels import RETRACTION
from tracker.web.workspace.form import Form, uuid_in
from tracker.web.workspace.options import Option, explained
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.views.resting import resting_lines

router = APIRouter()

_ENTRY, _DEMAND, _DOCUMENT = "entry/", "demand/", "document/"


def show_detach(desk: Desk, form: Form) -> Page:
    """Ask from what it is to be detached."""
    with desk.view() as live:
        found = theirs(live)
        options = list(_attached(live, found))
        return live.page("evidence_detach.html", form, heading=EVIDENCE[found.kind], about=found, options=options)


def act_detach(desk: Desk, form: Form) -> str:
    """Detach it."""
    ticked, reason = form.all("what"), reason_of(desk, form)
    if not ticked:
        form.complain("what", "form.choose_some")
    form.check()
    entries = (uuid_in(one.removeprefix(_ENTRY)) for one in ticked if one.startswith(_ENTRY))
    given = Attached(
        entries=tuple(one or UUID(int=0) for one in entries),
        demands=tuple(one.removeprefix(_DEMAND) for one in ticked if one.startswith(_DEMAND)),
        documents=tuple(one.removeprefix(_DOCUMENT) for one in ticked if one.startswith(_DOCUMENT)),
    )
    with blaming(form, dict.fromkeys((NotAttached, AttachedNowhereElse), "what")):
        desk.workspace.detach_evidence(desk.who, desk.by(form), evidence_id_of(desk), given, reason=reason)
    return f"/evidence/{evidence_id_of(desk)}?done=detached"


def show_take_back(desk: Desk, form: Form) -> Page:
    """Ask why it is taken back, and show what rests on it."""
    with desk.view() as live:
        found = evidence_of(live)
        if not desk.who.has(Right.HIDE, found.country):
            raise NotForYou
        return live.page(
            "evidence_take_back.html",
            form,
            heading=EVIDENCE[found.kind],
            about=found,
            causes=_causes(live, found),
            resting=resting_lines(live.look.desk(live.sight).resting_on(found.evidence_id)),
        )


def act_take_back(desk: Desk, form: Form) -> str:
    """Take it back, and go to the file where the account still knows of it."""
    cause, reason = form.choice("cause", Retraction), reason_of(desk, form)
    form.check()
    evidence_id = evidence_id_of(desk)
    desk.workspace.take_evidence_back(desk.who, desk.by(form), evidence_id, cause, reason=reason)  # type: ignore[arg-type]  # checked
    with desk.view() as live:
        is_known = live.look.evidence(live.sight).one(str(evidence_id)) is not None
    return f"/evidence/{evidence_id}?done=file_taken_back" if is_known else "/desk?done=file_taken_back"


def _attached(live: Live, found: Evidence) -> Iterator[Option]:
    """List what it is attached to; of an entry that the account may not see nothing is told."""
    for entry_id in found.entries:
        yield Option(f"{_ENTRY}{entry_id}", _named(live, entry_id))
    for reference in found.demands:
        yield Option(f"{_DEMAND}{reference}", reference)
    for key in found.documents:
        yield Option(f"{_DOCUMENT}{key}", key)


def _named(live: Live, entry_id: str) -> str:
    says = live.catalogue.gettext
    for version in live.look.versions(live.sight, entry_id):
        if version.entry.entry_id == entry_id:
            parts = [
                says(KIND[version.entry.kind.value]),
                dates.day(version.entry.effective, live.desk.account.language),
            ]
            return " · ".join([*parts, *version.demands])
    return says(N_("The entry"))


def _causes(live: Live, found: Evidence) -> list[Option]:
    """Offer what the account may take it back for: an error is the team's to say, once."""
    says, is_team = live.catalogue.gettext, live.desk.who.has(Right.RECORD, found.country) and found.is_worked_on
    codes = [one for one in RETRACTION if is_team or one == Retraction.SAFETY.value]
    return explained((code, says(RETRACTION[code][0]), says(RETRACTION[code][1])) for code in codes)


_IT = "/evidence/{evidence_id}"
put_up(router, Screen(f"{_IT}/detach", Right.RECORD, show_detach, act_detach))
put_up(router, Screen(f"{_IT}/take-back", Right.HIDE, show_take_back, act_take_back))
