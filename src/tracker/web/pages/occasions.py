"""The occasions: what is to come, what was, and each of them on a page of its own."""

from collections.abc import Callable, Sequence
from datetime import date

from fastapi import APIRouter

from tracker.domain.calendar import OccasionFacts
from tracker.domain.record import Entry
from tracker.web.answers import Page
from tracker.web.opened import Opened
from tracker.web.routing import dated
from tracker.web.site import Ask, NoSuchThing, View
from tracker.web.views.occasions import (
    Dated,
    Line,
    Occasion,
    by_month,
    by_year,
    coming,
    latest,
    lines,
    occasion_page,
    past,
    titles_of,
    words_of_page,
)
from tracker.web.views.occasions_json import occasion_json, occasions_json
from tracker.web.views.submissions import for_occasion, submission_words

router = APIRouter()


def index(ask: Ask) -> Page:
    """Show what is to come in the next years, month by month, and which days were not found."""
    with ask.view() as view:
        missing = view.look.days_not_found(view.sight)
        view.open(missing)
        years = by_month(_coming(view), view.sight.on)
        return view.page("occasions.html", years=years, missing=[view.wording.say(text) for text in missing])


def index_json(ask: Ask) -> Page:
    """Give what is to come as one object."""
    with ask.view() as view:
        return view.json(occasions_json(_coming(view), view.wording, view.sight, sample=view.sample))


def history(ask: Ask) -> Page:
    """Show what is over, year by year."""
    with ask.view() as view:
        histories = view.look.occasion_histories(view.sight)
        listed = past(latest(histories), view.sight.on)
        view.open(titles_of(one for _, one in listed))
        return view.page("past_occasions.html", years=by_year(lines(listed, histories, view.sight.on, view.wording)))


def show(ask: Ask) -> Page:
    """Show one occasion with the history of its days."""
    with ask.view() as view:
        return view.page("occasion.html", page=occasion_of(view, ask.route["key"]))


def show_json(ask: Ask) -> Page:
    """Give one occasion as one object."""
    with ask.view() as view:
        page = occasion_of(view, ask.route["key"])
        return view.json(occasion_json(page, view.wording, view.sight, sample=view.sample))


def next_dates(
    view: View, choose: Callable[[Sequence[OccasionFacts], date], Sequence[Dated]], *wanted: object
) -> list[Line]:
    """Describe those of the coming occasions that a page of something else chooses.

    What else of its words the page has `wanted` is opened with theirs.
    """
    listed = choose(view.look.calendar(view.sight), view.sight.on)
    view.open(titles_of(one for _, one in listed), *wanted)
    return lines(listed, {}, view.sight.on, view.wording)


def _coming(view: View) -> list[Line]:
    histories = view.look.occasion_histories(view.sight)
    listed = coming(latest(histories), view.sight.on)
    view.open(titles_of(one for _, one in listed))
    return lines(listed, histories, view.sight.on, view.wording)


def occasion_of(view: Opened, key: str) -> Occasion:
    """Read an occasion; raises NoSuchThing where there is none, or none for this reader."""
    versions = view.look.occasion_versions(view.sight, key)
    if not versions:
        raise NoSuchThing
    entries = _submitted(view, versions[-1].occasion)
    view.open(words_of_page(versions[-1].occasion, view.shelf))
    view.open(submission_words((one for _, one in entries), view.shelf))
    return occasion_page(versions, view.sight.on, view.shelf, view.wording, entries=entries)


def _submitted(view: Opened, occasion: OccasionFacts) -> Sequence[tuple[str, Entry]]:
    """Read what was submitted for an occasion, and its lists of cases, by the countries that it concerns."""
    around, countries = view.look.around(view.sight), [code for code in view.shelf.countries if occasion.concerns(code)]
    found = ((code, for_occasion(around.submitted(code), occasion.key)) for code in countries)
    return [(code, one) for code, told in found for one in told]


dated(router, "/{language}/occasions", index, index_json)
dated(router, "/{language}/past-occasions", history)
dated(router, "/{language}/occasions/{key}", show, show_json)
