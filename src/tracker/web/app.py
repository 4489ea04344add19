"""The web application: routes, headers and problems put together over one record."""

from fastapi import FastAPI

from tracker.application.reader import NothingReleased, Reader
from tracker.web import problems
from tracker.web.headers import Headers
from tracker.web.pages import addressees, countries, demands, documents, overview, static, texts
from tracker.web.site import Site


def create_app(reader: Reader, *, sample: bool | None = None) -> FastAPI:
    """Build the public site. `sample` marks every answer as sample data; None asks the record."""
    site = Site(reader, sample=_is_sample(reader) if sample is None else sample)
    app = FastAPI(
        title="tracker",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
    )
    app.add_middleware(problems.Mishaps, site_app=app)
    app.add_middleware(Headers, sample=site.sample)  # the last one added stands outermost
    app.state.site = site
    problems.add_to(app)
    for pages in (static, overview, countries, demands, documents, addressees, texts):
        app.include_router(pages.router)
    return app


def _is_sample(reader: Reader) -> bool:
    try:
        with reader.look() as look:
            return look.edition().sample
    except NothingReleased:
        return False
