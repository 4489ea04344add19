"""Whose countries a document is about: each of them has to agree, so it is said who can put it on record."""

from collections.abc import Collection

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
        countries, field = _of(desk, given.key), "document"
        is_allowed = not countries or any(desk.who.has(Right.RECORD, one) for one in countries)
    else:
        countries, field = sorted(given.countries), "country"
        is_allowed = desk.who.has_over(Right.RECORD, countries or [None])
    if is_allowed:
        return
    with desk.view() as live:
        named = ", ".join(name_of(live, one) for one in countries if one not in desk.who.countries)
    who = _who_can(desk, countries, is_on_record=bool(given.key))
    message = "form.others_document" if given.key else "form.others_countries"
    form.complain(field, message if who else f"{message}.nobody", countries=named, who=", ".join(who))


def _of(desk: Desk, key: str) -> list[str]:
    with desk.view() as live:
        return sorted(live.shelf.documents[key]["countries"]) if key in live.shelf.documents else []


def _who_can(desk: Desk, countries: Collection[str], *, is_on_record: bool) -> list[str]:
    """Name the accounts that can, by their nicknames."""
    enough = any if is_on_record else all
    return [
        one.nickname
        for one in desk.office.accounts.everyone()
        if one.frozen_at is None and enough(one.who.has(Right.RECORD, code) for code in countries)
    ]
