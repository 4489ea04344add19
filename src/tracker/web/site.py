"""What all routes share: the record, the templates, the pages made so far; and what one request asks for."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache, cached_property
from json import dumps
from pathlib import Path
from typing import Any

from babel.support import Translations
from starlette.requests import Request
from starlette.responses import Response

from tracker.application.proving import Prover
from tracker.application.reader import Look, Reader, Sight
from tracker.application.safekeeping import Safekeeping
from tracker.projections.shelves import Edition, Party, Shelf
from tracker.store.public_log.folder import LogFolder
from tracker.store.public_log.signing import is_within_reach
from tracker.web import answers
from tracker.web.address import Address, dating
from tracker.web.answers import HTML, JSON, Page
from tracker.web.cache import Cache, Newest
from tracker.web.copying import Copied
from tracker.web.html import renderers, static_names
from tracker.web.languages import LANGUAGES, SERVED
from tracker.web.mending import is_file_of_a_draft
from tracker.web.views.shell import Shell, timing
from tracker.web.wording import House, Mark, Wording

FILTERS = ("state", "theme", "convention")
FILES = ("json", "ics", "atom", "csv", "xlsx", "zip")
"""What a page's address may end in, for the same as a file."""
QUERY = ("as_of", "known_by", *FILTERS)

_STATE = "tracker.public_state"
"""Where a request bears the state of the record for which no page had been made."""

Spots = Mapping[str, str]
_ALL_HERE: Spots = {}


class NoSuchThing(Exception):
    """There is no page at this address."""


class UnknownSetting(Exception):
    """A card for other sites was asked for with a setting that there is not."""


@dataclass(frozen=True)
class PublicLog:
    """What is published of the log, what proves entries, and where the key lies that it is signed with, if here.

    `keeping` looks whether all that is done as often as it should be; a demo has none.
    """

    folder: LogFolder
    prover: Prover
    signing_key: Path
    keeping: Safekeeping | None = None

    @property
    def is_signed_here(self) -> bool:
        """Say whether the server's user could sign, too."""
        return is_within_reach(self.signing_key)


class Site:
    """The public site over one record.

    `sample` marks every answer as sample data; `public_log` is what is published of the log for whoever checks it;
    `copied` is the copy as files that the pages are made for; `address` is where the pages are, empty where nobody
    said.
    """

    def __init__(
        self,
        reader: Reader,
        *,
        sample: bool,
        public_log: PublicLog | None = None,
        copied: Copied | None = None,
        address: str = "",
    ) -> None:
        self.reader, self.sample, self.public_log, self.copied = reader, sample, public_log, copied
        self.address = (copied.address if copied else address).rstrip("/")
        self.static = static_names()
        self.renderers = renderers()
        self.proved: Newest[Any] = Newest()
        self.packed: Newest[Page] = Newest()
        self._cache, self._state = Cache(), -1

    def answer(self, request: Request, make: "Make") -> Response:
        """Answer with the page as it was made for this state of the record, or make it."""
        with self.reader.in_one_view():
            made = self._made(request, make)
        return answers.respond(request, made)

    def _made(self, request: Request, make: "Make") -> Page:
        state = request.scope[_STATE] if _STATE in request.scope else self._now()
        made = self._cache.get(key := self._key(state, request))
        if made is None:
            made = make(ask(self, request))
            self._cache.keep(key, made)
            if state != self._state:  # somebody was told to forget meanwhile, and this may hold what was erased
                self._cache.drop(key)
        return made

    def may_repeat(self, request: Request) -> bool:
        """Say, without asking the database, whether a page was made for this address when it was asked last."""
        return self._cache.get(self._key(self._state, request)) is not None

    def repeat(self, request: Request) -> Response | None:
        """Answer with the page as it was made for this state of the record; None where it has to be made."""
        state = request.scope[_STATE] = self._now()
        made = self._cache.get(self._key(state, request))
        return None if made is None else answers.respond(request, made)

    def _now(self) -> int:
        """Give the state of what the public sees; no page of an earlier one is kept."""
        state = self.reader.public_state()
        if state != self._state:  # no page of before is asked for again, and one may hold what was erased
            self._state = state  # before the next line, so that whoever keeps a page after it sees that it is over
            self._cache.clear()
        return state

    def _key(self, state: int, request: Request) -> Hashable:
        """Name all that a page for the public is made of."""
        asked: tuple[tuple[str, str], ...] = ()
        if request.scope["query_string"]:
            asked = tuple((name, request.query_params[name]) for name in QUERY if name in request.query_params)
        return (state, self.reader.today(), request.scope["path"], asked)

    def shelf(self, look: Look, sight: Sight) -> tuple[Shelf, Mapping[str, Party]]:
        """Give the lists, and who may be named on pages."""
        shelf, copied = look.released_shelf(sight), self.copied
        return shelf, shelf.named_by_rule if copied is None else copied.named(shelf.named_by_rule, look.today)

    def house(self, language: str) -> House:
        """Give what stands in place of erased texts and of names that are not shown."""
        says = self.renderers[language].catalogue
        return House(
            erased=says.gettext("[erased]"),
            unnamed=says.gettext("a person whose name is not shown"),
            unnamed_many=lambda number: (
                says.ngettext(
                    "%(num)s person whose name is not shown", "%(num)s people whose names are not shown", number
                )
                % {"num": number}
            ),
        )

    def sample_said(self, language: str) -> str:
        """Say in a language what sample data says of itself, for files that have no frame."""
        return self.renderers[language].render("sample_said.html").strip()


