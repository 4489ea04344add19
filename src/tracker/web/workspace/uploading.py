"""Uploading: a form with a file, read as it comes: the file goes sealed to the disk, and never as a whole into memory.

The fields of a form stand before its file, so whatever becomes of the file nothing that was typed is lost.
"""

from collections.abc import Mapping, Sequence

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from tracker.store.held_files import Incoming, TooLarge
from tracker.web.workspace.posted import MOST_BYTES

FILE = "file"
"""What the field for a file is called in every form of ours."""

NAME = "file_name"
"""Under which name the form gets what the file was called."""

_MOST_FIELDS = 200
_MOST_HEADERS = 8_192
_MOST_DISCARDED = 1 << 30
_FORM = b"multipart/form-data"


class Upload:
    """What a posted form holds: its fields, and what became of its file."""

    def __init__(self, incoming: Incoming | None) -> None:
        self.fields: dict[str, list[str]] = {}
        self.is_too_large = False
        self.has_more = True
        """More of the request is to come."""
        self.name = ""
        self._incoming = incoming
        self._headers: dict[bytes, bytes] = {}
        self._header = b""
        self._part, self._is_file, self._text = "", False, bytearray()
        self._left, self.is_whole, self._has_file = MOST_BYTES, False, False

    @property
    def values(self) -> Mapping[str, Sequence[str]]:
        """Give the fields as a form reads them; of the file what it was called, and the hash of what is in it.

        With the hash the same form sent with another file is another form.
        """
        content = self._incoming.sha256 if self._incoming and self._incoming.size else ""
        return {**self.fields, FILE: [content], NAME: [self.name]}

    async def read(self, request: Request, most: int) -> None:
        """Read a request to its end, or until its file is too much.

        Raises HTTPException for what is no form of ours, ClientDisconnect, OSError.
        """
        kind, options = parse_options_header(request.headers.get("content-type", ""))
        if kind != _FORM or not options.get(b"boundary"):
            raise HTTPException(400)
        announced = request.headers.get("content-length", "")
        self.is_too_large = announced.isdigit() and int(announced) > most + MOST_BYTES
        try:
            parser = MultipartParser(options[b"boundary"], self._callbacks())  # type: ignore[arg-type]
            while self.has_more:
                await run_in_threadpool(parser.write, await self._received(request))
                if self.is_too_large and self._is_file:
                    return
        except FormParserError:
            raise HTTPException(400) from None
        if not self.is_whole:
            raise HTTPException(400)
        if self._incoming is not None and not self.is_too_large:
            await run_in_threadpool(self._incoming.end)

    async def _received(self, request: Request) -> bytes:
        message = await request.receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        self.has_more = bool(message.get("more_body"))
        body: bytes = message.get("body", b"")
        return body

    def _callbacks(self) -> dict[str, object]:
        return {
            "on_part_begin": self._begin,
            "on_header_field": self._header_named,
            "on_header_value": self._header_said,
            "on_headers_finished": self._headers_read,
            "on_part_data": self._data,
            "on_part_end": self._end,
            "on_end": self._ended,
        }

    def _begin(self) -> None:
        self._headers, self._header, self._text = {}, b"", bytearray()
        self._part, self._is_file = "", False
        if sum(map(len, self.fields.values())) >= _MOST_FIELDS:
            raise HTTPException(413)

    def _header_named(self, data: bytes, start: int, end: int) -> None:
        if self._header in self._headers:
            self._header = b""
        self._header += data[start:end].lower()

    def _header_said(self, data: bytes, start: int, end: int) -> None:
        said = self._headers.get(self._header, b"") + data[start:end]
        if len(said) > _MOST_HEADERS:
            raise HTTPException(413)
        self._headers[self._header] = said

    def _headers_read(self) -> None:
        _, options = parse_options_header(self._headers.get(b"content-disposition", b""))
        self._part = _text(options.get(b"name", b""))
        self._is_file = b"filename" in options
        if self._is_file:
            if self._has_file and self._part == FILE:  # two would lie as one behind the other
                raise HTTPException(400)
            self._has_file = self._has_file or self._part == FILE
            self.name = self.name or _text(options[b"filename"])

    def _data(self, data: bytes, start: int, end: int) -> None:
        if not self._is_file:
            self._left -= end - start
            if self._left < 0:
                raise HTTPException(413)
            self._text += data[start:end]
        elif self._part == FILE and self._incoming is not None and not self.is_too_large:
            try:
                self._incoming.add(data[start:end])
            except TooLarge:
                self.is_too_large = True

    def _end(self) -> None:
        if not self._is_file:
            self.fields.setdefault(self._part, []).append(_text(bytes(self._text)))

    def _ended(self) -> None:
        self.is_whole = True


class AnsweredEarly(Response):
    """Answers before all of a request was read, and throws away what still comes: a browser that sends needs that."""

    @classmethod
    def of(cls, made: Response) -> "AnsweredEarly":
        """Give the same answer so."""
        early = cls(made.body, made.status_code)
        early.raw_headers = [*made.raw_headers, (b"connection", b"close")]
        return early

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the page at once, and end the answer once nothing more comes."""
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        await send({"type": "http.response.body", "body": self.body, "more_body": True})
        left = _MOST_DISCARDED
        while left > 0:
            message: Message = await receive()
            left -= len(message.get("body", b""))
            if message["type"] == "http.disconnect" or not message.get("more_body"):
                break
        await send({"type": "http.response.body", "body": b""})


def _text(written: bytes) -> str:
    return written.decode("utf-8", "replace").replace("\0", "")
