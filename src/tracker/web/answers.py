"""A finished page on its way to the reader: compressed, recognised again by its hash, without a body for HEAD."""

import gzip
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256

import brotli
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
"""Bytes: below that the words of the header that say so weigh as much as is saved."""

ZIP = "application/zip"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PACKED_ALREADY = {ZIP, XLSX}

_CLOSELY, _QUICKLY = 10, 5
"""How hard Brotli tries: 40 KB of a page become 7.0 KB in 19 ms, or 7.8 KB in 0.7; gzip takes 8.6 KB and 1.4 ms."""

_WINDOW = 16
"""How far back Brotli looks in that hurry, as a power of two: most pages fit, and it works with a third of the memory.

At 22, as it chooses by itself, a page as long as a card takes half as long again, for one byte less.
"""

_CLOSER: Mapping[str, Callable[["Page"], bytes]] = {
    "br": lambda made: bytes(brotli.compress(made.body, quality=_CLOSELY)),
}
"""How a page is packed for whoever asks after the first; it costs more than making a usual page."""

_PACKERS: Mapping[str, Callable[["Page"], bytes]] = {
    "br": lambda made: bytes(brotli.compress(made.body, quality=_QUICKLY, lgwin=_WINDOW)),
    "gzip": lambda made: gzip.compress(made.body, 9, mtime=0),
}
"""By the name of the coding (RFC 9110, 8.4.1; RFC 7932), the one that packs closest first."""


@dataclass(frozen=True)
class Page:
    """What is sent: made once, answered often."""

    body: bytes
    tag: str
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    _packed: dict[str, bytes] = field(default_factory=dict, repr=False, compare=False)
    _closely: set[str] = field(default_factory=set, repr=False, compare=False)

    @property
    def size(self) -> int:
        """Count the bytes that keeping it takes, packed in every way, at most."""
        return len(self.body) * (1 + len(_PACKERS) * self.is_worth_packing)

    @property
    def is_worth_packing(self) -> bool:
        """Say whether it is large enough, and not packed in itself."""
        return len(self.body) >= _WORTH_PACKING and self.headers.get("Content-Type") not in _PACKED_ALREADY

    @property
    def is_kept(self) -> bool:
        """Say whether it may be answered again as it stands."""
        return self.headers.get("Cache-Control") != NOT_KEPT

    def packed(self, coding: str, *, is_read: bool = True) -> bytes:
        """Pack the body: at once for the first reader, closely for those who come after, each way once.

        `is_read` is False where somebody asks only how long it is.
        """
        if coding not in self._packed:
            self._packed[coding] = _PACKERS[coding](self)
        elif is_read and self.is_kept and coding in _CLOSER and coding not in self._closely:
            self._packed[coding] = _CLOSER[coding](self)
            self._closely.add(coding)
        return self._packed[coding]


def page(
    body: str | bytes, kind: str, *, status: int = 200, keep: str = FRESH, headers: Mapping[str, str] | None = None
) -> Page:
    """Make a page of a text."""
    content = body.encode() if isinstance(body, str) else body
    return Page(
        body=content,
        tag=sha256(content).hexdigest()[:16],
        status=status,
        headers={"Content-Type": kind, "Cache-Control": keep, **(headers or {})},
    )


def redirect(to: str, status: int, headers: Mapping[str, str] | None = None) -> Page:
    """Send the reader elsewhere on this host."""
    return Page(b"", "", status, {"Location": to, "Cache-Control": FRESH, **(headers or {})})


def as_status(made: Page, status: int) -> Page:
    """Give the same page as the answer to something that went otherwise."""
    return replace(made, status=status)


def with_headers(made: Page, headers: Mapping[str, str]) -> Page:
    """Give the same page with more headers."""
    return replace(made, headers={**made.headers, **headers})


def respond(request: Request, made: Page) -> Response:
    """Answer with a page: packed for who can unpack it, 304 for who has it already."""
    coding = _coding(request.headers.get("accept-encoding", "")) if made.is_worth_packing else ""
    headers = dict(made.headers)
    if made.is_worth_packing:
        headers["Vary"] = ", ".join(filter(None, [headers.get("Vary"), "Accept-Encoding"]))
    if made.tag and made.status == 200:  # noqa: PLR2004 - HTTP's number for a page as asked
        headers["ETag"] = f'"{made.tag}-{coding}"' if coding else f'"{made.tag}"'
        if _has_it(request.headers.get("if-none-match", ""), made.tag):
            headers.pop("Content-Type", None)
            return Response(status_code=304, headers=headers)
    body = made.packed(coding, is_read=request.method != "HEAD") if coding else made.body
    if coding:
        headers["Content-Encoding"] = coding
    headers["Content-Length"] = str(len(body))
    return Response(b"" if request.method == "HEAD" else body, status_code=made.status, headers=headers)


def _coding(accepted: str) -> str:
    """Choose how to pack for a reader; nothing where they can unpack none of ours."""
    taken: set[str] = set()
    refused: set[str] = set()
    for part in accepted.lower().split(","):
        coding, _, parameter = part.partition(";")
        is_refused = parameter.replace(" ", "") in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
        (refused if is_refused else taken).add(coding.strip())
    if "*" in taken:
        taken |= _PACKERS.keys() - refused
    return next((coding for coding in _PACKERS if coding in taken), "")


def _has_it(wanted: str, tag: str) -> bool:
    held = {one.strip().removeprefix("W/").strip('"') for one in wanted.split(",")}
    return bool(held & {tag, *(f"{tag}-{coding}" for coding in _PACKERS), "*"})