@dataclass(frozen=True)
class Ask:
    """One request: in which language, for what, on which day."""

    site: Site
    address: Address
    route: Mapping[str, str]

    @property
    def language(self) -> str:
        """Give the language asked for."""
        return self.address.language

    @contextmanager
    def view(self) -> Iterator["View"]:
        """Open the record as this reader asks to see it."""
        with self.site.reader.look() as look:
            edition = look.edition()
            sight = look.sight(self.address.dating.on, self.address.dating.known)
            shelf, persons = self.site.shelf(look, sight)
            house = self.site.house(self.language)
            wording = Wording(self.language, house, persons, look.today, translations=shelf.translations)
            yield View(self, look, edition, sight, shelf, wording)


@dataclass(frozen=True)
class View:
    """The record open before one reader."""

    ask: Ask
    look: Look
    edition: Edition
    sight: Sight
    shelf: Shelf
    wording: Wording

    def open(self, *facts: object) -> None:
        """Open the words that these facts point to."""
        self.wording.open(self.look.words, *facts, marker=self._marker)

    def demands(self) -> list[Mapping[str, Any]]:
        """List the demands that were made and known by the day asked for."""
        day, through = self.sight.on.isoformat(), self.sight.viewer.through
        return [one for one in self.shelf.demands.values() if one["made_on"] <= day and one["known_from"] <= through]

    @cached_property
    def _marker(self) -> Mark | None:
        """Give what says which texts were erased, None where nothing ever was."""
        around = self.look.around(self.sight)
        return around.erased_texts if around.is_anything_erased() else None

    @cached_property
    def is_crowded(self) -> Callable[[str], bool]:
        """Give what says of a demand whether it may be on several pages for this reader; it is looked up once."""
        return cache(self.look.around(self.sight).is_crowded)

    def shell(self) -> Shell:
        """Give what stands around the page."""
        self.open(self.edition.name)
        address = self.ask.address
        return Shell(
            address=address,
            sample=self.sample,
            name=self.wording.say(self.edition.name),
            timing=timing(self.sight, self.edition, address, self.look.releases(), self.look.today),
            other_languages=[one for one in LANGUAGES if one != address.language],
            day=self.sight.on,
            is_crowded=self.is_crowded,
            copied=self.ask.site.copied,
            home=self.ask.site.address,
        )

    def render(self, template: str, **given: object) -> str:
        """Render a template that is no page."""
        return self.ask.site.renderers[self.ask.language].render(template, shell=self.shell(), **given)

    def page(self, template: str, *, lasts: bool = True, spots: Spots = _ALL_HERE, **given: object) -> Page:
        """Render a page, for no search engine where it names somebody who was not asked, or is a draft's.

        One that does not last has no permanent address and is for no search engine either. `spots` are the anchors that
        stand on other pages of the same thing.
        """
        around = self.shell()
        shell = replace(around, spots=spots, timing=around.timing if lasts else None)
        hidden = not lasts or shell.sample or self.wording.names_unasked or bool(shell.behind)
        renderer = self.ask.site.renderers[self.ask.language]
        headers = {"Content-Language": self.ask.language} | ({"X-Robots-Tag": "noindex"} if hidden else {})
        return answers.page(renderer.render(template, shell=shell, noindex=hidden, **given), HTML, headers=headers)

    def json(self, content: object) -> Page:
        """Write an object as JSON, its keys in the order given."""
        hidden = self.sample
        headers = {"X-Robots-Tag": "noindex"} if hidden else {}
        written = dumps(content, ensure_ascii=False, indent=1).replace("<", r"\u003c")  # no reader takes it for HTML
        return answers.page(f"{written}\n", JSON, headers=headers)

    def file(self, content: bytes | str, kind: str) -> Page:
        """Give a file beside a page."""
        return answers.page(content, kind, headers={"X-Robots-Tag": "noindex"} if self.sample else {})

    @property
    def says(self) -> Translations:
        """Give the messages of the page's language."""
        return self.ask.site.renderers[self.ask.language].catalogue

    @property
    def sample_said(self) -> str:
        """Say what sample data says of itself, empty where it is none."""
        return self.ask.site.sample_said(self.ask.language) if self.sample else ""

    @property
    def sample(self) -> bool:
        """Say whether this is sample data."""
        return self.ask.site.sample or self.edition.sample


Make = Callable[[Ask], Page]


def ask(site: Site, request: Request) -> Ask:
    """Read a request; raises NoSuchThing, NotADay, InTheFuture."""
    route = {name: str(value) for name, value in request.path_params.items()}
    language = route.pop("language", "")
    if language not in SERVED or is_file_of_a_draft(request.scope["path"]):
        raise NoSuchThing
    query = request.query_params
    on = query.get("as_of") or route.pop("on", "")
    known = query.get("known_by") or route.pop("known", "")
    filters = {name: query[name] for name in FILTERS if query.get(name)}
    thing = thing_of(request.scope["path"])
    return Ask(site, Address(language, thing, dating(on, known, site.reader.today()), filters), route)


def thing_of(path: str) -> str:
    """Take language, day and format off a path: what is left is what the page is of."""
    plain, ending = path.strip("/").rpartition(".")[::2]
    parts = (plain if ending in FILES else path.strip("/")).split("/")[1:]
    if "on" in parts:
        parts = parts[: parts.index("on")]
    return "" if parts == ["overview"] else "/".join(parts)
