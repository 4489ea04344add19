"""Desk: one request of a signed-in person, with the record open live before them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property, partial
from typing import Any
from zoneinfo import ZoneInfo

from babel.support import Translations
from starlette.requests import Request

from tracker.accounts.account import Account
from tracker.accounts.accounts import Accounts
from tracker.accounts.sign_ins import Sign
from tracker.application.asking import NothingReleased
from tracker.application.names import Found
from tracker.application.reader import Look, Sight
from tracker.application.workspace import Workspace
from tracker.application.workspace.intake.intakes import Intakes
from tracker.application.workspace.rows import Weigher
from tracker.domain.rights import Right, Who
from tracker.projections.shelves import Shelf
from tracker.reminders.reminders import Reminders
from tracker.store.values import By
from tracker.web import answers
from tracker.web.answers import HTML, NOT_KEPT, Page
from tracker.web.site import Site
from tracker.web.watching import Watching
from tracker.web.wording import Text, Wording
from tracker.web.workspace.again import COMMAND
from tracker.web.workspace.complaints import said
from tracker.web.workspace.finished import Finished
from tracker.web.workspace.form import Form, uuid_in
from tracker.web.workspace.naming import team_of, trusted_by
from tracker.web.workspace.summary import complaining

POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""What pages of the workspace may do: they have one script file, and send forms in the background."""

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "X-Robots-Tag": "noindex",
    "Cache-Control": NOT_KEPT,
}
"""What every answer of the workspace has, also one that only leads on."""


@dataclass(frozen=True)
class Office:
    """What all pages of the workspace share.

    `clock` gives UTC; `proxies` are the addresses whose word about a client is believed; `watching` is what those are
    told who watch over the server.
    """

    site: Site
    accounts: Accounts
    workspace: Workspace
    intakes: Intakes
    clock: Callable[[], datetime]
    reminders: Reminders
    proxies: Sequence[str] = ()
    watching: Watching | None = None


def is_ours(path: str) -> bool:
    """Say whether somebody may be led to a path that came with a form: one of ours, written as headers take it."""
    is_written_so = path.isascii() and path.isprintable()
    return is_written_so and path.startswith("/") and not path.startswith(("//", "/\\", "/sign-"))


def onward(to: str, headers: Mapping[str, str] | None = None) -> Page:
    """Send the reader on to a page of ours."""
    return answers.redirect(to, 303, {**HEADERS, **(headers or {})})


def keep_draft(office: Office, account_id: str, form: str, values: Mapping[str, Sequence[str]]) -> str:
    """Keep what a form of an account holds so far, under its id or a new one; raises refusals of accounts."""
    content = {name: list(texts) for name, texts in values.items() if name not in {"draft", "page_of"} and any(texts)}
    drafts, draft = office.accounts.drafts, uuid_in(next(iter(values.get("draft", ())), ""))
    is_theirs = draft is not None and drafts.open(account_id, draft) is not None
    return str(drafts.keep(account_id, form, content, draft if is_theirs else None))


@dataclass(frozen=True)
class Frame:
    """What stands around a page of the workspace."""

    name: Text | None
    path: str
    account: Account
    who: Who

    def has(self, right: str) -> bool:
        """Say whether the account has a right, in some country at least."""
        return self.who.has(Right(right))


@dataclass(frozen=True)
class Line:
    """How somebody reached us: from which address, and at which scheme and host of ours."""

    peer: str
    origin: str


