"""A mail server of our own on a socket: it keeps what it took, and fails where and how it is told to."""

import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from enum import Enum
from threading import Event, Thread
from typing import Self

from tracker.reminders.sending.dialogue import Patience
from tracker.reminders.sending.smtp import Relay, Security, SmtpMailer

QUICK = Patience(answer=5, whole=8)
IMPATIENT = Patience(answer=0.2, whole=0.3)


class Silence(Enum):
    """What a server does instead of answering."""

    HANGS_UP = "hangs up"
    WAITS = "waits"
    DRIPS = "sends a sign every now and then"


Answers = Mapping[str, "str | Silence"]
USUAL: Answers = {
    "greeting": "220 at your service",
    "EHLO": "250-here\r\n250-SIZE 100000\r\n250 8BITMIME",
    "STARTTLS": "220 go on",
    "AUTH": "235 welcome",
    "MAIL": "250 fine",
    "RCPT": "250 fine",
    "DATA": "354 go on",
    "content": "250 taken",
    "QUIT": "221 farewell",
}


@dataclass(frozen=True)
class Taken:
    """A mail that the server took: it is kept before anything is answered."""

    to: str
    content: bytes


class _HungUp(Exception):
    """The server has let go of a connection."""


@dataclass
class Script:
    """How a server behaves: what it answers, to each recipient too, and after how many bytes it hangs up."""

    answers: Answers = field(default_factory=dict)
    to: Mapping[str, str] = field(default_factory=dict)
    context: ssl.SSLContext | None = None
    secure_at_once: bool = False
    hears: int | None = None
    says: int | None = None

    def answer(self, step: str) -> str | Silence:
        return self.answers.get(step, USUAL[step])


@dataclass
class MailServer:
    """A server on a port of this machine, for as long as the block lasts."""

    script: Script = field(default_factory=Script)
    taken: list[Taken] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._ends = Event()
        self._thread = Thread(target=self._accept)
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._ends.set()
        with suppress(OSError):
            socket.create_connection(self._listening.getsockname()).close()
        self._thread.join()
        self._listening.close()

    @property
    def port(self) -> int:
        return int(self._listening.getsockname()[1])

    def mailer(self, patience: Patience = QUICK, **other: object) -> SmtpMailer:
        """What sends to this server, without TLS unless told otherwise."""
        context = other.pop("context", None)
        ordinary: dict[str, object] = {"host": "127.0.0.1", "port": self.port, "security": Security.NEVER}
        relay = Relay(**(ordinary | other))  # type: ignore[arg-type]
        return SmtpMailer(relay, context=context, patience=patience)  # type: ignore[arg-type]

    def _accept(self) -> None:
        while not self._ends.is_set():
            connection, _ = self._listening.accept()
            with closing(_Conversation(self, connection)) as conversation, suppress(OSError, _HungUp):
                conversation.lead(self._ends)


class _Conversation:
    """One connection."""

    def __init__(self, server: MailServer, connection: socket.socket) -> None:
        self._server, self._script, self._socket = server, server.script, connection
        self._socket.settimeout(5)
        self._unread, self._heard, self._said = b"", 0, 0

    def close(self) -> None:
        self._socket.close()

    def lead(self, ends: Event) -> None:
        self._ends = ends
        if self._script.secure_at_once:
            self._secure()
        self._say("greeting")
        to = ""
        for line in self._heard_lines():
            self._server.lines.append(line)
            verb = line.split(" ")[0].upper()
            if verb == "RCPT":
                to = line.partition("<")[2].partition(">")[0]
            self._obey(verb, to)

    def _obey(self, verb: str, to: str) -> None:
        if verb == "RCPT" and to in self._script.to:
            self._send(self._script.to[to])
        else:
            self._say(verb if verb in USUAL else "AUTH")
        if verb == "STARTTLS" and self._answers("STARTTLS", "220"):
            self._secure()
        if verb == "DATA" and self._answers("DATA", "354"):
            content = b"".join(self._heard_content())
            if self._answers("content", "250") or self._script.answer("content") is Silence.HANGS_UP:
                self._server.taken.append(Taken(to, content))
            self._say("content")

    def _answers(self, step: str, code: str) -> bool:
        answer = self._script.answer(step)
        return isinstance(answer, str) and answer.startswith(code)

    def _secure(self) -> None:
        if self._script.context is None:
            raise _HungUp
        self._socket = self._script.context.wrap_socket(self._socket, server_side=True)

    def _say(self, step: str) -> None:
        answer = self._script.answer(step)
        if isinstance(answer, str):
            self._send(answer)
        elif answer is Silence.HANGS_UP:
            raise _HungUp
        else:
            self._wait(answer)

    def _wait(self, answer: Silence) -> None:
        """Say nothing that helps until the client has lost its patience."""
        self._socket.settimeout(0.02)
        while not self._ends.is_set():
            if answer is Silence.DRIPS:
                self._socket.sendall(b"2")
            with suppress(TimeoutError):
                if not self._socket.recv(4096):
                    raise _HungUp

    def _send(self, reply: str) -> None:
        written = reply.encode() + b"\r\n"
        left = len(written) if self._script.says is None else self._script.says - self._said
        self._socket.sendall(written[: max(left, 0)])
        self._said += len(written)
        if left < len(written):
            raise _HungUp

    def _heard_lines(self) -> Iterator[str]:
        while True:
            yield self._line().decode().removesuffix("\r\n")

    def _heard_content(self) -> Iterator[bytes]:
        while (line := self._line()) != b".\r\n":
            yield line.removeprefix(b".")

    def _line(self) -> bytes:
        while b"\n" not in self._unread:
            most = 4096 if self._script.hears is None else min(4096, self._script.hears - self._heard)
            more = self._socket.recv(most) if most else b""
            if not more:
                raise _HungUp
            self._heard += len(more)
            self._unread += more
        line, end, self._unread = self._unread.partition(b"\n")
        return line + end
