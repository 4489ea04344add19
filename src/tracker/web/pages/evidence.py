"""A copy of a file that everybody may have, for as long as everybody may see what it is attached to."""

from collections.abc import Sequence

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from tracker.domain.record import Entry
from tracker.projections.evidence_reading import Evidence
from tracker.web.downloads import download, name_of
from tracker.web.naming import Place
from tracker.web.pages.demands import material_of
from tracker.web.routing import put_up, site_of
from tracker.web.site import NoSuchThing, View, ask
from tracker.web.views.demand import visible_entries
from tracker.web.views.standings import is_withheld

router = APIRouter()


def show(request: Request) -> Response:
    """Give the copy; raises NoSuchThing, and what `download` raises."""
    asked = ask(site_of(request), request)
    with asked.view() as view:
        found = view.look.evidence(view.sight).one(asked.route["evidence_id"])
        if found is None or found.shown is None or not _is_shown(view, found):
            raise NoSuchThing
        copy = found.shown
    name = name_of(found.evidence_id)
    return download(request, request.app.state.files, copy.sha256, kind=copy.type, name=name, is_public=True)


def _is_shown(view: View, found: Evidence) -> bool:
    """Say whether a page of ours shows something that the file is attached to."""
    if any(key in view.shelf.documents for key in found.documents):
        return True
    if any(_shows_demand(view, reference) for reference in found.demands):
        return True
    return any(_shows_entry(view, entry_id) for entry_id in sorted(view.look.evidence(view.sight).about(found)))


def _shows_demand(view: View, reference: str) -> bool:
    demands = view.look.dossier(view.sight, [reference]).demands
    return any(not is_withheld(one.measures, view.wording, Place(demand=reference)) for one in demands)


def _shows_entry(view: View, entry_id: str) -> bool:
    for entry in view.look.entries(view.sight, [entry_id]):
        if entry.demand is None:
            if not entry.hidden:
                return True
        elif any(one.entry_id == entry_id for one in _visible(view, entry.demand)):
            return True
    return False


def _visible(view: View, reference: str) -> Sequence[Entry]:
    return visible_entries(material_of(view.look, view.sight, reference), view.wording)


put_up(router, "/{language}/evidence/{evidence_id}", show)
