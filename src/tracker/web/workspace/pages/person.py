"""One person: how the name may be shown, taking it out of sight at once, and what was said about it before."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from fastapi import APIRouter

from tracker.application.workspace.inputs import PersonNaming
from tracker.application.workspace.namesakes import NamesakeRow
from tracker.application.workspace.naming_history import NamingRow
from tracker.domain.days import a_year_after
from tracker.domain.person_events import Naming, NamingProposed
from tracker.domain.rights import Right
from tracker.projections.shelves import Party
from tracker.web import dates
from tracker.web.answers import Page
from tracker.web.labels import N_
from tracker.web.site import NoSuchThing
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.entering import Crumb, begun, require_team
from tracker.web.workspace.entry_deeds import reason_of
from tracker.web.workspace.form import Form
from tracker.web.workspace.forms.entry_form import read_texts
from tracker.web.workspace.forms.kept import Values, typed_day
from tracker.web.workspace.labels import DONE, NAMING
from tracker.web.workspace.options import explained
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.views.history import Deed, Teller
from tracker.web.workspace.views.people import Person, open_names, person_of, spellings
from tracker.web.workspace.views.typed import typed_names

router = APIRouter()

_TEXTS = {"how": True, "who_agreed": False}

_DEEDS = {
    "person.withheld": N_("Withheld"),
    "person.showing_proposed": N_("To be shown again: proposed to a second person"),
    "person.shown": N_("Shown again"),
}
"""What was done about a name; of all else the naming says it."""


@dataclass(frozen=True)
class Said:
    """What was once said about the name: by whom and why, until when, who agreed, and who else confirmed it."""

    deed: Deed
    until: str
    who_agreed: str
    second: str


@dataclass(frozen=True)
class Namesake:
    """Who said when that in the entry or occasion of this address somebody else of the name is meant.

    Without an address, in a text of a demand or document.
    """

    deed: Deed
    address: str | None


def show(desk: Desk, form: Form) -> Page:
    """Show the person, with what was said about the name where the reader is of the country's team."""
    with desk.view() as live:
        party = party_here(live)
        is_team = desk.who.is_team_of(party.about["country"])
        rows = desk.workspace.naming_history(desk.who, party.key) if is_team else ()
        others = desk.workspace.namesakes(desk.who, party.key) if is_team else ()
        live.open([(row.reason, row.who_agreed) for row in rows])
        return _page(
            live,
            "person.html",
            form,
            party,
            said=[_said(row, live, Teller.of(live)) for row in rows],
            is_team=is_team,
            typed=typed_names(live, party.key, {row.entry_id for row in others if row.entry_id}) if is_team else None,
            aliases=_aliases(live, party) if is_team or live.wording.has_page(party.key) else [],
            namesakes=[_namesake(row, Teller.of(live)) for row in others],
            done=DONE.get(desk.done),
        )


def show_naming(desk: Desk, form: Form) -> Page:
    """Ask how the person may be named."""
    with desk.view() as live:
        party = party_here(live)
        require_team(live, party.about["country"])
        says = live.catalogue.gettext
        kinds = explained((code, says(label), says(meaning)) for code, (label, meaning) in NAMING.items())
        return _page(
            live,
            "naming.html",
            begun(form, _naming_now(live), live),
            party,
            kinds=kinds,
            latest=a_year_after(desk.today),
        )


def act_naming(desk: Desk, form: Form) -> str:
    """Record how the person may be named."""
    naming, texts = form.choice("naming", Naming), read_texts(desk, form, _TEXTS)
    until = form.day("until", required=naming is Naming.AGREED, future=True)
    if naming is Naming.AGREED:
        _require_agreement(form)
    form.check()
    said = PersonNaming(
        naming=naming,  # type: ignore[arg-type]  # checked above
        how=texts["how"],
        until=until if naming is Naming.AGREED else None,
        who_agreed=texts.get("who_agreed"),
    )
    outcome = desk.workspace.set_naming(desk.who, desk.by(form), desk.route["key"], said)
    with desk.view() as live:
        waits = person_of(party_here(live), live).waits
    return f"/people/{outcome.key}?done={'naming_waits' if waits else 'naming'}"


