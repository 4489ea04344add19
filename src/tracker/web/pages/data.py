"""The data: what there is, what its columns mean, each table as a file, and all of it as a package."""

from functools import partial

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from tracker.web import answers
from tracker.web.address import ENDINGS
from tracker.web.answers import XLSX, ZIP, Page
from tracker.web.data.descriptor import LICENCE_ADDRESS
from tracker.web.data.package import package
from tracker.web.data.source import ALL
from tracker.web.data.tables import TABLES
from tracker.web.data.taking import FORMS, all_sheets
from tracker.web.markdown import content
from tracker.web.routing import dated, page, put_up, site_of
from tracker.web.site import Ask, NoSuchThing, ask

router = APIRouter()


def show(ask: Ask) -> Page:
    """Show which tables there are, how they are cited, and how they are checked."""
    with ask.view() as view:
        first = min((one["made_on"] for one in view.demands()), default=None)
        return view.page(
            "data.html",
            tables=[*TABLES.values()],
            text=content("data", ask.language),
            licence=LICENCE_ADDRESS,
            first=first,
            countries=[*view.shelf.countries],
        )


def show_table(ask: Ask) -> Page:
    """Show what each column of a table means; raises NoSuchThing where there is no such table."""
    table = TABLES.get(ask.route["table"])
    if table is None:
        raise NoSuchThing
    with ask.view() as view:
        return view.page("data_table.html", table=table)


def give(ask: Ask, form: str) -> Page:
    """Give a whole table of today as a file, of other days there is the package; raises NoSuchThing."""
    table = TABLES.get(ask.route["table"])
    if table is None:
        raise NoSuchThing
    with ask.view() as view:
        return FORMS[form](view, table, ALL)


def sheets(ask: Ask) -> Page:
    """Give all tables as one file of sheets."""
    with ask.view() as view:
        return view.file(all_sheets(view, [*TABLES.values()]), XLSX)


def pack(request: Request) -> Response:
    """Give the package; it is made once for each state of the record, day and checkpoint."""
    site = site_of(request)
    asked = ask(site, request)
    signed = site.public_log.folder.signed() if site.public_log else None
    state = (site.reader.public_state(), site.reader.today(), signed, asked.address.dating)
    return answers.respond(request, site.packed.of(state, partial(_package, asked)))


def _package(asked: Ask) -> Page:
    with asked.view() as view:
        made, name = view.file(package(view), ZIP), f"demands-{view.sight.on.isoformat()}.zip"
        return answers.with_headers(made, {"Content-Disposition": f'attachment; filename="{name}"'})


for ending in ENDINGS:
    put_up(router, f"/{{language}}/data{ending}.zip", pack)
    page(router, f"/{{language}}/data{ending}.xlsx", sheets)
for form in ("csv", "json"):
    page(router, f"/{{language}}/data/{{table}}.{form}", partial(give, form=form))
dated(router, "/{language}/data", show)
dated(router, "/{language}/data/{table}", show_table)
