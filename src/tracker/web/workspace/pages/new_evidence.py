"""A new file: what it is, where it comes from, how far it is to be believed, and the file itself, which comes last."""

from uuid import UUID

from fastapi import APIRouter

from tracker.application.workspace.evidence_inputs import Attached, Evidence
from tracker.application.workspace.refusals import NotReadable
from tracker.domain.evidence_events import EvidenceKind
from tracker.domain.rights import Right
from tracker.projections.versions import Version
from tracker.store.held_files import Incoming
from tracker.web.answers import Page
from tracker.web.site import NoSuchThing
from tracker.web.thing_labels import EVIDENCE
from tracker.web.workspace.blaming import blaming
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.entering import Crumb, demand_crumbs, demand_of, require_team, session_of, version_crumbs
from tracker.web.workspace.evidence_labels import CREDIBILITY, RELIABILITY
from tracker.web.workspace.form import Form
from tracker.web.workspace.forms.entry_form import read_texts
from tracker.web.workspace.options import options, or_not_said
from tracker.web.workspace.own_countries import ask_which, name_of
from tracker.web.workspace.screens import Screen
from tracker.web.workspace.upload_screens import put_up_upload
from tracker.web.workspace.uploading import NAME

router = APIRouter()

_MEGABYTE = 1_000_000


def show(desk: Desk, form: Form) -> Page:
    """Show the form for a file about an entry, a demand or a country; where none is named, ask which country."""
    with desk.view() as live:
        if not any(form.value(name) for name in ("entry", "demand", "country")) and len(desk.who.countries) > 1:
            says = live.catalogue.gettext
            return ask_which(live, form, heading=says("Add a file"), question=says("Which country is it about?"))
        return live.page(
            "new_evidence.html",
            form,
            crumbs=_crumbs(live, form),
            country=_country(desk, form),
            kinds=options(EVIDENCE, live.catalogue),
            reliabilities=or_not_said(RELIABILITY, live.catalogue),
            credibilities=or_not_said(CREDIBILITY, live.catalogue),
            most=desk.workspace.files.most // _MEGABYTE,
        )


def act(desk: Desk, form: Form, incoming: Incoming) -> str:
    """Keep it, and go to its page, or back to the session room that the form was opened from."""
    kind, on = form.choice("kind", EvidenceKind), form.day("on", required=False)
    said = read_texts(desk, form, dict.fromkeys(("notes", "collected_by", "where"), False))
    form.check()
    with blaming(form, {NotReadable: "address"}):
        done = desk.workspace.register_evidence(
            desk.who,
            desk.by(form),
            Evidence(
                attached=_attached(desk, form),
                kind=kind,  # type: ignore[arg-type]  # checked above
                on=on,
                is_confidential=form.is_ticked("confidential"),
                name=form.value(NAME),
                notes=said.get("notes"),
                collected_by=said.get("collected_by"),
                where=said.get("where"),
                address=form.text("address"),
                reliability=form.value("reliability") or None,
                credibility=form.number("credibility") or None,
            ),
            incoming,
        )
    return _after(desk, form, done.key)


def _after(desk: Desk, form: Form, evidence_id: str) -> str:
    if session_of(form) and form.value("entry"):
        with desk.view() as live:
            country = _version(live, form).country
        if country:
            return f"/sessions/{session_of(form)}/{country.lower()}?done=filed#submitted"
    return f"/evidence/{evidence_id}?done=filed"


def _version(live: Live, form: Form) -> Version:
    line = live.look.versions(live.sight, form.value("entry"))
    version = next((one for one in line if one.entry.entry_id == form.value("entry")), None)
    if version is None:
        raise NoSuchThing
    return version


def _crumbs(live: Live, form: Form) -> list[Crumb]:
    """Give the way back to what the file is about, once the account may record about it."""
    if form.value("entry"):
        version = _version(live, form)
        require_team(live, version.country)
        entry = Crumb(f"/desk/entries/{version.entry.entry_id}", live.catalogue.gettext("The entry"))
        return [*version_crumbs(live, version), entry]
    if form.value("demand"):
        demand_of(live, form.value("demand"))
        return demand_crumbs(live, form.value("demand"))
    country = _country(live.desk, form)
    if country not in live.shelf.countries:
        raise NoSuchThing
    require_team(live, country)
    return [Crumb(f"/desk/countries/{country}", name_of(live, country))]


def _country(desk: Desk, form: Form) -> str:
    if form.value("entry") or form.value("demand"):
        return ""
    return form.value("country") or next(iter(sorted(desk.who.countries)), "")


def _attached(desk: Desk, form: Form) -> Attached:
    if form.value("entry"):
        found = form.uuid("entry")
        form.check()
        return Attached(entries=(found or UUID(int=0),))
    if form.value("demand"):
        return Attached(demands=(form.value("demand"),))
    return Attached(country=_country(desk, form) or None)


put_up_upload(router, Screen("/evidence/new", Right.RECORD, show), act)
