"""A demand on the desk: everything that one account may see about it, with what can be done beside it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from fastapi import APIRouter

from tracker.domain.life import APART
from tracker.domain.record import DemandFacts
from tracker.domain.rights import Right
from tracker.web.answers import Page
from tracker.web.pages.demands import material_of
from tracker.web.sessions.papers import endings
from tracker.web.views.demand import Material, demand_page, words_wanted
from tracker.web.views.demand_evidence import line_with, with_evidence
from tracker.web.views.evidence import team_lines
from tracker.web.workspace.addresses import shell_of
from tracker.web.workspace.change_labels import KINDS
from tracker.web.workspace.demand_pages import page_of
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.form import Form
from tracker.web.workspace.labels import DONE, LOOKED
from tracker.web.workspace.options import options
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.views.acts import Hand
from tracker.web.workspace.views.changes import Waits, waits
from tracker.web.workspace.views.demand import DemandHere, Pending, demand_here
from tracker.web.workspace.views.demand_pages import Leaf
from tracker.web.workspace.views.telling import Telling

router = APIRouter()


def show(desk: Desk, form: Form) -> Page:
    """Show it."""
    reference = desk.route["reference"]
    with desk.view() as live:
        entries = live.look.dossier(live.sight, [reference]).entries
        return live.once(form, entries, lambda: _made(live, form, reference))


def _made(live: Live, form: Form, reference: str) -> Page:
    desk = live.desk
    material = material_of(live.look, live.sight, reference)
    pending = _pending(live, reference)
    proposed = [one.entry.about for one in (*pending.waiting, *pending.returned)]
    live.open(words_wanted(material, live.shelf), proposed)
    page = with_evidence(demand_page(material, live.shelf, live.wording), material, team_lines)
    told = [*material.entries, *material.elsewhere, *(one.entry for one in (*pending.waiting, *pending.returned))]
    countries = live.look.desk(live.sight).countries_of(one.entry_id for one in told)
    hand = Hand(desk.who, material.demand.country, countries, _open(live, reference))
    telling = Telling(live.wording, hand, desk.nicknames)
    given = {
        "may_record": desk.who.has(Right.RECORD, hand.country),
        "may_doubt": desk.who.has(Right.DOUBT, hand.country),
        "changes_waiting": _changes_waiting(live, reference),
        "kinds": _kinds(live, material.demand),
        "looked": options(LOOKED, live.catalogue),
        "done": DONE.get(desk.done),
        "has_paper": "pdf" in endings() and live.is_released(live.shelf.demands[reference]["known_from"]),
    }
    shell = shell_of(live, f"demands/{reference}")

    def render(here: DemandHere, leaf: Leaf, spots: Mapping[str, str]) -> Page:
        around = {"shell": replace(shell, spots=spots), "page": here.page, "leaf": leaf}
        if leaf.number > 1:
            return live.page("demand_earlier.html", form, **around)
        return live.page("demand.html", form, here=here, **around, **given)

    return page_of(_with_files(demand_here(page, material, pending, telling), material), form, render)


def _with_files(here: DemandHere, material: Material) -> DemandHere:
    """Put the files beside the entries that they are attached to."""
    files = material.evidence
    told = [
        replace(one, line=line_with(one.line, files, team_lines)) if files.get(one.line.entry_id) else one
        for one in here.told
    ]
    return replace(here, told=told)


def _changes_waiting(live: Live, reference: str) -> list[Waits]:
    found = live.look.desk(live.sight).changes_waiting()
    return [waits(live, one) for one in found if one.demand == reference]


def _kinds(live: Live, demand: DemandFacts) -> list[tuple[str, str]]:
    """List the changes that can be asked for, as the demand stands."""
    left_out = {"reopened"} if not demand.life.is_over else {*KINDS} - {"reopened", "taken_back"}
    if demand.counting not in APART:
        left_out = {*left_out, "adopted"}
    if all(one.taken_back for one in demand.changes):
        left_out = {*left_out, "taken_back"}
    return [(code, live.catalogue.gettext(heading)) for code, (heading, _) in KINDS.items() if code not in left_out]


def _pending(live: Live, reference: str) -> Pending:
    waits = live.look.desk(live.sight)
    returned = waits.returned(live.desk.account.account_id)
    return Pending(
        waiting=[one for one in waits.waiting() if one.entry.demand == reference],
        returned=[one for one in returned if one.entry.demand == reference],
    )


def _open(live: Live, reference: str) -> frozenset[str]:
    """Give the dangers, next steps and due days of the demand that nobody has settled."""
    waits = live.look.desk(live.sight)
    owed = (*waits.urgencies(), *waits.steps(), *waits.due(date.max))
    return frozenset(one.entry.entry_id for one in owed if reference in one.demands)


put_up(router, Screen("/desk/demands/{reference}", Right.SIGNED_IN, show))
