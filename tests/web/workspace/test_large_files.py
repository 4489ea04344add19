"""A file that is far too large, or whose sender goes away, costs neither memory nor disk, and leaves nothing."""

import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from anyio.from_thread import start_blocking_portal

from tests.web.workspace.filing import NEW, PDF, kept, lying
from tests.web.workspace.office import MOST, Office
from tests.web.workspace.sending import recorded, said, typed
from tracker.domain.evidence_events import Registered

PIECE = bytes(1 << 16)
HUGE = 300_000_000
FIRST = (
    b'--x\r\nContent-Disposition: form-data; name="kind"\r\n\r\ndocument\r\n'
    b'--x\r\nContent-Disposition: form-data; name="demand"\r\n\r\nkz-2021-1\r\n'
    b'--x\r\nContent-Disposition: form-data; name="notes"\r\n\r\nWhat it shows\r\n'
    b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n'
)


class Phone:
    """Sends a form piece by piece as a server would hand it on, and notes when the answer began."""

    def __init__(self, office: Office, length: int, *, announced: bool = True, goes_away: bool = False) -> None:
        self.office, self.left, self.goes_away = office, length, goes_away
        self.token = office.house.signed_in(office.person("Aigul", "country:KZ")).token
        self.answered_after, self.taken, self.begun = -1, 0, False
        self.status, self.body = 0, b""
        self.headers = [(b"length", b"")] if not announced else [(b"content-length", str(length).encode())]

    def send(self) -> "Phone":
        headers = [
            (b"host", b"localhost"),
            (b"cookie", f"sid={self.token}".encode()),
            (b"sec-fetch-site", b"same-origin"),
            (b"content-type", b"multipart/form-data; boundary=x"),
            *self.headers,
        ]
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "POST", "scheme": "http",
            "path": NEW, "raw_path": NEW.encode(), "query_string": b"", "root_path": "", "headers": headers,
            "client": ("127.0.0.1", 5), "server": ("localhost", 80),
        }  # fmt: skip
        with start_blocking_portal() as portal:
            portal.call(self.office.app(), scope, self._receive, self._said)
        return self

    async def _receive(self) -> dict[str, Any]:
        if not self.begun:
            self.begun = True
            return {"type": "http.request", "body": FIRST, "more_body": True}
        if self.left <= 0:
            if self.goes_away:
                return {"type": "http.disconnect"}
            return {"type": "http.request", "body": b"\r\n--x--\r\n", "more_body": False}
        piece = PIECE[: self.left]
        self.left -= len(piece)
        self.taken += len(piece)
        return {"type": "http.request", "body": piece, "more_body": True}

    async def _said(self, message: Any) -> None:  # noqa: ANN401 - ASGI's
        if message["type"] == "http.response.start":
            self.status, self.answered_after = message["status"], self.taken
        self.body += message.get("body", b"")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path)
    yield made
    made.close()


@pytest.mark.parametrize("announced", [True, False])
def test_three_hundred_megabytes_are_refused_early_and_what_was_typed_stays(office: Office, announced: bool) -> None:  # noqa: FBT001
    phone = Phone(office, HUGE, announced=announced)
    tracemalloc.start()

    phone.send()

    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    page = phone.body.decode()
    assert phone.status == 413
    assert phone.answered_after <= (0 if announced else MOST + len(PIECE))
    assert "The file is too large: 2 MB at most" in said(page)
    assert typed(page, "notes") == "What it shows"
    assert most < 30_000_000
    assert (lying(office), recorded(office, Registered)) == ([], [])


def test_a_sender_who_goes_away_leaves_nothing(office: Office) -> None:
    phone = Phone(office, MOST // 2, goes_away=True).send()

    assert phone.status == 400
    assert lying(office) == []


def test_a_full_disk_is_told_of_and_leaves_nothing(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    window = office.signed_in(office.person("Aigul", "country:KZ"))
    kept(window)
    before = lying(office)

    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tracker.store.held_files.os.fsync", full)
    answer = window.post(NEW, data={"kind": "document", "demand": "kz-2021-1"}, files={"file": ("a.pdf", PDF)})

    assert answer.status_code == 503
    assert "Nothing was recorded" in said(answer.text)
    assert lying(office) == before
