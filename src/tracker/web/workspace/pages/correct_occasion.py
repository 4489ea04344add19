"""Correcting what an occasion is: its name, its place, whom and what it concerns, who may see it; and why."""

from collections.abc import Mapping

from fastapi import APIRouter

from tracker.application.workspace import inputs
from tracker.domain.calendar import OccasionFacts
from tracker.domain.rights import Right
from tracker.domain.values import Audience, Words
from tracker.web import dates
from tracker.web.answers import Page
from tracker.web.views.occasions import period
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.entering import Crumb, begun
from tracker.web.workspace.form import Form
from tracker.web.workspace.forms.entry_form import read_texts
from tracker.web.workspace.forms.kept import Kept, Values, refs_of
from tracker.web.workspace.forms.occasion_fields import facts_offered
from tracker.web.workspace.names import namesakes
from tracker.web.workspace.options import Option
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.views.occasions import is_ours, occasion_of, title_of

router = APIRouter()

_TEXTS = {"title": True, "place": False, "reason": True}


def show(desk: Desk, form: Form) -> Page:
    """Show the form, filled in with what is on record."""
    with desk.view() as live:
        occasion = occasion_of(live)
        says, title, has_notes = live.catalogue.gettext, title_of(live, occasion), is_ours(desk.who, occasion)
        notes = live.look.occasion_deeds(live.sight, occasion.key).notes if has_notes else None
        return live.page(
            "correct_occasion.html",
            begun(form, _values(live, occasion, notes), live),
            crumbs=[Crumb("/occasions", says("Important dates")), Crumb(f"/occasions/{occasion.key}", title)],
            title=title,
            days=dates.period(period(occasion.on), desk.account.language),
            has_notes=has_notes,
            choices=_choices(live, occasion),
            seen=live.sight.viewer.through,
        )


def act(desk: Desk, form: Form) -> str:
    """Record what is otherwise, and go back to the occasion."""
    with desk.view() as live:
        occasion = occasion_of(live)
    correction = _read(desk, form, occasion)
    desk.workspace.correct_occasion(desk.who, desk.by(form), correction, seen=form.number("seen"))
    return f"/occasions/{occasion.key}?done=occasion_corrected"


def _read(desk: Desk, form: Form, occasion: OccasionFacts) -> inputs.OccasionCorrection:
    """Read the form; raises Wrong."""
    has_notes = is_ours(desk.who, occasion)
    texts = read_texts(desk, form, {**_TEXTS, "notes": False} if has_notes else _TEXTS)
    correction = inputs.OccasionCorrection(
        key=occasion.key,
        title=texts.get("title", {}),
        reason=texts.get("reason", {}),
        place=texts.get("place"),
        countries=tuple(form.all("country")),
        instruments=tuple(form.all("instrument")),
        demands=tuple(form.all("demand")),
        notes=texts.get("notes", {}) if has_notes else None,
        audience=form.choice("audience", Audience) or occasion.audience,
        namesakes=namesakes(form),
    )
    form.check()
    return correction


def _values(live: Live, occasion: OccasionFacts, notes: Words | None) -> Values:
    """Put what is on record into the fields of the form."""
    about: Mapping[str, object] = {"title": occasion.about["title"], "place": occasion.about["place"], "notes": notes}
    kept = Kept(about, live.look.words(refs_of(about)), live.desk.account.language)
    return {
        **kept.text("title"),
        **kept.text("place"),
        **kept.text("notes"),
        "country": list(occasion.countries),
        "instrument": list(occasion.instruments),
        "demand": list(occasion.demands),
        "audience": [occasion.audience.value],
    }


def _choices(live: Live, occasion: OccasionFacts) -> dict[str, list[Option]]:
    """Offer what a new occasion is offered, and what this one has beside that: nothing is lost unseen."""
    found = facts_offered(live)
    about = {"country": occasion.countries, "instrument": occasion.instruments, "demand": occasion.demands}
    for name, its in about.items():
        there = {one.value for one in found[name]}
        found[name] += [Option(code, code) for code in its if code not in there]
    return found


put_up(router, Screen("/occasions/{key}/correct", Right.PLAN, show, act))
