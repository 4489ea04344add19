"""Proofs of the entries that a demand's page shows: a list of them, and each as a file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from tracker.application.proving import Prover
from tracker.domain.record import Entry, Kind
from tracker.domain.values import Ref
from tracker.web import answers
from tracker.web.anchors import anchor
from tracker.web.answers import FRESH
from tracker.web.naming import Place
from tracker.web.pages.demands import material_of
from tracker.web.routing import put_up, site_of
from tracker.web.site import Ask, NoSuchThing, View, ask
from tracker.web.views.demand import Material, demand_page, visible_elsewhere, visible_entries, words_wanted
from tracker.web.views.demand_pages import items_of
from tracker.web.views.standings import is_personal, is_withheld

router = APIRouter()

_PROOF = "text/plain; charset=utf-8"


@dataclass(frozen=True)
class Line:
    """An entry that can be proved: what it is, of which day and measures, and where its proof lies."""

    kind: str
    on: date
    proof: str
    measures: Sequence[str]


def show(request: Request) -> Response:
    """List the entries on a demand that can be proved."""
    asked = ask(site_of(request), request)
    reference = asked.route["reference"]
    with asked.view() as view:
        found = [one for one, _ in _provable(view, reference)]
        lines = [Line(one.kind.value, one.effective, _address(view, reference, one), one.measures) for one in found]
        lines.sort(key=lambda one: (one.on, one.measures, one.proof), reverse=True)
        return answers.respond(request, view.page("proofs.html", lasts=False, reference=reference, lines=lines))


def give(request: Request) -> Response:
    """Give the proof of one entry; raises NoSuchThing where the page shows none of that anchor, or it has none."""
    asked = ask(site_of(request), request)
    prover, reference = _prover(asked), asked.route["reference"]
    reader, dating = asked.site.reader, asked.address.dating
    known = (reader.head(), reader.today(), prover and prover.size(), asked.language, dating, reference)
    with asked.view() as view:
        provable = asked.site.proved.of(known, lambda: _provable(view, reference))
        found = [its for its in provable if anchor(its[0].entry_id) == asked.route["anchor"]]
    if not found or prover is None:
        raise NoSuchThing
    entry, position = found[0]
    proof = prover.prove(position, without=_not_printed(entry))
    return answers.respond(request, answers.page(proof, _PROOF, keep=FRESH))


def _provable(view: View, reference: str) -> Sequence[tuple[Entry, int]]:
    """Give the entries that the demand's pages show today, less those whose events say more than the pages do.

    Each comes with the position of its event.

    An event names the measures that it speaks of, those of other demands, too: the pages keep apart what they say of a
    person and what happened. It names all that an assessment rests on as well, whoever may know of it.
    """
    prover, material = _prover(view.ask), material_of(view.look, view.sight, reference)
    if prover is None or is_withheld(material.demand.measures, view.wording, Place(demand=reference)):
        return []
    provable, shown, known = prover.provable(reference), _shown(view, material), _known(view, material)
    told = [
        one
        for one in visible_entries(material, view.wording)
        if one.entry_id in provable and anchor(one.entry_id) in shown and provable[one.entry_id].names <= known
    ]
    impersonal = _impersonal(view, material, {number for one in told for number in provable[one.entry_id].measures})
    return [
        (one, provable[one.entry_id].position)
        for one in told
        if {*one.measures} | provable[one.entry_id].measures <= impersonal
    ]


def _known(view: View, material: Material) -> set[str]:
    """Give the ids of the entries and files that the pages tell of."""
    entries = [*visible_entries(material, view.wording), *visible_elsewhere(material, view.wording)]
    files = [one.evidence_id for its in material.evidence.values() for one in its if one.shown is not None]
    return {one.entry_id for one in entries} | {*files}


def _impersonal(view: View, material: Material, numbers: Iterable[str]) -> set[str]:
    """Give the measures of the demand, and of those that these numbers lead to, that speak of no person."""
    others = {number.rpartition(".")[0] for number in numbers} - {material.demand.reference}
    demands = [material.demand, *view.look.demands_named(view.sight, sorted(others))]
    measures = [one for demand in demands for one in demand.measures]
    view.open([one.about["label"] for one in measures])
    return {
        one.number
        for one in measures
        if not is_personal(one) and not view.wording.speaks_of_persons(one.about["label"])
    }


def _not_printed(entry: Entry) -> set[Ref]:
    """Give the words of an entry that no page prints: the number that somebody gave a letter."""
    return {*(entry.about["reference"] or {}).values()} if entry.kind is Kind.LETTER else set()


def _shown(view: View, material: Material) -> set[str]:
    view.open(words_wanted(material, view.shelf))
    return {one.anchor for one in items_of(demand_page(material, view.shelf, view.wording))}


def _address(view: View, reference: str, entry: Entry) -> str:
    return f"/{view.ask.language}/demands/{reference}/entries/{anchor(entry.entry_id)}.tlog-proof"


def _prover(asked: Ask) -> Prover | None:
    known = asked.site.public_log
    return known.prover if known else None


put_up(router, "/{language}/demands/{reference}/proofs", show)
put_up(router, "/{language}/demands/{reference}/entries/{anchor}.tlog-proof", give)
