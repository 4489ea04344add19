"""Answers with a page for the public that was made before, ahead of the routes: to find one costs more than that."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from tracker.store.refusals import StoreUnavailable
from tracker.web.routing import METHODS
from tracker.web.site import Site


class Repeating:
    """Passes on whatever was not made yet; whether what was made is still true, the record is asked each time.

    A page is kept by its address alone, and only where a route for anybody made it (`Site.answer`).
    """

    def __init__(self, app: ASGIApp, site: Site) -> None:
        self.app, self._site = app, site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with what was made before, or pass the request on."""
        if scope["type"] == "http" and scope["method"] in METHODS:
            request = Request(scope)
            if self._site.may_repeat(request):
                try:
                    answer = await run_in_threadpool(self._site.repeat, request)
                except StoreUnavailable:
                    answer = None  # the route asks again, and says so if it is still away
                if answer is not None:
                    await answer(scope, receive, send)
                    return
        await self.app(scope, receive, send)
