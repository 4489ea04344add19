"""The form of what a supervisory body said: its words, never ours, point by point."""

from collections.abc import Iterator

from tracker.application.workspace import inputs
from tracker.domain.values import Confidence
from tracker.web.labels import N_
from tracker.web.workspace.desk import Live
from tracker.web.workspace.form import Form
from tracker.web.workspace.forms.entry_form import EntryForm, Filled, Offers, Put, measures_of, usual_offers
from tracker.web.workspace.forms.kept import Kept, Values
from tracker.web.workspace.options import Option, offered, options
from tracker.web.workspace.views.choices import bodies, measures_of_country

MOST_POINTS = 25
"""With more, the page would be too heavy for a slow line; the rest goes into a finding of its own."""
ANOTHER = "another"
"""The button that asks for the fields of one more point."""


def asked_for(form: Form) -> int:
    """Say for how many points the form is to have fields, with the one that is asked for just now."""
    return min(form.number("points") + form.is_ticked(ANOTHER), MOST_POINTS)


def _texts_of_points(form: Form) -> dict[str, bool]:
    return {f"point{place}_text": False for place in range(1, form.number("points") + 1)}


def _offers(live: Live, form: Form, put: Put) -> Offers:
    says = live.catalogue.gettext
    places = [(str(place), says(N_("Point %(place)s")) % {"place": place}) for place in range(1, asked_for(form) + 1)]
    return usual_offers(live) | {
        "body": [Option("", says(N_("Choose"))), *options(bodies(form.value("body")), live.catalogue)],
        "measure": measures_of_country(live, put.country or "", _ticked(form)),
        "point": offered(places),
    }


def _ticked(form: Form) -> list[str]:
    points = range(1, asked_for(form) + 1)
    return [one for name in ("measure", *(f"point{place}_measure" for place in points)) for one in form.all(name)]


def _read(filled: Filled) -> inputs.Finding:
    form, texts = filled.form, filled.texts
    body, points = form.one_of("body", bodies(form.value("body"))), tuple(_points(filled))
    return inputs.Finding(
        body=body or "",
        country=filled.put.country or "",
        document=texts.get("document_said", {}),
        term=texts.get("term"),
        on=form.when("on"),  # type: ignore[arg-type]  # checked before it counts
        wording=texts.get("wording", {}),
        demands=_measures(form, "measure") | dict.fromkeys(form.all("demand"), ()),
        points=points,
        points_complete=not form.is_ticked("points_missing"),
        points_note=texts.get("points_note"),
        citation=filled.citation(),
        confidence=filled.confidence(Confidence.HIGH),
        notes=texts.get("notes"),
        **filled.shared(),
    )


def _points(filled: Filled) -> Iterator[inputs.Point]:
    form = filled.form
    for place in range(1, min(form.number("points"), MOST_POINTS) + 1):
        text, number = filled.texts.get(f"point{place}_text"), form.value(f"point{place}_number").strip()
        if not text and not number:
            continue
        if not text:
            form.complain(f"point{place}_text", "form.missing")
        yield inputs.Point(number or str(place), text or {}, _measures(form, f"point{place}_measure"))


def _measures(form: Form, name: str) -> dict[str, tuple[int, ...]]:
    references = dict.fromkeys((one.rpartition(".")[0] for one in form.all(name)), ())
    return dict(measures_of(form.all(name), references))


def _fill(kept: Kept) -> Values:
    about = kept.about
    values = kept.code("body") | kept.when("on") | kept.text("term") | kept.text("wording") | kept.text("notes")
    values |= kept.text("document", "document_said") | kept.text("points_note") | kept.citation() | kept.shared()
    values |= kept.code("confidence") | {"measure": list(about["measures"]), "demand": list(about["demands"])}
    for place, point in enumerate(about["points"], 1):
        values |= kept.written(point["text"], f"point{place}_text")
        values |= {f"point{place}_number": [point["number"]], f"point{place}_measure": list(point["measures"])}
    missing = {} if about["points_complete"] else {"points_missing": ["yes"]}
    return values | missing | {"points": [str(len(about["points"]))], "country": [about["country"]]}


FINDING_FORM = EntryForm(
    fields="workspace/_finding_fields.html",
    heading=N_("What the body said"),
    button=N_("Record it"),
    texts={"document_said": True, "term": False, "wording": True, "points_note": False, "notes": False},
    offers=_offers,
    read=_read,
    fill=_fill,
    more_texts=_texts_of_points,
)
