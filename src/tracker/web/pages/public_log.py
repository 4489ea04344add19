"""The public log: what programs fetch of it, and how a stranger checks the record with it."""

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from tracker import verifier
from tracker.application.cosigners import Witnessed
from tracker.store.public_log.folder import FolderBroken, LogFolder
from tracker.store.public_log.tiles import NoTile, Tile, tiles_between
from tracker.web import answers
from tracker.web.answers import FOR_EVER, FRESH, Page
from tracker.web.markdown import content
from tracker.web.routing import put_up, site_of
from tracker.web.site import NoSuchThing, ask

router = APIRouter()

_TEXT = "text/plain; charset=utf-8"
_BYTES = "application/octet-stream"
_BESIDE = ("checkpoint", "key", "verifier.py")
_DIGITS = 4


def checkpoint(request: Request) -> Response:
    """Give the newest signed checkpoint (C2SP tlog-tiles); raises NoSuchThing before the first."""
    return answers.respond(request, _text(_folder(request).signed()))


def key(request: Request) -> Response:
    """Give the public key, and below it former ones with the sizes that they signed; raises NoSuchThing before it.

    Who relies on it has it from somebody else, too.
    """
    return answers.respond(request, _text(_folder(request).keys()))


def rotation(request: Request, number: str) -> Response:
    """Give the statement about a change of the key; raises NoSuchThing."""
    counted = int(number) if number.isascii() and number.isdigit() and len(number) <= _DIGITS else 0
    return answers.respond(request, _text(_folder(request).rotation(counted) if counted else None))


def loss(request: Request) -> Response:
    """Give the statement that says where the log ended under a former name; raises NoSuchThing where it had none."""
    return answers.respond(request, _text(_folder(request).loss()))


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
    folder = _folder(request)
    last = folder.checkpoint()
    if last is None:
        raise NoSuchThing
    tiles = (f"tile/{one.path}" for one in tiles_between(0, last.size))
    changes = (f"rotations/{one.ended_by}" for one in folder.terms() if one.ended_by)
    losses = ("loss",) if folder.loss() else ()
    beside = (*_BESIDE, *losses, *changes, *tiles)
    return answers.respond(request, _text("".join(f"{one}\n" for one in beside).encode()))


def show(request: Request) -> Response:
    """Show how a stranger checks the record; made for each reader, as it changes when something is signed."""
    asked = ask(site_of(request), request)
    known = asked.site.public_log
    given: dict[str, Any] = {
        "text": content("log", asked.language),
        "last": known.folder.checkpoint() if known else None,
        "terms": known.folder.terms() if known else [],
        "witnessed": [_seen(one) for one in Witnessed.read(known.folder)] if known else [],
        "has_loss": bool(known and known.folder.loss()),
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


put_up(router, "/log/checkpoint", checkpoint)
put_up(router, "/log/key", key)
put_up(router, "/log/rotations/{number}", rotation)
put_up(router, "/log/loss", loss)
put_up(router, "/log/verifier.py", program)
put_up(router, "/log/files", files)
put_up(router, "/log/tile/{path:path}", tile)
put_up(router, "/{language}/log", show)
