"""What becomes of an occasion: it is announced, moved, cancelled, or took place; always with where that is told."""

from collections.abc import Callable
from dataclasses import dataclass

from fastapi import APIRouter

from tracker.application.workspace import Workspace, inputs
from tracker.application.workspace.outcome import Outcome
from tracker.domain.calendar import OccasionFacts
from tracker.domain.rights import Right
from tracker.web import dates
from tracker.web.answers import Page
from tracker.web.site import NoSuchThing
from tracker.web.views.occasions import period
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.door import NotForYou
from tracker.web.workspace.entering import Crumb, begun
from tracker.web.workspace.form import Form
from tracker.web.workspace.forms.entry_form import Filled, Put, read_texts
from tracker.web.workspace.forms.kept import typed_period
from tracker.web.workspace.names import namesakes
from tracker.web.workspace.occasion_labels import NEWS
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.views.occasions import may_plan

router = APIRouter()


@dataclass(frozen=True)
class News:
    """One thing that becomes of an occasion: the last part of its address, its command, and what its form asks for.

    `asks_days`: on which days it is now. `done` is the code of the line that says that it is recorded.
    """

    name: str
    record: Callable[..., Outcome]
    done: str
    asks_days: bool = False

    def show(self, desk: Desk, form: Form) -> Page:
        """Show the form under the occasion's days as they are known."""
        with desk.view() as live:
            occasion = _occasion(live)
            says, title = live.catalogue.gettext, _title(live, occasion)
            days = period(occasion.on)
            as_typed = {"on": [typed_period(days, desk.account.language)]} if self.name == "announce" else {}
            return live.page(
                "occasion_news.html",
                begun(form, as_typed, live),
                crumbs=[Crumb("/occasions", says("Important dates")), Crumb(f"/occasions/{occasion.key}", title)],
                heading=says(NEWS[self.name]),
                title=title,
                days=dates.period(days, desk.account.language),
                news=self,
                seen=live.sight.viewer.through,
            )

    def act(self, desk: Desk, form: Form) -> str:
        """Record it, and go back to the occasion."""
        with desk.view() as live:
            occasion = _occasion(live)
        news = self._read(desk, form, occasion.key)
        form.check()
        self.record(desk.workspace, desk.who, desk.by(form), news, seen=form.number("seen"))
        return f"/occasions/{occasion.key}?done={self.done}"

    def _read(self, desk: Desk, form: Form, key: str) -> inputs.OccasionNews:
        filled = Filled(desk, form, Put(), read_texts(desk, form, {"publication": False}))
        on = form.when("on", future=True) if self.asks_days else None
        return inputs.OccasionNews(
            key=key,
            citation=filled.citation(),
            on=on,
            is_provisional=form.is_ticked("is_provisional"),
            namesakes=namesakes(form),
        )


def _occasion(live: Live) -> OccasionFacts:
    """Give the occasion of the address, if the account may record what becomes of it; raises NoSuchThing, NotForYou."""
    versions = live.look.occasion_versions(live.sight, live.desk.route["key"])
    if not versions:
        raise NoSuchThing
    occasion = versions[-1].occasion
    if not may_plan(live.desk.who, occasion):
        raise NotForYou
    return occasion


def _title(live: Live, occasion: OccasionFacts) -> str:
    live.open(occasion.about["title"])
    return live.wording.plain(occasion.about["title"]) or occasion.key


for news in (
    News("announce", Workspace.announce_occasion, "occasion_announced", asks_days=True),
    News("move", Workspace.move_occasion, "occasion_moved", asks_days=True),
    News("cancel", Workspace.cancel_occasion, "occasion_cancelled"),
    News("hold", Workspace.hold_occasion, "occasion_held"),
):
    put_up(router, Screen(f"/occasions/{{key}}/{news.name}", Right.PLAN, news.show, news.act))
