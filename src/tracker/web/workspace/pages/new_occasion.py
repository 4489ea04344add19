"""Planning an occasion by hand: what it is, when, whom it concerns, and where that was announced."""

from fastapi import APIRouter

from tracker.application.workspace import inputs
from tracker.domain.occasion_keys import KINDS
from tracker.domain.rights import Right
from tracker.domain.values import Audience, Confidence
from tracker.web.answers import Page
from tracker.web.labels import BODY, N_
from tracker.web.workspace import occasion_labels
from tracker.web.workspace.desk import Desk
from tracker.web.workspace.entering import Crumb
from tracker.web.workspace.form import Form
from tracker.web.workspace.forms.entry_form import Filled, Put, read_texts
from tracker.web.workspace.forms.occasion_fields import facts_offered
from tracker.web.workspace.labels import CONFIDENCE
from tracker.web.workspace.names import namesakes
from tracker.web.workspace.options import Option, options
from tracker.web.workspace.screens import Screen, put_up

router = APIRouter()

_TEXTS = {"title": True, "place": False, "notes": False, "publication": False}
_BODIES = ("CEACR", "CAS", "ILC", "GB", "CFA", "EU", "UN", "Mission")


def show(desk: Desk, form: Form) -> Page:
    """Show the form."""
    with desk.view() as live:
        says = live.catalogue.gettext
        bodies = [Option("", says(N_("None of these"))), *options(BODY, live.catalogue, _BODIES)]
        return live.page(
            "new_occasion.html",
            form,
            crumbs=[Crumb("/occasions", says(N_("Important dates")))],
            choices={
                "kind": options(occasion_labels.KIND, live.catalogue),
                "body": bodies,
                **facts_offered(live),
                "confidence": options(CONFIDENCE, live.catalogue),
            },
        )


def act(desk: Desk, form: Form) -> str:
    """Plan it, and go to its page."""
    outcome = desk.workspace.plan_occasion(desk.who, desk.by(form), _read(desk, form))
    return f"/occasions/{outcome.key}?done=occasion_planned"


def _read(desk: Desk, form: Form) -> inputs.Occasion:
    """Read the form; raises Wrong."""
    filled = Filled(desk, form, Put(), read_texts(desk, form, _TEXTS))
    kind, on = form.one_of("kind", KINDS), form.when("on", future=True)
    countries = form.all("country")
    if countries and not desk.who.countries.intersection(countries):
        form.complain("country", "form.no_own_country")
    occasion = inputs.Occasion(
        kind=kind or "",
        on=on,  # type: ignore[arg-type]  # checked before it counts
        title=filled.texts.get("title", {}),
        body=form.one_of("body", _BODIES, required=False),
        countries=tuple(countries),
        instruments=tuple(form.all("instrument")),
        demands=tuple(form.all("demand")),
        session=form.text("session", longest=10),
        place=filled.texts.get("place"),
        recurs=form.is_ticked("recurs"),
        is_provisional=form.is_ticked("is_provisional"),
        notes=filled.texts.get("notes"),
        citation=filled.citation(),
        confidence=form.choice("confidence", Confidence, required=False) or Confidence.MEDIUM,
        audience=form.choice("audience", Audience, required=False) or Audience.COUNTRY_TEAM,
        namesakes=namesakes(form),
    )
    form.check()
    return occasion


put_up(router, Screen("/occasions/new", Right.PLAN, show, act))
