"""Whose countries a document is about: each of them has to agree, so it is said who can put it on record."""

from collections.abc import Callable, Iterable, Sequence

from tracker.application.workspace.intake.model import DocumentGiven
from tracker.domain.rights import Right
from tracker.web.workspace.desk import Desk
from tracker.web.workspace.form import Form
from tracker.web.workspace.own_countries import name_of


def require_own(desk: Desk, form: Form, given: DocumentGiven) -> None:
    """Complain where the account may not put the document on record, and say whose it is to do.

    A new document takes a coordinator of all its countries; the text of one on record a coordinator of one of them.
    """
    if given.key:
        _require_one(desk, form, _of(desk, given.key))
    else:
        _require_all(desk, form, sorted(given.countries))


def _require_one(desk: Desk, form: Form, countries: Sequence[str]) -> None:
    if not countries or any(desk.who.has(Right.RECORD, one) for one in countries):
        return
    named, who = _named(desk, countries), ", ".join(_who_can(desk, countries, any))
    if who:
        form.complain("document", "form.others_document", countries=named, who=who)
    else:
        form.complain("document", "form.others_document_nobody", countries=named)


def _require_all(desk: Desk, form: Form, countries: Sequence[str]) -> None:
    if desk.who.has_over(Right.RECORD, countries or [None]):
        return
    named, who = _named(desk, countries), ", ".join(_who_can(desk, countries, all))
    if who:
        form.complain("country", "form.others_countries", countries=named, who=who)
    else:
        form.complain("country", "form.others_countries_nobody", countries=named)


def _named(desk: Desk, countries: Sequence[str]) -> str:
    with desk.view() as live:
        return ", ".join(name_of(live, one) for one in countries if one not in desk.who.countries)


def _of(desk: Desk, key: str) -> list[str]:
    with desk.view() as live:
        return sorted(live.shelf.documents[key]["countries"]) if key in live.shelf.documents else []


def _who_can(desk: Desk, countries: Sequence[str], enough: Callable[[Iterable[bool]], bool]) -> list[str]:
    """Name the accounts that coordinate enough of them, by their nicknames."""
    return [
        one.nickname
        for one in desk.office.accounts.everyone()
        if one.frozen_at is None and enough(one.who.has(Right.RECORD, code) for code in countries)
    ]
