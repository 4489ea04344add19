"""The web application: routes, headers and problems put together over one record."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from fastapi import FastAPI
from starlette.routing import BaseRoute

from tracker.accounts.accounts import Accounts
from tracker.application.asking import NothingReleased
from tracker.application.reader import Reader
from tracker.application.workspace import Workspace
from tracker.application.workspace.intake.intakes import Intakes
from tracker.reminders.reminders import Reminders
from tracker.store.held_files import HeldFiles
from tracker.web import problems
from tracker.web.api.routes import Api, api_router
from tracker.web.copying import Copied
from tracker.web.headers import Headers
from tracker.web.likely import Likely
from tracker.web.pages import (
    addressees,
    calendars,
    comparing,
    conventions,
    countries,
    country_parts,
    country_tables,
    data,
    demands,
    documents,
    embedding,
    evidence,
    feeds,
    health,
    occasions,
    organisations,
    overview,
    proofs,
    search,
    static,
    table_files,
    telling_engines,
    texts,
    translations,
    two_days,
)
from tracker.web.pages import problems as problem_pages
from tracker.web.pages import public_log as log_pages
from tracker.web.repeating import Repeating
from tracker.web.site import PublicLog, Site
from tracker.web.watching import Watching
from tracker.web.workspace.desk import Office
from tracker.web.workspace.pages import ROUTERS

_PUBLIC = (
    *(health, static, telling_engines, log_pages, table_files, data, problem_pages),
    *(overview, search, calendars, feeds, country_tables, countries, country_parts, conventions),
    *(proofs, demands, documents, evidence, organisations, addressees, occasions, texts, translations),
    *(two_days, comparing, embedding),
)
"""The public pages, in the order in which their routes are asked."""


@dataclass(frozen=True)
class WorkspaceParts:
    """What the workspace needs: accounts, commands, documents on their way in, a UTC clock, reminders, proxies, watch.

    Of the proxies the word about a client is believed; who watches asks how the server is.
    """

    accounts: Accounts
    workspace: Workspace
    intakes: Intakes
    clock: Callable[[], datetime]
    reminders: Reminders
    proxies: Sequence[str] = ()
    watching: Watching | None = None


def create_app(  # noqa: PLR0913 - what is given, named
    reader: Reader,
    *,
    sample: bool | None = None,
    workspace: WorkspaceParts | None = None,
    public_log: PublicLog | None = None,
    files: HeldFiles | None = None,
    copied: Copied | None = None,
    address: str = "",
) -> FastAPI:
    """Build the public site, and the workspace where its parts are given.

    `sample` marks every answer as sample data; None asks the record. `files` are what people brought, where there is no
    workspace to say so; `copied` is the copy as files that the pages are made for; `address` is where
    the pages are, empty where nobody said.
    """
    is_sample = _is_sample(reader) if sample is None else sample
    site = Site(reader, sample=is_sample, public_log=public_log, copied=copied, address=address)
    app = FastAPI(
        title="tracker",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        routes=_routes(has_workspace=workspace is not None),
    )
    app.router.middleware_stack = Likely(app.router)
    app.add_middleware(Repeating, site=site)
    app.add_middleware(problems.Mishaps, site_app=app)
    app.add_middleware(Headers, sample=site.sample)  # the last one added stands outermost
    if workspace is not None and workspace.watching is not None:
        app.add_middleware(workspace.watching.counting.around)  # outside of all, so that a mishap counts as 500
    app.state.site = site
    app.state.files = workspace.workspace.files if workspace else files or HeldFiles(Path(), None)
    problems.add_to(app)
    if workspace is not None:
        app.state.office = Office(site, **vars(workspace))
        app.state.api = Api(app.state.office)
    return app


@cache
def _routes(*, has_workspace: bool) -> list[BaseRoute]:
    """Put the routes up once in a process: each finds what it needs in the state of the application that is asked.

    Included as routers they would be looked through one level deeper, and each that is passed over would cost twice as
    much: of more than five hundred that was half of the work of a short answer.
    """
    inside = [api_router(), *ROUTERS] if has_workspace else []
    # the workspace stands before the public pages, whose `/{language}` would take `/desk` for a language
    return [route for router in (*inside, *(pages.router for pages in _PUBLIC)) for route in router.routes]


def _is_sample(reader: Reader) -> bool:
    try:
        with reader.look() as look:
            return look.edition().sample
    except NothingReleased:
        return False
