"""Confirm: what waits for a second person, in every country, to be ticked and confirmed, several at once."""

from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import APIRouter

from tracker.application.workspace.refusals import NamingTooLong, TwoAnswers
from tracker.domain.refusals import NamingNotProposed, NotByTheProposer
from tracker.domain.rights import Right
from tracker.web.answers import Page
from tracker.web.site import NoSuchThing
from tracker.web.views.entries import line
from tracker.web.workspace.addresses import shell_of
from tracker.web.workspace.blaming import blaming
from tracker.web.workspace.desk import Desk
from tracker.web.workspace.entry_deeds import reason_of
from tracker.web.workspace.form import Form
from tracker.web.workspace.labels import DONE
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.sent_back import sent_back
from tracker.web.workspace.views.changes import waits
from tracker.web.workspace.views.erasing import erasures
from tracker.web.workspace.views.namings import namings
from tracker.web.workspace.views.ticked import query_of, result_in, ticked
from tracker.web.workspace.waiting import grouped, proposals, undecided, undecided_of

router = APIRouter()

A_PAGE = 25
"""Proposals on one page: a register may bring hundreds."""


@dataclass(frozen=True)
class Pages:
    """Which page of how many is shown."""

    at: int
    last: int

    @classmethod
    def of(cls, number: int, at: int) -> "Pages":
        """Turn to a page of so many proposals, or to the last one there is."""
        last = max(-(-number // A_PAGE), 1)
        return cls(min(max(at, 1), last), last)

    @property
    def part(self) -> slice:
        """Give which of the proposals stand on the page."""
        return slice((self.at - 1) * A_PAGE, self.at * A_PAGE)


def show(desk: Desk, form: Form) -> Page:
    """Show what waits: the own countries first, the longest wait first; the reader's own proposals apart."""
    with desk.view() as live:
        found = undecided(live)
        mine = [one for one in found if one.account == desk.who.account][:A_PAGE]
        others = [one for one in found if one.account != desk.who.account]
        others = grouped(sorted(others, key=lambda one: not desk.who.is_team_of(one.country)))
        pages = Pages.of(len(others), form.number("page", default=1))
        told = proposals(live, [*others[pages.part], *mine], among=found)
        openings = live.look.desk(live.sight).openings()
        live.open([one.entry.about for one in openings])
        return live.page(
            "confirm.html",
            form,
            shell=shell_of(live, "confirm"),
            rows=[one for one in told if not one.is_mine],
            mine=[one for one in told if one.is_mine],
            number=len(others),
            pages=pages,
            changes=[waits(live, one) for one in live.look.desk(live.sight).changes_waiting()],
            back=sent_back(live, A_PAGE),
            namings=namings(live),
            erasures=erasures(live),
            openings=[(one.opens_on, line(one.entry, live.wording)) for one in openings],
            seen=live.sight.viewer.through,
            may_confirm=desk.who.has(Right.CONFIRM),
            result=result_in(desk.told, live.shelf.demands, desk.office.site.renderers[desk.account.language]),
            done=DONE.get(desk.done),
        )


def act(desk: Desk, form: Form) -> str:
    """Confirm what is ticked, and tell which were confirmed, and which not and why."""
    ticks = dict(filter(None, map(ticked, form.all("tick"))))
    if not ticks:
        form.complain("tick", "form.choose_some")
    form.check()
    with blaming(form, {TwoAnswers: "tick"}):
        done = desk.workspace.confirm_many(desk.who, desk.by(form), list(ticks), seen=form.number("seen"))
    told = query_of(done, {str(tick.entry_id): number for tick, number in ticks.items()})
    return f"/confirm?{urlencode(told)}"


def act_namings(desk: Desk, form: Form) -> str:
    """Confirm that the ticked persons may be named as proposed, or shown again."""
    persons = form.all("person")
    if not persons:
        form.complain("person", "form.choose_some")
    form.check()
    with blaming(form, {NamingNotProposed: "person", NotByTheProposer: "person", NamingTooLong: "person"}):
        desk.workspace.confirm_namings(desk.who, desk.by(form), persons, seen=form.number("seen"))
    return "/confirm?done=naming_confirmed"


def show_return(desk: Desk, form: Form) -> Page:
    """Ask why a proposal goes back; where somebody decided it meanwhile, what was typed is kept all the same."""
    with desk.view() as live:
        waiting = undecided_of(live, desk.route["entry_id"])
        if waiting is None and not form.value("tick"):
            raise NoSuchThing
        told = proposals(live, [waiting])[0] if waiting else None
        seen = live.sight.viewer.through
        return live.page("return.html", form, shell=shell_of(live, "confirm"), one=told, seen=seen)


def return_(desk: Desk, form: Form) -> str:
    """Send it back to whoever proposed it, with a note."""
    found, notes = ticked(form.value("tick")), reason_of(desk, form)
    if found is None:
        raise NoSuchThing
    form.check()
    desk.workspace.return_(desk.who, desk.by(form), found[0], notes=notes, seen=form.number("seen"))
    return "/confirm?done=returned"


put_up(router, Screen("/confirm", Right.SIGNED_IN, show))
put_up(router, Screen("/confirm/ticked", Right.CONFIRM, show, act))
put_up(router, Screen("/confirm/namings", Right.VOUCH, show, act_namings))
put_up(router, Screen("/confirm/{entry_id}/return", Right.CONFIRM, show_return, return_))
