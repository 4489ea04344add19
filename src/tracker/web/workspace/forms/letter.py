"""The form of a letter that put demands to their addressee."""

from tracker.application.workspace import inputs
from tracker.web.labels import N_
from tracker.web.workspace.desk import Live
from tracker.web.workspace.form import Form
from tracker.web.workspace.forms.entry_form import EntryForm, Filled, Offers, Put, usual_offers
from tracker.web.workspace.forms.kept import Kept, Values
from tracker.web.workspace.labels import MEANS
from tracker.web.workspace.options import Option, options
from tracker.web.workspace.views.choices import demands_beside, senders

NOT_KNOWN = "not_known"
"""What the form says where nobody can tell whether a letter was answered."""


def _offers(live: Live, form: Form, put: Put) -> Offers:
    says = live.catalogue.gettext
    return usual_offers(live) | {
        "sender": [Option("", says(N_("Choose"))), *senders(live, form.value("sender"))],
        "means": options(MEANS, live.catalogue),
        "demand": demands_beside(live, put.references),
        "answer": [Option(NOT_KNOWN, says(N_("Nobody can say whether it was answered")), first=True)],
    }


def _read(filled: Filled) -> inputs.Letter:
    form, texts = filled.form, filled.texts
    demands = dict.fromkeys(form.all("demand"), ())
    if not demands:
        form.complain("demand", "form.choose_some")
    if not form.value("sender"):
        form.complain("sender", "form.choose")
    return inputs.Letter(
        where=inputs.Where(demands=demands),
        sender=form.value("sender"),
        to=texts.get("to", {}),
        on=form.when("on"),  # type: ignore[arg-type]  # checked before it counts
        means=form.one_of("means", MEANS, required=False),
        copy_kept=form.is_ticked("copy_kept"),
        reference=filled.line("reference", 300),
        subject=texts.get("subject"),
        answer_known=form.value("answer") != NOT_KNOWN,
        citation=filled.citation(),
        notes=texts.get("notes"),
        **filled.shared(),
    )


def _fill(kept: Kept) -> Values:
    values = kept.code("sender") | kept.text("to") | kept.when("on") | kept.code("means") | kept.code("copy_kept")
    values |= kept.text("reference") | kept.text("subject") | kept.text("notes") | kept.citation() | kept.shared()
    values |= {"demand": list(kept.demands)}
    return values if kept.about["answer_known"] else values | {"answer": [NOT_KNOWN]}


LETTER_FORM = EntryForm(
    fields="workspace/_letter_fields.html",
    heading=N_("Letter sent"),
    button=N_("Record it"),
    texts={"to": True, "subject": False, "notes": False},
    offers=_offers,
    read=_read,
    fill=_fill,
)
