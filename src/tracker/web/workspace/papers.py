"""Papers to carry away: made of what everybody may read, in the language and as of the day that are asked for."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from tracker.store.public_log.checkpoint import Checkpoint
from tracker.web import answers
from tracker.web.address import Address, dating
from tracker.web.answers import NOT_KEPT, Page
from tracker.web.downloads import POLICY
from tracker.web.languages import LANGUAGES
from tracker.web.sessions.brief import Brief
from tracker.web.sessions.papers import MEDIA, paper
from tracker.web.site import Ask, NoSuchThing, View
from tracker.web.workspace.desk import Desk


@contextmanager
def as_everybody(desk: Desk, thing: str) -> Iterator[View]:
    """Open the record as everybody sees it: the last release, in the language asked for, as of a day."""
    site, language = desk.office.site, desk.query.get("language", desk.account.language)
    if language not in LANGUAGES:
        raise NoSuchThing
    day = dating(desk.query.get("as_of", ""), "", site.reader.today()).on or site.reader.today()
    with site.reader.look() as look:
        number = look.edition().number
    with Ask(site, Address(language, thing).on(day, number), desk.route).view() as view:
        yield view


def asked_for(desk: Desk, *names: str) -> Mapping[str, str]:
    """Give what was asked for beside the language, for links to the same in another form."""
    return {name: desk.query[name] for name in ("as_of", *names) if desk.query.get(name)}


def as_file(desk: Desk, brief: Brief, ending: str, *about: str) -> Page:
    """Give a file, called by what it is about, the day of the release and the language."""
    name = f"{'-'.join([*about, brief.made_on.isoformat(), brief.language])}.{ending}"
    attached = {"Content-Disposition": f'attachment; filename="{name}"', "Content-Security-Policy": POLICY}
    headers = {**desk.headers, **attached, "Content-Language": brief.language}
    return answers.page(paper(brief, ending), MEDIA[ending], keep=NOT_KEPT, headers=headers)


def checkpoint_of(desk: Desk) -> Checkpoint | None:
    """Give the newest signed checkpoint of the log, None where it was not signed yet."""
    log = desk.office.site.public_log
    return log.folder.checkpoint() if log else None
