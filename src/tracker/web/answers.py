"""A finished page on its way to the reader: compressed, recognised again by its hash, without a body for HEAD."""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response

HTML = "text/html; charset=utf-8"
JSON = "application/json; charset=utf-8"
PROBLEM = "application/problem+json; charset=utf-8"

FRESH = "no-cache"
"""Kept by readers and proxies, but asked for again each time: what is withheld is gone at once."""
FOR_EVER = "public, max-age=31536000, immutable"
NOT_KEPT = "no-store"

_WORTH_PACKING = 600


@dataclass(frozen=True)
class Page:
    """What is sent: made once, answered often. `packed` is empty where packing is not worth it."""

    body: bytes
    packed: bytes
    tag: str
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Count the bytes that keeping it takes."""
        return len(self.body) + len(self.packed)


def page(
    body: str | bytes, kind: str, *, status: int = 200, keep: str = FRESH, headers: Mapping[str, str] | None = None
) -> Page:
    """Make a page of a text."""
    content = body.encode() if isinstance(body, str) else body
    packed = gzip.compress(content, 9, mtime=0) if len(content) >= _WORTH_PACKING else b""
    return Page(
        body=content,
        packed=packed,
        tag=sha256(content).hexdigest()[:16],
        status=status,
        headers={"Content-Type": kind, "Cache-Control": keep, **(headers or {})},
    )


def redirect(to: str, status: int, headers: Mapping[str, str] | None = None) -> Page:
    """Send the reader elsewhere on this host."""
    return Page(b"", b"", "", status, {"Location": to, "Cache-Control": FRESH, **(headers or {})})


def as_status(made: Page, status: int) -> Page:
    """Give the same page as the answer to something that went otherwise."""
    return replace(made, status=status)


def respond(request: Request, made: Page) -> Response:
    """Answer with a page: packed for who can unpack it, 304 for who has it already."""
    packs = bool(made.packed) and _takes_gzip(request.headers.get("accept-encoding", ""))
    headers = dict(made.headers)
    if made.packed:
        headers["Vary"] = ", ".join(filter(None, [headers.get("Vary"), "Accept-Encoding"]))
    if made.tag and made.status == 200:  # noqa: PLR2004 - HTTP's number for a page as asked
        headers["ETag"] = f'"{made.tag}-gz"' if packs else f'"{made.tag}"'
        if _has_it(request.headers.get("if-none-match", ""), made.tag):
            headers.pop("Content-Type", None)
            return Response(status_code=304, headers=headers)
    body = made.packed if packs else made.body
    if packs:
        headers["Content-Encoding"] = "gzip"
    headers["Content-Length"] = str(len(body))
    return Response(b"" if request.method == "HEAD" else body, status_code=made.status, headers=headers)


def _takes_gzip(accepted: str) -> bool:
    for part in accepted.lower().split(","):
        coding, _, parameter = part.strip().partition(";")
        if coding.strip() in {"gzip", "*"}:
            return parameter.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False


def _has_it(wanted: str, tag: str) -> bool:
    held = {one.strip().removeprefix("W/").strip('"') for one in wanted.split(",")}
    return bool(held & {tag, f"{tag}-gz", "*"})
