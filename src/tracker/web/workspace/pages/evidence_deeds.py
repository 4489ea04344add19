"""What is done with a file: who had it, how far it is to be believed, what else it is about, who may have a copy."""

from typing import Any

from fastapi import APIRouter

from tracker.application.file_types.types import TYPES
from tracker.application.workspace.evidence_inputs import Attached, Custody
from tracker.application.workspace.refusals import DemandUnknown, NoChange, NotByItsRecorder
from tracker.domain.refusals import EntryUnknown
from tracker.domain.refusals_of_evidence import AttachedAlready, CopyNotLookedAt, PublicCopyMissing
from tracker.domain.rights import Right
from tracker.domain.values import Audience
from tracker.projections.evidence_reading import Evidence
from tracker.store.held_files import Incoming
from tracker.web.answers import Page
from tracker.web.thing_labels import EVIDENCE
from tracker.web.workspace.blaming import blaming
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.door import NotForYou
from tracker.web.workspace.entering import is_begun
from tracker.web.workspace.entry_deeds import reason_of
from tracker.web.workspace.evidence_given import evidence_id_of, evidence_of, theirs
from tracker.web.workspace.evidence_labels import AUDIENCE, CREDIBILITY, RELIABILITY
from tracker.web.workspace.form import Form, uuid_in
from tracker.web.workspace.forms.entry_form import read_texts
from tracker.web.workspace.options import Option, options, or_not_said
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.upload_screens import put_up_upload

router = APIRouter()

_ENTRY = "/desk/entries/"


def show_custody(desk: Desk, form: Form) -> Page:
    """Ask who had the material, from whom, and how it came to them."""
    with desk.view() as live:
        return _page(live, "evidence_custody.html", form, theirs(live))


def act_custody(desk: Desk, form: Form) -> str:
    """Add it to what was recorded before."""
    on = form.day("on")
    said = read_texts(desk, form, {"holder": True, "from_whom": False, "how": True})
    form.check()
    given = Custody(on=on, holder=said["holder"], how=said["how"], from_whom=said.get("from_whom"))  # type: ignore[arg-type]  # checked above
    desk.workspace.record_custody(desk.who, desk.by(form), evidence_id_of(desk), given)
    return _after(desk, "custody")


def show_grade(desk: Desk, form: Form) -> Page:
    """Ask how far source and content are to be believed."""
    with desk.view() as live:
        found = theirs(live)
        now = {name: [str(found.staff.get(name) or "")] for name in ("reliability", "credibility")}
        filled = form if is_begun(form) else form.begun_with(now, desk.today)
        return _page(
            live,
            "evidence_grade.html",
            filled,
            found,
            reliabilities=or_not_said(RELIABILITY, live.catalogue),
            credibilities=or_not_said(CREDIBILITY, live.catalogue),
        )


def act_grade(desk: Desk, form: Form) -> str:
    """Judge it anew."""
    reliability = form.one_of("reliability", RELIABILITY, required=False)
    credibility = form.one_of("credibility", CREDIBILITY, required=False)
    reason = reason_of(desk, form)
    form.check()
    desk.workspace.grade_evidence(
        desk.who,
        desk.by(form),
        evidence_id_of(desk),
        reliability=reliability,
        credibility=int(credibility) if credibility else None,
        reason=reason,
    )
    return _after(desk, "graded")


def show_attach(desk: Desk, form: Form) -> Page:
    """Ask what else it shows something about."""
    with desk.view() as live:
        return _page(live, "evidence_attach.html", form, theirs(live))


def act_attach(desk: Desk, form: Form) -> str:
    """Attach it to a demand by its number, or to an entry by the address of its page."""
    to = form.text("to", required=True) or ""
    form.check()
    entry = uuid_in(to.partition(_ENTRY)[2].partition("?")[0].partition("#")[0])
    given = Attached(entries=(entry,)) if entry else Attached(demands=(to,))
    with blaming(form, dict.fromkeys((AttachedAlready, EntryUnknown, DemandUnknown), "to")):
        desk.workspace.attach_evidence(desk.who, desk.by(form), evidence_id_of(desk), given)
    return _after(desk, "attached")


def show_copy(desk: Desk, form: Form) -> Page:
    """Offer to clean a picture, or ask for a copy that was made by hand."""
    with desk.view() as live:
        found = theirs(live)
        return _page(live, "evidence_copy.html", form, found, is_cleaned_here=TYPES[found.type].is_cleaned)


def act_copy(desk: Desk, form: Form, incoming: Incoming) -> str:
    """Make it; without a file it is made here."""
    by_hand = incoming if incoming.size else None
    desk.workspace.make_public_copy(desk.who, desk.by(form), evidence_id_of(desk), by_hand)
    return _after(desk, "copied")


def show_audience(desk: Desk, form: Form) -> Page:
    """Ask who may have the copy; only its recorder can make a file confidential."""
    with desk.view() as live:
        found = evidence_of(live)
        if not desk.who.has(Right.HIDE, found.country):
            raise NotForYou
        filled = form if is_begun(form) else form.begun_with({"audience": [found.audience.value]}, desk.today)
        return _page(live, "evidence_audience.html", filled, found, audiences=_audiences(live, found))


def act_audience(desk: Desk, form: Form) -> str:
    """Change it, and go to the file where the account still knows of it."""
    audience, reason = form.choice("audience", Audience), reason_of(desk, form)
    form.check()
    evidence_id = evidence_id_of(desk)
    fields = {CopyNotLookedAt: "copy", **dict.fromkeys((PublicCopyMissing, NoChange, NotByItsRecorder), "audience")}
    with blaming(form, fields):
        desk.workspace.set_evidence_audience(
            desk.who,
            desk.by(form),
            evidence_id,
            audience,  # type: ignore[arg-type]  # checked above
            copy=form.value("copy") or None,
            reason=reason,
        )
    with desk.view() as live:
        is_known = live.look.evidence(live.sight).one(str(evidence_id)) is not None
    return _after(desk, "audience") if is_known else "/desk?done=audience"


def _audiences(live: Live, found: Evidence) -> list[Option]:
    """Offer what this account may choose: others than the team may only take it out of sight."""
    who = live.desk.who
    codes = [code for code in AUDIENCE if code != "confidential" or found.account == who.account]
    if not who.has(Right.RECORD, found.country):
        codes = ["country_team"]
    return options(AUDIENCE, live.catalogue, codes)


def _page(live: Live, template: str, form: Form, found: Evidence, **given: Any) -> Page:
    most = live.desk.workspace.files.most // 1_000_000
    return live.page(template, form, heading=EVIDENCE[found.kind], about=found, most=most, **given)


def _after(desk: Desk, done: str) -> str:
    return f"/evidence/{evidence_id_of(desk)}?done={done}"


_IT = "/evidence/{evidence_id}"
put_up(router, Screen(f"{_IT}/custody", Right.RECORD, show_custody, act_custody))
put_up(router, Screen(f"{_IT}/grade", Right.RECORD, show_grade, act_grade))
put_up(router, Screen(f"{_IT}/attach", Right.RECORD, show_attach, act_attach))
put_up(router, Screen(f"{_IT}/audience", Right.HIDE, show_audience, act_audience))
put_up_upload(router, Screen(f"{_IT}/public-copy", Right.RECORD, show_copy), act_copy)
