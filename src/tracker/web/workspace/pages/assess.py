"""Assess: propose where a measure stands, with what each choice means beside it, for a second person to confirm."""

from dataclasses import replace
from datetime import date
from typing import Any

from fastapi import APIRouter

from tracker.application.workspace.inputs import Assessment
from tracker.domain.record import Entry, Kind
from tracker.domain.refusals import Refused
from tracker.domain.rights import Right
from tracker.web.answers import Page
from tracker.web.pages.demands import material_of
from tracker.web.site import NoSuchThing
from tracker.web.views.assessments import MeasureView
from tracker.web.views.demand import Material, demand_page, visible_elsewhere, visible_entries, words_wanted
from tracker.web.workspace.addresses import shell_of
from tracker.web.workspace.blaming_of_letters import BLAMED, message_of
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.entering import begun, demand_crumbs, demand_of
from tracker.web.workspace.form import Form, uuid_in
from tracker.web.workspace.forms.assessment import ASSESSMENT_FORM
from tracker.web.workspace.forms.entry_form import Put, read_entry
from tracker.web.workspace.forms.kept import Kept, Values, refs_of
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.views.basis import Offered, files_of, offered, papers_of
from tracker.web.workspace.views.meanwhile import Meanwhile, meanwhile

router = APIRouter()


def show(desk: Desk, form: Form) -> Page:
    """Show the form for one measure, or the measures to choose from."""
    reference = desk.route["reference"]
    with desk.view() as live:
        demand_of(live, reference)
        material = material_of(live.look, live.sight, reference)
        live.open(words_wanted(material, live.shelf))
        page = demand_page(material, live.shelf, live.wording)
        given: dict[str, Any] = {"shell": shell_of(live, f"demands/{reference}"), "page": page}
        given |= {"crumbs": demand_crumbs(live, reference)}
        view = _measure(form, [one for one in page.measures or () if one.same_as is None])
        if view is None:
            return live.page("measures_to_assess.html", form, **given)
        filled, found = _filled(live, form), _meanwhile(live, form)
        return live.page(
            "assess.html",
            filled,
            view=view,
            latest=next((replace(one, basis=()) for one in view.assessments), None),
            choices=ASSESSMENT_FORM.offers(live, filled, Put((reference,))),
            basis=_basis(live, material, filled, view.number),
            corrects=found.stands if found else form.value("corrects"),
            meanwhile=found if found and found.stands else None,
            seen=live.sight.viewer.through,
            **given,
        )


def act(desk: Desk, form: Form) -> str:
    """Propose it, and go back to where it waits."""
    reference = desk.route["reference"]
    with desk.view() as live:
        made_on = date.fromisoformat(demand_of(live, reference)["made_on"])
    entry = read_entry(ASSESSMENT_FORM, desk, form, Put((reference,)))
    if not isinstance(entry, Assessment):
        raise NoSuchThing
    entry = replace(entry, baseline=entry.on.last == made_on)
    try:
        desk.workspace.propose(desk.who, desk.by(form), entry)
    except Refused as refused:
        form.complain(BLAMED.get(type(refused), ""), message_of(refused), **refused.values)
        form.check()
    return f"/desk/demands/{reference}?done=proposed#m-{entry.measure}"


def _measure(form: Form, measures: list[MeasureView]) -> MeasureView | None:
    """Give the measure that the form is about; None where it has to be chosen."""
    if len(measures) == 1 and not form.value("measure"):
        return measures[0]
    return next((one for one in measures if one.number.rpartition(".")[2] == form.value("measure")), None)


def _filled(live: Live, form: Form) -> Form:
    """Fill in what is recorded, where the form is to correct it."""
    corrected = form.value("corrects")
    if not corrected or "command" in form.values:
        return form
    versions = live.look.versions(live.sight, corrected)
    found = [one.entry for one in versions if one.entry.entry_id == corrected and one.entry.kind is Kind.ASSESSMENT]
    if not found:
        raise NoSuchThing
    return begun(form, _recorded(live, found[0]), live)


def _meanwhile(live: Live, form: Form) -> Meanwhile | None:
    """Say what others did to the assessment that the form corrects; where it was taken back, it corrects none."""
    corrected = form.value("corrects")
    line = live.look.versions(live.sight, corrected) if corrected else ()
    version = next((one for one in line if one.entry.entry_id == corrected), None)
    return meanwhile(live, version, form) if version else None


def _recorded(live: Live, entry: Entry) -> Values:
    texts = live.look.words(refs_of(entry.about))
    return ASSESSMENT_FORM.fill(Kept(entry.about, texts, live.desk.account.language))


def _basis(live: Live, material: Material, form: Form, number: str) -> Offered:
    """Offer what the dossier holds, and what the form ticks from elsewhere."""
    here = [*visible_entries(material, live.wording), *visible_elsewhere(material, live.wording)]
    known, ticked = {one.entry_id for one in here}, form.all("basis")
    beyond = {one.entry_id: one for one in live.look.entries(live.sight, [one for one in ticked if one not in known])}
    about, documents = material.demand.about, live.shelf.documents
    live.open([one.about for one in beyond.values()], [one["title"] for one in documents.values()])
    papers = papers_of(documents, material.demand.country, about["document"], live.wording)
    attached = [one for its in material.evidence.values() for one in its]
    more = live.look.evidence(live.sight).some([key for key in form.all("file_of_basis") if uuid_in(key)])
    live.open([one.staff.get("name") for one in (*attached, *more)])
    files = files_of([*attached, *more], live.wording)
    return offered([*here, *beyond.values()], number, ticked, live.wording, papers=papers, files=files)


put_up(router, Screen("/desk/demands/{reference}/assess", Right.RECORD, show, act))
