"""Hands mails to an SMTP server, and knows at each moment whether the server can have taken one."""

import re
import ssl
from base64 import b64encode
from contextlib import closing, suppress
from dataclasses import dataclass, field
from enum import Enum

from tracker.outbox.outcome import Answer, Outcome
from tracker.reminders.message import AddressUnfit, mailbox
from tracker.reminders.sending.dialogue import Broken, Dialogue, Patience, Reply

_LINE_END = re.compile(rb"\r\n|\r|\n")
_DOT_AT_THE_START = re.compile(rb"^\.", re.MULTILINE)
_GO_ON = 354
_FULL, _LOG_IN_FIRST = 552, 530


class Security(Enum):
    """When a connection is put under TLS."""

    AT_ONCE = "at_once"
    STARTTLS = "starttls"
    NEVER = "never"


@dataclass(frozen=True)
class Relay:
    """Where mails are handed in, and as whom; with an empty user nobody logs in."""

    host: str
    port: int
    security: Security
    user: str = ""
    password: str = field(default="", repr=False)


class _Ended(Exception):
    """What became of the mail is known."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome)
        self.outcome = outcome


class SmtpMailer:
    """One server. `context` decides whose certificate is believed, by default what the machine believes."""

    def __init__(
        self, server: Relay, *, context: ssl.SSLContext | None = None, patience: Patience | None = None
    ) -> None:
        self._server, self._patience = server, patience or Patience()
        self._context = context
        self._dialogue: Dialogue | None = None
        self._is_leaving = False

    def send(self, to: str, sender: str, content: bytes) -> Outcome:
        """Hand a mail over and say what came of it.

        What the server says before it is asked about the mail is about us, so it may be mended: LATER. Its word about
        recipient and content counts. From the final dot on, nothing but an answer tells whether it took the mail.
        """
        try:
            to, sender = mailbox(to), mailbox(sender)
        except AddressUnfit:
            return Outcome(Answer.REFUSED, "address_unfit", refuses_address=True)
        try:
            with closing(Dialogue(self._server.host, self._server.port, self._patience)) as dialogue:
                self._dialogue = dialogue
                if self._is_leaving:
                    dialogue.break_off()
                dialogue.connect()
                offers = self._begin(dialogue, sender.rpartition("@")[2])
                _announce(dialogue, offers, (sender, to), len(content))
                return _hand_over(dialogue, content)
        except Broken as broken:
            return Outcome(Answer.LATER, broken.code)
        except _Ended as ended:
            return ended.outcome

    def break_off(self) -> None:
        """Let go of the server at once, for good: what `send` gives then is as true as ever."""
        self._is_leaving = True
        if self._dialogue is not None:
            self._dialogue.break_off()

    def _begin(self, dialogue: Dialogue, name: str) -> dict[str, str]:
        """Greet the server, under TLS where that is asked for, and log in; gives what the server offers.

        The name to greet with is the sender's domain: the name of this machine is nobody's business.
        """
        if self._server.security is Security.AT_ONCE:
            dialogue.secure(self._trust())
        _require(dialogue.reply())
        offers = _greet(dialogue, name)
        if self._server.security is Security.STARTTLS:
            if "STARTTLS" not in offers:
                raise Broken("no_tls")
            _require(dialogue.ask("STARTTLS"))
            dialogue.secure(self._trust())
            offers = _greet(dialogue, name)
        if self._server.user:
            self._log_in(dialogue, offers.get("AUTH", "").upper().split())
        return offers

    def _trust(self) -> ssl.SSLContext:
        return self._context or ssl.create_default_context()

    def _log_in(self, dialogue: Dialogue, ways: list[str]) -> None:
        user, password = self._server.user, self._server.password
        if "PLAIN" in ways:
            _require(dialogue.ask("AUTH PLAIN " + _base64(f"\0{user}\0{password}")))
        elif "LOGIN" in ways:
            for line in ("AUTH LOGIN", _base64(user)):
                _require(dialogue.ask(line), goes_on=True)
            _require(dialogue.ask(_base64(password)))
        else:
            raise Broken("no_login")


def _greet(dialogue: Dialogue, name: str) -> dict[str, str]:
    """Say EHLO, and give what the server offers: each keyword with what stands behind it."""
    reply = dialogue.ask(f"EHLO {name}")
    _require(reply)
    offers = [line.partition(" ") for line in reply.lines[1:]]
    return {keyword.upper(): rest for keyword, _, rest in offers}


def _announce(dialogue: Dialogue, offers: dict[str, str], addresses: tuple[str, str], size: int) -> None:
    """Say from whom and to whom a mail goes."""
    (sender, to), options = addresses, ""
    limit = offers.get("SIZE", "")
    if limit.isdecimal() and 0 < int(limit) < size:
        raise _Ended(Outcome(Answer.REFUSED, "too_large"))
    if "SIZE" in offers:
        options += f" SIZE={size}"
    if not (sender + to).isascii():
        if "SMTPUTF8" not in offers:
            raise _Ended(Outcome(Answer.REFUSED, "needs_smtputf8"))
        options += " BODY=8BITMIME SMTPUTF8"
    _require(dialogue.ask(f"MAIL FROM:<{sender}>{options}"))
    reply = dialogue.ask(f"RCPT TO:<{to}>")
    if reply.is_final and reply.code not in {_FULL, _LOG_IN_FIRST}:  # a full mailbox may be emptied (RFC 5321, 4.5.3)
        raise _Ended(Outcome(Answer.REFUSED, _said(reply), refuses_address=not reply.is_about_rules))
    _require(reply)


def _hand_over(dialogue: Dialogue, content: bytes) -> Outcome:
    """Send the mail itself; what happens before the final dot is known, what happens after it the server must say."""
    reply = dialogue.ask("DATA")
    if reply.code != _GO_ON:
        return _judged(reply, may_be_taken=False)
    lines = _LINE_END.sub(b"\r\n", content).removesuffix(b"\r\n") + b"\r\n"
    dialogue.send(_DOT_AT_THE_START.sub(b"..", lines))
    if dialogue.has_something_to_read():
        return _judged(dialogue.reply(), may_be_taken=False)
    try:
        dialogue.send(b".\r\n")
        outcome = _judged(dialogue.reply())
    except Broken:
        return Outcome(Answer.UNCLEAR, "no_answer")
    with suppress(Broken):
        dialogue.send(b"QUIT\r\n")
    return outcome


def _judged(reply: Reply, *, may_be_taken: bool = True) -> Outcome:
    """Give what a reply about the mail itself means."""
    if reply.is_temporary:
        return Outcome(Answer.LATER, _said(reply))
    if reply.is_final:
        return Outcome(Answer.REFUSED, _said(reply))
    if reply.is_good and may_be_taken:
        return Outcome(Answer.TAKEN, "")
    return Outcome(Answer.UNCLEAR if may_be_taken else Answer.LATER, "not_smtp")


def _require(reply: Reply, *, goes_on: bool = False) -> None:
    """Go on where the server does; what it refuses here is about us."""
    is_wanted = reply.code // 100 == 3 if goes_on else reply.is_good  # noqa: PLR2004 - RFC 5321, 4.2.1
    if not is_wanted:
        raise Broken(_said(reply) if reply.is_temporary or reply.is_final else "not_smtp")


def _said(reply: Reply) -> str:
    return f"smtp_{reply.code}"


def _base64(text: str) -> str:
    return b64encode(text.encode()).decode()
