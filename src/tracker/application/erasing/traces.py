"""Texts that lie beside the record: drafts, own reminders, tables and documents on their way in, mails."""

from collections.abc import Callable, Sequence

from sqlalchemy import Connection

from tracker.accounts.own_texts import OwnTexts
from tracker.outbox.mails import Mails
from tracker.store.batch import Beside, nothing_beside

Speaks = Callable[[str], bool]
"""Says whether a text tells of what is erased."""


class Traces:
    """What accounts keep in one database (`kept`), and its mails, which may not be there."""

    def __init__(self, kept: Sequence[OwnTexts] = (), mails: Mails | None = None) -> None:
        self._kept, self._mails = kept, mails

    def drafts_that(self, speaks: Speaks) -> int:
        """Count the drafts, own reminders and documents on their way in that tell of something, whose ever they are."""
        return sum(kept.count_that(speaks) for kept in self._kept)

    def clearing(self, speaks: Speaks) -> Beside:
        """Give what removes such texts in a write transaction, and the texts of all mails.

        Those are written anew.
        """
        kept, mails = self._kept, self._mails
        if mails is None:
            return nothing_beside

        def clear(connection: Connection) -> None:
            for one in kept:
                one.drop_that(speaks, connection)
            mails.forget_all(connection)

        return clear


NO_TRACES = Traces()
