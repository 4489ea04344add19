"""A mailer that takes everything and keeps it where a test can read it."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from tracker.outbox.outcome import Answer, Outcome


class Pigeonhole:
    """Keeps the mails that were handed over, the first one first."""

    def __init__(self) -> None:
        self.mails: list[tuple[str, EmailMessage]] = []

    def send(self, to: str, sender: str, content: bytes) -> Outcome:
        """Take a mail."""
        mail = message_from_bytes(content, policy=default)
        assert sender
        assert isinstance(mail, EmailMessage)
        self.mails.append((to, mail))
        return Outcome(Answer.TAKEN, "")
