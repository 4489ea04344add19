"""The lines that are exchanged with a mail server, each within its time and all of them within theirs.

Not the standard library's smtplib: that takes half of a last line for a reply, waits for ever on a server which sends
a sign every now and then, and does not tell by its exceptions how far a mail had got.
"""

import re
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from selectors import EVENT_READ, DefaultSelector
from typing import Any

_LINE = re.compile(rb"([2-5][0-9][0-9])([ -]?)(.*)")
_MOST_BYTES = 65_536  # of one reply; what a server says in earnest is a hundredth of that
_AT_ONCE = 4_096


@dataclass(frozen=True)
class Patience:
    """How many seconds a server has for one sign of life, and for everything."""

    answer: float = 20
    whole: float = 120


@dataclass(frozen=True)
class Reply:
    """What a server answered: three digits, and lines that go no further than this."""

    code: int
    lines: tuple[str, ...]

    @property
    def is_good(self) -> bool:
        """Whether it did what it was asked."""
        return 200 <= self.code < 300  # noqa: PLR2004 - RFC 5321, 4.2.1

    @property
    def is_temporary(self) -> bool:
        """Whether it may do it later."""
        return 400 <= self.code < 500  # noqa: PLR2004 - the same

    @property
    def is_final(self) -> bool:
        """Whether it never will."""
        return self.code >= 500  # noqa: PLR2004 - the same

    @property
    def is_about_rules(self) -> bool:
        """Whether a refusal is about who may send here, and not about the address (RFC 3463, 3.8)."""
        return self.lines[0].startswith("5.7.")


class Broken(Exception):
    """The dialogue has ended before it was over; `code` says how."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Dialogue:
    """A connection to a mail server; everything but `close` and `break_off` raises Broken."""

    def __init__(self, host: str, port: int, patience: Patience) -> None:
        self._host, self._port, self._patience = host, port, patience
        self._ends_at = time.monotonic() + patience.whole
        self._unread = b""
        self._socket: socket.socket | None = None
        self._is_broken_off = False

    def connect(self) -> None:
        """Reach the server, at the first of its addresses that answers."""
        with _explained("no_connection"):
            places = socket.getaddrinfo(self._host, self._port, type=socket.SOCK_STREAM)
        for family, kind, protocol, _, place in places[:-1]:
            with suppress(Broken):
                return self._reach(socket.socket(family, kind, protocol), place)
        family, kind, protocol, _, place = places[-1]
        return self._reach(socket.socket(family, kind, protocol), place)

    def break_off(self) -> None:
        """Let go of the server from another thread: whoever waits for it waits no longer."""
        self._is_broken_off = True
        if self._socket is not None:
            with suppress(OSError):
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)  # that of TLS would let the next word go bare

    def secure(self, context: ssl.SSLContext) -> None:
        """Go on under TLS, with a server that proves its name."""
        if self._unread:  # somebody on the way put words into the mouth of the server
            raise Broken("not_smtp")
        with _explained("tls_failed"):
            self._line.settimeout(self._time_left())
            line = context.wrap_socket(self._line, server_hostname=self._host, do_handshake_on_connect=False)
            self._socket = line
            line.do_handshake()

    def ask(self, line: str) -> Reply:
        """Send one line and give the reply."""
        if "\r" in line or "\n" in line:
            raise ValueError("a line is one line")
        self.send(line.encode() + b"\r\n")
        return self.reply()

    def send(self, content: bytes) -> None:
        """Send bytes as they are."""
        with _explained("cut_off"):
            self._line.settimeout(self._time_left())
            self._line.sendall(content)

    def reply(self) -> Reply:
        """Read a reply, whole."""
        lines, goes_on, code = [], True, 0
        while goes_on:
            found = _LINE.fullmatch(self._read_line())
            if found is None:
                raise Broken("not_smtp")
            code, goes_on = int(found[1]), found[2] == b"-"
            lines.append(found[3].decode("utf-8", "replace"))
            if sum(map(len, lines)) > _MOST_BYTES:
                raise Broken("not_smtp")
        return Reply(code, tuple(lines))

    def has_something_to_read(self) -> bool:
        """Say whether the server has spoken, or gone, without having been asked."""
        with DefaultSelector() as selector:
            selector.register(self._line, EVENT_READ)
            return bool(self._unread or selector.select(timeout=0))

    def close(self) -> None:
        """Hang up."""
        if self._socket is not None:
            self._socket.close()

    def _reach(self, line: socket.socket, place: Any) -> None:  # noqa: ANN401 - an address of any family
        self.close()
        self._socket = line
        with _explained("no_connection"):
            line.settimeout(self._time_left())
            line.connect(place)

    @property
    def _line(self) -> socket.socket:
        if self._socket is None:
            raise Broken("no_connection")
        return self._socket

    def _read_line(self) -> bytes:
        while b"\n" not in self._unread:
            with _explained("cut_off"):
                self._line.settimeout(self._time_left())
                more = self._line.recv(_AT_ONCE)
            if not more:
                raise Broken("cut_off")
            self._unread += more
            if len(self._unread) > _MOST_BYTES:
                raise Broken("not_smtp")
        line, _, self._unread = self._unread.partition(b"\n")
        return line.rstrip(b"\r")

    def _time_left(self) -> float:
        left = self._ends_at - time.monotonic()
        if self._is_broken_off:
            raise ConnectionAbortedError
        if left <= 0:
            raise TimeoutError
        return min(left, self._patience.answer)


@contextmanager
def _explained(otherwise: str) -> Iterator[None]:
    """Say how a connection broke, without a word of what the system says: that names the server."""
    try:
        yield
    except TimeoutError:
        raise Broken("too_slow") from None
    except (OSError, UnicodeError):  # a host name that cannot be asked for is a UnicodeError
        raise Broken(otherwise) from None
