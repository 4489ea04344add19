"""The working table of a country as a file, for whoever is signed in, as far as they may see."""

from fastapi import APIRouter

from tracker.domain.rights import Right
from tracker.web import answers
from tracker.web.answers import NOT_KEPT, XLSX, Page
from tracker.web.downloads import POLICY
from tracker.web.site import NoSuchThing
from tracker.web.spreadsheet import spreadsheet
from tracker.web.workspace.desk import Desk
from tracker.web.workspace.form import Form
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.views.working_table import HEADS, working_table

router = APIRouter()


def show(desk: Desk, _form: Form) -> Page:
    """Give the file; nothing of it is kept by a browser, and its name tells the country and the day alone."""
    with desk.view() as live:
        code = desk.route["code"].upper()
        if code not in live.shelf.countries:
            raise NoSuchThing
        rows = working_table(live, live.look.record(live.sight, code), code)
        body = spreadsheet(code, [live.catalogue.gettext(one) for one in HEADS], rows)
        name = f"{code.lower()}-{live.sight.on.isoformat()}.xlsx"
        attached = {"Content-Disposition": f'attachment; filename="{name}"', "Content-Security-Policy": POLICY}
        headers = {**desk.headers, **attached}
        return answers.page(body, XLSX, keep=NOT_KEPT, headers=headers)


put_up(router, Screen("/desk/countries/{code}.xlsx", Right.SIGNED_IN, show))
