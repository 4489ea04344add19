"""Proofs of the entries that a demand's page shows: a list of them, and each as a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from tracker.application.proving import Prover
from tracker.domain.record import Entry
from tracker.web import answers
from tracker.web.anchors import anchor
from tracker.web.answers import FRESH
from tracker.web.naming import Place
from tracker.web.pages.demands import material_of
from tracker.web.routing import METHODS, for_anyone, site_of
from tracker.web.site import Ask, NoSuchThing, View, ask
from tracker.web.views.demand import Material, demand_page, visible_entries, words_wanted
from tracker.web.views.demand_pages import items_of
from tracker.web.views.standings import is_personal, is_withheld

router = APIRouter()

_PROOF = "text/plain; charset=utf-8"


@dataclass(frozen=True)
class Line:
    """An entry that can be proved: what it is, of which day, and where its proof lies."""

    kind: str
    on: date
    proof: str


def show(request: Request) -> Response:
    """List the entries on a demand that can be proved."""
    asked = ask(site_of(request), request)
    reference = asked.route["reference"]
    with asked.view() as view:
        found = _provable(view, reference)
        lines = [Line(one.kind.value, one.effective, _address(view, reference, one)) for one in found]
        lines.sort(key=lambda one: (one.on, one.proof), reverse=True)
        return answers.respond(request, view.page("proofs.html", lasts=False, reference=reference, lines=lines))


def give(request: Request) -> Response:
    """Give the proof of one entry; raises NoSuchThing where the page shows none of that anchor, or it has none."""
    asked = ask(site_of(request), request)
    prover, reference = _prover(asked), asked.route["reference"]
    with asked.view() as view:
        found = [one for one in _provable(view, reference) if anchor(one.entry_id) == asked.route["anchor"]]
    if not found or prover is None:
        raise NoSuchThing
    proof = prover.prove(prover.provable(reference)[found[0].entry_id])
    return answers.respond(request, answers.page(proof, _PROOF, keep=FRESH))


def _provable(view: View, reference: str) -> Sequence[Entry]:
    """Give the entries that the demand's pages show today, but for what is told of persons' measures.

    The page keeps apart what it says of a person and what happened; the event of an entry names the measure.
    """
    prover, material = _prover(view.ask), material_of(view.look, view.sight, reference)
    if prover is None or is_withheld(material.demand.measures, view.wording, Place(demand=reference)):
        return []
    persons = {one.number for one in material.demand.measures if is_personal(one)}
    shown, provable = _shown(view, material), prover.provable(reference)
    return [
        one
        for one in visible_entries(material, view.wording)
        if one.entry_id in provable and anchor(one.entry_id) in shown and not persons & set(one.measures)
    ]


def _shown(view: View, material: Material) -> set[str]:
    view.open(words_wanted(material, view.shelf))
    return {one.anchor for one in items_of(demand_page(material, view.shelf, view.wording))}


def _address(view: View, reference: str, entry: Entry) -> str:
    return f"/{view.ask.language}/demands/{reference}/entries/{anchor(entry.entry_id)}.tlog-proof"


def _prover(asked: Ask) -> Prover | None:
    known = asked.site.public_log
    return known.prover if known else None


for path, endpoint in (
    ("/{language}/demands/{reference}/proofs", show),
    ("/{language}/demands/{reference}/entries/{anchor}.tlog-proof", give),
):
    router.add_api_route(
        path, for_anyone(endpoint), methods=list(METHODS), include_in_schema=False, response_model=None
    )
