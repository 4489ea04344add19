"""A whole journey over HTTP, and nothing of it in what the server writes down, however much that is (A8)."""

import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from uuid import uuid4

import pytest
import uvicorn
from httpx2 import Client

from tests.journeys.listening import Written, listening
from tests.journeys.records import Served
from tracker import bootstrap
from tracker.accounts import totp
from tracker.accounts.accounts import HOST
from tracker.accounts.mailing import Mailing, MailMode
from tracker.accounts.roles import Roles
from tracker.accounts.secret_addresses import Purpose
from tracker.cli import serving
from tracker.outbox.fate import MailState

NICKNAME, PASSWORD = "Bolotbek", "seven rivers meet here"  # of somebody who does not exist
EMAIL, TYPED, QUERY = "bolotbek@coalition.example", "zzwritten", "zzasked"
FORGED = "203.0.113.77"
DEMAND = "/desk/demands/kz-2021-1"


@pytest.fixture
def written() -> Iterator[Written]:
    """Give all that is written down meanwhile."""
    with listening() as handler:
        yield handler


@contextmanager
def server(served: Served) -> Iterator[str]:
    """Serve as `tracker serve` does, and give the address."""
    bound = serving.listen("127.0.0.1", 0)
    running: uvicorn.Server = serving._server(bootstrap.web(served.parts))  # noqa: SLF001 - what is asked is how that is set up
    thread = threading.Thread(target=running.run, args=([bound],))
    thread.start()  # who asks before it answers waits in the socket's queue
    try:
        yield f"http://localhost:{bound.getsockname()[1]}"
    finally:
        running.should_exit = True
        thread.join()
        bound.close()


@dataclass
class Journey:
    """Somebody's way through the pages, and every secret that was on it."""

    served: Served
    browser: Client
    secrets: set[str] = field(default_factory=lambda: {NICKNAME, PASSWORD, EMAIL, TYPED, QUERY, FORGED, "127.0.0.1"})

    def send(self, address: str, status: int, **typed: str) -> str:
        """Send a form."""
        sent = {"command": str(uuid4()), **typed}
        answer = self.browser.post(address, data=sent, headers={"sec-fetch-site": "same-origin"})
        assert answer.status_code == status, (address, answer.text)
        return answer.text

    def begin(self) -> None:
        """Accept an invite, and leave."""
        accounts = self.served.parts.accounts
        token = accounts.invites.make(HOST, Roles.of(["may_confirm", "editor", "country:KZ"])).token
        page = self.browser.get(f"/invite/{token}").text
        setup = unescape(re.search(r'name="setup" value="([^"]*)"', page)[1])  # type: ignore[index]
        secret = re.sub(r"\s", "", unescape(re.search(r"([A-Z2-7]{4} ){7}[A-Z2-7]{4}", page)[0]))  # type: ignore[index]
        code = totp.code_of(secret, int(time.time()) // totp.STEP_SECONDS)
        typed = {"nickname": NICKNAME, "password": PASSWORD, "setup": setup, "code": code, "zone": "Asia/Bishkek"}
        codes = re.findall(r"[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}", self.send(f"/invite/{token}", 200, **typed))
        self.secrets |= {token, setup, secret, code, self.browser.cookies["sid"], *codes}
        self.send("/sign-out", 303)
        self.send("/sign-in", 422, nickname=NICKNAME, password=f"not {PASSWORD}", code=codes[0])
        self.send("/sign-in", 200, nickname=NICKNAME, password=PASSWORD, code=codes[0], to=f"/desk?done={QUERY}")
        self.secrets.add(self.browser.cookies["sid"])

    def work(self) -> None:
        """Record, assess, release, keep a draft, mistype, look something up, and run into what is not there."""
        self.send("/account/email", 303, email=EMAIL)
        self.send("/drafts", 303, page_of="/record", notes=TYPED)
        self.send("/record", 303, notes=TYPED, on="3 May 2024", direction="context", demand="kz-2021-1", country="KZ")
        self.send("/record", 422, notes=TYPED, on=TYPED, direction="context", demand="kz-2021-1", country="KZ")
        self.send(f"{DEMAND}/urgency", 303, what=TYPED, on="today")
        self.send(f"{DEMAND}/assess", 422, measure="1", says="A", on="3 May 2024", wording=TYPED, audience="members")
        self.browser.get("/record", params={"notes": QUERY, "country": "KZ"})
        self.browser.get(f"/{TYPED}", params={"q": QUERY}, headers={"x-forwarded-for": FORGED})
        self.browser.get("/en/countries/kz", params={"as_of": QUERY})
        self.browser.get("/search", params={"q": QUERY})
        self.browser.get("/en/search", params={"q": QUERY})
        self.browser.post("/record", content=TYPED, headers={"content-type": "text/plain"})
        self.browser.post("/record", data={"notes": TYPED}, headers={"sec-fetch-site": "cross-site"})

    def be_reminded(self) -> None:
        """Get a mail, follow its links, have a calendar, and want no more mails."""
        accounts = self.served.parts.accounts
        its = next(one.account_id for one in accounts.everyone() if one.nickname == NICKNAME)
        tokens = {purpose: accounts.addresses.make(its, purpose, "/desk") for purpose in Purpose}
        self.secrets |= set(tokens.values())
        now = datetime.now(UTC)
        accounts.mailings.settle(its, Mailing(MailMode.FULL, now.isoweekday(), from_hour=0, to_hour=24))
        self.send("/reminders/new", 303, on="today", note=TYPED)
        went = [one for one in self.served.parts.reminders.tick(now) if one.mail.account == its]
        assert [one.state for one in went] == [MailState.SENT]
        self.send("/account/mail/mute", 303, what="country:KZ")
        for address in ("/reminders", *(f"/{purpose.value}/{token}" for purpose, token in tokens.items())):
            assert self.browser.get(address).status_code in {200, 303}
        self.send(f"/stop/{tokens[Purpose.STOP]}", 200)


def test_a_whole_journey_leaves_nothing_of_anybody_in_what_is_written_down(
    sample: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: Written, capfd: pytest.CaptureFixture[str]
) -> None:
    served = sample.copy(tmp_path / "home")
    with server(served) as address, Client(base_url=address) as browser:
        journey = Journey(served, browser)
        journey.begin()
        journey.work()
        journey.be_reminded()
        monkeypatch.setattr("tracker.application.reader.Look.shelf", fail)
        assert browser.get(f"/desk?done={QUERY}").status_code == 500

    printed = "".join(capfd.readouterr())
    told = written.text + printed
    served.parts.engine.dispose()
    assert "RuntimeError" in told
    assert {secret for secret in journey.secrets if secret in told} == set()


def fail(_look: object, _sight: object = None) -> None:
    """Fail as a program does that holds somebody's words."""
    raise RuntimeError(TYPED)
