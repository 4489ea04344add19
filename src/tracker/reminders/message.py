"""A mail as bytes: plain text alone, of which no other part can be made than what was meant.

Written here and not with the standard library's EmailMessage: before Python 3.13 that glues words together where it
folds a Russian subject, and lets an encoded word in a title make headers of its own (CVE-2024-6923). HTML is left out:
a mail has a few lines and a link, and HTML would be one more place in which something could be hidden or fetched.
"""

import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.utils import format_datetime
from quopri import encodestring
from urllib.parse import urlsplit

_ATOM = r"[\w!#$%&'*+/=?^`{|}~-]+"
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_ADDRESS = re.compile(rf"{_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})*")
_MESSAGE_ID = re.compile(r"<[A-Za-z0-9.\-]{1,80}@[A-Za-z0-9.\-]{1,253}>")
_LINK = re.compile(r"https?://[!-;=?-~]{1,500}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_BREAKS = re.compile(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_CONTROLS_BUT_TABS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_PLAIN = re.compile(r"[!-~](?:[ -~]{0,58}[!-~])?")
_LONGEST_LOCAL, _LONGEST_ADDRESS = 64, 254
_WORD_BYTES = 39  # base64 makes 52 characters of them; "Subject: " and the signs around them fill 76 columns
_LINE_BYTES = 57  # base64 makes 76 characters of them


class AddressUnfit(ValueError):
    """No mail can be addressed so; the address is not repeated."""


class HeaderUnfit(ValueError):
    """Something that is to stand in a header has not the form that is asked for there; `header` names it."""

    def __init__(self, header: str) -> None:
        super().__init__(header)
        self.header = header


@dataclass(frozen=True)
class Message:
    """A mail before it is bytes; `unsubscribe` is an address that stops all mails by one POST."""

    message_id: str
    to: str
    sender: str
    subject: str
    text: str
    language: str
    sent_on: datetime
    unsubscribe: str | None = None


def as_bytes(message: Message) -> bytes:
    """Write a mail down; raises AddressUnfit, HeaderUnfit."""
    encoding, body = _encoded(canonical(message.text).encode())
    headers = [
        ("Date", format_datetime(message.sent_on.astimezone(UTC))),
        ("From", mailbox(message.sender)),
        ("To", mailbox(message.to)),
        ("Subject", _unstructured(one_line(message.subject))),
        ("Message-ID", _fitting(_MESSAGE_ID, "Message-ID", message.message_id)),
        ("Auto-Submitted", "auto-generated"),
        *_unsubscribing(message.unsubscribe),
        ("MIME-Version", "1.0"),
        ("Content-Type", 'text/plain; charset="utf-8"'),
        ("Content-Language", _fitting(_LANGUAGE, "Content-Language", message.language)),
        ("Content-Transfer-Encoding", encoding),
    ]
    head = "".join(f"{name}: {value}\r\n" for name, value in headers)
    return head.encode() + b"\r\n" + body


def mailbox(address: str) -> str:
    """Give an address as mails carry it, its domain in ASCII; raises AddressUnfit."""
    local, _, domain = address.rpartition("@")
    if not _ADDRESS.fullmatch(address) or len(local.encode()) > _LONGEST_LOCAL:
        raise AddressUnfit
    try:
        written = f"{local}@{domain.encode('idna').decode()}"
        if len(written.encode()) <= _LONGEST_ADDRESS:
            return written
    except UnicodeError:
        pass
    raise AddressUnfit


def text_of(content: bytes) -> str:
    """Give the text of a mail that was written here."""
    parsed = message_from_bytes(content)
    return parsed.get_payload(decode=True).decode("utf-8").replace("\r\n", "\n")  # type: ignore[union-attr]


def one_line(text: str) -> str:
    """Give a text as a subject can carry it: what would break or end a line is a space, ends are bare."""
    return _sound(_CONTROLS.sub(" ", text)).strip(" ")


def canonical(text: str) -> str:
    """Give a text as a mail carries it: each line ends in CRLF, and no sign but a tab controls anything."""
    lines = [_CONTROLS_BUT_TABS.sub("", line) for line in _BREAKS.split(_sound(text))]
    return "\r\n".join(lines).rstrip("\r\n") + "\r\n"


def _sound(text: str) -> str:
    """Replace halves of characters, which no encoding can write."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _fitting(form: re.Pattern[str], header: str, value: str) -> str:
    if not form.fullmatch(value):
        raise HeaderUnfit(header)
    return value


def _unsubscribing(address: str | None) -> Iterator[tuple[str, str]]:
    """Give the headers by which a mail program stops the mails; with one click over TLS alone (RFC 8058)."""
    if address is None:
        return
    yield "List-Unsubscribe", f"<{_fitting(_LINK, 'List-Unsubscribe', address)}>"
    if urlsplit(address).scheme == "https":
        yield "List-Unsubscribe-Post", "List-Unsubscribe=One-Click"


def _unstructured(text: str) -> str:
    """Write a line down: as it is where nobody could read it otherwise, else in encoded words (RFC 2047)."""
    if not text or (_PLAIN.fullmatch(text) and "=?" not in text and "  " not in text):
        return text
    words = [f"=?utf-8?b?{b64encode(part).decode()}?=" for part in _parts(text)]
    return "\r\n ".join(words)


def _parts(text: str) -> Iterator[bytes]:
    """Part a text so that each part fits an encoded word and none ends within a character."""
    part = b""
    for character in text:
        written = character.encode()
        if len(part) + len(written) > _WORD_BYTES:
            yield part
            part = b""
        part += written
    yield part


def _encoded(body: bytes) -> tuple[str, bytes]:
    """Encode a body in the shorter of the two ways; neither has a line of more than 76 characters, or a bare dot."""
    quoted = encodestring(body.replace(b"\r\n", b"\n")).replace(b"\n", b"\r\n")
    lines = [b64encode(body[start : start + _LINE_BYTES]) for start in range(0, len(body), _LINE_BYTES)]
    based = b"".join(line + b"\r\n" for line in lines)
    return ("quoted-printable", quoted) if len(quoted) <= len(based) else ("base64", based)
