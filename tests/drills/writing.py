"""Gives one command after the other and says of each that it was acknowledged, until it is killed.

Started as a program: the home, the number of the first command. Command N always has the same id, so that the
one which was under way at a kill can be sent again.
"""

import sys
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

from tracker import bootstrap
from tracker.application.draft import Draft
from tracker.bootstrap import Parts
from tracker.domain.coalition import Coalition
from tracker.domain.days import When
from tracker.domain.values import Audience, Confidence, Direction, SourceKind
from tracker.settings import read_settings
from tracker.store.refusals import VersionConflict
from tracker.store.values import By, Written

ACCOUNT = "aigul"


def command_id(number: int) -> UUID:
    """Give the id of a command."""
    return uuid5(NAMESPACE_URL, f"command/{number}")


def by(number: int) -> By:
    """Say who gives a command, and which."""
    return By(ACCOUNT, "cli", command=command_id(number), body_hash=str(number))


def entry_id(number: int) -> UUID:
    """Give the id of the entry that a command records."""
    return uuid5(NAMESPACE_URL, f"entry/{number}")


def give(parts: Parts, number: int, audience: Audience = Audience.PUBLIC) -> Written:
    """Record that something happened, under the command's id."""
    draft, coalition = Draft(), parts.tracker.coalition()
    coalition.enter(
        Coalition.development,
        entry_id=entry_id(number),
        audience=audience,
        measures=(),
        direction=Direction.CONTEXT,
        on=When.parse("2026-11-01"),
        wording=draft.words({"en": f"Something happened, number {number}."}),
        source_kind=SourceKind.PUBLICATION,
        confidence=Confidence.HIGH,
        basis_for_public=False,
    )
    draft.take(coalition)
    return parts.log.write(draft.events(), by(number), words=draft.secrets, answer=str(number))


def main(home: str, first: str) -> None:
    """Write for ever."""
    parts = bootstrap.connect(read_settings(home=Path(home)))
    number = int(first)
    while True:
        try:
            written = parts.log.repeated(by(number)) or give(parts, number)
        except VersionConflict:
            continue  # another process was quicker
        print(number, written.last, flush=True)  # this is the acknowledgement
        number += 1


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
