"""Sends nothing: for a host who tries something out, or whose people read the desk and want no mails."""

import logging

from tracker.outbox.outcome import Answer, Outcome

_LOG = logging.getLogger(__name__)


class LoggedMailer:
    """Says in the log that a mail would have gone, and how large it is; never to whom, or what it says."""

    def send(self, to: str, sender: str, content: bytes) -> Outcome:
        """Take a mail, and drop it."""
        _LOG.warning("mail %s, %d bytes", Answer.TAKEN.value, len(content))
        return Outcome(Answer.TAKEN, "")
