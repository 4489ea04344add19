"""Calendars to subscribe to: of all occasions, and of those that concern one country.

They ring no alarm: whoever subscribes sets that in their own calendar, and a stranger's should not ring by our wish.
"""

from collections.abc import Sequence

from fastapi import APIRouter

from tracker.projections.calendar import OccasionVersion
from tracker.web.answers import Page
from tracker.web.calendar_file import CALENDAR, calendar_file
from tracker.web.pages.countries import code_of
from tracker.web.routing import page
from tracker.web.site import Ask, View
from tracker.web.views.occasions import concerns, titles_of
from tracker.web.views.occasions_calendar import Telling, kept, marked

router = APIRouter()


def everything(ask: Ask) -> Page:
    """Give the calendar of all occasions."""
    with ask.view() as view:
        return _calendar(view, view.says.gettext("Important dates"), _kept(view))


def of_a_country(ask: Ask) -> Page:
    """Give the calendar of the occasions that concern a country."""
    with ask.view() as view:
        code = code_of(view, ask.route["code"])
        view.open(view.shelf.countries[code]["name"])
        name = view.wording.plain(view.shelf.countries[code]["name"]) or code
        return _calendar(view, name, [one for one in _kept(view) if concerns(one[-1].occasion, code)])


def _kept(view: View) -> list[Sequence[OccasionVersion]]:
    return kept(view.look.occasion_histories(view.sight), view.sight.on)


def _calendar(view: View, name: str, chosen: list[Sequence[OccasionVersion]]) -> Page:
    shell = view.shell()
    occasions = [known[-1].occasion for known in chosen]
    view.open(titles_of(occasions), [one.about["place"] for one in occasions])
    days = marked(chosen, view.edition.origin, view.sight.on, Telling(view.wording, view.says))
    whose = f"{shell.name}: {name}" if shell.name else name
    return view.file(calendar_file("-//tracker//occasions//EN", whose, view.sample_said, days), CALENDAR)


page(router, "/{language}/occasions.ics", everything)
page(router, "/{language}/countries/{code}.ics", of_a_country)
