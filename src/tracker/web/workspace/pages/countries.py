"""The countries on the desk: the live card of each, with its demands to look at and to tick as checked."""

from collections.abc import Sequence

from fastapi import APIRouter

from tracker.domain.record import Entry, Record
from tracker.domain.rights import Right
from tracker.domain.scorecard import score
from tracker.projections.shelves import Shelf
from tracker.web.answers import Page
from tracker.web.pages.countries import filters_of
from tracker.web.pages.demands import heard_on
from tracker.web.site import FILTERS, NoSuchThing
from tracker.web.views.country import Material, country, words_wanted
from tracker.web.views.occasions import Line, lines, of_country, titles_of
from tracker.web.views.overview import line
from tracker.web.views.submissions import MOST, Submitted, submission_words, submitted
from tracker.web.workspace.addresses import shell_of
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.form import Form
from tracker.web.workspace.labels import DONE, LOOKED
from tracker.web.workspace.options import options
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.views.acts import Hand
from tracker.web.workspace.views.telling import Telling

router = APIRouter()


def show_all(desk: Desk, form: Form) -> Page:
    """Show all countries, the own ones first, each half by name."""
    with desk.view() as live:
        live.open([one["name"] for one in live.shelf.countries.values()])
        named = {code: live.wording.plain(about["name"]) or code for code, about in live.shelf.countries.items()}
        codes = sorted(named, key=lambda code: (code not in desk.who.countries, named[code]))
        lines = [line(named[code], live.look.card(live.sight, code)) for code in codes]
        own = [one for code, one in zip(codes, lines, strict=True) if code in desk.who.countries]
        return live.page("countries.html", form, shell=shell_of(live, ""), own=own, others=lines[len(own) :])


def show(desk: Desk, form: Form) -> Page:
    """Show one country's card as it stands now."""
    with desk.view() as live:
        code = _code(live.shelf, desk.route["code"])
        record = live.look.digest(live.sight, code)
        alone = [one for one in live.look.around(live.sight).of_country_alone(code) if not one.hidden]
        return live.once(form, (record, alone), lambda: _made(live, form, code, record, alone))


def _made(live: Live, form: Form, code: str, record: Record, alone: Sequence[Entry]) -> Page:
    desk = live.desk
    filters = {name: desk.query[name] for name in FILTERS if desk.query.get(name)}
    findings = live.look.findings(live.sight, code)
    material = Material(
        code=code,
        record=record,
        findings=findings,
        shelf=live.shelf,
        filters=filters_of(live.shelf, filters),
        heard_on=heard_on(live.look, live.sight, findings),
    )
    live.open(words_wanted(material), [one.about for one in alone])
    hand = Hand(desk.who, code, live.look.desk(live.sight).countries_of(one.entry_id for one in alone))
    telling = Telling(live.wording, hand, desk.nicknames)
    return live.page(
        "country.html",
        form,
        shell=shell_of(live, f"countries/{code.lower()}", **filters),
        page=country(material, score(record, code), live.wording),
        dates=_next_dates(live, code),
        told=[telling.told(one) for one in reversed(alone)],
        submitted=_submitted(live, code),
        may_record=desk.who.is_team_of(code),
        looked=options(LOOKED, live.catalogue),
        done=DONE.get(desk.done),
    )


def _submitted(live: Live, code: str) -> Sequence[Submitted]:
    """Describe the newest submissions about a country, with what became of them."""
    found = live.look.around(live.sight).submitted(code)
    live.open(submission_words(found, live.shelf))
    return submitted(found, found, live.shelf, live.wording)[:MOST]


def _next_dates(live: Live, code: str) -> list[Line]:
    """Describe the next dates that concern a country, with those that its team alone knows."""
    listed = of_country(live.look.calendar(live.sight), live.sight.on, code)
    live.open(titles_of(one for _, one in listed))
    return lines(listed, {}, live.sight.on, live.wording)


def _code(shelf: Shelf, code: str) -> str:
    if code.upper() not in shelf.countries:
        raise NoSuchThing
    return code.upper()


put_up(router, Screen("/desk/countries", Right.SIGNED_IN, show_all))
put_up(router, Screen("/desk/countries/{code}", Right.SIGNED_IN, show))
