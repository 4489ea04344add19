"""Check: somebody looked, and nothing had changed; several demands at once."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter

from tracker.application.workspace.inputs import Check, Where
from tracker.domain.rights import Right
from tracker.domain.values import Audience, Looked
from tracker.web.answers import Page
from tracker.web.workspace.desk import Desk
from tracker.web.workspace.form import Form
from tracker.web.workspace.labels import LOOKED
from tracker.web.workspace.options import offered, options
from tracker.web.workspace.screens import Screen, put_up

router = APIRouter()


def show(desk: Desk, form: Form) -> Page:
    """Show the demands that were ticked, all of the own countries where none was, and ask where one looked."""
    with desk.view() as live:
        chosen = [one for one in live.demands() if one["reference"] in form.all("demand")]
        chosen = chosen or [one for one in live.demands() if _is_own(one, desk, form)]
        live.open([one["title"] for one in chosen])
        demands = offered((one["reference"], live.wording.plain(one["title"]) or "") for one in chosen)
        return live.page("check.html", form, demands=demands, looked=options(LOOKED, live.catalogue))


def act(desk: Desk, form: Form) -> str:
    """Record one check on all of them."""
    looked, on = form.choice("looked", Looked), form.day("on", required=False) or desk.today
    demands = form.all("demand")
    if not demands:
        form.complain("demand", "form.choose_some")
    audience = form.choice("audience", Audience, required=False) or Audience.MEMBERS
    form.check()
    where = Where(demands=dict.fromkeys(demands, ()))
    what = Check(where=where, on=on, looked=looked, audience=audience)  # type: ignore[arg-type]  # checked above
    desk.workspace.record_check(desk.who, desk.by(form), what)
    return _way_on(form)


def _is_own(demand: Mapping[str, Any], desk: Desk, form: Form) -> bool:
    """Say whether a demand is put to an own country, to that of the form where it names one."""
    country, asked = demand["addressee"]["country"], form.value("country").upper()
    return country is not None and desk.who.is_team_of(country) and asked in {"", country}


def _way_on(form: Form) -> str:
    """Go back to where the form stood: a demand's page, a country's, or Today."""
    demand, country = form.value("demand"), form.value("country")
    match form.value("back"):
        case "demand":
            return f"/desk/demands/{demand}?done=checked"
        case "country" if country.isascii() and country.isalpha():
            return f"/desk/countries/{country}?done=checked"
        case _:
            return "/desk?done=checked"


put_up(router, Screen("/desk/check", Right.RECORD, show, act))
