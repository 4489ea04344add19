"""The public log: what programs fetch of it, and how a stranger checks the record with it."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from tracker import verifier
from tracker.application.cosigners import Witnessed
from tracker.store.public_log.checkpoint import Checkpoint
from tracker.store.public_log.folder import FolderBroken, LogFolder
from tracker.store.public_log.notes import Note
from tracker.store.public_log.tiles import NoTile, Tile, tiles_between
from tracker.web import answers
from tracker.web.answers import FOR_EVER, FRESH, Page
from tracker.web.markdown import content
from tracker.web.routing import METHODS, for_anyone, site_of
from tracker.web.site import NoSuchThing, ask

router = APIRouter()

_TEXT = "text/plain; charset=utf-8"
_BYTES = "application/octet-stream"
_BESIDE = ("checkpoint", "key", "verifier.py")


def checkpoint(request: Request) -> Response:
    """Give the newest signed checkpoint (C2SP tlog-tiles); raises NoSuchThing before the first."""
    return answers.respond(request, _text(_folder(request).signed()))


def key(request: Request) -> Response:
    """Give the public key; who relies on it has it from somebody else, too. Raises NoSuchThing before the first."""
    written = _folder(request).key()
    return answers.respond(request, _text(written.encode() + b"\n" if written else None))


def tile(request: Request, path: str) -> Response:
    """Give a tile or a bundle of entries (C2SP tlog-tiles); raises NoSuchThing."""
    try:
        packed = _folder(request).tile(Tile.parse(path))
    except (NoTile, FolderBroken):
        raise NoSuchThing from None
    return answers.respond(request, answers.page(packed, _BYTES, keep=FOR_EVER))


def program(request: Request) -> Response:
    """Give the verifier, as it is part of this program."""
    return answers.respond(request, _program())


def files(request: Request) -> Response:
    """List what a stranger fetches to check the log, one path a line, below `/log/`; raises NoSuchThing before it."""
    signed = _folder(request).signed()
    if signed is None:
        raise NoSuchThing
    size = Checkpoint.parse(Note.parse(signed).text).size
    tiles = (f"tile/{one.path}" for one in tiles_between(0, size))
    return answers.respond(request, _text("".join(f"{one}\n" for one in (*_BESIDE, *tiles)).encode()))


def show(request: Request) -> Response:
    """Show how a stranger checks the record; made for each reader, as it changes when something is signed."""
    asked = ask(site_of(request), request)
    known = asked.site.public_log
    signed = known.folder.signed() if known else None
    given: dict[str, Any] = {
        "text": content("log", asked.language),
        "last": Checkpoint.parse(Note.parse(signed).text) if signed else None,
        "key": known.folder.key() if known else None,
        "witnessed": [_seen(one) for one in Witnessed.read(known.folder)] if known else [],
        "is_signed_here": known.is_signed_here if known else False,
    }
    with asked.view() as view:
        return answers.respond(request, view.page("log.html", lasts=False, **given))


def _seen(one: Witnessed) -> tuple[Witnessed, date | None]:
    return one, datetime.fromtimestamp(one.at, UTC).date() if one.at else None


def _folder(request: Request) -> LogFolder:
    known = site_of(request).public_log
    if known is None:
        raise NoSuchThing
    return known.folder


def _text(written: bytes | None) -> Page:
    if written is None:
        raise NoSuchThing
    return answers.page(written, _TEXT, keep=FRESH)


@cache
def _program() -> Page:
    return answers.page(Path(verifier.__file__).read_bytes(), _TEXT, keep=FRESH)


def _put_up(path: str, endpoint: Callable[..., Response]) -> None:
    router.add_api_route(
        path, for_anyone(endpoint), methods=list(METHODS), include_in_schema=False, response_model=None
    )


_put_up("/log/checkpoint", checkpoint)
_put_up("/log/key", key)
_put_up("/log/verifier.py", program)
_put_up("/log/files", files)
_put_up("/log/tile/{path:path}", tile)
_put_up("/{language}/log", show)
