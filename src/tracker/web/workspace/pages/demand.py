"""A demand on the desk: everything that one account may see about it, with what can be done beside it."""

from datetime import date

from fastapi import APIRouter

from tracker.domain.rights import Right
from tracker.web.answers import Page
from tracker.web.pages.demands import material_of
from tracker.web.views.demand import demand_page, words_wanted
from tracker.web.workspace.addresses import shell_of
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.form import Form
from tracker.web.workspace.labels import DONE, LOOKED
from tracker.web.workspace.options import options
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.views.accounts import nicknames
from tracker.web.workspace.views.acts import Hand
from tracker.web.workspace.views.demand import Pending, demand_here
from tracker.web.workspace.views.telling import Telling

router = APIRouter()


def show(desk: Desk, form: Form) -> Page:
    """Show it."""
    reference = desk.route["reference"]
    with desk.view() as live:
        material = material_of(live.look, live.sight, reference)
        pending = _pending(live, reference)
        proposed = [one.entry.about for one in (*pending.waiting, *pending.returned)]
        live.open(words_wanted(material, live.shelf), proposed)
        page = demand_page(material, live.shelf, live.wording)
        told = [*material.entries, *material.elsewhere, *(one.entry for one in (*pending.waiting, *pending.returned))]
        countries = live.look.desk(live.sight).countries_of(one.entry_id for one in told)
        hand = Hand(desk.who, material.demand.country, countries, _open(live, reference))
        telling = Telling(live.wording, hand, nicknames(desk.office.accounts.everyone()))
        return live.page(
            "demand.html",
            form,
            shell=shell_of(live, f"demands/{reference}"),
            page=page,
            here=demand_here(page, material, pending, telling),
            may_record=desk.who.has(Right.RECORD, hand.country),
            looked=options(LOOKED, live.catalogue),
            done=DONE.get(desk.done),
        )


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
