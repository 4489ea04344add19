"""Today: the desk, where a week begins."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from fastapi import APIRouter

from tracker.accounts.account import HOST
from tracker.accounts.drafts import Draft
from tracker.accounts.own_reminders import OwnReminder
from tracker.application.cosigners import Witnessed
from tracker.domain.judgement import Judged
from tracker.domain.rights import Right
from tracker.domain.scorecard import Card
from tracker.domain.values import Words
from tracker.projections.desk import Waiting
from tracker.web.answers import Page
from tracker.web.sessions.every_day import daily_rooms
from tracker.web.site import NoSuchThing
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.form import Form
from tracker.web.workspace.labels import DONE
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.telling import Telling
from tracker.web.workspace.things import Things
from tracker.web.workspace.views.accounts import Colleague, Said
from tracker.web.workspace.views.intakes import IntakeLine, waiting_intakes
from tracker.web.workspace.views.mail_health import health_for, is_in_trouble
from tracker.web.workspace.views.own_days import OwnDay, own_days
from tracker.web.workspace.views.people import ending_soon
from tracker.web.workspace.views.today import SOON, Sorting, Today

router = APIRouter()

POWERS_TOLD = timedelta(days=14)
"""For how long it is told that somebody was given a role that reaches beyond countries."""

SNOOZES = {"3": 3, "7": 7, "30": 30}
"""For how many days something can be put off."""


_NAMES_ACCOUNTS = ("health", "powers", "travellers")
"""What stands beside the lists and may say how somebody fares."""


def show(desk: Desk, form: Form) -> Page:
    """Show what waits."""
    with desk.view() as live:
        own, told, found = _Own.of(live), _told(desk), _Found.of(live)

        def make() -> Page:
            today = _today(live, own, found)
            listed = (today.danger, today.due, today.stale, today.reassess, today.steps)
            live.open([line.text for one in listed for line in one.lines], [one.title for one in today.own])
            live.open([(line.text, line.note) for one in today.judged for line in one.lines])
            return live.page("today.html", form, today=today, wording=live.wording, done=DONE.get(desk.done), **told)

        if own.is_any or any(told[one] for one in _NAMES_ACCOUNTS):
            return make()
        return live.once(form, (found, told), make)


@dataclass(frozen=True)
class _Own:
    """What is for the reader alone, or for few: a page with any of it is not kept."""

    drafts: Sequence[Draft]
    days: Sequence[OwnReminder]
    intakes: Sequence[IntakeLine]

    @classmethod
    def of(cls, live: Live) -> "_Own":
        account, accounts = live.desk.account.account_id, live.desk.office.accounts
        days = [one for one in accounts.own_reminders.list(account) if one.on <= live.desk.today]
        return cls(accounts.drafts.list(account), days, waiting_intakes(live))

    @property
    def is_any(self) -> bool:
        return bool(self.drafts or self.days or self.intakes)


@dataclass(frozen=True)
class _Found:
    """What the page is made of that changes with what happened, or with what the reader put off."""

    judged: Sequence[Judged]
    snoozed: Mapping[str, date]

    @classmethod
    def of(cls, live: Live) -> "_Found":
        desk = live.desk
        judged = [one for card in _cards(live) for one in (*card.judged, *card.left) if not one.demand.life.is_over]
        return cls(judged, desk.office.accounts.snoozes.of(desk.account.account_id, desk.today))


def _told(desk: Desk) -> dict[str, Any]:
    """Gather what stands beside the lists."""
    looks_after, account, accounts = desk.who.has(Right.FREEZE), desk.account.account_id, desk.office.accounts
    return {
        "bounced_on": accounts.mailings.of(account).bounced_on,
        "is_mail_ill": is_in_trouble(desk.office.reminders, desk.now, None if looks_after else account),
        "health": health_for(desk),
        "unwitnessed": _unwitnessed(desk) if looks_after else [],
        "alarms": _alarms(desk) if looks_after else [],
        "powers": _powers(desk),
        "travellers": _travellers(desk),
        "are_codes_kept": accounts.own.are_codes_kept(account),
    }


def _unwitnessed(desk: Desk) -> Sequence[Witnessed]:
    """List the witnesses that did not cosign what was signed last: perhaps they were shown another log."""
    known = desk.office.site.public_log
    return [one for one in Witnessed.read(known.folder) if one.trouble] if known else []


def _alarms(desk: Desk) -> Sequence[str]:
    """List, by their codes, what is wrong with how the record is signed and backed up."""
    known = desk.office.site.public_log
    return [one.value for one in known.keeping.alarms()] if known and known.keeping else []


def _changes(live: Live) -> int:
    """Count the changes of demands that the account may confirm."""
    if not live.desk.who.has(Right.CONFIRM):
        return 0
    return sum(one.account != live.desk.account.account_id for one in live.look.desk(live.sight).changes_waiting())


def _today(live: Live, own: _Own, found: _Found) -> Today:
    desk, waits = live.desk, live.look.desk(live.sight)
    account, judged = desk.account.account_id, found.judged
    dangers, due, steps = waits.urgencies(), waits.due(desk.today + SOON), waits.steps()
    countries = waits.countries_of(one.entry.entry_id for one in (*dangers, *due, *steps))
    sorting = Sorting(desk.who, found.snoozed, desk.today, _asked(live), countries)
    proposed, returned = waits.waiting(), waits.returned(account)
    return Today(
        danger=sorting.listed(sorting.owed(dangers, "what")),
        due=sorting.listed(sorting.owed(due, "wording")),
        reassess=sorting.listed(sorting.reassess(judged)),
        stale=sorting.listed(sorting.stale(judged)),
        waiting=sorting.listed(sorting.assessments(one for one in proposed if one.account != account)),
        mine=sorting.listed(sorting.assessments(one for one in proposed if one.account == account)),
        returned=sorting.listed(sorting.assessments(returned, _why(live, returned))),
        drafts=own.drafts,
        steps=sorting.listed(sorting.owed(steps, "what")),
        own=_own_days(live, own.days),
        renewals=ending_soon(live),
        changes=_changes(live),
        intakes=own.intakes,
        rooms=daily_rooms(live, _countries(live)),
    )


def _own_days(live: Live, come: Sequence[OwnReminder]) -> list[OwnDay]:
    """Show the days of one's own that have come."""
    titles = {one.key: one.about["title"] for one in live.look.calendar(live.sight)} if come else {}
    return own_days(come, live.shelf.demands, titles)


