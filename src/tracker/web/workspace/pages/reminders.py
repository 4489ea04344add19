"""What goes out: the mails to come in the next days and why, those that went, and whether anything stands still."""

from collections.abc import Sequence

from fastapi import APIRouter

from tracker.accounts.own_reminders import OwnReminder
from tracker.domain.rights import Right
from tracker.reminders import letters
from tracker.reminders.forecast import Forecast
from tracker.reminders.texts import Texts
from tracker.web.answers import Page
from tracker.web.site import NoSuchThing
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.form import Form, uuid_in
from tracker.web.workspace.labels import DONE
from tracker.web.workspace.mail_labels import MAIL_MODE
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.things import Things
from tracker.web.workspace.views.mail_health import health_for
from tracker.web.workspace.views.own_days import own_days
from tracker.web.workspace.views.reminders import Naming, gone

router = APIRouter()

DAYS = 30
_RECENT = 20


def show(desk: Desk, form: Form) -> Page:
    """Show somebody's own mails; of others only that something went wrong, to who looks after accounts."""
    reminders, its, accounts = desk.office.reminders, desk.account, desk.office.accounts
    coming = reminders.upcoming(its.account_id, DAYS)
    mailing = accounts.mailings.of(its.account_id)
    with desk.view() as live:
        kept = accounts.own_reminders.list(its.account_id)
        naming = _naming(live, coming, kept)
        own = own_days(kept, live.shelf.demands, naming.occasion_titles())
        live.open([one.title for one in own])
        return live.page(
            "reminders.html",
            form,
            coming=naming.coming(coming),
            preview=_preview(live, coming[0]) if coming else "",
            days=DAYS,
            gone=gone(reminders.mails.recent(its.account_id, _RECENT), its.zone),
            own=own,
            wording=live.wording,
            mode=MAIL_MODE[mailing.mode.value][0],
            bounced_on=mailing.bounced_on,
            has_email=accounts.own.email(its.account_id) is not None,
            health=health_for(desk),
            done=DONE.get(desk.done),
        )


def show_one(desk: Desk, form: Form) -> Page:
    """Show what a mail to this account said, as long as it is kept."""
    found = uuid_in(desk.route["mail_id"])
    text = desk.office.reminders.said(desk.account.account_id, found) if found else None
    if text is None:
        raise NoSuchThing
    with desk.view() as live:
        return live.page("sent_mail.html", form, text=text)


def _naming(live: Live, coming: Sequence[Forecast], kept: Sequence[OwnReminder]) -> Naming:
    occasions = {one.key: one for one in live.look.calendar(live.sight)}
    titles = {reference: about.get("title") for reference, about in live.shelf.demands.items()}
    owed = [each for one in coming for each in one.owed]
    live.open(
        [titles.get(reference) for each in owed for reference in each.demands[:1]],
        [occasions[each.occasion].about["title"] for each in owed if each.occasion in occasions],
    )
    told, things = {each.thing for each in owed}, Things(live)
    days = {thing: things.own(one) for one in kept if (thing := f"own:{one.reminder_id.hex}") in told}
    return Naming(live.wording, titles, occasions, live.desk.who.countries, days)


def _preview(live: Live, mail: Forecast) -> str:
    """Write the next mail as it would read today; its links lead nowhere yet."""
    texts = Texts(live.look, live.desk.account.language, mail.owed)
    letter = letters.write(
        mail.recipient, mail.owed, texts, today=mail.on, link=lambda _page: f"{live.desk.line.origin}/go/…"
    )
    return f"{letter.subject}\n\n{letter.text}"


put_up(router, Screen("/reminders", Right.SIGNED_IN, show, keeps=False))
put_up(router, Screen("/reminders/mails/{mail_id}", Right.SIGNED_IN, show_one, keeps=False))
