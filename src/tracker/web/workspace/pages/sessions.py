"""Preparing for a session: which ones come, and for each the room of one country, as of any day."""

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter

from tracker.domain.forum import forum_of
from tracker.domain.rights import Right
from tracker.web.address import dating
from tracker.web.answers import Page
from tracker.web.sessions.filed import files_of
from tracker.web.sessions.letters import spoken_of
from tracker.web.sessions.matter import read
from tracker.web.sessions.papers import endings
from tracker.web.sessions.room import room
from tracker.web.views.occasions import Line, coming, lines, titles_of
from tracker.web.workspace.addresses import shell_of
from tracker.web.workspace.desk import Desk, Live
from tracker.web.workspace.form import Form
from tracker.web.workspace.labels import DONE
from tracker.web.workspace.own_countries import name_of
from tracker.web.workspace.pages.briefs import known_letters
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.views.drafts import drafts, told_of_letters

router = APIRouter()


@dataclass(frozen=True)
class ToPrepare:
    """One session to come, with the countries that it concerns, by code and name, the own ones first."""

    line: Line
    days_left: int | None
    countries: Sequence[tuple[str, str]]


def index(desk: Desk, form: Form) -> Page:
    """List the sessions of the next years at which a body examines countries of the record."""
    with desk.view() as live:
        found = coming(live.look.calendar(live.sight), live.sight.on)
        listed = [one for one in found if forum_of(one[1]) and one[1].kind != "cas_case"]
        live.open(titles_of(one for _, one in listed))
        told = lines(listed, {}, live.sight.on, live.wording)
        sessions = [
            ToPrepare(one, (on.first - live.sight.on).days if on.first > live.sight.on else None, _countries(live, one))
            for one, (on, _) in zip(told, listed, strict=True)
            if one.status != "cancelled"
        ]
        return live.page("sessions.html", form, shell=shell_of(live, "occasions"), sessions=sessions)


def show(desk: Desk, form: Form) -> Page:
    """Show the room, as of a day if one is asked for; raises NoSuchThing, NotADay, InTheFuture."""
    asked = dating(desk.query.get("as_of", ""), "", desk.office.site.reader.today())
    with desk.view(asked.on) as live:
        matter = read(live, desk.route["key"], desk.route["code"])
        its = room(matter, live.shelf, live.wording)
        known = known_letters(desk, told_of_letters(matter))
        return live.page(
            "session.html",
            form,
            shell=shell_of(live, f"countries/{matter.code.lower()}"),
            page=its,
            files=files_of(live, its.filed),
            done=DONE.get(desk.done),
            is_today=live.sight.is_today,
            is_public=known is not None,
            drafts=drafts(live, matter, known or (), is_made="docx" in endings()),
            first=next(iter(spoken_of(its.asked)), None),
            may_record=desk.who.is_team_of(matter.code),
        )


def _countries(live: Live, one: Line) -> Sequence[tuple[str, str]]:
    codes = [code for code in live.shelf.countries if not one.countries or code in one.countries]
    named = [(code, name_of(live, code)) for code in codes]
    return sorted(named, key=lambda each: (each[0] not in live.desk.who.countries, each[1]))


put_up(router, Screen("/sessions", Right.SIGNED_IN, index))
put_up(router, Screen("/sessions/{key}/{code}", Right.SIGNED_IN, show))
