"""The forms of what follows a letter: a reminder letter, and an answer."""

from tracker.application.workspace import inputs
from tracker.domain.values import OrganClass
from tracker.web.labels import N_
from tracker.web.workspace.desk import Live
from tracker.web.workspace.form import Form
from tracker.web.workspace.forms.entry_form import EntryForm, Filled, Offers, Put, usual_offers
from tracker.web.workspace.forms.kept import Kept, Values


def _offers(live: Live, _form: Form, _put: Put) -> Offers:
    return usual_offers(live)


def _read_reminder(filled: Filled) -> inputs.Reminder:
    return inputs.Reminder(
        letter=filled.put.followed(),
        on=filled.form.when("on"),  # type: ignore[arg-type]  # checked before it counts
        **filled.shared(),
    )


def _read_answer(filled: Filled) -> inputs.Answer:
    return inputs.Answer(
        letter=filled.put.followed(),
        on=filled.form.when("on"),  # type: ignore[arg-type]  # checked before it counts
        organ=inputs.Organ(OrganClass.STATE, filled.texts.get("organ_name")),
        **filled.shared(),
    )


def _fill(kept: Kept) -> Values:
    return kept.when("on") | kept.organ() | kept.shared()


REMINDER_FORM = EntryForm(
    fields="workspace/_reminder_fields.html",
    heading=N_("Reminder letter"),
    button=N_("Record it"),
    texts={},
    offers=_offers,
    read=_read_reminder,
    fill=_fill,
)

ANSWER_FORM = EntryForm(
    fields="workspace/_answer_fields.html",
    heading=N_("Answer to the letter"),
    button=N_("Record it"),
    texts={"organ_name": False},
    offers=_offers,
    read=_read_answer,
    fill=_fill,
)
