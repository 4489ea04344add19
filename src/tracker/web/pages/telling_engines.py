"""What search engines are told: which pages they may keep, in which languages; of sample data, none."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from tracker.application.asking import NothingReleased
from tracker.web import answers
from tracker.web.answers import FRESH
from tracker.web.languages import LANGUAGES
from tracker.web.routing import put_up, site_of
from tracker.web.site import NoSuchThing, Site
from tracker.web.sitemap import XML, Listed, may_be_kept, sitemap

router = APIRouter()

_TEXT = "text/plain; charset=utf-8"


def robots(request: Request) -> Response:
    """Give what robots are asked for: to stay away from sample data, and else where the list of pages lies."""
    site = site_of(request)
    if _is_sample(site):
        said = "User-agent: *\nDisallow: /\n"
    else:
        said = f"Sitemap: {site.address}/sitemap.xml\n" if site.address else "User-agent: *\nDisallow:\n"
    return answers.respond(request, answers.page(said, _TEXT, keep=FRESH))


def listing(request: Request) -> Response:
    """List the pages; raises NoSuchThing for sample data, and where nobody said at which address the pages are."""
    site = site_of(request)
    if _is_sample(site) or not site.address:
        raise NoSuchThing
    with site.reader.look() as look:
        on = look.edition().released_on
        things = may_be_kept(look, look.released_shelf(look.sight(None, None)))
    listed = [
        Listed({language: f"{site.address}/{language}/{thing}" for language in LANGUAGES}, on) for thing in things
    ]
    return answers.respond(request, answers.page(sitemap(listed), XML, keep=FRESH))


def _is_sample(site: Site) -> bool:
    """Say whether this is sample data; a record of which nothing was released is treated so."""
    try:
        with site.reader.look() as look:
            return site.sample or look.edition().sample
    except NothingReleased:
        return True


put_up(router, "/robots.txt", robots)
put_up(router, "/sitemap.xml", listing)
