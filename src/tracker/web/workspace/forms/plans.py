"""The forms of what lies ahead: a next step, that it was done, and a due day."""

from tracker.application.workspace import inputs
from tracker.web.labels import DUE, N_
from tracker.web.workspace.audiences import for_plans
from tracker.web.workspace.desk import Live
from tracker.web.workspace.form import Form
from tracker.web.workspace.forms.entry_form import EntryForm, Filled, Offers, Put, usual_offers
from tracker.web.workspace.forms.kept import Kept, Values
from tracker.web.workspace.options import options


def _step_offers(live: Live, form: Form, _put: Put) -> Offers:
    return usual_offers(live) | {"audience": for_plans(live, form)}


def _due_offers(live: Live, _form: Form, _put: Put) -> Offers:
    return usual_offers(live) | {"kind": options(DUE, live.catalogue)}


def _read_step(filled: Filled) -> inputs.NextStep:
    form, texts = filled.form, filled.texts
    return inputs.NextStep(
        where=inputs.Where(demands=dict.fromkeys(filled.put.references, ())),
        due_on=form.day("due_on", future=True),  # type: ignore[arg-type]  # checked before it counts
        what=texts.get("what", {}),
        who=texts.get("who"),
        kind=form.text("kind"),
        **filled.shared(),
    )


def _read_due(filled: Filled) -> inputs.DueDay:
    form, texts = filled.form, filled.texts
    return inputs.DueDay(
        where=inputs.Where(demands=dict.fromkeys(filled.put.references, ())),
        kind=form.one_of("kind", DUE) or "",
        made_on=form.when("made_on"),  # type: ignore[arg-type]  # checked before it counts
        due_on=form.when("due_on", future=True),  # type: ignore[arg-type]  # the same
        wording=texts.get("wording", {}),
        outcome=texts.get("outcome"),
        citation=filled.citation(),
        confidence=filled.confidence(),
        **filled.shared(),
    )


def _read_done(filled: Filled) -> inputs.NextStepDone:
    form, texts = filled.form, filled.texts
    return inputs.NextStepDone(
        step=filled.put.followed(),
        on=form.day("on", required=False) or filled.desk.today,
        what=texts.get("what"),
        who=texts.get("who"),
        **filled.shared(),
    )


def _fill_step(kept: Kept) -> Values:
    return kept.when("due_on") | kept.text("what") | kept.text("who") | kept.code("kind") | kept.shared()


def _fill_done(kept: Kept) -> Values:
    return kept.when("on") | kept.text("what") | kept.text("who") | kept.shared()


def _fill_due(kept: Kept) -> Values:
    values = kept.code("kind") | kept.when("made_on") | kept.when("due_on") | kept.text("wording")
    return values | kept.text("outcome") | kept.citation() | kept.code("confidence") | kept.shared()


STEP_FORM = EntryForm(
    fields="workspace/_step_fields.html",
    heading=N_("Next step"),
    button=N_("Set it"),
    texts={"what": True, "who": False},
    offers=_step_offers,
    read=_read_step,
    fill=_fill_step,
)

DONE_FORM = EntryForm(
    fields="workspace/_done_fields.html",
    heading=N_("Is the next step done?"),
    button=N_("Yes, it is done"),
    texts={"what": False, "who": False},
    offers=_step_offers,
    read=_read_done,
    fill=_fill_done,
)

DUE_FORM = EntryForm(
    fields="workspace/_due_fields.html",
    heading=N_("Due day"),
    button=N_("Record it"),
    texts={"wording": True, "outcome": False},
    offers=_due_offers,
    read=_read_due,
    fill=_fill_due,
)
