"""Organisations on the desk: registered by hand, how else they are written, and who led them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter

from tracker.application.workspace.party_inputs import Leadership, Organisation, Spelling
from tracker.application.workspace.refusals import (
    NotReadable,
    OrganisationKnown,
    PeriodUnknown,
    SourceMissing,
    SpellingKnown,
    TooLong,
)
from tracker.domain.refusals import EndsBeforeItBegins
from tracker.domain.rights import Right
from tracker.projections.shelves import Party
from tracker.web.answers import Page
from tracker.web.labels import N_
from tracker.web.naming import ANYWHERE_ELSE
from tracker.web.site import NoSuchThing
from tracker.web.thing_labels import ORGANISATION_KIND
from tracker.web.wording import Text
from tracker.web.workspace.blaming import blaming
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.entering import Crumb, begun, require_team
from tracker.web.workspace.form import Form
from tracker.web.workspace.forms.entry_form import Filled, Put, read_texts
from tracker.web.workspace.labels import DONE
from tracker.web.workspace.names import namesakes
from tracker.web.workspace.naming import knows_organisation
from tracker.web.workspace.options import Option, offered, options
from tracker.web.workspace.own_countries import own_countries
from tracker.web.workspace.pages.documents import other_language
from tracker.web.workspace.pages.new_person import NO_NAME
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.views.people import open_names, person_of, spellings

router = APIRouter()

_INTERNATIONAL, _NEW = "none", "new"


@dataclass(frozen=True)
class Period:
    """A period of leadership, as the team reads it; `person` is a name or, where none may be read, a key."""

    number: int
    office: Text | None
    person: str
    start: Mapping[str, Any]
    until: Mapping[str, Any] | None


def show_all(desk: Desk, form: Form) -> Page:
    """List the organisations of the own countries and those of no single one, by name."""
    with desk.view() as live:
        found = {key: one for key, one in live.shelf.organisations.items() if _is_for(live, one)}
        live.open([one.about["name"] for one in found.values()])
        named = [(live.wording.plain(one.about["name"]) or key, key, one.about) for key, one in found.items()]
        listed = [(name, key, about["kind"], about["country"]) for name, key, about in sorted(named, key=_by_name)]
        return live.page("organisations.html", form, listed=listed, kinds=ORGANISATION_KIND)


def show(desk: Desk, form: Form) -> Page:
    """Show one: its names, and who led it."""
    with desk.view() as live:
        party = _organisation(live)
        called = live.wording.plain(party.about["name"]) or party.key
        return live.page(
            "organisation.html",
            form,
            crumbs=_crumbs(live),
            key=party.key,
            called=called,
            kind=ORGANISATION_KIND.get(party.about["kind"], party.about["kind"]),
            is_small=party.about["small"],
            aliases=spellings(party, live, called),
            periods=_periods(live, party.key),
            done=DONE.get(desk.done),
        )


def show_new(desk: Desk, form: Form) -> Page:
    """Ask which it is."""
    with desk.view() as live:
        none = Option(_INTERNATIONAL, live.catalogue.gettext(N_("Of no single country")))
        return live.page(
            "new_organisation.html",
            begun(form, {"name": [""], f"name-{other_language(live)}": [""]}, live),
            crumbs=_crumbs(live),
            choices={
                "country": [*offered(own_countries(live)), none],
                "kind": [Option("", live.catalogue.gettext(N_("Choose"))), *options(ORGANISATION_KIND, live.catalogue)],
                "parent": _parents(live),
            },
            known=form.told(OrganisationKnown.message, "organisations"),
        )


def register(desk: Desk, form: Form) -> str:
    """Register it."""
    texts = read_texts(desk, form, {"name": True})
    country = form.one_of("country", {*desk.who.countries, _INTERNATIONAL})
    is_small = form.is_ticked("small")
    if is_small and country == _INTERNATIONAL:
        form.complain("country", "form.choose")
    given = Organisation(
        name=texts.get("name", {}),
        kind=form.one_of("kind", ORGANISATION_KIND) or "",
        country=None if country == _INTERNATIONAL else country,
        small=is_small,
        parent=form.value("parent") or None,
        is_another=form.is_ticked("is_another"),
        namesakes=namesakes(form),
    )
    form.check()
    with blaming(form, {OrganisationKnown: "is_another", NotReadable: "name", TooLong: "name"}):
        outcome = desk.workspace.register_organisation(desk.who, desk.by(form), given)
    return f"/desk/organisations/{outcome.key}?done=organisation_registered"


def show_alias(desk: Desk, form: Form) -> Page:
    """Ask how else it is written."""
    with desk.view() as live:
        return live.page("new_alias.html", form, crumbs=_crumbs(live, _organisation(live)), known=[])


def act_alias(desk: Desk, form: Form) -> str:
    """Record it."""
    texts = read_texts(desk, form, {"name": True})
    form.check()
    name = next(iter(texts["name"].values()))
    given = Spelling(party=desk.route["key"], name=name, namesakes=namesakes(form))
    with blaming(form, {SpellingKnown: "name", TooLong: "name", **dict.fromkeys(NO_NAME, "name")}):
        outcome = desk.workspace.add_spelling(desk.who, desk.by(form), given)
    return f"/desk/organisations/{outcome.key}?done=spelling"


def show_leadership(desk: Desk, form: Form) -> Page:
    """Ask who led it, and when."""
    with desk.view() as live:
        party = _organisation(live)
        known = [(str(one.number), _told(one)) for one in _periods(live, party.key)]
        new = Option(_NEW, live.catalogue.gettext(N_("A period that is not on record yet")), first=True)
        return live.page(
            "leadership.html",
            begun(form, {"office": [""], f"office-{other_language(live)}": [""], "period": [_NEW]}, live),
            crumbs=_crumbs(live, party),
            choices={
                "period": [new, *(Option(number, told) for number, told in known)],
                "person": [Option("", live.catalogue.gettext(N_("Without a person"))), *_people(live)],
            },
        )


def act_leadership(desk: Desk, form: Form) -> str:
    """Record it."""
    filled = Filled(desk, form, Put(), read_texts(desk, form, {"office": True, "notes": False, "publication": False}))
    period = form.value("period", _NEW)
    given = Leadership(
        organisation=desk.route["key"],
        office=filled.texts.get("office", {}),
        start=form.when("start"),  # type: ignore[arg-type]  # checked before it counts
        until=form.when("until", required=False),
        person=form.value("person") or None,
        number=None if period == _NEW else form.number("period", default=-1),
        taken_back=form.is_ticked("taken_back"),
        citation=filled.citation(),
        notes=filled.texts.get("notes"),
        namesakes=namesakes(form),
    )
    form.check()
    blamed = {SourceMissing: "publication", PeriodUnknown: "period", EndsBeforeItBegins: "until"}
    with blaming(form, blamed):
        outcome = desk.workspace.record_leadership(desk.who, desk.by(form), given)
    return f"/desk/organisations/{outcome.key}?done=leadership"


def _organisation(live: Live) -> Party:
    """Give the organisation of the address, to the team that records about it; raises NoSuchThing, NotForYou."""
    party = live.shelf.organisations.get(live.desk.route["key"])
    if party is None or not knows_organisation(live.desk.who, party.about):
        raise NoSuchThing
    live.open(party.about["name"])
    require_team(live, party.about["country"])
    return party


def _is_for(live: Live, party: Party) -> bool:
    who = live.desk.who
    return who.is_team_of(party.about["country"]) and knows_organisation(who, party.about)


def _by_name(one: tuple[str, str, Any]) -> str:
    return one[0].casefold()


def _periods(live: Live, key: str) -> Sequence[Period]:
    found = live.look.around(live.sight).leadership(key)
    live.open([(one["office"], {"kind": "person", "key": one["person"]}) for one in found])
    return [
        Period(
            number=one["number"],
            office=live.wording.say(one["office"]),
            person=(live.wording.called(one["person"], ANYWHERE_ELSE) or one["person"]) if one["person"] else "",
            start=one["start"],
            until=one["until"],
        )
        for one in found
    ]


def _told(one: Period) -> str:
    return " · ".join(filter(None, [str(one.number), one.office.text if one.office else "", one.person]))


def _people(live: Live) -> list[Option]:
    own = [one for one in live.shelf.persons.values() if one.about["country"] in live.desk.who.countries]
    open_names(own, live)
    named = [(one.key, person_of(one, live).name) for one in own]
    return offered((key, f"{name} ({key})" if name else key) for key, name in named)


def _parents(live: Live) -> list[Option]:
    found = {key: one for key, one in live.shelf.organisations.items() if not one.about["small"]}
    live.open([one.about["name"] for one in found.values()])
    named = sorted((live.wording.plain(one.about["name"]) or key, key) for key, one in found.items())
    return [Option("", live.catalogue.gettext(N_("To none"))), *offered((key, name) for name, key in named)]


def _crumbs(live: Live, party: Party | None = None) -> list[Crumb]:
    found = [Crumb("/desk/organisations", live.catalogue.gettext(N_("Organisations")))]
    if party is None:
        return found
    return [*found, Crumb(f"/desk/organisations/{party.key}", live.wording.plain(party.about["name"]) or party.key)]


put_up(router, Screen("/desk/organisations", Right.RECORD, show_all))
put_up(router, Screen("/desk/organisations/new", Right.RECORD, show_new, register))
put_up(router, Screen("/desk/organisations/{key}", Right.RECORD, show))
put_up(router, Screen("/desk/organisations/{key}/alias", Right.RECORD, show_alias, act_alias))
put_up(router, Screen("/desk/organisations/{key}/leadership", Right.RECORD, show_leadership, act_leadership))
