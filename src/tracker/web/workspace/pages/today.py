"""Today: the desk, where a week begins."""

import re
from datetime import timedelta

from fastapi import APIRouter

from tracker.domain.rights import Right
from tracker.domain.scorecard import Card
from tracker.web.answers import Page
from tracker.web.site import NoSuchThing
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.form import Form
from tracker.web.workspace.labels import DONE
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.views.today import SOON, Sorting, Today

router = APIRouter()

_THING = re.compile(r"[a-z]{1,20}:[a-z0-9-]{1,100}")

SNOOZES = {"3": 3, "7": 7, "30": 30}
"""For how many days something can be put off."""


def show(desk: Desk, form: Form) -> Page:
    """Show what waits."""
    with desk.view() as live:
        found = _today(live)
        live.open([line.text for one in (found.danger, found.due, found.stale, found.reassess) for line in one.lines])
        live.open([line.text for line in found.steps.lines])
        return live.page(
            "today.html", form, today=found, wording=live.wording, done=DONE.get(desk.query.get("done", ""))
        )


def _today(live: Live) -> Today:
    desk, waits = live.desk, live.look.desk(live.sight)
    account, accounts = desk.account.account_id, desk.office.accounts
    sorting = Sorting(desk.who, accounts.snoozes.of(account, desk.today), desk.today)
    judged = [one for card in _cards(live) for one in (*card.judged, *card.left)]
    proposed = waits.waiting()
    return Today(
        danger=sorting.listed(sorting.owed(waits.urgencies(), "what")),
        due=sorting.listed(sorting.owed(waits.due(desk.today + SOON), "wording")),
        reassess=sorting.listed(sorting.reassess(judged)),
        stale=sorting.listed(sorting.stale(judged)),
        waiting=sorting.listed(sorting.assessments(one for one in proposed if one.account != account)),
        mine=sorting.listed(sorting.assessments(one for one in proposed if one.account == account)),
        returned=sorting.listed(sorting.assessments(waits.returned(account))),
        drafts=accounts.drafts.list(account),
        steps=sorting.listed(sorting.owed(waits.steps(), "what")),
    )


def _cards(live: Live) -> list[Card]:
    """Compute the cards of the own countries, or of all for who has none."""
    codes = [code for code in live.shelf.countries if code in live.desk.who.countries] or list(live.shelf.countries)
    return [live.look.card(live.sight, code) for code in codes]


def snooze(desk: Desk, form: Form) -> str:
    """Put something off for some days; it is only this account that does not see it meanwhile."""
    thing, days = form.value("thing"), SNOOZES.get(form.value("days"), 7)
    if not _THING.fullmatch(thing):
        raise NoSuchThing
    desk.office.accounts.snoozes.put(desk.account.account_id, thing, desk.today + timedelta(days=days))
    return "/desk?done=snoozed"


put_up(router, Screen("/desk", Right.SIGNED_IN, show))
put_up(router, Screen("/desk/snooze", Right.SIGNED_IN, show, snooze))
