"""Who sent a letter: the coalition itself, or another organisation, which is named where it may be."""

from collections.abc import Iterable

from tracker.domain.record import Entry, Kind
from tracker.projections.shelves import Shelf
from tracker.web.views.submissions import organisations_named
from tracker.web.wording import Wording

_OWN = "coalition"


def is_own(letter: Entry, shelf: Shelf) -> bool:
    """Say whether the coalition sent a letter: its sender issued a document that is the coalition's."""
    sender = letter.about["sender"]
    return any(one["issuer"] == sender and one["relation"] == _OWN for one in shelf.documents.values())


def sender_words(entries: Iterable[Entry], shelf: Shelf) -> list[object]:
    """List the facts whose words name the senders of these letters."""
    keys = {one.about["sender"] for one in entries if one.kind is Kind.LETTER}
    names = [one.about["name"] for key, one in shelf.organisations.items() if key in keys]
    issuers = [one["issuer_name"] for one in shelf.documents.values() if one["issuer"] in keys]
    return [names, issuers, [{"kind": "organisation", "key": key} for key in keys]]


def named_sender(letter: Entry, shelf: Shelf, wording: Wording) -> str | None:
    """Name who sent a letter; None where it may not be named, or nobody knows its name. Its words must be open."""
    sender = letter.about["sender"]
    if sender in shelf.organisations:
        return next(iter(organisations_named([sender], shelf, wording)), None)
    issued = next((one for one in shelf.documents.values() if one["issuer"] == sender), None)
    return wording.plain(issued["issuer_name"]) if issued else None
