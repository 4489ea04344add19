"""What a document tells, proposed as an entry: put into the fields of a form, and read again."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tracker.application.workspace.intake.model import IntakeText, ProposedDevelopment
from tracker.domain.values import Audience, Confidence, Direction, OrganClass
from tracker.web.labels import N_
from tracker.web.workspace.audiences import for_a_new_one
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.form import Form
from tracker.web.workspace.forms.entry_form import measures_of, read_texts
from tracker.web.workspace.forms.filled_in import iso_of, texts_into, typed_iso
from tracker.web.workspace.forms.kept import Values
from tracker.web.workspace.forms.mentioned import Mentioned
from tracker.web.workspace.labels import CONFIDENCE, DIRECTION, ORGAN
from tracker.web.workspace.names import namesakes, prefer
from tracker.web.workspace.options import Option, offered, options, or_not_said
from tracker.web.workspace.own_countries import own_countries
from tracker.web.workspace.views.intakes import named

_MOST = 12
"""How many measures of earlier demands are offered."""


def values_of(live: Live, content: ProposedDevelopment, text: IntakeText) -> Values:
    """Fill in a proposal as it stands."""
    language = live.desk.account.language
    numbered = [f"{reference}.{one}" for reference, numbers in content.demands.items() for one in numbers]
    return {
        "quotation": [text.words(content.quotation)],
        "country": [content.country],
        "measure": numbered,
        "on": [typed_iso(content.on, language)],
        "direction": [content.direction.value],
        "organ": [content.organ.value if content.organ else ""],
        "audience": [content.audience.value],
        "confidence": [content.confidence.value],
        "wording": [""],
        "notes": [""],
        **texts_into("wording", content.wording, language),
        **texts_into("notes", content.notes, language),
    }


def read_development(
    desk: Desk, form: Form, content: ProposedDevelopment, meant: Sequence[str], *, strict: bool
) -> ProposedDevelopment:
    """Read a proposal; where `strict`, all that an entry needs has to be there. Complaints are noted in the form."""
    wanted = {"wording": False, "notes": False}
    prefer(desk, form, wanted, meant)
    texts, on = read_texts(desk, form, wanted), form.when("on", required=strict)
    if strict and not any(texts.values()):
        form.complain("notes", "form.missing")
    ticked = form.all("measure")
    return replace(
        content,
        country=form.one_of("country", {*desk.who.countries, content.country}, required=strict) or "",
        demands=measures_of(ticked, {one.rpartition(".")[0]: () for one in ticked}),
        on=iso_of(on) if on else "",
        direction=form.choice("direction", Direction, required=strict) or content.direction,
        organ=form.choice("organ", OrganClass, required=False),
        wording=texts.get("wording", {}),
        notes=texts.get("notes", {}),
        audience=form.choice("audience", Audience, required=False) or content.audience,
        confidence=form.choice("confidence", Confidence, required=False) or content.confidence,
        namesakes=tuple(sorted(namesakes(form))),
    )


def choices(live: Live, content: ProposedDevelopment, mentions: Sequence[Mentioned]) -> Mapping[str, Sequence[Option]]:
    """Offer what the fields of a proposal may hold."""
    own = dict(own_countries(live)) | ({content.country: named(live, content.country)} if content.country else {})
    return {
        "country": [Option("", live.catalogue.gettext(N_("Choose"))), *offered(own.items())],
        "direction": options(DIRECTION, live.catalogue),
        "organ": or_not_said(ORGAN, live.catalogue),
        "audience": for_a_new_one(live),
        "confidence": options(CONFIDENCE, live.catalogue),
        "measure": _measures(live, content, mentions),
    }


def _measures(live: Live, content: ProposedDevelopment, mentions: Sequence[Mentioned]) -> list[Option]:
    """Offer the measures about whoever the passage names, and those that are ticked already."""
    keys = {its.key for one in mentions for its in one.likely}
    ticked = {f"{reference}.{one}" for reference, numbers in content.demands.items() for one in numbers}
    found = [
        (f"{one['reference']}.{its['number']}", its["label"])
        for one in live.demands()
        if one["addressee"]["country"] in {content.country, None}
        for its in one["measures"]
        if its["object"]["key"] in keys or f"{one['reference']}.{its['number']}" in ticked
    ][:_MOST]
    live.open([label for _, label in found])
    return offered((number, f"{number} · {live.wording.plain(label) or ''}") for number, label in found)
