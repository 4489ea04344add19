"""Bounds: how many characters each text of a command may have, so that the description says what is refused."""

from collections.abc import Mapping

from tracker.application.workspace.making import LONGEST_DOCUMENT
from tracker.application.workspace.occasions import LONGEST_NUMBER
from tracker.application.workspace.texts import LONGEST_ADDRESS, LONGEST_NAME, LONGEST_REASON, LONGEST_TEXT
from tracker.store.canonical import LONGEST_CODE

_LONGEST_LANGUAGE = 3
_CODES = (
    "act_detail body countries country demand demands document documents filers instruments issuer key kind languages "
    "meant namesakes number occasion of organisation other parent party person persons points quoted_in restricted_in "
    "same_as sender themes"
)
_NAMES = "addressee item name native office organs place title to who_agreed"
_REASONS = "counting_reason how reason"

_MOST: Mapping[str, int] = {
    **dict.fromkeys(_CODES.split(), LONGEST_CODE),
    **dict.fromkeys(_NAMES.split(), LONGEST_NAME),
    **dict.fromkeys(_REASONS.split(), LONGEST_REASON),
    "address": LONGEST_ADDRESS,
    "language": _LONGEST_LANGUAGE,
    "session": LONGEST_NUMBER,
    "ChangeReturned.notes": LONGEST_REASON,
    "ProposalWithNotes.notes": LONGEST_REASON,
    "Document.reference": LONGEST_NAME,
    "DocumentText.text": LONGEST_DOCUMENT,
    "Finding.document": LONGEST_TEXT,
}
"""By the names of fields; those that differ from others of the name bear the name of what they belong to before it."""


def most_of(record: str, field: str) -> int:
    """Give how many characters a text of a field has at most; of a text by language, each of them."""
    return _MOST.get(f"{record}.{field}", _MOST.get(field, LONGEST_TEXT))
