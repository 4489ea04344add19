"""Texts that lie beside the record: drafts that people have not sent, their own reminders, and what mails said."""

from collections.abc import Callable

from sqlalchemy import Connection

from tracker.accounts.drafts import Drafts
from tracker.accounts.own_reminders import OwnReminders
from tracker.accounts.own_texts import OwnTexts
from tracker.outbox.mails import Mails
from tracker.store.batch import Beside, nothing_beside

Speaks = Callable[[str], bool]
"""Says whether a text tells of what is erased."""


class Traces:
    """The drafts, own reminders and mails of one database, any of which may not be there."""

    def __init__(
        self, drafts: Drafts | None = None, mails: Mails | None = None, own_reminders: OwnReminders | None = None
    ) -> None:
        self._mails = mails
        self._kept: list[OwnTexts] = [one for one in (drafts, own_reminders) if one is not None]

    def drafts_that(self, speaks: Speaks) -> int:
        """Count the drafts and own reminders, whoever writes them, that tell of something."""
        return sum(kept.count_that(speaks) for kept in self._kept)

    def clearing(self, speaks: Speaks) -> Beside:
        """Give what removes such drafts and own reminders in a write transaction, and the texts of all mails.

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
