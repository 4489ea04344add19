"""A demand by hand: what a document asks, quoted from its kept text, with the measures that it asks for."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from fastapi import APIRouter

from tracker.application.workspace.demand_inputs import Demand, NewMeasure
from tracker.application.workspace.making import COUNTINGS
from tracker.domain.demand_events import Counting
from tracker.domain.refusals_of_changes import NotInTheText, QuotationTooShort, TextNotKept
from tracker.domain.rights import Right
from tracker.web.answers import Page
from tracker.web.labels import COUNTING
from tracker.web.site import NoSuchThing
from tracker.web.workspace.blaming import blaming
from tracker.web.workspace.change_labels import LANGUAGE
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.entering import begun
from tracker.web.workspace.form import Form
from tracker.web.workspace.forms.entry_form import read_texts
from tracker.web.workspace.forms.measure import read_measure
from tracker.web.workspace.names import namesakes
from tracker.web.workspace.options import Option, offered, options
from tracker.web.workspace.own_countries import name_of
from tracker.web.workspace.pages.documents import crumbs, other_language
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.views.changes import objects_and_acts

router = APIRouter()

MOST_MEASURES = 30
BLAMED = {NotInTheText: "quotation", QuotationTooShort: "quotation", TextNotKept: "quoted_in"}
"""The fields that refusals of a demand are about."""
_TEXTS = ("title", "summary", "addressee", "counting_reason")


def show(desk: Desk, form: Form) -> Page:
    """Show the form, with as many measures as were asked for."""
    with desk.view() as live:
        key = desk.route["key"]
        if key not in live.shelf.documents:
            raise NoSuchThing
        places = list(_places(form))
        other = other_language(live)
        names = [*_TEXTS, *(f"label{place}" for place in places)]
        empty = {name: [""] for one in names for name in (one, f"{one}-{other}")}
        return live.page(
            "new_demand.html",
            begun(form, empty, live),
            crumbs=crumbs(live, key),
            places=places,
            number=len(places),
            choices=_choices(live, key),
        )


def act(desk: Desk, form: Form) -> str:
    """Enter it, and go to its page."""
    given = read_demand(desk.route["key"], desk, form)
    with blaming(form, BLAMED):
        outcome = desk.workspace.make_demand(desk.who, desk.by(form), given)
    return f"/desk/demands/{outcome.key}?done=demand_made"


def read_demand(document: str, desk: Desk, form: Form) -> Demand:
    """Read a demand of a document; raises Wrong with all that is wrong with the form."""
    places = list(_places(form))
    wanted = {**dict.fromkeys(_TEXTS, True), "organ": False, **{f"label{one}": False for one in places}}
    texts = read_texts(desk, form, wanted)
    given = _read(document, form, texts, [one for one in _measures(form, places, texts) if one])
    form.check()
    return given


def _read(key: str, form: Form, texts: Mapping[str, Mapping[str, str]], measures: Sequence[NewMeasure]) -> Demand:
    quoted_in = form.value("quoted_in")
    if not quoted_in:
        form.complain("quoted_in", "form.choose")
    said: dict[str, Any] = {name: texts.get(name, {}) for name in _TEXTS}
    return Demand(
        document=key,
        country=form.value("country"),
        item=form.text("item", required=True, longest=300) or "",
        quotation=form.text("quotation", required=True) or "",
        quoted_in=quoted_in,
        counting=form.choice("counting", Counting) or Counting.IN_N,
        in_text=form.is_ticked("in_text"),
        organs=(texts["organ"],) if texts.get("organ") else (),
        measures=tuple(measures),
        themes=tuple(form.all("theme")),
        instruments=tuple(form.all("convention")),
        namesakes=namesakes(form),
        **said,
    )


def _measures(form: Form, places: Sequence[str], texts: Mapping[str, Mapping[str, str]]) -> Iterator[NewMeasure | None]:
    """Read the measures that were begun; a place of which nothing is filled in asks for nothing."""
    for place in places:
        label = texts.get(f"label{place}", {})
        if label or form.value(f"object{place}") or form.value(f"new_key{place}"):
            if not label:
                form.complain(f"label{place}", "form.missing")
            yield read_measure(form, label, place)


def _places(form: Form) -> Iterator[str]:
    """Give the places of measures on the form, one more where that was asked for."""
    number = min(max(form.number("measures", default=1) + form.is_ticked("more"), 1), MOST_MEASURES)
    yield from (f"_{place}" for place in range(1, number + 1))


def _choices(live: Live, key: str) -> Mapping[str, Sequence[Option]]:
    shelf = live.shelf
    live.open([one["label"] for one in shelf.themes.values()], [one["name"] for one in shelf.instruments.values()])
    kept = [one.language for one in live.look.passages(live.sight).kept(key)]
    own = sorted(live.desk.who.countries & shelf.countries.keys())
    plain = live.wording.plain
    return {
        **objects_and_acts(live),
        "quoted_in": options({code: LANGUAGE.get(code, code) for code in kept}, live.catalogue),
        "country": offered((code, name_of(live, code)) for code in own),
        "counting": options(COUNTING, live.catalogue, [one.value for one in COUNTINGS]),
        "theme": offered((code, plain(one["label"]) or code) for code, one in sorted(shelf.themes.items())),
        "convention": offered((code, plain(one["name"]) or code) for code, one in sorted(shelf.instruments.items())),
    }


put_up(router, Screen("/desk/documents/{key}/demand", Right.RECORD, show, act, again="more"))
