"""Two days of a country side by side: asked for by a form, shown at a permanent address."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from tracker.application.asking import InTheFuture, Known, NoSuchRelease
from tracker.domain.between import Side, between
from tracker.domain.record import Entry, Record
from tracker.domain.scorecard import score
from tracker.web import answers
from tracker.web.address import Address, Dating, NotADay, dating
from tracker.web.answers import Page
from tracker.web.pages.countries import code_of
from tracker.web.routing import page, put_up, site_of
from tracker.web.site import Ask, View, ask
from tracker.web.views.country import Filters, Material, words_wanted
from tracker.web.views.two_days import Compared, told_entries, two_days

router = APIRouter()

_LONGEST = 40
_UNPROCESSABLE = 422


class NotTwoDays(Exception):
    """What was written is no two days that can be compared; `field` names what is wrong, and `problem` why."""

    def __init__(self, problem: str, field: str) -> None:
        self.problem, self.field = problem, field
        super().__init__(problem)


@dataclass(frozen=True)
class Typed:
    """What a reader wrote into the form, or into the address; `release` is empty for the newest."""

    first: str = ""
    second: str = ""
    release: str = ""

    @property
    def kept(self) -> Mapping[str, str]:
        """Give it as the form's query."""
        given = {"from": self.first, "to": self.second, "known_by": self.release}
        return {name: text[:_LONGEST] for name, text in given.items() if text}


def choose(request: Request) -> Response:
    """Send a reader on to the permanent address of the days that they chose, or show the form."""
    query = request.query_params
    site, typed = site_of(request), Typed(*(query.get(name, "") for name in ("from", "to", "known_by")))
    asked = ask(site, _without_knowledge(request))
    try:
        wanted = _dating(typed, site.reader.today()) if typed.kept else None
    except NotTwoDays as wrong:
        return answers.respond(request, _form(asked, typed, wrong))
    if wanted is None:
        return answers.respond(request, _form(asked, typed, None))
    to = Address(asked.language, _thing(asked), wanted)
    return answers.respond(request, answers.redirect(to.path, 303))


def show(asked: Ask) -> Page:
    """Show what lies between two days, as known today or with a release."""
    route = asked.route
    typed = Typed(route["first"], route["second"], route.get("release", ""))
    try:
        wanted = _dating(typed, asked.site.reader.today())
        with replace(asked, address=Address(asked.language, _thing(asked), wanted)).view() as view:
            return _shown(view)
    except NotTwoDays as wrong:
        return _form(asked, typed, wrong)
    except NoSuchRelease:
        return _form(asked, replace(typed, release=""), NotTwoDays("no_such_release", ""))


def _shown(view: View) -> Page:
    code = code_of(view, view.ask.route["code"])
    sight, then = view.sight, view.ask.address.dating.then or view.sight.on
    record, before = (view.look.digest(one, code) for one in (sight, replace(sight, on=then)))
    view.open(words_wanted(Material(code, record, [], view.shelf, Filters())))
    entries = _one_by_one(record, view.look.record(sight, code))
    found = between(Side(before, score(before, code)), Side(record, score(record, code)), entries)
    name = view.wording.plain(view.shelf.countries[code]["name"]) or code
    abouts = {one.entry_id: one.about for one in view.look.entries(sight, sorted(told_entries(found)))}
    compared = Compared(found, record, code, name, entries, abouts)
    return view.page("two_days.html", page=two_days(compared, view.wording))


def _one_by_one(digest: Record, whole: Record) -> list[Entry]:
    """Give every entry of the country, and those elsewhere that its assessments rest on."""
    there = {one.entry_id for one in whole.entries}
    return [*whole.entries, *(one for one in digest.entries if one.entry_id and one.entry_id not in there)]


def _dating(typed: Typed, today: date) -> Dating:
    first, second = (_day(name, text, today) for name, text in (("from", typed.first), ("to", typed.second)))
    if first == second:
        raise NotTwoDays("same_day", "to")
    if first > second:
        raise NotTwoDays("turned_round", "from")
    return Dating(second, _known(typed.release, today), first)


def _day(field: str, text: str, today: date) -> date:
    try:
        day = dating(text, "", today).on
    except NotADay:
        raise NotTwoDays("not_a_day", field) from None
    except InTheFuture:
        raise NotTwoDays("in_the_future", field) from None
    if day is None:
        raise NotTwoDays("no_day", field)
    return day


def _known(text: str, today: date) -> Known:
    try:
        return dating("", text, today).known
    except (NotADay, InTheFuture):
        raise NotTwoDays("no_such_release", "") from None


def _form(asked: Ask, typed: Typed, wrong: NotTwoDays | None) -> Page:
    """Show the form with what was written; without a word of the reader's it offers the year that ends today."""
    today = asked.site.reader.today()
    thing = _thing(asked)
    address = Address(asked.language, f"{thing}/between", filters=typed.kept)
    with replace(asked, address=address).view() as view:
        code = code_of(view, asked.route["code"])
        view.open(view.shelf.countries[code]["name"])
        if wrong is None:
            typed = Typed((today - timedelta(days=365)).isoformat(), today.isoformat())
        made = view.page(
            "two_days_asked.html",
            lasts=False,
            thing=thing,
            name=view.wording.plain(view.shelf.countries[code]["name"]) or code,
            typed=typed,
            problem=wrong.problem if wrong else "",
            field=wrong.field if wrong else "",
        )
    return answers.as_status(made, _UNPROCESSABLE) if wrong else made


def _thing(asked: Ask) -> str:
    return f"countries/{asked.route['code']}"


def _without_knowledge(request: Request) -> Request:
    """Read the address alone: what was chosen in the form is read here, and answered here."""
    return Request({**request.scope, "query_string": b""})


put_up(router, "/{language}/countries/{code}/between", choose)
for ending in ("", "/known/{release}"):
    page(router, f"/{{language}}/countries/{{code}}/between/{{first}}/{{second}}{ending}", show)
