"""A person by hand: registered under a random key, and how else the name is written."""

from fastapi import APIRouter

from tracker.application.workspace.parties import ROLES
from tracker.application.workspace.party_inputs import Person, Spelling
from tracker.application.workspace.refusals import NotAName, NotReadable, PersonKnown, ScriptsMixed, SpellingKnown
from tracker.application.workspace.spelling import spelled
from tracker.domain.rights import Right
from tracker.web.answers import Page
from tracker.web.labels import N_
from tracker.web.workspace.blaming import blaming
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.entering import Crumb, begun, require_team
from tracker.web.workspace.form import Form
from tracker.web.workspace.forms.entry_form import read_texts
from tracker.web.workspace.labels import PERSON_ROLE
from tracker.web.workspace.names import namesakes
from tracker.web.workspace.options import offered, options
from tracker.web.workspace.own_countries import own_countries
from tracker.web.workspace.pages.documents import other_language
from tracker.web.workspace.pages.person import party_here
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.views.people import person_of

router = APIRouter()

LONGEST_NAME = 300

NO_NAME = (NotAName, NotReadable, ScriptsMixed)
"""Why something is no name."""


def show(desk: Desk, form: Form) -> Page:
    """Ask who it is."""
    with desk.view() as live:
        countries = offered(own_countries(live))
        only = {"country": [countries[0].value]} if len(countries) == 1 else {}
        return live.page(
            "new_person.html",
            begun(form, {**only, "office": [""], f"office-{other_language(live)}": [""]}, live),
            crumbs=_crumbs(live),
            countries=countries,
            roles=options(PERSON_ROLE, live.catalogue),
            known=form.told(PersonKnown.message, "persons"),
        )


def act(desk: Desk, form: Form) -> str:
    """Register the person."""
    texts = read_texts(desk, form, {"office": False})
    given = Person(
        country=form.one_of("country", desk.who.countries) or "",
        name=form.text("name", required=True, longest=LONGEST_NAME) or "",
        native=form.text("native", longest=LONGEST_NAME),
        role=form.one_of("role", ROLES) or "",
        office=texts.get("office"),
        posthumous=form.is_ticked("posthumous"),
        is_another=form.is_ticked("is_another"),
        namesakes=namesakes(form),
    )
    form.check()
    with blaming(form, {PersonKnown: "is_another", **dict.fromkeys(NO_NAME, _unfit(form))}):
        outcome = desk.workspace.register_person(desk.who, desk.by(form), given)
    return f"/people/{outcome.key}?done=person_registered"


def show_alias(desk: Desk, form: Form) -> Page:
    """Ask how else the person is written."""
    with desk.view() as live:
        party = party_here(live)
        require_team(live, party.about["country"])
        person = person_of(party, live)
        crumbs = [*_crumbs(live), Crumb(f"/people/{party.key}", person.name or party.key)]
        return live.page("new_alias.html", form, crumbs=crumbs, known=form.told(PersonKnown.message, "persons"))


def act_alias(desk: Desk, form: Form) -> str:
    """Record it."""
    name = form.text("name", required=True, longest=LONGEST_NAME)
    form.check()
    given = Spelling(party=desk.route["key"], name=name or "", is_another=form.is_ticked("is_another"))
    with blaming(form, {PersonKnown: "is_another", SpellingKnown: "name", **dict.fromkeys(NO_NAME, "name")}):
        outcome = desk.workspace.add_spelling(desk.who, desk.by(form), given)
    return f"/people/{outcome.key}?done=spelling"


def _unfit(form: Form) -> str:
    """Say which name is none: only one of the two is told of, the first."""
    try:
        spelled(form.value("name"))
    except NO_NAME:
        return "name"
    return "native"


def _crumbs(live: Live) -> list[Crumb]:
    return [Crumb("/people", live.catalogue.gettext(N_("People")))]


put_up(router, Screen("/people/new", Right.RECORD, show, act))
put_up(router, Screen("/people/{key}/alias", Right.RECORD, show_alias, act_alias))