def _asked(live: Live) -> dict[str, Mapping[str, str]]:
    """Give what each measure asks, by its number."""
    demands = live.shelf.demands.values()
    return {f"{one['reference']}.{asked['number']}": asked["label"] for one in demands for asked in one["measures"]}


def _why(live: Live, returned: Sequence[Waiting]) -> dict[str, Words | None]:
    """Say why proposals were returned, to whoever made them."""
    told = live.desk.workspace.sent_back(live.desk.who) if returned else {}
    return {str(one): back.reason for one, back in told.items()}


def _powers(desk: Desk) -> list[Said]:
    """Tell who may confirm, and admins, of whom others gave a role that reaches beyond countries."""
    if not desk.who.has(Right.FREEZE):
        return []
    out = {desk.account.account_id, HOST.account}
    given = desk.office.accounts.given_power(desk.now - POWERS_TOLD)
    told = [one for one in given if not out & {one.by, one.account_id}]
    return list(map(Telling.at(desk).speech.line_about, told)) if told else []


def _travellers(desk: Desk) -> list[Colleague]:
    """Tell who travels, to who may confirm and to those of a country's team; a phone of theirs can only send."""
    own = desk.who.countries
    away = (one for one in desk.office.accounts.everyone() if one.travels_since is not None and one.frozen_at is None)
    told = [one for one in away if desk.who.may_confirm or own & one.roles.countries]
    return list(map(Telling.at(desk).speech.colleague, told)) if told else []


def _cards(live: Live) -> list[Card]:
    """Compute the cards of the own countries, or of all for who has none."""
    return [live.look.card(live.sight, code) for code in _countries(live)]


def _countries(live: Live) -> Sequence[str]:
    return [code for code in live.shelf.countries if code in live.desk.who.countries] or list(live.shelf.countries)


def snooze(desk: Desk, form: Form) -> str:
    """Put something off for some days; it is only this account that does not see it meanwhile.

    Raises NoSuchThing for a danger, too: that is nobody's to put off.
    """
    thing, days = form.value("thing"), SNOOZES.get(form.value("days"), 7)
    with desk.view() as live:
        found = Things(live).find(thing)
    if found is None or found.is_danger:
        raise NoSuchThing
    desk.office.accounts.snoozes.put(desk.account.account_id, thing, desk.today + timedelta(days=days))
    return "/desk?done=snoozed"


put_up(router, Screen("/desk", Right.SIGNED_IN, show))
put_up(router, Screen("/desk/snooze", Right.SIGNED_IN, show, snooze))
