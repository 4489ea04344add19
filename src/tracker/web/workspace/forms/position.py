"""The form of a government position: its voice, not ours."""

from tracker.application.workspace import inputs
from tracker.domain.demand_events import Position
from tracker.domain.values import OrganClass
from tracker.web.labels import N_
from tracker.web.workspace.desk import Live
from tracker.web.workspace.form import Form
from tracker.web.workspace.forms.entry_form import EntryForm, Filled, Offers, Put, usual_offers
from tracker.web.workspace.forms.kept import Kept, Values
from tracker.web.workspace.labels import POSITION
from tracker.web.workspace.options import explained
from tracker.web.workspace.views.choices import measures_of


def _offers(live: Live, _form: Form, put: Put) -> Offers:
    said = live.catalogue.gettext
    kinds = explained((code, said(label), said(meaning)) for code, (label, meaning) in POSITION.items())
    return usual_offers(live) | {"position": kinds, "measure": measures_of(live, put.references)}


def _read(filled: Filled) -> inputs.Position:
    form, texts = filled.form, filled.texts
    organ = filled.organ(OrganClass.STATE)
    return inputs.Position(
        where=filled.where(),
        position=form.choice("position", Position),  # type: ignore[arg-type]  # checked before it counts
        on=form.when("on"),  # type: ignore[arg-type]  # the same
        organ=organ or inputs.Organ(OrganClass.STATE),
        wording=texts.get("wording"),
        due_on=form.when("due_on", required=False, future=True),
        stated_to=texts.get("stated_to"),
        citation=filled.citation(),
        confidence=filled.confidence(),
        notes=texts.get("notes"),
        **filled.shared(),
    )


def _fill(kept: Kept) -> Values:
    values = kept.code("position") | kept.when("on") | kept.when("due_on") | kept.organ() | kept.citation()
    values |= kept.text("wording") | kept.text("stated_to") | kept.text("notes")
    return values | kept.code("confidence") | kept.shared() | {"measure": list(kept.measures)}


POSITION_FORM = EntryForm(
    fields="workspace/_position_fields.html",
    heading=N_("What the government said"),
    button=N_("Record it"),
    texts={"wording": False, "organ_name": False, "stated_to": False, "notes": False},
    offers=_offers,
    read=_read,
    fill=_fill,
)