def show_withholding(desk: Desk, form: Form) -> Page:
    """Ask why the name is taken out of sight, or is to stay so."""
    with desk.view() as live:
        return _page(live, "withhold.html", form, party_here(live))


def show_showing(desk: Desk, form: Form) -> Page:
    """Ask why a withheld person is to be shown again."""
    with desk.view() as live:
        party = party_here(live)
        require_team(live, party.about["country"])
        return _page(live, "show_again.html", form, party)


def act_withhold(desk: Desk, form: Form) -> str:
    """Take the person out of sight at once."""
    reason = reason_of(desk, form)
    form.check()
    with desk.view() as live:
        is_team = desk.who.is_team_of(party_here(live).about["country"])
    outcome = desk.workspace.withhold_person(desk.who, desk.by(form), desk.route["key"], reason=reason)
    return f"/people/{outcome.key}?done=hidden" if is_team else "/desk?done=hidden"


def act_show(desk: Desk, form: Form) -> str:
    """Propose that the naming decides again."""
    reason = reason_of(desk, form)
    form.check()
    outcome = desk.workspace.show_person(desk.who, desk.by(form), desk.route["key"], reason=reason)
    return f"/people/{outcome.key}?done=showing_waits"


def _aliases(live: Live, party: Party) -> list[str]:
    """List how else the name is written; of who is withheld nothing is, to nobody."""
    return [] if party.withheld else spellings(party, live, person_of(party, live).name)


def _require_agreement(form: Form) -> None:
    if not form.text("who_agreed"):
        form.complain("who_agreed", "form.missing")


def party_here(live: Live) -> Party:
    """Give the person of the address, where the account may know that there is one; raises NoSuchThing."""
    party = live.shelf.persons.get(live.desk.route["key"])
    if party is None:
        raise NoSuchThing
    open_names([party], live)
    is_team = live.desk.who.is_team_of(party.about["country"])
    if not is_team and person_of(party, live).name is None:
        raise NoSuchThing
    return party


def _page(live: Live, template: str, form: Form, party: Party, **given: Any) -> Page:
    names: Mapping[str, str] = {code: label for code, (label, _) in NAMING.items()}
    person: Person = person_of(party, live)
    crumbs = [Crumb("/people", live.catalogue.gettext(N_("People")))]
    return live.page(template, form, person=person, names=names, crumbs=crumbs, **given)


def _naming_now(live: Live) -> Values:
    """Offer the longest day that an agreement may last."""
    return {"until": [typed_day(a_year_after(live.desk.today), live.desk.account.language)]}


def _said(row: NamingRow, live: Live, teller: Teller) -> Said:
    label = _DEEDS.get(row.topic) or NAMING[row.naming or ""][0]
    deed = teller.told(row.at, row.account, label, row.reason)
    if row.topic == NamingProposed.TOPIC:
        proposed = live.catalogue.gettext(N_("%(naming)s: proposed to a second person"))
        deed = replace(deed, label=proposed % {"naming": deed.label})
    until = dates.day(row.until, live.desk.account.language) if row.until else ""
    second = row.second_account if row.second_account not in {None, row.account} else None
    return Said(deed, until, live.wording.plain(row.who_agreed) or "", teller.nickname(second) if second else "")


def _namesake(row: NamesakeRow, teller: Teller) -> Namesake:
    label, address = N_("Demand or document"), None
    if row.entry_id is not None:
        label, address = N_("Entry"), f"/desk/entries/{row.entry_id}"
    elif row.occasion is not None:
        label, address = N_("Important date"), f"/occasions/{row.occasion}"
    return Namesake(teller.told(row.at, row.account, label, None), address)


put_up(router, Screen("/people/{key}", Right.WITHHOLD, show))
put_up(router, Screen("/people/{key}/naming", Right.RECORD, show_naming, act_naming))
put_up(router, Screen("/people/{key}/withhold", Right.WITHHOLD, show_withholding, act_withhold))
put_up(router, Screen("/people/{key}/show", Right.RECORD, show_showing, act_show))
