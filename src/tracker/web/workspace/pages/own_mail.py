"""How one wants to be reminded: what mails say, when they come, what is left out, and one's own calendar."""

from dataclasses import dataclass, replace

from fastapi import APIRouter

from tracker.accounts import refusals
from tracker.accounts.mailing import Mailing, MailMode
from tracker.accounts.secret_addresses import Purpose
from tracker.domain.rights import Right
from tracker.web.answers import Page
from tracker.web.dates import weekday
from tracker.web.workspace.blaming import Fields, blaming
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.form import Form, number_in
from tracker.web.workspace.mail_labels import MAIL_MODE, REMINDER_KIND
from tracker.web.workspace.options import explained, offered
from tracker.web.workspace.screens import Screen, put_up

router = APIRouter()

_MAILING: Fields = {
    refusals.FullMailsAtRisk: "mode",
    refusals.DigestDayUnknown: "digest_day",
    refusals.HoursUnfit: "to_hour",
}
_HOURS = range(25)


@dataclass(frozen=True)
class Muted:
    """Something that one is not reminded of: its key, and how the page names it."""

    what: str
    name: str


def show(desk: Desk, form: Form) -> Page:
    """Show what was chosen."""
    accounts, its = desk.office.accounts, desk.account
    kept = accounts.mailings.of(its.account_id)
    with desk.view() as live:
        live.open([about["name"] for about in live.shelf.countries.values()])
        return live.page(
            "own_mail.html",
            form or _filled(kept),
            modes=explained(
                (mode, live.catalogue.gettext(said), live.catalogue.gettext(means))
                for mode, (said, means) in MAIL_MODE.items()
                if mode != MailMode.FULL.value or not its.is_at_risk
            ),
            days=offered((str(number), weekday(number, its.language)) for number in range(1, 8)),
            hours=offered((str(hour), f"{hour}:00") for hour in _HOURS),
            muted=[Muted(what, _named(live, what)) for what in sorted(accounts.muting.of(its.account_id))],
            has_email=accounts.own.email(its.account_id) is not None,
            has_calendar=accounts.addresses.has(its.account_id, Purpose.ICS),
            bounced_on=kept.bounced_on,
            done=desk.done,
        )


def settle(desk: Desk, form: Form) -> str:
    """Keep what was chosen."""
    mailings, its = desk.office.accounts.mailings, desk.account.account_id
    mode = form.choice("mode", MailMode)
    day, first, last = (number_in(form.value(name)) for name in ("digest_day", "from_hour", "to_hour"))
    form.check()
    with blaming(form, _MAILING):
        if mode is not None:
            first, last = (-1 if hour is None else hour for hour in (first, last))
            chosen = replace(mailings.of(its), mode=mode, digest_day=day or 0, from_hour=first, to_hour=last)
            mailings.settle(its, chosen)
    return "/account/mail?done=mail"


def unmute(desk: Desk, form: Form) -> str:
    """Be reminded of something again."""
    desk.office.accounts.muting.unmute(desk.account.account_id, form.value("what"))
    return "/account/mail?done=unmuted"


def show_muting(desk: Desk, form: Form) -> Page:
    """Ask whether something is to be muted, under the name that people know it by."""
    with desk.view() as live:
        live.open([about["name"] for about in live.shelf.countries.values()])
        return live.page("mute.html", form, what=form.value("what"), named=_named(live, form.value("what")))


def mute(desk: Desk, form: Form) -> str:
    """Be reminded of something no more; it stays on the desk."""
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


def _filled(kept: Mailing) -> Form:
    values = {"mode": kept.mode.value, "digest_day": kept.digest_day}
    values |= {"from_hour": kept.from_hour, "to_hour": kept.to_hour}
    return Form({name: [str(value)] for name, value in values.items()})


def _named(live: Live, what: str) -> str:
    """Name what is muted, as pages name it; a thing of the record by the end of its key."""
    place, _, key = what.partition(":")
    if place == "kind" and key in REMINDER_KIND:
        return live.catalogue.gettext(REMINDER_KIND[key])
    if place == "country" and key in live.shelf.countries:
        return live.wording.plain(live.shelf.countries[key]["name"]) or key
    return key


put_up(router, Screen("/account/mail", Right.SIGNED_IN, show, settle, keeps=False))
put_up(router, Screen("/account/mail/unmute", Right.SIGNED_IN, show, unmute, keeps=False))
put_up(router, Screen("/account/mail/mute", Right.SIGNED_IN, show_muting, mute))
put_up(router, Screen("/account/mail/calendar", Right.SIGNED_IN, show_calendar, make_calendar, keeps=False))
