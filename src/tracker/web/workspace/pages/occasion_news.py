"""What becomes of an occasion: it is announced, moved, cancelled, or took place; with where that is told."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fastapi import APIRouter

from tracker.application.following import Followers
from tracker.application.workspace import Workspace, inputs
from tracker.application.workspace.outcome import Outcome
from tracker.domain.calendar import OccasionFacts, OccasionState
from tracker.domain.rights import Right
from tracker.domain.values import Audience
from tracker.web import dates
from tracker.web.answers import Page
from tracker.web.views.occasions import period, titles_of
from tracker.web.workspace.desk import Desk, Live, keep_draft
from tracker.web.workspace.entering import Crumb, begun
from tracker.web.workspace.form import Form
from tracker.web.workspace.forms.entry_form import Filled, Put, read_texts
from tracker.web.workspace.forms.kept import typed_period
from tracker.web.workspace.names import namesakes
from tracker.web.workspace.occasion_labels import NEWS
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.views.occasions import occasion_of, title_of

router = APIRouter()

_LED = "occasion_announced_before"
"""What the address says where somebody was led from an announcement to a move."""


@dataclass(frozen=True)
class News:
    """One thing that becomes of an occasion: the last part of its address, its command, and what its form asks for.

    `asks_days`: on which days it is now. `carries`: what was reckoned from it follows. `done` is the code of the line
    that says that it is recorded.
    """

    name: str
    record: Callable[..., Outcome]
    done: str
    asks_days: bool = False
    carries: bool = True

    def show(self, desk: Desk, form: Form) -> Page:
        """Show the form under the occasion's days as they are known, and what follows it."""
        with desk.view() as live:
            occasion = occasion_of(live)
            says, title, language = live.catalogue.gettext, title_of(live, occasion), desk.account.language
            days = period(occasion.on)
            as_typed = {"on": [typed_period(days, language)]} if self.name == "announce" else {}
            found = live.look.followers(live.sight, occasion.key) if self.carries else Followers((), ())
            live.open(titles_of([*found.along, *found.staying]))
            return live.page(
                "occasion_news.html",
                begun(form, as_typed, live),
                crumbs=[Crumb("/occasions", says("Important dates")), Crumb(f"/occasions/{occasion.key}", title)],
                heading=says(NEWS[self.name]),
                title=title,
                days=dates.period(days, language),
                news=self,
                is_announced=is_announced(occasion),
                was_led=desk.done == _LED,
                is_off=occasion.state is OccasionState.CANCELLED,
                needs_source=self.name != "hold" and occasion.audience is Audience.PUBLIC,
                along=named(found.along, live),
                staying=named(found.staying, live),
                seen=live.sight.viewer.through,
            )

    def act(self, desk: Desk, form: Form) -> str:
        """Record it, and go back to the occasion; what was announced already for other days is moved instead."""
        with desk.view() as live:
            occasion = occasion_of(live)
        news = self._read(desk, form, occasion.key)
        form.check()
        if self.name == "announce" and is_announced(occasion) and news.on and not news.on.is_same(occasion.on):
            return _led_to_move(desk, form, occasion.key)
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


def is_announced(occasion: OccasionFacts) -> bool:
    """Say whether the days that an occasion has were announced."""
    return occasion.state is OccasionState.CONFIRMED and not occasion.is_provisional


def named(occasions: Sequence[OccasionFacts], live: Live) -> list[tuple[str, str]]:
    """Name occasions, each with its days; the words of their titles must be open."""
    language = live.desk.account.language
    days = {one.key: dates.period(period(one.on), language) for one in occasions}
    return [(live.wording.plain(one.about["title"]) or one.key, days[one.key]) for one in occasions]


def _led_to_move(desk: Desk, form: Form, key: str) -> str:
    """Keep what was typed for the form that moves an occasion, and lead there."""
    path = f"/occasions/{key}/move"
    typed = {name: texts for name, texts in form.values.items() if name != "draft"}
    return f"{path}?done={_LED}&draft={keep_draft(desk.office, desk.account.account_id, path, typed)}"


for news in (
    News("announce", Workspace.announce_occasion, "occasion_announced", asks_days=True),
    News("move", Workspace.move_occasion, "occasion_moved", asks_days=True),
    News("cancel", Workspace.cancel_occasion, "occasion_cancelled"),
    News("hold", Workspace.hold_occasion, "occasion_held", carries=False),
):
    put_up(router, Screen(f"/occasions/{{key}}/{news.name}", Right.PLAN, news.show, news.act))
