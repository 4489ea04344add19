"""Passkeys in a real browser with a virtual authenticator, at 360 px, and the phone that can only send."""

import re
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from playwright.sync_api import Browser, CDPSession, Page, expect
from starlette.types import ASGIApp

from tests.accounts.authenticator import Authenticator
from tests.accounts.people import PASSWORD, PEER, Person
from tests.browser.conftest import Reader, open_window
from tests.browser.serving import serving_at
from tests.web.workspace.office import Office
from tracker.accounts import totp
from tracker.accounts.passkeys import Answer, Fresh

pytestmark = pytest.mark.browser

PHONE = Reader(360, "light", "en")
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@dataclass
class Served:
    """An office that is served at a name of this machine, where passkeys work."""

    office: Office
    port: int
    browser: Browser

    @property
    def origin(self) -> str:
        return f"http://localhost:{self.port}"

    @contextmanager
    def phone(self) -> Iterator["Phone"]:
        """A phone with an authenticator of its own."""
        context = open_window(self.browser, self.origin, PHONE)
        page = context.new_page()
        page.set_default_timeout(15_000)
        device = context.new_cdp_session(page)
        device.send("WebAuthn.enable")
        made = device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
        yield Phone(self, page, device, made["authenticatorId"])
        context.close()


@dataclass
class Phone:
    """A browser with its authenticator."""

    served: Served
    page: Page
    device: CDPSession
    device_id: str

    def sign_in(self, person: Person) -> None:
        """Come in with password and code."""
        self.page.goto("/sign-in")
        self.page.get_by_label("Nickname").fill(person.nickname)
        self.page.get_by_label("Password").fill(person.password)
        self.page.get_by_label("Code", exact=True).fill(self.code(person))
        self.page.get_by_role("button", name="Sign in").click()
        expect(self.page).to_have_url(re.compile("/desk"))

    def make_passkey(self, person: Person, *, sends_only: bool = False) -> None:
        """Make a passkey, after password and code."""
        self.page.goto("/account/passkeys/new")
        self.page.get_by_label("Your password").fill(PASSWORD)
        self.page.get_by_label("Code", exact=True).fill(self.code(person))
        self.page.get_by_role("button", name="Go on").click()
        self.page.get_by_label("Name of the passkey").fill("Blue phone")
        if sends_only:
            self.page.get_by_label("It only sends").check()
        self.page.get_by_role("button", name="Make the passkey on this device").click()

    def use_passkey(self) -> None:
        """Use a passkey at the door."""
        self.page.goto("/sign-in")
        self.page.get_by_role("button", name="Use a passkey").click()

    def leave(self) -> None:
        """Sign out."""
        self.page.goto("/account")
        self.page.get_by_role("button", name="Sign out").click()
        expect(self.page.get_by_text("You are signed out.")).to_be_visible()

    def code(self, person: Person) -> str:
        """A code that was not used yet."""
        self.served.office.clock.pass_by(seconds=totp.STEP_SECONDS)
        return self.served.office.house.code(person)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Served]:
    """Serve one office to all of these tests; each has people of its own."""
    yield from _serve(tmp_path_factory.mktemp("passkeys"), browser)


@pytest.fixture
def served_elsewhere(tmp_path: Path, browser: Browser) -> Iterator[Served]:
    """Serve an office beside the address that it takes itself to be at."""
    yield from _serve(tmp_path, browser, beside=1)


def _serve(folder: Path, browser: Browser, *, beside: int = 0) -> Iterator[Served]:
    """Serve an office that takes itself to be `beside` the port that it is served on."""
    office = Office(folder)

    def make(port: int) -> ASGIApp:
        office.house = replace(office.house, pages=f"http://localhost:{port + beside}")
        return office.app()

    with serving_at(make) as port:
        yield Served(office, port, browser)
    office.close()


def test_a_passkey_is_made_and_signs_in_without_anything_typed(served: Served) -> None:
    person = served.office.person("Aigul", "country:KZ")
    with served.phone() as phone:
        phone.sign_in(person)
        phone.make_passkey(person)
        expect(phone.page.get_by_role("status")).to_contain_text("You can sign in with it")
        phone.leave()
        phone.use_passkey()

        expect(phone.page).to_have_url(re.compile("/desk$"))
        expect(phone.page.get_by_role("link", name="Aigul")).to_be_visible()


def test_a_device_that_verifies_nobody_gives_no_passkey(served: Served) -> None:
    person = served.office.person("Bolot")
    with served.phone() as phone:
        phone.sign_in(person)
        phone.make_passkey(person)
        expect(phone.page.get_by_role("status")).to_be_visible()
        phone.leave()
        phone.device.send("WebAuthn.setUserVerified", {"authenticatorId": phone.device_id, "isUserVerified": False})
        phone.use_passkey()

        expect(phone.page.get_by_role("alert").filter(has_text="That did not work")).to_be_visible()
        phone.page.goto("/desk")
        expect(phone.page).to_have_url(re.compile("/sign-in"))


