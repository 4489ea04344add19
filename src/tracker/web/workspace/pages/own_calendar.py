"""An account's own calendar, at a secret address: that something falls due on a day, and nothing more.

It rings, as only its owner has the address. Whose it is, what falls due and where stands nowhere in it.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import NAMESPACE_URL, uuid5

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from tracker.accounts.account import Account
from tracker.accounts.secret_addresses import Purpose
from tracker.application.reader import Look
from tracker.domain.days import When, a_year_after
from tracker.domain.rights import Who
from tracker.projections.desk import Owed
from tracker.web import answers
from tracker.web.answers import NOT_KEPT
from tracker.web.calendar_file import CALENDAR, Marked, calendar_file
from tracker.web.routing import METHODS, for_anyone
from tracker.web.site import NoSuchThing
from tracker.web.workspace.desk import Office
from tracker.web.workspace.door import office_of
from tracker.web.workspace.screens import PLAIN

router = APIRouter()

_MORNING = timedelta(hours=9)
ALARMS = (timedelta(days=7) - _MORNING, timedelta(days=1) - _MORNING)
"""A phone rings at nine, a week and a day before."""

_ALWAYS = date(2020, 1, 1)
"""Since when an entry is as it is: one that moves is another, and when it was made is nobody's business."""

_HEADERS = {"X-Robots-Tag": "noindex"}


@router.api_route("/ics/{token}", methods=list(METHODS), **PLAIN)
@for_anyone
def show(request: Request, token: str) -> Response:
    """Give the calendar of whoever the address belongs to; raises NoSuchThing."""
    office = office_of(request)
    found = office.accounts.addresses.find(token, Purpose.ICS)
    if found is None:
        raise NoSuchThing
    account = office.accounts.account(found.account)
    if account.travels_since is not None:  # with the phone of who only sends nothing is read
        raise NoSuchThing
    with office.site.reader.look() as look:
        days = due_days(office, look, account)
        sample = office.site.sample or look.is_sample()
    says = office.site.renderers[account.language].catalogue
    said = office.site.sample_said(account.language) if sample else ""
    title = says.gettext("Due day")
    marked = [_marked(account, day, title) for day in days]
    content = calendar_file("-//Calendar//EN", title, said, marked)
    return answers.respond(request, answers.page(content, CALENDAR, keep=NOT_KEPT, headers=_HEADERS))


def due_days(office: Office, look: Look, account: Account) -> Sequence[date]:
    """List the days on which something of the own countries falls due, and those of own reminders, each once."""
    who, accounts = account.who, office.accounts
    desk = look.desk(look.live(who, map(str, accounts.opened.of(account.account_id))))
    owed = [*desk.due(a_year_after(look.today)), *desk.steps()]
    muted = accounts.muting.of(account.account_id)
    days = [one.due_on for one in owed if _is_own(one, who) and f"entry:{one.entry.entry_id}" not in muted]
    days += [one.on for one in accounts.own_reminders.list(account.account_id)]
    return sorted({day for day in days if day is not None})


def _is_own(owed: Owed, who: Who) -> bool:
    return any(map(who.is_team_of, owed.countries)) if owed.countries else who.is_team_of(None)


def _marked(account: Account, day: date, title: str) -> Marked:
    name = uuid5(uuid5(NAMESPACE_URL, account.account_id), day.isoformat())
    return Marked(uid=name, on=When.on(day), title=title, changed_on=_ALWAYS, alarms=ALARMS)
