"""The form of an assessment: what each choice means stands beside it, and what it rests on is ticked."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from tracker.application.workspace import inputs
from tracker.domain.letters import Letter
from tracker.domain.values import Audience
from tracker.web.labels import N_, NOT_KNOWN_WHY, STANDS
from tracker.web.workspace.definitions import (
    DEFINED,
    LETTERS,
    NOT_COUNTED,
    NOT_KNOWN,
    SAYS,
    letter_of,
    not_counted_of,
    not_known_of,
)
from tracker.web.workspace.desk import Live
from tracker.web.workspace.form import Form
from tracker.web.workspace.forms.entry_form import EntryForm, Filled, Offers, Put, usual_offers
from tracker.web.workspace.forms.kept import Kept, Values
from tracker.web.workspace.labels import ORGAN
from tracker.web.workspace.options import Option, explained, options

_NAMES = {**STANDS, **NOT_KNOWN_WHY}
_NOT_APART = N_("Not given apart")


def _offers(live: Live, _form: Form, _put: Put) -> Offers:
    says = live.catalogue.gettext
    apart = [Option("", says(_NOT_APART)), *options(_NAMES, live.catalogue, LETTERS)]
    return usual_offers(live) | {
        "letters": explained((code, f"{says(_NAMES[code])} · {code}", says(DEFINED[code])) for code in LETTERS),
        "not_known": _other_choices(live, NOT_KNOWN),
        "not_counted": _other_choices(live, NOT_COUNTED),
        "law": apart,
        "practice": apart,
        "organ": options(ORGAN, live.catalogue),
    }


def _other_choices(live: Live, codes: tuple[str, ...]) -> list[Option]:
    """Offer what stands below the letters in the same list: none of it is the first."""
    says = live.catalogue.gettext
    named = [(code, says(_NAMES[code])) for code in codes]
    return [Option(code, name[:1].upper() + name[1:], says(DEFINED[code])) for code, name in named]


def _read(filled: Filled) -> inputs.Assessment:
    form, texts = filled.form, filled.texts
    says, corrects = form.one_of("says", SAYS) or "", form.uuid("corrects", required=False)
    form.choice("audience", Audience)
    if corrects and not texts.get("reason"):
        form.complain("reason", "form.missing")
    return inputs.Assessment(
        demand=filled.put.references[0],
        measure=form.number("measure"),
        on=form.when("on"),  # type: ignore[arg-type]  # checked before it counts
        letter=letter_of(says),
        not_known=not_known_of(says),
        not_counted=not_counted_of(says),
        cause=texts.get("cause"),
        irreversible=form.is_ticked("irreversible"),
        law=form.choice("law", Letter, required=False),
        practice=form.choice("practice", Letter, required=False),
        organ=filled.organ(),
        confidence=filled.confidence(),
        wording=texts.get("wording"),
        basis=tuple(_basis(form)),
        citation=filled.citation(),
        notes=texts.get("notes"),
        corrects=corrects,
        reason=texts.get("reason"),
        hides_old=form.is_ticked("hides_old"),
        **filled.shared(),
    )


def _basis(form: Form) -> Iterator[inputs.Basis]:
    """Read what was ticked; an id that is none is nothing that could be ticked."""
    yield from (inputs.Basis(entry_id=one) for one in _ids(form, "basis"))
    yield from (inputs.Basis(evidence=one) for one in _ids(form, "file_of_basis"))
    yield from (inputs.Basis(document=key) for key in form.all("document_of_basis"))


def _ids(form: Form, field: str) -> Iterator[UUID]:
    for ticked in form.all(field):
        try:
            yield UUID(ticked)
        except ValueError:
            form.complain("basis", "form.choose")


def _fill(kept: Kept) -> Values:
    values = kept.when("on") | kept.organ() | kept.citation() | kept.shared() | _said(kept.about)
    for name in ("wording", "notes"):
        values |= kept.text(name)
    for name in ("law", "practice", "confidence", "irreversible"):
        values |= kept.code(name)
    if kept.about["not_counted"]:
        values |= kept.written(kept.about["not_counted"]["cause"], "cause")
    basis = kept.about["basis"]
    return values | {
        "basis": [one["entry_id"] for one in basis if one["entry_id"]],
        "document_of_basis": [one["document"] for one in basis if one["document"]],
        "file_of_basis": [one["evidence"] for one in basis if one.get("evidence")],
    }


def _said(about: Mapping[str, Any]) -> Values:
    why = (about[name]["why"] for name in ("not_known", "not_counted") if about[name])
    return {"says": [about["letter"] or next(why)]}


ASSESSMENT_FORM = EntryForm(
    fields="workspace/_assessment_fields.html",
    heading=N_("Propose where it stands"),
    button=N_("Propose it to a second person"),
    texts={"wording": False, "cause": False, "organ_name": False, "notes": False, "reason": False},
    offers=_offers,
    read=_read,
    fill=_fill,
)
