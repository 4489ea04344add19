"""Reminders of one's own: on this day, of this."""

from fastapi import APIRouter

from tracker.accounts import refusals
from tracker.domain.rights import Right
from tracker.web.answers import Page
from tracker.web.site import NoSuchThing
from tracker.web.workspace.blaming import Fields, blaming
from tracker.web.workspace.desk import Desk, Live, is_ours
from tracker.web.workspace.form import Form, uuid_in
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.things import Things

router = APIRouter()

_FIELDS: Fields = {refusals.ReminderDayUnfit: "on", refusals.NoteLong: "note"}


def show(desk: Desk, form: Form) -> Page:
    """Ask for the day; raises NoSuchThing where it would be about nothing that the account may know of."""
    return _shown(desk, form)


def add(desk: Desk, form: Form) -> str:
    """Keep the day, and what it is about; the same form sent again keeps it once. Raises NoSuchThing as above."""
    thing, back = form.value("thing"), form.value("back")
    if thing:
        with desk.view() as live:
            _about(live, thing)
    on, note = form.day("on", future=True), form.text("note") or ""
    if not thing and not note:
        form.complain("note", "form.missing")
    form.check()
    with blaming(form, _FIELDS):
        if on is not None:
            its, reminders = desk.account.account_id, desk.office.accounts.own_reminders
            reminders.add(its, on, today=desk.today, thing=thing, note=note, reminder_id=form.command)
    return back if back != "/reminders" and is_ours(back) else "/reminders?done=reminded"


def put_away(desk: Desk, form: Form) -> str:
    """Put a reminder away."""
    found = uuid_in(form.value("reminder"))
    if found is not None:
        desk.office.accounts.own_reminders.done(desk.account.account_id, found)
    return "/desk?done=put_away" if form.value("back") == "/desk" else "/reminders?done=put_away"


def _shown(desk: Desk, form: Form) -> Page:
    thing = form.value("thing")
    with desk.view() as live:
        return live.page("own_reminder.html", form, about=_about(live, thing) if thing else "")


def _about(live: Live, key: str) -> str:
    found = Things(live).find(key)
    if found is None:
        raise NoSuchThing
    return found.name


put_up(router, Screen("/reminders/new", Right.SIGNED_IN, show, add))
put_up(router, Screen("/reminders/done", Right.SIGNED_IN, show, put_away, keeps=False))
