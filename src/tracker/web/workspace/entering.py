"""How forms of entries are shown and read, whatever they are put to; and who is let near them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tracker.domain.rights import Right
from tracker.projections.entries import RETRACTED
from tracker.projections.versions import Version
from tracker.web.anchors import anchor
from tracker.web.answers import Page
from tracker.web.naming import Place
from tracker.web.site import NoSuchThing
from tracker.web.wording import Text
from tracker.web.workspace.audiences import has_over
from tracker.web.workspace.desk import Live
from tracker.web.workspace.door import NotForYou
from tracker.web.workspace.form import Form
from tracker.web.workspace.forms.entry_form import EntryForm, Put
from tracker.web.workspace.forms.kept import Values
from tracker.web.workspace.views.meanwhile import Meanwhile, action_of

_KEY = re.compile(r"[a-z0-9-]{1,100}")


@dataclass(frozen=True)
class Crumb:
    """One step of the way back to what a page is about."""

    address: str
    text: str


@dataclass(frozen=True)
class Around:
    """What stands around the fields of a form: the way back, what it is about, fields that nobody sees."""

    crumbs: Sequence[Crumb]
    about: Sequence[Text] = ()
    meanwhile: Meanwhile | None = None
    hidden: Mapping[str, str] = field(default_factory=dict)


def begun(form: Form, values: Values, live: Live) -> Form:
    """Give a form that nobody has typed in yet these values; what was typed or kept as a draft stays as it is."""
    return form if is_begun(form) else form.begun_with(values, live.desk.today)


def form_page(live: Live, form: Form, kind: EntryForm, put: Put, around: Around) -> Page:
    """Show the form of one kind of entry, under what others did meanwhile to the one that it follows."""
    says = live.catalogue.gettext
    return live.page(
        "entry_form.html",
        form,
        heading=says(kind.heading),
        button=says(kind.button),
        crumbs=around.crumbs,
        about=around.about,
        meanwhile=around.meanwhile,
        action=action_of(live.desk, around.meanwhile),
        hidden=around.hidden,
        fields_of=kind.fields,
        choices=kind.offers(live, form, put),
    )


def demand_of(live: Live, reference: str) -> Mapping[str, Any]:
    """Give a demand about which the account may record; raises NoSuchThing, NotForYou."""
    found = live.shelf.demands.get(reference)
    if found is None:
        raise NoSuchThing
    require_team(live, found["addressee"]["country"])
    return found


def require_team(live: Live, country: str | None) -> None:
    """Let the country's team go on; raises NotForYou."""
    if not live.desk.who.is_team_of(country):
        raise NotForYou


def require_over(live: Live, version: Version, right: Right = Right.RECORD) -> None:
    """Let who has a right over what an entry is about go on; raises NotForYou."""
    if not has_over(live, version, right):
        raise NotForYou


def line_of(live: Live) -> Sequence[Version]:
    """Give the entry of the address with what it replaced and what replaced it; raises NoSuchThing."""
    line = live.look.versions(live.sight, live.desk.route["entry_id"])
    if not line:
        raise NoSuchThing
    return line


def version_of(live: Live) -> Version:
    """Give the entry of the address, even where another took its place; raises NoSuchThing."""
    entry_id = live.desk.route["entry_id"]
    return next(one for one in line_of(live) if one.entry.entry_id == entry_id)


def is_over(version: Version) -> bool:
    """Say whether an entry was corrected or taken back: its own page says which."""
    return version.is_replaced or version.state == RETRACTED


def is_begun(form: Form) -> bool:
    """Say whether somebody typed in a form already: it was sent, or kept as a draft."""
    return "command" in form.values


def version_crumbs(live: Live, version: Version) -> list[Crumb]:
    """Give the way back to what an entry is put to, each of its demands or its country."""
    known = [one for one in version.demands if one in live.shelf.demands]
    if known:
        return [crumb for reference in known for crumb in demand_crumbs(live, reference)]
    if version.country is None:
        return []
    name = live.shelf.countries[version.country]["name"]
    live.open(name)
    return [Crumb(f"/desk/countries/{version.country}", live.wording.plain(name) or version.country)]


def demand_crumbs(live: Live, reference: str) -> list[Crumb]:
    """Give the way back to a demand."""
    demand = live.shelf.demands[reference]
    live.open(demand["title"])
    title = live.wording.plain(demand["title"], Place(demand=reference)) or reference
    return [Crumb(f"/desk/demands/{reference}", f"{reference} · {title}")]


def session_of(form: Form) -> str:
    """Give the session from whose room a form was opened, empty where it was from elsewhere."""
    said = form.value("session")
    return said if _KEY.fullmatch(said) else ""


def after_of_country(form: Form, country: str, entry_id: str) -> str:
    """Give the address of the session room that a form of a country was opened from, or else of its entry."""
    session = session_of(form)
    if session:
        return f"/sessions/{session}/{country.lower()}?done=recorded#submitted"
    return f"/desk/entries/{entry_id}?done=recorded"


def after(reference: str, done: str, entry_id: str) -> str:
    """Give the address of an entry on the page of its demand, with what was done."""
    return f"/desk/demands/{reference}?done={done}&entry={anchor(entry_id)}#{anchor(entry_id)}"
