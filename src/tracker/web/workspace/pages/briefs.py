"""The brief of a session and a country, of public material alone, in the language asked for: page, PDF and DOCX."""

from collections.abc import Collection
from contextlib import AbstractContextManager
from functools import partial
from urllib.parse import urlencode

from fastapi import APIRouter

from tracker.application.asking import NothingReleased
from tracker.domain.rights import Right
from tracker.web import answers
from tracker.web.answers import HTML, NOT_KEPT, Page
from tracker.web.sessions.brief import Brief
from tracker.web.sessions.composing import compose
from tracker.web.sessions.letters import draft_letter, draft_reminder
from tracker.web.sessions.matter import country_of, read, read_card, read_demand, read_for_letter, session_of
from tracker.web.sessions.one_demand import compose_demand
from tracker.web.sessions.papers import endings
from tracker.web.site import NoSuchThing, View
from tracker.web.workspace.desk import Desk
from tracker.web.workspace.form import Form
from tracker.web.workspace.papers import as_everybody, as_file, asked_for, checkpoint_of
from tracker.web.workspace.screens import Screen, put_up
from tracker.web.workspace.views.drafts import waiting_letters

router = APIRouter()


def show(desk: Desk, _form: Form) -> Page:
    """Show the brief; raises NoSuchThing, NotADay, InTheFuture, NothingReleased."""
    with _opened(desk) as view:
        brief = _brief(desk, view)
        renderer = desk.office.site.renderers[brief.language]
        body = renderer.render(
            "workspace/brief.html",
            brief=brief,
            room=f"/sessions/{desk.route['key']}/{desk.route['code']}",
            handout=_handout(desk, view) if desk.who.is_team_of(desk.route["code"].upper()) else None,
            asked=asked_for(desk),
            endings=endings(),
            complaints=(),
            sample=bool(brief.sample),
        )
        return answers.page(body, HTML, keep=NOT_KEPT, headers={**desk.headers, "Content-Language": brief.language})


def show_file(desk: Desk, _form: Form, ending: str) -> Page:
    """Give the brief as a file; raises NoSuchThing where this machine cannot make one of the kind."""
    if ending not in endings():
        raise NoSuchThing
    with _opened(desk) as view:
        return _file(desk, _brief(desk, view), ending)


def show_letter(desk: Desk, _form: Form) -> Page:
    """Give a draft of a letter to the government, to be edited; raises NoSuchThing where this machine cannot."""
    if "docx" not in endings():
        raise NoSuchThing
    with _opened(desk) as view:
        matter = read(view, desk.route["key"], desk.route["code"])
        draft = draft_letter(matter, view, desk.office.reminders.address, _waiting(desk))
        return _file(desk, draft, "docx", "letter")


def show_reminder(desk: Desk, _form: Form) -> Page:
    """Give the team a draft of a reminder of a letter of the coalition's own.

    Raises NoSuchThing where it is answered, be it for whom it may, and where not everybody may know of the letter.
    """
    letter = desk.route["entry_id"]
    if "docx" not in endings() or letter not in _waiting(desk):
        raise NoSuchThing
    with as_everybody(desk, "countries") as view:
        matter = read_for_letter(view, letter)
        draft = draft_reminder(matter, letter, view, desk.office.reminders.address)
        if draft is None:
            raise NoSuchThing
        return as_file(desk, draft, "docx", "reminder", matter.code.lower())


def show_card(desk: Desk, _form: Form) -> Page:
    """Give a country's whole card as a PDF; raises NoSuchThing where this machine cannot make one."""
    if "pdf" not in endings():
        raise NoSuchThing
    with _opened(desk) as view:
        matter = read_card(view, desk.route["code"])
        return _file(desk, compose(matter, view, desk.office.reminders.address, checkpoint_of(desk)), "pdf", "card")


def show_demand(desk: Desk, _form: Form) -> Page:
    """Give one demand as a PDF; raises NoSuchThing where there is none, or this machine cannot make one."""
    if "pdf" not in endings():
        raise NoSuchThing
    reference = desk.route["reference"]
    with as_everybody(desk, f"demands/{reference}") as view:
        made = compose_demand(read_demand(view, reference), view, desk.office.reminders.address, checkpoint_of(desk))
        return as_file(desk, made, "pdf", reference)


def known_letters(desk: Desk, letters: Collection[str]) -> Collection[str] | None:
    """Say which of some letters, or of their answers, everybody may know of.

    None where not everybody may know of the session and country of the address: of nothing else a brief is made.
    """
    try:
        with _opened(desk) as view:
            country_of(view, desk.route["code"], session_of(view, desk.route["key"]))
            return {one.entry_id for one in view.look.entries(view.sight, letters)} if letters else ()
    except (NoSuchThing, NothingReleased):
        return None


def _waiting(desk: Desk) -> Collection[str]:
    with desk.view() as live:
        return waiting_letters(live)


def _opened(desk: Desk) -> AbstractContextManager[View]:
    return as_everybody(desk, f"countries/{desk.route['code'].lower()}")


def _brief(desk: Desk, view: View) -> Brief:
    matter = read(view, desk.route["key"], desk.route["code"])
    return compose(matter, view, desk.office.reminders.address, checkpoint_of(desk))


def _handout(desk: Desk, view: View) -> str:
    """Give the address of the form that says that this brief is handed out."""
    key, code, today = desk.route["key"], desk.route["code"], desk.today.isoformat()
    asked = {"occasion": key, "session": key, "as_of": view.sight.on.isoformat(), "on": today}
    return f"/desk/countries/{code}/handout?{urlencode(asked)}"


def _file(desk: Desk, brief: Brief, ending: str, *what: str) -> Page:
    """Give a file, called by what it is, session and country."""
    about = [desk.route[part].lower() for part in ("key", "code") if part in desk.route]
    return as_file(desk, brief, ending, *what, *about)


put_up(router, Screen("/sessions/{key}/{code}/brief", Right.SIGNED_IN, show))
put_up(router, Screen("/sessions/{key}/{code}/brief.pdf", Right.SIGNED_IN, partial(show_file, ending="pdf")))
put_up(router, Screen("/sessions/{key}/{code}/brief.docx", Right.SIGNED_IN, partial(show_file, ending="docx")))
put_up(router, Screen("/sessions/{key}/{code}/letter.docx", Right.SIGNED_IN, show_letter))
put_up(router, Screen("/desk/entries/{entry_id}/reminder.docx", Right.SIGNED_IN, show_reminder))
put_up(router, Screen("/desk/demands/{reference}.pdf", Right.SIGNED_IN, show_demand))
put_up(router, Screen("/desk/countries/{code}.pdf", Right.SIGNED_IN, show_card))
