"""How one wants to be reminded: what mails say, when they come, what is left out, and one's own calendar."""

from collections.abc import Iterable
from dataclasses import dataclass

from fastapi import APIRouter

from tracker.accounts import refusals
from tracker.accounts.mailing import Mailing, MailMode
from tracker.accounts.secret_addresses import Purpose
from tracker.domain.rights import Right
from tracker.web.answers import Page
from tracker.web.dates import day, weekday
from tracker.web.site import NoSuchThing
from tracker.web.workspace.blaming import Fields, blaming
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.form import Form, number_in
from tracker.web.workspace.mail_labels import MAIL_MODE
from tracker.web.workspace.options import explained, offered
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.things import Thing, Things

router = APIRouter()

_MAILING: Fields = {
    refusals.FullMailsAtRisk: "mode",
    refusals.DigestDayUnknown: "digest_day",
    refusals.HoursUnfit: "to_hour",
    refusals.PauseUnfit: "muted_until",
}
_HOURS = range(25)


@dataclass(frozen=True)
class Muted:
    """Something that one is not reminded of: its key, and its name, empty where one may know of it no more."""

    what: str
    name: str


def show(desk: Desk, form: Form) -> Page:
    """Show what was chosen."""
    accounts, its = desk.office.accounts, desk.account
    kept = accounts.mailings.of(its.account_id)
    with desk.view() as live:
        return live.page(
            "own_mail.html",
            form or _filled(kept, desk),
            modes=explained(
                (mode, live.catalogue.gettext(said), live.catalogue.gettext(means))
                for mode, (said, means) in MAIL_MODE.items()
                if mode != MailMode.FULL.value or not its.is_at_risk
            ),
            days=offered((str(number), weekday(number, its.language)) for number in range(1, 8)),
            hours=offered((str(hour), f"{hour}:00") for hour in _HOURS),
            muted=_muted(live, accounts.muting.of(its.account_id)),
            paused_until=kept.muted_until if kept.is_paused(desk.today) else None,
            has_email=accounts.own.email(its.account_id) is not None,
            has_calendar=accounts.addresses.has(its.account_id, Purpose.ICS),
            bounced_on=kept.bounced_on,
            done=desk.done,
        )


def settle(desk: Desk, form: Form) -> str:
    """Keep what was chosen."""
    mailings, its = desk.office.accounts.mailings, desk.account.account_id
    mode = form.choice("mode", MailMode)
    on, first, last = (number_in(form.value(name)) for name in ("digest_day", "from_hour", "to_hour"))
    until = form.day("muted_until", required=False, future=True)
    form.check()
    with blaming(form, _MAILING):
        if mode is not None:
            first, last = (-1 if hour is None else hour for hour in (first, last))
            chosen = Mailing(mode, digest_day=on or 0, from_hour=first, to_hour=last, muted_until=until)
            mailings.settle(its, chosen, today=desk.today)
    return "/account/mail?done=mail"


def unmute(desk: Desk, form: Form) -> str:
    """Be reminded of something again."""
    desk.office.accounts.muting.unmute(desk.account.account_id, form.value("what"))
    return "/account/mail?done=unmuted"


def show_muting(desk: Desk, form: Form) -> Page:
    """Ask whether something is to be muted, under the name that people know it by; raises NoSuchThing.

    Who names nothing is shown what can be chosen and what is muted.
    """
    if not form.value("what"):
        return show(desk, Form())
    with desk.view() as live:
        return live.page("mute.html", form, what=form.value("what"), named=_mutable(live, form).whole)


def mute(desk: Desk, form: Form) -> str:
    """Be reminded of something no more; it stays on the desk. Raises NoSuchThing."""
    with desk.view() as live:
        _mutable(live, form)
    desk.office.accounts.muting.mute(desk.account.account_id, form.value("what"))
    return "/account/mail?done=muted"


def show_calendar(desk: Desk, form: Form) -> Page:
    """Show whether there is a calendar of one's own; its address is shown once, when it is made."""
    return _calendar(desk, form, "")


def make_calendar(desk: Desk, form: Form) -> Page | str:
    """Make a new address, and show it this once; or let none lead anywhere any more."""
    addresses, its = desk.office.accounts.addresses, desk.account.account_id
    addresses.withdraw(its, Purpose.ICS)
    if form.is_ticked("withdraw"):
        return "/account/mail?done=no_calendar"
    return _calendar(desk, form, f"{desk.line.origin}/ics/{addresses.make(its, Purpose.ICS)}")


def _calendar(desk: Desk, form: Form, address: str) -> Page:
    has = desk.office.accounts.addresses.has(desk.account.account_id, Purpose.ICS)
    with desk.view() as live:
        return live.page("own_calendar.html", form, address=address, has_calendar=has)


def _filled(kept: Mailing, desk: Desk) -> Form:
    values = {"mode": kept.mode.value, "digest_day": kept.digest_day}
    values |= {"from_hour": kept.from_hour, "to_hour": kept.to_hour}
    if kept.muted_until is not None and kept.is_paused(desk.today):
        values["muted_until"] = day(kept.muted_until, desk.account.language).replace("\N{NO-BREAK SPACE}", " ")
    return Form({name: [str(value)] for name, value in values.items()})


def _muted(live: Live, muted: Iterable[str]) -> list[Muted]:
    found = [(what, Things(live).find_muted(what)) for what in sorted(muted)]
    return [Muted(what, thing.whole if thing else "") for what, thing in found]


def _mutable(live: Live, form: Form) -> Thing:
    found = Things(live).find_muted(form.value("what"))
    if found is None:
        raise NoSuchThing
    return found


put_up(router, Screen("/account/mail", Right.SIGNED_IN, show, settle, keeps=False))
put_up(router, Screen("/account/mail/unmute", Right.SIGNED_IN, show, unmute, keeps=False))
put_up(router, Screen("/account/mail/mute", Right.SIGNED_IN, show_muting, mute))
put_up(router, Screen("/account/mail/calendar", Right.SIGNED_IN, show_calendar, make_calendar, keeps=False))
