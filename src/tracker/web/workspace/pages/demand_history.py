"""The history of a demand as a whole: who did what to it, when and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter

from tracker.application.workspace.demand_history import DemandDeed
from tracker.application.workspace.refusals import DemandUnknown
from tracker.domain.rights import Right
from tracker.web.answers import Page
from tracker.web.naming import Place
from tracker.web.site import NoSuchThing
from tracker.web.wording import Text
from tracker.web.workspace.change_labels import DEED
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.door import NotForYou
from tracker.web.workspace.entering import demand_crumbs
from tracker.web.workspace.form import Form
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.views.history import Teller

router = APIRouter()


@dataclass(frozen=True)
class DeedLine:
    """One thing that was done, as people read it; `at` is a day and a time of day in the reader's zone."""

    label: str
    is_proposal: bool
    about: str
    on: date | None
    at: str
    nickname: str
    reason: Text | None
    words: Sequence[Text]


def show(desk: Desk, form: Form) -> Page:
    """Show it, newest first."""
    reference = desk.route["reference"]
    with desk.view() as live:
        if reference not in live.shelf.demands:
            raise NoSuchThing
        if not desk.who.has(Right.DOUBT, live.shelf.demands[reference]["addressee"]["country"]):
            raise NotForYou
        try:
            told = desk.workspace.demand_history(desk.who, reference)
        except DemandUnknown:
            raise NoSuchThing from None
        live.open([(one.reason, one.words) for one in told])
        deeds = [_line(one, Teller.of(live), live, reference) for one in reversed(told)]
        return live.page("demand_history.html", form, crumbs=demand_crumbs(live, reference), deeds=deeds)


def _line(one: DemandDeed, teller: Teller, live: Live, reference: str) -> DeedLine:
    place, wording = Place(demand=reference), live.wording
    deed = teller.told(one.at, one.account, DEED[one.what], one.reason)
    words = (wording.say(text, place) for text in one.words)
    return DeedLine(
        label=deed.label,
        is_proposal=one.is_proposal,
        about=one.about,
        on=one.on,
        at=deed.at,
        nickname=deed.nickname,
        reason=wording.say(one.reason, place),
        words=[text for text in words if text],
    )


put_up(router, Screen("/desk/demands/{reference}/history", Right.DOUBT, show))
