"""The brief of a session and a country, of public material alone, in the language asked for: page, PDF and DOCX."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial

from fastapi import APIRouter

from tracker.application.asking import NothingReleased
from tracker.domain.rights import Right
from tracker.store.public_log.checkpoint import Checkpoint
from tracker.web import answers
from tracker.web.address import Address, dating
from tracker.web.answers import HTML, NOT_KEPT, Page
from tracker.web.downloads import POLICY
from tracker.web.languages import LANGUAGES
from tracker.web.sessions.brief import Brief
from tracker.web.sessions.composing import compose
from tracker.web.sessions.letters import draft_letter
from tracker.web.sessions.matter import country_of, read, read_card, session_of
from tracker.web.sessions.papers import MEDIA, endings, paper
from tracker.web.site import Ask, NoSuchThing, View
from tracker.web.workspace.desk import Desk
from tracker.web.workspace.form import Form
from tracker.web.workspace.screens import Screen, put_up

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
            asked=_asked(desk),
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
        return _file(desk, draft_letter(matter, view, desk.office.reminders.address), "docx", "letter-")


def show_card(desk: Desk, _form: Form) -> Page:
    """Give a country's whole card as a PDF; raises NoSuchThing where this machine cannot make one."""
    if "pdf" not in endings():
        raise NoSuchThing
    with _opened(desk) as view:
        matter = read_card(view, desk.route["code"])
        return _file(desk, compose(matter, view, desk.office.reminders.address, _checkpoint(desk)), "pdf", "card-")


def is_public(desk: Desk) -> bool:
    """Say whether everybody may know of the session and country of the address: of nothing else a brief is made."""
    try:
        with _opened(desk) as view:
            country_of(view, desk.route["code"], session_of(view, desk.route["key"]))
    except (NoSuchThing, NothingReleased):
        return False
    return True


@contextmanager
def _opened(desk: Desk) -> Iterator[View]:
    """Open the record as everybody sees it: the last release, in the language asked for, as of a day."""
    site, language = desk.office.site, desk.query.get("language", desk.account.language)
    if language not in LANGUAGES:
        raise NoSuchThing
    day = dating(desk.query.get("as_of", ""), "", site.reader.today()).on or site.reader.today()
    with site.reader.look() as look:
        number = look.edition().number
    address = Address(language, f"countries/{desk.route['code'].lower()}").on(day, number)
    with Ask(site, address, desk.route).view() as view:
        yield view


def _brief(desk: Desk, view: View) -> Brief:
    matter = read(view, desk.route["key"], desk.route["code"])
    return compose(matter, view, desk.office.reminders.address, _checkpoint(desk))


def _checkpoint(desk: Desk) -> Checkpoint | None:
    log = desk.office.site.public_log
    return log.folder.checkpoint() if log else None


def _asked(desk: Desk) -> Mapping[str, str]:
    """Give what was asked for beside the language, for links to the same in another form."""
    return {"as_of": desk.query["as_of"]} if desk.query.get("as_of") else {}


def _file(desk: Desk, brief: Brief, ending: str, what: str = "") -> Page:
    """Give a file, called by what it is, session, country, day of the release and language."""
    about = [desk.route[part].lower() for part in ("key", "code") if part in desk.route]
    name = f"{what}{'-'.join([*about, brief.made_on.isoformat(), brief.language])}.{ending}"
    attached = {"Content-Disposition": f'attachment; filename="{name}"', "Content-Security-Policy": POLICY}
    headers = {**desk.headers, **attached, "Content-Language": brief.language}
    return answers.page(paper(brief, ending), MEDIA[ending], keep=NOT_KEPT, headers=headers)


put_up(router, Screen("/sessions/{key}/{code}/brief", Right.SIGNED_IN, show))
put_up(router, Screen("/sessions/{key}/{code}/brief.pdf", Right.SIGNED_IN, partial(show_file, ending="pdf")))
put_up(router, Screen("/sessions/{key}/{code}/brief.docx", Right.SIGNED_IN, partial(show_file, ending="docx")))
put_up(router, Screen("/sessions/{key}/{code}/letter.docx", Right.SIGNED_IN, show_letter))
put_up(router, Screen("/desk/countries/{code}.pdf", Right.SIGNED_IN, show_card))
