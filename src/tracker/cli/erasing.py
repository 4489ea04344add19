"""`tracker erase`: how much tells of a person, and finishing what a kill or a busy database put off.

What goes is decided by two people on the screen: one process on the host cannot be two people.
"""

from collections import Counter
from contextlib import closing
from pathlib import Path

from tracker import bootstrap
from tracker.application.workspace.erasure.subject import Subject
from tracker.application.workspace.refusals import PersonUnknown
from tracker.cli.opening import record
from tracker.cli.refusals import NoSuchPerson
from tracker.cli.saying import tell
from tracker.domain.rights import Who

_LOOKING = Who("host", may_confirm=True)
"""Whoever runs the host counts, and is shown no text."""


def tell_of(person: str, home: Path | None) -> None:
    """Count what tells of a person, and say where it is erased; raises NoSuchPerson."""
    with closing(record(home)) as parts:
        try:
            found = parts.workspace.to_erase(_LOOKING, Subject(person=person))
        except PersonUnknown:
            raise NoSuchPerson(key=person) from None
        pages = bootstrap.pages(parts.settings)
    if found.is_erased:
        tell("erase.done_before", key=person)
        return
    count = Counter(one.how.value for one in found.texts)
    tell("erase.texts", own=count["own"], typed=count["typed"], key=count["key"])
    tell("erase.beside", files=len(found.files), drafts=found.drafts)
    tell("erase.screen", address=f"{pages}/people/{person}/erase")


def finish(home: Path | None) -> None:
    """Drive out what was erased, where that is still to be done."""
    with closing(record(home)) as parts:
        tell("erase.finished" if parts.clearing.clear_away() else "erase.nothing_left")
