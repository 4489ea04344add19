"""The forms of what happened and of a check, as corrections fill them in again."""

from uuid import UUID

from tracker.application.workspace import inputs
from tracker.domain.values import Direction, Looked, SourceKind
from tracker.web.labels import N_
from tracker.web.workspace.desk import Live
from tracker.web.workspace.form import Form
from tracker.web.workspace.forms.entry_form import EntryForm, Filled, Offers, Put, usual_offers
from tracker.web.workspace.forms.kept import Kept, Values
from tracker.web.workspace.labels import DIRECTION, LOOKED, ORGAN, SOURCE
from tracker.web.workspace.options import options
from tracker.web.workspace.views.choices import measures_of


def _offers(live: Live, _form: Form, put: Put) -> Offers:
    return usual_offers(live) | {
        "direction": options(DIRECTION, live.catalogue),
        "organ": options(ORGAN, live.catalogue),
        "source_kind": options(SOURCE, live.catalogue),
        "measure": measures_of(live, put.references),
    }


def _check_offers(live: Live, _form: Form, _put: Put) -> Offers:
    return usual_offers(live) | {"looked": options(LOOKED, live.catalogue)}


def _read(filled: Filled) -> inputs.Development:
    form, texts = filled.form, filled.texts
    if not texts.get("notes") and not texts.get("wording"):
        form.complain("notes", "form.missing")
    return inputs.Development(
        where=filled.where(),
        on=form.when("on"),  # type: ignore[arg-type]  # checked before it counts
        direction=form.choice("direction", Direction),  # type: ignore[arg-type]  # the same
        organ=filled.organ(),
        wording=texts.get("wording"),
        notes=texts.get("notes"),
        citation=filled.citation(),
        confidence=filled.confidence(),
        basis_for_public=form.is_ticked("basis_for_public"),
        source_kind=form.choice("source_kind", SourceKind, required=False),
        source=texts.get("source"),
        custody=texts.get("custody"),
        reliability=form.text("reliability"),
        credibility=form.number("credibility") or None,
        conflicts_with=tuple(_ids(form.value("conflicts_with"))),
        **filled.shared(),
    )


def _read_check(filled: Filled) -> inputs.Check:
    form = filled.form
    return inputs.Check(
        where=inputs.Where(demands=dict.fromkeys(filled.put.references, ())),
        on=form.day("on"),  # type: ignore[arg-type]  # checked before it counts
        looked=form.choice("looked", Looked),  # type: ignore[arg-type]  # the same
        **filled.shared(),
    )


def _fill(kept: Kept) -> Values:
    values = kept.when("on") | kept.code("direction") | kept.organ() | kept.citation() | kept.shared()
    for name in ("wording", "notes", "source", "custody"):
        values |= kept.text(name)
    for name in ("confidence", "source_kind", "basis_for_public", "reliability", "credibility"):
        values |= kept.code(name)
    conflicts = " ".join(kept.about.get("conflicts_with") or ())
    return values | {
        "conflicts_with": [conflicts],
        "measure": list(kept.measures),
        "point": list(kept.about.get("points", ())),
    }


def _fill_check(kept: Kept) -> Values:
    return kept.when("on") | {"looked": [kept.about["where"]]} | kept.shared()


def _ids(said: str) -> list[UUID]:
    try:
        return [UUID(one) for one in said.split()]
    except ValueError:
        return []


DEVELOPMENT_FORM = EntryForm(
    fields="workspace/_development_fields.html",
    heading=N_("What happened"),
    button=N_("Record it"),
    texts={"notes": False, "organ_name": False, "source": False, "custody": False, "wording": False},
    offers=_offers,
    read=_read,
    fill=_fill,
)

CHECK_FORM = EntryForm(
    fields="workspace/_check_fields.html",
    heading=N_("Checked, nothing changed"),
    button=N_("Record it"),
    texts={},
    offers=_check_offers,
    read=_read_check,
    fill=_fill_check,
)
