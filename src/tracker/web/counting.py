"""Counts what a process answers, by the part of the site, the method and the status; never by address or reader."""

import os
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from time import perf_counter

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tracker.web.exposition import Figure
from tracker.web.languages import SERVED

BOUNDS = (0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Seconds; each bucket counts the answers that took no longer."""

_METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
_PUBLIC = {*SERVED, "", "embed", "log", "static", "ics", "robots.txt", "sitemap.xml"}
_OURS = {"healthz", "readyz", "metrics"}


class Counting:
    """Passes requests on; `figures` gives what was counted since the process began."""

    def __init__(self) -> None:
        self._answered: Counter[tuple[str, str, int]] = Counter()
        self._took: dict[str, list[int]] = {}
        self._seconds: Counter[str] = Counter()

    def around(self, app: ASGIApp) -> ASGIApp:
        """Give an application that answers as another one does, and is counted."""

        async def counted(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] != "http":
                await app(scope, receive, send)
                return
            begun, status = perf_counter(), 0

            async def sending(message: Message) -> None:
                nonlocal status
                status = message.get("status", status)
                await send(message)

            try:
                await app(scope, receive, sending)
            finally:
                self._note(scope, status or 500, perf_counter() - begun)

        return counted

    def figures(self) -> Iterator[Figure]:
        """Give the counts; each process that answers has its own, told apart by its number."""
        process = str(os.getpid())  # asked now: a worker may have been forked off after this was made
        for (part, method, status), count in sorted(self._answered.items()):
            labels = {"process": process, "part": part, "method": method, "status": str(status)}
            yield Figure("tracker_http_requests_total", count, labels, "counter")
        name = "tracker_http_request_seconds"
        for part, counts in sorted(self._took.items()):
            labels = {"process": process, "part": part}
            for bound, count in zip((*map(str, BOUNDS), "+Inf"), accumulate(counts), strict=True):
                yield Figure(f"{name}_bucket", count, {**labels, "le": bound}, "histogram", name)
            yield Figure(f"{name}_sum", round(self._seconds[part], 6), labels, "histogram", name)
            yield Figure(f"{name}_count", sum(counts), labels, "histogram", name)

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        part = _part(scope["path"])
        method = scope["method"] if scope["method"] in _METHODS else "other"
        self._answered[part, method, status] += 1
        counts = self._took.setdefault(part, [0] * (len(BOUNDS) + 1))
        counts[sum(seconds > bound for bound in BOUNDS)] += 1
        self._seconds[part] += seconds  # type: ignore[assignment]  # a Counter adds whatever is added


def _part(path: str) -> str:
    """Say to which part of the site an address belongs."""
    first = path.split("/")[1] if path.startswith("/") else ""
    if first in _OURS:
        return "operations"
    return "api" if first == "api" else "public" if first in _PUBLIC else "workspace"
