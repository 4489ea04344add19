"""Record: what happened, on one page that a phone can fill in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter

from tracker.application.workspace.inputs import Development, Entry
from tracker.domain.rights import Right
from tracker.web.answers import Page
from tracker.web.labels import N_
from tracker.web.site import NoSuchThing
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.entering import after, require_team
from tracker.web.workspace.form import Form
from tracker.web.workspace.forms.development import DEVELOPMENT_FORM
from tracker.web.workspace.forms.entry_form import Put, read_entry
from tracker.web.workspace.labels import CHANGES
from tracker.web.workspace.options import Option, offered, options
from tracker.web.workspace.own_countries import ask_which, name_of
from tracker.web.workspace.screens import Screen, put_up

router = APIRouter()


@dataclass(frozen=True)
class Choice:
    """One demand that an entry may be put to, with its measures."""

    reference: str
    title: str
    measures: list[Option]
    is_open: bool


def show(desk: Desk, form: Form) -> Page:
    """Show the form for one country, or the countries to choose from."""
    with desk.view() as live:
        country = _country(live, form)
        if country is None:
            says = live.catalogue.gettext
            heading, question = says(N_("Record what happened")), says(N_("In which country?"))
            return ask_which(live, form, heading=heading, question=question)
        return live.page(
            "record.html",
            form,
            country=country,
            country_name=name_of(live, country),
            demands=list(_choices(live, country, form)),
            choices=DEVELOPMENT_FORM.offers(live, form, Put()),
            changes=options(CHANGES, live.catalogue),
        )


def act(desk: Desk, form: Form) -> str:
    """Record it, and go to where it can be seen, or on to proposing where a measure stands."""
    what = _read(desk, form)
    if not isinstance(what, Development):
        raise TypeError(type(what))
    outcome = desk.workspace.record_development(desk.who, desk.by(form), what)
    first = next(iter(what.where.demands), None)
    measure = next((f"&measure={numbers[0]}" for numbers in what.where.demands.values() if numbers), "")
    if form.value("changes") == "propose" and first:
        return f"/desk/demands/{first}/assess?basis={outcome.key}{measure}"
    if first:
        return after(first, "recorded", outcome.key)
    return f"/desk/countries/{what.where.country}?done=recorded"


def _read(desk: Desk, form: Form) -> Entry:
    """Read the form, as its correction would; raises Wrong."""
    measured = [one.rpartition(".")[0] for one in form.all("measure")]
    references = tuple(dict.fromkeys([*form.all("demand"), *measured]))
    country = form.value("country") if form.is_ticked("country_alone") else ""
    if not references and not country:
        form.complain("demand", "form.choose_some")
    return read_entry(DEVELOPMENT_FORM, desk, form, Put(references, country or None))


def _country(live: Live, form: Form) -> str | None:
    """Give the country that the form is about: as chosen, that of its first demand, or the account's only one."""
    about = next(iter(form.all("demand") or [one.rpartition(".")[0] for one in form.all("measure")]), "")
    if about in live.shelf.demands:
        country = live.shelf.demands[about]["addressee"]["country"]
        require_team(live, country)
        return str(country or "")
    wanted = form.value("country")
    if wanted:
        if wanted not in live.shelf.countries or not live.desk.who.is_team_of(wanted):
            raise NoSuchThing
        return wanted
    own = live.desk.who.countries & live.shelf.countries.keys()
    return next(iter(own)) if len(own) == 1 else None


def _choices(live: Live, country: str, form: Form) -> Iterator[Choice]:
    chosen = {*form.all("demand"), *(one.rpartition(".")[0] for one in form.all("measure"))}
    about = [one for one in live.demands() if (one["addressee"]["country"] or "") == country]
    live.open([(one["title"], [measure["label"] for measure in one["measures"]]) for one in about])
    for one in about:
        yield Choice(
            reference=one["reference"],
            title=live.wording.plain(one["title"]) or one["reference"],
            measures=_measures(live, one),
            is_open=one["reference"] in chosen,
        )


def _measures(live: Live, demand: Mapping[str, Any]) -> list[Option]:
    return offered(
        (f"{demand['reference']}.{measure['number']}", f"{measure['number']}. {live.wording.plain(measure['label'])}")
        for measure in demand["measures"]
    )


put_up(router, Screen("/record", Right.RECORD, show, act))
