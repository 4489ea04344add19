"""The headers that every answer carries, whatever the route, the method or the mishap."""

from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SECURITY: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
}

SAMPLE: Mapping[str, str] = {
    "X-Robots-Tag": "noindex",
    "X-Sample-Data": (
        "Sample data made for this software from public documents; not published, checked or approved "
        "by the Mission or anyone named; do not cite."
    ),
}
"""What every answer of a demonstration says of itself."""


class Headers:
    """Adds the headers to whatever the application answers."""

    def __init__(self, app: ASGIApp, *, sample: bool) -> None:
        self.app = app
        self._always = {**SECURITY, **(SAMPLE if sample else {})}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and put the headers on the answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._always.items():
                    headers[name] = value
            await send(message)

        await self.app(scope, receive, with_headers)
