"""The persons of the record: how they may be named, and until when."""

from fastapi import APIRouter

from tracker.domain.rights import Right
from tracker.web.answers import Page
from tracker.web.workspace.desk import Desk
from tracker.web.workspace.form import Form
from tracker.web.workspace.labels import DONE, NAMING
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.views.people import others_in_print, own_people

router = APIRouter()


def show(desk: Desk, form: Form) -> Page:
    """Show the persons of the own countries, and those of others whose names may be read."""
    with desk.view() as live:
        return live.page(
            "people.html",
            form,
            own=own_people(live),
            others=others_in_print(live),
            names={code: label for code, (label, _) in NAMING.items()},
            done=DONE.get(desk.done),
        )


put_up(router, Screen("/people", Right.WITHHOLD, show))