def test_a_removed_passkey_is_refused(served: Served) -> None:
    person = served.office.person("Chinara")
    with served.phone() as phone:
        phone.sign_in(person)
        phone.make_passkey(person)
        phone.page.get_by_text("Name or remove it").click()
        phone.page.get_by_role("button", name="Remove this passkey").click()
        expect(phone.page.get_by_role("status")).to_contain_text("is removed")
        phone.leave()
        phone.use_passkey()

        expect(phone.page.get_by_text("This passkey was not taken")).to_be_visible()


def test_what_a_device_answered_once_is_refused_when_it_is_sent_again(served: Served) -> None:
    person = served.office.person("Dinara")
    with served.phone() as phone:
        phone.sign_in(person)
        phone.make_passkey(person)
        expect(phone.page.get_by_role("status")).to_be_visible()
        phone.leave()
        with phone.page.expect_request(re.compile("/sign-in/passkey$")) as sent:
            phone.use_passkey()
        expect(phone.page).to_have_url(re.compile("/desk$"))
        typed: dict[str, str | float | bool] = dict(parse_qsl(sent.value.post_data or ""))

        headers = {"sec-fetch-site": "same-origin", "origin": served.origin}
        again = phone.page.request.post("/sign-in/passkey", form=typed, headers=headers)
        assert typed["credential"]
        assert again.status == 422


def test_a_passkey_made_at_another_origin_is_not_kept(served_elsewhere: Served) -> None:
    person = served_elsewhere.office.person("Erlan")
    with served_elsewhere.phone() as phone:
        phone.sign_in(person)
        phone.make_passkey(person)

        expect(phone.page.get_by_text("The device made no passkey that we can keep")).to_be_visible()
    assert served_elsewhere.office.accounts.passkeys.of(person.account_id) == []


def test_a_passkey_used_at_another_origin_is_refused(served_elsewhere: Served) -> None:
    person = served_elsewhere.office.person("Gulnara")
    kept = with_a_passkey(served_elsewhere.office, person)
    with served_elsewhere.phone() as phone:
        phone.device.send("WebAuthn.addCredential", {"authenticatorId": phone.device_id, "credential": kept})
        phone.use_passkey()

        expect(phone.page.get_by_text("This passkey was not taken")).to_be_visible()


def with_a_passkey(office: Office, person: Person) -> dict[str, object]:
    """Keep a passkey for somebody, made where the office takes itself to be, and give it as a device holds it."""
    made, sign = Authenticator(origin=office.house.pages), office.house.sign(person)
    office.clock.pass_by(seconds=totp.STEP_SECONDS)
    asked = office.accounts.passkeys.begin_adding(sign, Fresh(PASSWORD, office.house.code(person), PEER))
    answer = Answer(asked.challenge_id, made.make(asked.options))
    office.accounts.passkeys.add(sign, answer, "", sends_only=False)
    key = made.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return {
        "credentialId": b64encode(made.credential_id).decode(),
        "isResidentCredential": True,
        "rpId": "localhost",
        "privateKey": b64encode(key).decode(),
        "userHandle": b64encode(made.user).decode(),
        "signCount": 1,
    }


def test_a_phone_that_only_sends_shows_nothing_of_what_it_sent(served: Served) -> None:
    person = served.office.person("Farida", "country:KZ")
    with served.phone() as phone:
        phone.sign_in(person)
        phone.make_passkey(person, sends_only=True)
        expect(phone.page.get_by_role("status")).to_be_visible()
        phone.leave()
        phone.use_passkey()
        expect(phone.page).to_have_url(re.compile(r"/send(\?command=[0-9a-f-]+)?$"))
        phone.page.get_by_label("What happened").fill("They came at six.")
        phone.page.get_by_role("button", name="Send it").click()
        expect(phone.page.get_by_role("status")).to_contain_text("Recorded. Number:")

        for address in ("/send", "/desk", "/account", "/record"):
            phone.page.goto(address)
            assert phone.page.url.partition("?")[0] == f"{served.origin}/send"
            assert "They came at six." not in phone.page.content()
        phone.page.go_back()
        assert "They came at six." not in phone.page.content()


def test_without_scripts_the_door_says_how_to_come_in(served: Served) -> None:
    context = open_window(served.browser, served.origin, PHONE, scripts=False)
    page = context.new_page()

    page.goto("/sign-in")

    expect(page.get_by_text("Passkeys need JavaScript")).to_be_visible()
    expect(page.get_by_role("button", name="Use a passkey")).to_be_hidden()
    context.close()
