"""Opening a confidential entry for a colleague or for the second person, and closing it again."""

from collections.abc import Iterable

from fastapi import APIRouter

from tracker.accounts.accounts import Account
from tracker.domain.rights import Right
from tracker.domain.values import Audience
from tracker.projections.versions import Version
from tracker.web.answers import Page
from tracker.web.site import NoSuchThing
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.entering import is_over, require_over, version_of
from tracker.web.workspace.entry_deeds import deed_page, entry_id_of
from tracker.web.workspace.form import Form
from tracker.web.workspace.labels import DONE
from tracker.web.workspace.options import Option, offered
from tracker.web.workspace.screens import Screen, put_up

router = APIRouter()

CLOSE = "close"


def show(desk: Desk, form: Form) -> Page:
    """Show for whom it is open, and for whom it could be."""
    with desk.view() as live:
        version = _confidential(live)
        has_it = desk.office.accounts.opened.accounts(entry_id_of(desk))
        colleagues = _colleagues(desk, version)
        return deed_page(
            live,
            "opened.html",
            form,
            version,
            done=DONE.get(desk.done),
            open_for=_named(one for one in colleagues if one.account_id in has_it),
            others=_named(one for one in colleagues if one.account_id not in has_it),
        )


def act(desk: Desk, form: Form) -> str:
    """Open it for somebody, or close it to somebody again."""
    with desk.view() as live:
        version = _confidential(live)
    chosen = form.one_of("account", [one.account_id for one in _colleagues(desk, version)])
    form.check()
    entry_id, opened = entry_id_of(desk), desk.office.accounts.opened
    if form.value("what") == CLOSE:
        opened.take_back(entry_id, chosen or "")
        return f"/desk/entries/{entry_id}/opened?done=closed"
    opened.put(desk.account.account_id, entry_id, chosen or "")
    return f"/desk/entries/{entry_id}/opened?done=opened"


def _confidential(live: Live) -> Version:
    """Give the entry of the address, if it is one that has to be opened; raises NoSuchThing, NotForYou."""
    version = version_of(live)
    require_over(live, version)
    if version.audience is not Audience.CONFIDENTIAL or is_over(version):
        raise NoSuchThing
    return version


def _colleagues(desk: Desk, version: Version) -> list[Account]:
    """List the country's team and who may confirm, but for the account itself and whoever recorded the entry."""
    out = {desk.account.account_id, version.entry.about["account"]}
    return [
        one
        for one in desk.office.accounts.everyone()
        if one.who.may_see(Audience.CONFIDENTIAL, version.country, opened=True)
        and one.account_id not in out
        and one.frozen_at is None
    ]


def _named(accounts: Iterable[Account]) -> list[Option]:
    return offered((one.account_id, one.nickname) for one in accounts)


put_up(router, Screen("/desk/entries/{entry_id}/opened", Right.RECORD, show, act))
