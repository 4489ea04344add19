"""The headers that every answer carries, whatever the route, the method or the mishap."""

from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tracker.web.embedded import POLICY, is_embedded

SECURITY: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

SAMPLE: Mapping[str, str] = {"X-Robots-Tag": "noindex"}
"""What every answer of a demonstration says of itself."""

SAMPLE_FILE: Mapping[str, str] = {
    "X-Sample-Data": (
        "Sample data made for this software from public documents; not published, checked or approved "
        "by the Mission or anyone named; do not cite."
    ),
}
"""What the files of a demonstration say besides; its pages print it."""

_FILES = ("application/", "text/calendar")


class Headers:
    """Adds the headers to whatever the application answers."""

    def __init__(self, app: ASGIApp, *, sample: bool) -> None:
        self.app = app
        self._always = {**SECURITY, **(SAMPLE if sample else {})}
        self._files = SAMPLE_FILE if sample else {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and put the headers on the answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        always = {**self._always, **(POLICY if is_embedded(scope["path"]) else {})}

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                is_file = headers.get("content-type", "").startswith(_FILES)
                for name, value in {**always, **(self._files if is_file else {})}.items():
                    headers.setdefault(name, value)  # a page of the workspace brings a policy of its own
            await send(message)

        await self.app(scope, receive, with_headers)
