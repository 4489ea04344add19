"""What the own teams took out of sight: entries hidden for safety, and persons withheld; never what they said."""

from fastapi import APIRouter

from tracker.domain.rights import Right
from tracker.web.answers import Page
from tracker.web.workspace.desk import Desk
from tracker.web.workspace.form import Form
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.views.taken_back import out_of_sight

router = APIRouter()


def show(desk: Desk, form: Form) -> Page:
    """Show which, when, by whom and why."""
    with desk.view() as live:
        return live.page("taken_back.html", form, gone=out_of_sight(live))


put_up(router, Screen("/taken-back", Right.RECORD, show))
