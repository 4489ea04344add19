"""Telling of accounts: what every page about them needs, put together once."""

from dataclasses import dataclass
from typing import Any

from tracker.accounts.sign_ins import Sign
from tracker.web.answers import Page
from tracker.web.workspace.desk import Desk
from tracker.web.workspace.form import Form
from tracker.web.workspace.guest import Guest
from tracker.web.workspace.views.accounts import Speech
from tracker.web.workspace.whose import Whose, whose


@dataclass(frozen=True)
class Telling:
    """A page about accounts in the making: for whom, whose record it is, and how things are told."""

    desk: Desk
    about: Whose
    speech: Speech

    @classmethod
    def at(cls, desk: Desk) -> "Telling":
        """Begin a page for a signed-in person."""
        about = whose(desk.office.site, desk.account.language)
        names = desk.nicknames
        language, zone = desk.account.language, desk.account.zone
        catalogue = desk.office.site.renderers[language].catalogue
        return cls(desk, about, Speech(catalogue, language, zone, about.countries, names))

    def page(self, template: str, form: Form, **given: Any) -> Page:
        """Render the page; `done` says what was just done."""
        given |= {"done": self.desk.done}
        return self.desk.page(template, form, name=self.about.name, sample=self.about.sample, **given)


def sign_of(desk: Desk) -> Sign:
    """Give whose request it is, as accounts ask for it."""
    return Sign(desk.account, desk.sign_in_id)


def speech_for(guest: Guest) -> tuple[Speech, Whose]:
    """Tell somebody who has no account yet, by the coalition's clock."""
    about = whose(guest.office.site, guest.language)
    catalogue = guest.office.site.renderers[guest.language].catalogue
    return Speech(catalogue, guest.language, about.zone, about.countries), about
