"""The forms of a case of urgency, and of its answer: danger to a person."""

from tracker.application.workspace import inputs
from tracker.web.labels import N_
from tracker.web.workspace.audiences import for_plans
from tracker.web.workspace.desk import Live
from tracker.web.workspace.form import Form
from tracker.web.workspace.forms.entry_form import EntryForm, Filled, Offers, Put, usual_offers
from tracker.web.workspace.forms.kept import Kept, Values


def _offers(live: Live, form: Form, _put: Put) -> Offers:
    return usual_offers(live) | {"audience": for_plans(live, form)}


def _read(filled: Filled) -> inputs.Urgency:
    texts = filled.texts
    return inputs.Urgency(
        where=inputs.Where(demands=dict.fromkeys(filled.put.references, ())),
        on=filled.form.day("on"),  # type: ignore[arg-type]  # checked before it counts
        what=texts.get("what", {}),
        who=texts.get("who"),
        told=texts.get("told"),
        kind=filled.form.text("kind"),
        **filled.shared(),
    )


def _read_answer(filled: Filled) -> inputs.UrgencyAnswer:
    texts = filled.texts
    return inputs.UrgencyAnswer(
        urgency=filled.put.followed(),
        on=filled.form.day("on"),  # type: ignore[arg-type]  # checked before it counts
        what=texts.get("what"),
        who=texts.get("who"),
        told=texts.get("told"),
        kind=filled.form.text("kind"),
        **filled.shared(),
    )


def _fill(kept: Kept) -> Values:
    texts = kept.text("what") | kept.text("who") | kept.text("told")
    return kept.when("on") | texts | kept.code("kind") | kept.shared()


URGENCY_FORM = EntryForm(
    fields="workspace/_urgency_fields.html",
    heading=N_("A person is in danger"),
    button=N_("Record it"),
    texts={"what": True, "told": False, "who": False},
    offers=_offers,
    read=_read,
    fill=_fill,
)

URGENCY_ANSWER_FORM = EntryForm(
    fields="workspace/_urgency_answer_fields.html",
    heading=N_("What came of it"),
    button=N_("Record it"),
    texts={"what": True, "who": False, "told": False},
    offers=_offers,
    read=_read_answer,
    fill=_fill,
)
