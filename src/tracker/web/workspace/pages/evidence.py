"""A file of the record: what it is, who had it, what was done with it; and the file itself, for who may have it."""

from collections.abc import Callable

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from tracker.domain.entry_events import Retraction
from tracker.domain.rights import Right
from tracker.projections.evidence_reading import Copy, Evidence
from tracker.web.answers import Page
from tracker.web.downloads import download, name_of
from tracker.web.routing import METHODS, declare
from tracker.web.site import NoSuchThing
from tracker.web.thing_labels import EVIDENCE
from tracker.web.views.evidence import size_of
from tracker.web.workspace.desk import Desk
from tracker.web.workspace.door import enter
from tracker.web.workspace.evidence_given import attached_crumbs, evidence_of
from tracker.web.workspace.evidence_labels import GONE, SEEN_BY
from tracker.web.workspace.form import Form
from tracker.web.workspace.labels import DONE
from tracker.web.workspace.screens import PLAIN, Screen, put_up
from tracker.web.workspace.views.evidence import deeds, parts

router = APIRouter()

Choose = Callable[[Evidence], tuple[str, str] | None]
"""Says which content of a file is meant, and what it is by its content; None where the reader may have none."""


def show(desk: Desk, form: Form) -> Page:
    """Show the file with all that the account may know of it."""
    with desk.view() as live:
        found = evidence_of(live)
        copy = _copy(found)
        done = live.look.evidence(live.sight).deeds(found)
        live.open(found.staff, [one.about for one in done])
        return live.page(
            "evidence.html",
            form,
            heading=EVIDENCE[found.kind],
            done=DONE.get(desk.done),
            about=found,
            crumbs=attached_crumbs(live, found),
            parts_of_it=parts(found, live),
            seen_by=SEEN_BY[found.audience.value],
            copy=copy,
            original_size=size_of(found.size),
            copy_size=size_of(copy.size) if copy else None,
            is_newer=found.newest is not None and found.newest != found.shown,
            gone=GONE[found.gone.value] if found.gone else None,
            may_work=found.is_worked_on and desk.who.has(Right.RECORD, found.country),
            may_hide=found.gone is None and desk.who.has(Right.HIDE, found.country),
            may_take_back=found.gone is not Retraction.SAFETY and desk.who.has(Right.HIDE, found.country),
            deeds=deeds(done, live, desk.nicknames),
        )


def _copy(found: Evidence) -> Copy | None:
    """Give the copy that the reader gets: the team the newest, all others the one that was opened for them."""
    if found.gone is not None:
        return None
    return found.newest if found.is_theirs else found.shown


def _original_of(found: Evidence) -> tuple[str, str] | None:
    return (found.original, found.type) if found.original else None


def _copy_of(found: Evidence) -> tuple[str, str] | None:
    copy = _copy(found)
    return (copy.sha256, copy.type) if copy else None


def _give(path: str, choose: Choose) -> None:
    """Put a download up: who may not have it is told that nothing is there."""

    def get(request: Request) -> Response:
        desk = enter(request, Right.SIGNED_IN)
        with desk.view() as live:
            found = evidence_of(live)
        chosen = choose(found)
        if chosen is None:
            raise NoSuchThing
        content, kind = chosen
        name, files = name_of(found.evidence_id), desk.workspace.files
        return download(request, files, content, kind=kind, name=name, is_public=False)

    router.add_api_route(path, declare(get, Right.SIGNED_IN), methods=list(METHODS), **PLAIN)


put_up(router, Screen("/evidence/{evidence_id}", Right.SIGNED_IN, show))
_give("/evidence/{evidence_id}/original", _original_of)
_give("/evidence/{evidence_id}/copy", _copy_of)
