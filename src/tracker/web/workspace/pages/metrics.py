"""Figures about the server for Prometheus, for this machine alone or for who has the token; others see no such page."""

from collections.abc import Iterator
from datetime import datetime

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from tracker import __version__
from tracker.reminders.health import Stopped
from tracker.store.refusals import StoreUnavailable
from tracker.web import answers, exposition
from tracker.web.answers import NOT_KEPT
from tracker.web.exposition import Figure
from tracker.web.routing import put_up
from tracker.web.site import NoSuchThing
from tracker.web.watching import Watching
from tracker.web.workspace.desk import Office
from tracker.web.workspace.door import is_on_this_machine, office_of

router = APIRouter()


def show(request: Request) -> Response:
    """Answer with the figures; raises NoSuchThing for whoever is not to read them."""
    office = office_of(request)
    if office.watching is None or not (is_on_this_machine(request) or office.watching.has_token(request)):
        raise NoSuchThing
    told = exposition.written(_figures(office, office.watching))
    return answers.respond(request, answers.page(told, exposition.KIND, keep=NOT_KEPT))


def _figures(office: Office, watching: Watching) -> Iterator[Figure]:
    yield Figure("tracker_info", 1, {"version": __version__})
    seen = watching.condition()
    yield Figure("tracker_database_answers", seen.database)
    yield from watching.counting.figures()
    if not seen.database:
        return
    yield Figure("tracker_key_opens", seen.key)
    yield Figure("tracker_projector_runs", seen.projector)
    yield Figure("tracker_read_models_parked", len(seen.parked))
    yield from (Figure("tracker_read_model_parked_position", one.position, {"name": one.name}) for one in seen.parked)
    try:
        yield from _of_reminders(office)
        yield from watching.figures()
    except StoreUnavailable:
        return  # it went away between two questions: the next reading says so


def _of_reminders(office: Office) -> Iterator[Figure]:
    health = office.reminders.health()
    for why in Stopped:
        yield Figure("tracker_reminders_stopped", health.stopped is why, {"why": why.value})
    yield from _moment("tracker_reminders_ticked_seconds", health.ticked_at)
    yield Figure("tracker_mails_waiting", health.backlog)
    yield from _moment("tracker_mails_waiting_since_seconds", health.waits_since)
    yield Figure("tracker_mails_failed", health.failed)
    yield Figure("tracker_mails_unclear", health.unclear)
    yield Figure("tracker_accounts_not_reminded", health.troubled)


def _moment(name: str, moment: datetime | None) -> Iterator[Figure]:
    """Give a moment in seconds since 1970; what never happened has no figure."""
    if moment is not None:
        yield Figure(name, int(moment.timestamp()))


put_up(router, "/metrics", show)
