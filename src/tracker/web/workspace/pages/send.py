"""Sending: one form for who may read nothing here; what was sent is not shown again, and no name is suggested."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fastapi import APIRouter

from tracker.application.asking import NothingReleased
from tracker.application.workspace import inputs
from tracker.application.workspace.outcome import Outcome
from tracker.domain.rights import Right
from tracker.projections.shelves import ReadModelParked
from tracker.web.answers import Page
from tracker.web.workspace.desk import Desk
from tracker.web.workspace.form import Form
from tracker.web.workspace.forms.kept import typed_day
from tracker.web.workspace.options import Option, offered
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.whose import whose

router = APIRouter()

_NUMBER = 8
"""Signs of an entry's id that are told to who sent it: enough for the team to find it by, in its address."""


@dataclass(frozen=True)
class Offered:
    """What may be chosen: the own countries by name, and the public numbers of demands on them."""

    countries: Sequence[Option]
    numbers: Sequence[Option]


def show(desk: Desk, form: Form) -> Page:
    """Show the form, empty but for the day."""
    about = whose(desk.office.site, desk.account.language)
    shown = form or form.begun_with({"on": [typed_day(desk.today, desk.account.language)]}, desk.today)
    offers = Offered(_countries(desk, about.countries), offered((one, one) for one in _numbers(desk)))
    return desk.page("send.html", shown, sample=about.sample, offers=offers)


def act(desk: Desk, form: Form) -> str:
    """Record it for the country's team, and say no more than that."""
    outcome = _sent(desk, form)
    desk.office.accounts.sign_ins.note_sent(desk.sign_in_id)
    return f"/send/done?done={outcome.key[:_NUMBER]}"


def show_done(desk: Desk, form: Form) -> Page:
    """Say that it is recorded, and under which number."""
    about = whose(desk.office.site, desk.account.language)
    return desk.page("sent.html", form, sample=about.sample, number=desk.done, sends_only=desk.who.sends_only)


def _sent(desk: Desk, form: Form) -> Outcome:
    """Read the form and give the command; raises Wrong and what the command raises."""
    what, is_danger = form.text("what", required=True), form.is_ticked("danger")
    number = form.one_of("number", _numbers(desk), required=False)
    own = sorted(desk.who.countries)
    country = own[0] if len(own) == 1 else form.one_of("country", own, required=number is None)
    if is_danger and number is None:
        form.complain("number", "form.number_of_danger")
    said, where = {desk.account.language: what or ""}, _where(number, country)
    if is_danger:
        day = form.day("on")
        form.check()
        urgency = inputs.Urgency(where=where, on=day, what=said)  # type: ignore[arg-type]  # checked just now
        return desk.workspace.send_urgency(desk.who, desk.by(form), urgency)
    when = form.when("on")
    form.check()
    happened = inputs.Development(where=where, on=when, notes=said)  # type: ignore[arg-type]  # checked just now
    return desk.workspace.send_development(desk.who, desk.by(form), happened)


def _where(number: str | None, country: str | None) -> inputs.Where:
    return inputs.Where(demands={number: ()}) if number else inputs.Where(country=country)


def _countries(desk: Desk, names: Mapping[str, str]) -> Sequence[Option]:
    return offered((code, names.get(code, code)) for code in sorted(desk.who.countries))


def _numbers(desk: Desk) -> Sequence[str]:
    """Give the numbers of the demands on the own countries that the public can read, and nothing else of them."""
    try:
        with desk.office.site.reader.look() as look:
            demands = look.shelf().demands.values()
            return [one["reference"] for one in demands if one["addressee"]["country"] in desk.who.countries]
    except (NothingReleased, ReadModelParked):
        return []


put_up(router, Screen("/send", Right.SEND, show, act, fills=False))
put_up(router, Screen("/send/done", Right.SEND, show_done, keeps=False))
