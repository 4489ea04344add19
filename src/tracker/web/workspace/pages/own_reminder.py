"""Reminders of one's own: on this day, of this."""

import re

from fastapi import APIRouter

from tracker.accounts import refusals
from tracker.domain.record import Entry
from tracker.domain.rights import Right
from tracker.domain.values import Words
from tracker.web.answers import Page
from tracker.web.labels import KIND
from tracker.web.site import NoSuchThing
from tracker.web.workspace.blaming import Fields, blaming
from tracker.web.workspace.desk import Desk, Live, is_ours
from tracker.web.workspace.form import Form, uuid_in
from tracker.web.workspace.screens import Screen, put_up

router = APIRouter()

_THING = re.compile(r"(?:[a-z]{1,20}:[A-Za-z0-9-]{1,100})?")
_FIELDS: Fields = {refusals.ReminderDayUnfit: "on", refusals.NoteLong: "note"}


def show(desk: Desk, form: Form) -> Page:
    """Ask for the day."""
    return _shown(desk, form)


def add(desk: Desk, form: Form) -> str:
    """Keep the day, and what it is about; the same form sent again keeps it once."""
    thing, back = form.value("thing"), form.value("back")
    if not _THING.fullmatch(thing):
        raise NoSuchThing
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
    with desk.view() as live:
        return live.page("own_reminder.html", form, about=_about(live, form.value("thing")))


def _about(live: Live, thing: str) -> str:
    """Name a thing, as far as the account may know of it; empty where there is none."""
    place, _, key = thing.partition(":")
    if place == "entry":
        entries = live.look.entries(live.sight, [key]) if uuid_in(key) else ()
        return " · ".join(part for one in entries[:1] for part in (one.demand, _kind(live, one)) if part)
    if place == "occasion":
        titles = (one.about["title"] for one in live.look.calendar(live.sight) if one.key == key)
        return _said(live, next(titles, None))
    title = live.shelf.demands.get(key, {}).get("title")
    return f"{key} · {_said(live, title)}" if title else ""


def _kind(live: Live, entry: Entry) -> str:
    return live.catalogue.gettext(KIND[entry.kind.value])


def _said(live: Live, title: Words | None) -> str:
    live.open(title)
    return live.wording.plain(title) or ""


put_up(router, Screen("/reminders/new", Right.SIGNED_IN, show, add))
put_up(router, Screen("/reminders/done", Right.SIGNED_IN, show, put_away, keeps=False))
