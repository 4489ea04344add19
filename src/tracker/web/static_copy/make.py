"""Makes the copy: fetches the pages, writes their links anew, says what it holds, and puts it in its place."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from tracker.application.reader import Look, Reader
from tracker.store.held_files import HeldFiles
from tracker.web.app import create_app
from tracker.web.copying import Copied
from tracker.web.languages import LANGUAGES
from tracker.web.site import PublicLog
from tracker.web.static_copy.asking import Asking
from tracker.web.static_copy.beside import beside
from tracker.web.static_copy.bounds import Bounds
from tracker.web.static_copy.days import days_of_cards
from tracker.web.static_copy.folder import Replacing, replacing
from tracker.web.static_copy.linking import led_anew, led_anew_in_json
from tracker.web.static_copy.manifest import (
    FILES,
    WITHDRAWN,
    Held,
    Manifest,
    withdrawn,
    written_withdrawn,
)
from tracker.web.static_copy.places import way
from tracker.web.static_copy.walk import Walked, walk

_TRIES = 3
_REWRITTEN: Mapping[str, Callable[[str, Callable[[str], str | None]], str]] = {
    "text/html": led_anew,
    "application/atom+xml": led_anew,
    "application/json": led_anew_in_json,
}
"""What holds links, by media type."""


class RecordMoves(Exception):
    """While the pages were fetched something was recorded, each time: they would not be of one state."""


@dataclass(frozen=True)
class Source:
    """What a copy is made of."""

    reader: Reader
    public_log: PublicLog
    files: HeldFiles

    def state(self) -> tuple[int, date, bytes | None]:
        """Give what all pages depend on: the log's last position, the day, and what was signed last."""
        return self.reader.head(), self.reader.today(), self.public_log.folder.signed()


@dataclass(frozen=True)
class Wish:
    """What somebody wants of a copy. `days` are those of which it is to hold cards, beside those of sessions.

    `address` is where it is going to stand; without one there is no list for search engines.
    """

    days: Sequence[date] = ()
    names_agreed: bool = False
    with_files: bool = False
    address: str = ""


@dataclass(frozen=True)
class Made:
    """What became of it. `unchanged` files were the same in the copy before; `withdrawn` are listed for mirrors."""

    manifest: Manifest
    pages: int
    unchanged: int
    withdrawn: int


def make(source: Source, folder: Path, wish: Wish) -> Made:
    """Make the copy of the last release in a folder, in the place of an earlier one or of nothing.

    Whatever goes wrong, what was there stays. Raises NothingReleased, NotACopy, NothingBeside, CopyBeingMade,
    PageFailed, RecordMoves, OSError.
    """
    with source.reader.look() as look:
        edition = look.edition()
    with replacing(folder, edition.origin, sample=edition.sample) as made:
        for _ in range(_TRIES):
            state = source.state()
            done = _Copying(source, wish, made).all()
            if source.state() == state:
                made.take_over()
                return done
            made.begin()
    raise RecordMoves


class _Copying:
    def __init__(self, source: Source, wish: Wish, made: Replacing) -> None:
        self._source, self._wish, self._made = source, wish, made
        self._before = Manifest.read(made.folder)
        self._files: dict[str, Held] = {}
        with source.reader.look() as look:
            self._manifest = _manifest(look, wish, self._before)
            countries = [*look.released_shelf(look.sight(None, None)).countries]
        copied = Copied(self._manifest.made_on, self._manifest.days, self._manifest.names_agreed, wish.address)
        self._bounds = Bounds(copied, wish.with_files)
        self._starts = [f"/{language}/" for language in LANGUAGES]
        self._starts += [
            f"/{language}/countries/{code.lower()}/on/{day}{form}"
            for language in LANGUAGES
            for code in countries
            for day in copied.days
            for form in ("", ".json", ".csv", ".xlsx")
        ]

    def all(self) -> Made:
        source = self._source
        app = create_app(source.reader, public_log=source.public_log, files=source.files, copied=self._bounds.copied)
        with Asking(app) as asking:
            walked = walk(asking, self._starts, self._bounds, self._made.hold)
        for address in sorted(walked.paths):
            self._put(address, walked)
        for path, content in beside(app.state.site, walked, self._wish.address).items():
            self._keep(path, content)
        return self._say(walked)

    def _put(self, address: str, walked: Walked) -> None:
        path, anew = walked.paths[address], _REWRITTEN.get(walked.kinds[address])
        content = self._made.held(path)
        if anew is not None:
            content = anew(content.decode(), partial(self._lead, walked, address)).encode()
        self._keep(path, content)

    def _lead(self, walked: Walked, page: str, link: str) -> str | None:
        found = walked.found(self._bounds.goal(link, page))
        return way(walked.paths[found.address], walked.paths[page], found.anchor) if found else None

    def _keep(self, path: str, content: bytes) -> None:
        self._made.put(path, content)
        self._files[path] = Held.of(content)

    def _say(self, walked: Walked) -> Made:
        manifest = replace(self._manifest, files=self._files)
        gone = withdrawn(self._made.folder, self._made.half, (self._before, manifest))
        self._keep(WITHDRAWN, written_withdrawn(gone))
        manifest = replace(manifest, files=self._files)
        self._made.put(FILES, manifest.written())
        pages = sum(kind == "text/html" for kind in walked.kinds.values())
        return Made(manifest, pages, self._made.unchanged, len(gone))


def _manifest(look: Look, wish: Wish, before: Manifest | None) -> Manifest:
    edition, sight = look.edition(), look.sight(None, None)
    days = {*days_of_cards(look), *wish.days, *(before.days if before else ())}
    return Manifest(
        origin=edition.origin,
        sample=edition.sample,
        release=edition.number,
        released_on=edition.released_on,
        made_on=look.today,
        days=sorted(day for day in days if day <= sight.on),
        names_agreed=wish.names_agreed,
    )
