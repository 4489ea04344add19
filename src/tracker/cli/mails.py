"""`tracker mail test`: what a host does to see whether mails go out."""

import secrets
from datetime import UTC, datetime
from pathlib import Path

from tracker import bootstrap
from tracker.cli.opening import settings
from tracker.cli.saying import say, tell, warn
from tracker.outbox.outcome import Answer, Outcome
from tracker.reminders.message import AddressUnfit, Message, as_bytes
from tracker.settings import Settings, reader_language

_FAILED = {
    Answer.LATER: "mail.later",
    Answer.REFUSED: "mail.refused",
    Answer.UNCLEAR: "mail.unclear",
}


def send_test(home: Path | None, to: str) -> int:
    """Send one mail that says nothing, on the way that reminders take; the address is not repeated."""
    chosen = settings(home=home)
    way = bootstrap.mailer(chosen)
    try:
        outcome = way.send(to, chosen.mail_sender, _message(chosen, to))
    except AddressUnfit:
        outcome = Outcome(Answer.REFUSED, "address_unfit")
    if outcome.answer is not Answer.TAKEN:
        warn(_FAILED[outcome.answer], why=why(outcome.code))
        return 1
    _tell_taken(chosen)
    return 0


def why(code: str) -> str:
    """Say a code in words."""
    name, _, number = code.rpartition("_")
    return say("code.smtp", number=number) if name == "smtp" and number.isdecimal() else say(f"code.{code}")


def _tell_taken(chosen: Settings) -> None:
    if chosen.mail_server is not None:
        tell("mail.sent")
    elif chosen.mail_folder is not None:
        tell("mail.kept", folder=chosen.mail_folder)
    else:
        tell("mail.dropped")


def _message(chosen: Settings, to: str) -> bytes:
    domain = chosen.mail_sender.rpartition("@")[2]
    message = Message(
        message_id=f"<{secrets.token_hex(16)}@{domain}>",
        to=to,
        sender=chosen.mail_sender,
        subject=say("mail.test_subject"),
        text=say("mail.test_text"),
        language=reader_language(),
        sent_on=datetime.now(UTC),
    )
    return as_bytes(message)