@dataclass(frozen=True)
class Desk:
    """One request: who asks, for what."""

    office: Office
    account: Account
    who: Who
    sign_in_id: str
    line: Line
    path: str
    route: Mapping[str, str]
    query: Mapping[str, str]
    headers: Mapping[str, str] = field(default_factory=dict)
    told: Mapping[str, str] = field(default_factory=dict)
    """The query, where we led the browser here just now: only then what it says was done is believed."""
    weigher: Weigher | None = None
    """What finds names where many rows are read after one another."""

    @classmethod
    def of(cls, office: Office, sign: Sign, request: Request, line: Line) -> "Desk":
        """Read a request."""
        account = sign.account
        return cls(
            office=office,
            account=account,
            who=sign.who,
            sign_in_id=sign.sign_in_id,
            line=line,
            path=request.scope["path"],
            route={name: str(value) for name, value in request.path_params.items()},
            query=dict(request.query_params),
            headers={**HEADERS, "Content-Language": account.language},
        )

    @property
    def now(self) -> datetime:
        """Give the moment as the account's clock shows it."""
        return self.office.clock().astimezone(ZoneInfo(self.account.zone))

    @property
    def today(self) -> date:
        """Give the day that the account calls today."""
        return self.now.date()

    @property
    def done(self) -> str:
        """Give the code of what was just done here, empty where nothing was."""
        return self.told.get("done", "")

    @property
    def workspace(self) -> Workspace:
        """Give the commands."""
        return self.office.workspace

    @property
    def intakes(self) -> Intakes:
        """Give the documents on their way in."""
        return self.office.intakes

    @cached_property
    def nicknames(self) -> dict[str, str]:
        """Give the nickname of each account by its id."""
        return self.office.accounts.nicknames()

    def names_in(self, texts: Mapping[str, str]) -> Mapping[str, Sequence[Found]]:
        """Find names of persons in texts: where they stand, and the keys that may take their place."""
        return (self.weigher or self.workspace).names_in(texts)

    def by(self, form: Form) -> By:
        """Say who sends this form, by which command."""
        return By(self.account.account_id, "web", form.command, form.body_hash)

    def kept_form(self) -> Form:
        """Give the draft that the address names, or an empty form; other fields of the address fill it, too."""
        draft = self._draft(self.query.get("draft", ""))
        values = draft or {name: [text] for name, text in self.query.items() if name != COMMAND}
        return Form(values, today=self.today)

    def keep_draft(self, form: Form) -> str:
        """Keep what a form holds so far, under the id of its draft or a new one; raises refusals of accounts."""
        return keep_draft(self.office, self.account.account_id, form.value("page_of"), form.values)

    def forget_draft(self, form: Form) -> None:
        """Drop the draft of a form that was carried out."""
        found = uuid_in(form.value("draft"))
        if found:
            self.office.accounts.drafts.drop(self.account.account_id, found)

    @contextmanager
    def view(self, on: date | None = None) -> Iterator["Live"]:
        """Open the record as this account sees it now."""
        site, account = self.office.site, self.account
        opened = map(str, self.office.accounts.opened.of(account.account_id))
        with site.reader.look() as look:
            sight = look.live(self.who, opened, on)
            shelf = look.shelf(sight)
            house, trust, rows = site.house(account.language), trusted_by(self.who), team_of(self.who)
            told, named = shelf.translations, shelf.named_by_rule
            wording = Wording(account.language, house, named, look.today, trust, rows, translations=told)
            yield Live(self, look, sight, shelf, wording)

    def page(self, template: str, form: Form, *, name: Text | None = None, sample: bool, **given: Any) -> Page:
        """Render a page of the workspace; nobody but the reader's browser window keeps it."""
        renderer = self.office.site.renderers[self.account.language]
        frame = Frame(name, self.path, self.account, self.who)
        complaints = [said(one, renderer) for one in form.complaints]
        given |= {"frame": frame, "form": form, "sample": sample}
        render = partial(renderer.render, f"workspace/{template}", **given)
        body = complaining(lambda told: render(complaints=told), complaints)
        return answers.page(body, HTML, keep=NOT_KEPT, headers=self.headers)

    def _draft(self, draft_id: str) -> Mapping[str, Sequence[str]] | None:
        found = uuid_in(draft_id)
        draft = self.office.accounts.drafts.open(self.account.account_id, found) if found else None
        is_of_here = draft is not None and draft.form == self.path  # elsewhere it would tell of what is hidden by now
        return {**draft.content, "draft": [draft_id]} if draft is not None and is_of_here else None


@dataclass(frozen=True)
class Live:
    """The record open before a signed-in person."""

    desk: Desk
    look: Look
    sight: Sight
    shelf: Shelf
    wording: Wording

    def open(self, *facts: object) -> None:
        """Open the words that these facts point to."""
        self.wording.open(self.look.words, *facts)
        around = self.look.around(self.sight)
        if around.is_anything_erased():  # else it is not worth looking which texts there are
            self.wording.mark(around.erased_texts, *facts)

    def for_a_file(self) -> Wording:
        """Give what prints texts for a file to be carried away: it trusts nobody, and names who agreed alone."""
        language = self.desk.account.language
        return Wording(language, self.desk.office.site.house(language), self.shelf.named_by_rule, self.look.today)

    @property
    def catalogue(self) -> Translations:
        """Give the messages of the account's language."""
        return self.desk.office.site.renderers[self.desk.account.language].catalogue

    def is_released(self, known_from: int) -> bool:
        """Say whether the last release shows what was known from a position on, as far as that is public."""
        try:
            return known_from <= self.look.edition().through
        except NothingReleased:
            return False

    def demands(self) -> list[Mapping[str, Any]]:
        """List the demands that were made by the day looked at."""
        day = self.sight.on.isoformat()
        return [one for one in self.shelf.demands.values() if one["made_on"] <= day]

    def once(self, form: Form, made_of: object, make: Callable[[], Page]) -> Page:
        """Give this page as it was made of the same before for the same account, or make it.

        `made_of` is all that it is made of beside the record as it was before the last entries of what happened, and of
        who looked. Only a page that nobody typed in or was led to is kept; what is sealed for its writer alone must not
        be on it.
        """
        desk = self.desk
        if form or form.complaints or desk.query:
            return make()
        finished = self.look.made_of_words("pages of the workspace", self.sight, desk.nicknames, Finished)
        seen_by = replace(self.sight, viewer=replace(self.sight.viewer, through=0))
        here = (desk.account, desk.who, desk.line.origin, desk.today, self.look.today, seen_by)
        return finished.of((desk.sign_in_id, desk.path), (here, made_of), form.command, make)

    def page(self, template: str, form: Form, **given: Any) -> Page:
        """Render a page over the open record."""
        name = self.look.coalition_name()
        self.open(name)
        sample = self.desk.office.site.sample or self.look.is_sample()
        return self.desk.page(template, form, name=self.wording.say(name), sample=sample, **given)
