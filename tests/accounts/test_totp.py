import re
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from tests.accounts.people import KEY
from tracker.accounts import totp
from tracker.accounts.refusals import CodeWrong
from tracker.accounts.sealing import Seal

SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # noqa: S105 - that of RFC 6238
SECOND = 1_000_000
SEAL = Seal(KEY)


@pytest.mark.parametrize(("seconds", "code"), [(59, "287082"), (1111111109, "081804"), (20000000000, "353130")])
def test_codes_are_those_of_rfc_6238(seconds: int, code: str) -> None:
    assert totp.code_of(SECRET, totp.step_at(seconds * SECOND)) == code


@pytest.mark.parametrize("typed", ["287082", " 287 082 ", "287-082", "２８７０８２", "287\N{NO-BREAK SPACE}082"])
def test_a_code_is_read_however_it_is_spaced(typed: str) -> None:
    assert totp.read_code(typed) == "287082"


@pytest.mark.parametrize("typed", ["", "28708", "2870822", "28708a", "٢٨٧٠٨٢", "287082" * 1000, "²87082x"])
def test_what_is_no_code_is_not_read_as_one(typed: str) -> None:
    assert totp.read_code(typed) is None


@pytest.mark.parametrize(("drift", "is_taken"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_clock_may_be_one_step_off(drift: int, *, is_taken: bool) -> None:
    now = 1_000_000 * 30 * SECOND
    code = totp.code_of(SECRET, 1_000_000 + drift)

    assert totp.step_of(SECRET, code, now) == (1_000_000 + drift if is_taken else None)


def test_a_code_that_was_used_is_refused_and_so_is_an_older_one() -> None:
    now = 1_000_000 * 30 * SECOND

    assert totp.step_of(SECRET, totp.code_of(SECRET, 1_000_000), now, after=1_000_000) is None
    assert totp.step_of(SECRET, totp.code_of(SECRET, 999_999), now, after=1_000_000) is None
    assert totp.step_of(SECRET, totp.code_of(SECRET, 1_000_001), now, after=1_000_000) == 1_000_001


def test_nothing_on_the_phone_names_the_coalition_the_product_or_the_person() -> None:
    setup = totp.new_setup(SEAL, "an invite")

    address = urlsplit(setup.address)
    label, asked = unquote(address.path).lstrip("/"), parse_qs(address.query)
    assert (address.scheme, address.netloc) == ("otpauth", "totp")
    assert re.fullmatch(r"Sign-in:[0-9a-f]{4}", label)
    assert asked == {"secret": [setup.secret], "issuer": ["Sign-in"]}


def test_secrets_have_160_bits_and_no_two_are_the_same() -> None:
    drawn = {totp.new_setup(SEAL, "an invite").secret for _ in range(50)}

    assert len(drawn) == 50
    assert {len(secret) for secret in drawn} == {32}


def test_the_picture_needs_no_style_and_no_script() -> None:
    svg = totp.new_setup(SEAL, "an invite").svg()

    assert svg.startswith("<svg ")
    assert not re.search(r"style|class|script|href|xmlns", svg)
    assert 'fill="#fff"' in svg


def test_a_secret_that_is_typed_by_hand_is_parted_in_fours() -> None:
    setup = totp.Setup(SECRET, "sealed")

    assert setup.by_hand == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ"


def test_a_setup_comes_back_from_the_form_as_it_was() -> None:
    setup = totp.new_setup(SEAL, "an invite")

    assert totp.same_setup(SEAL, "an invite", setup.sealed) == setup
    assert setup.secret not in setup.sealed


@pytest.mark.parametrize("sealed", ["", "AAAA", "ключ", "%%%", "A" * 4000, "AAE" + "A" * 77])
def test_a_setup_that_was_not_ours_is_refused(sealed: str) -> None:
    with pytest.raises(CodeWrong):
        totp.same_setup(SEAL, "an invite", sealed)


def test_a_setup_of_another_invite_is_refused() -> None:
    setup = totp.new_setup(SEAL, "an invite")

    with pytest.raises(CodeWrong):
        totp.same_setup(SEAL, "another invite", setup.sealed)


def test_a_setup_shows_no_secret_when_it_is_printed() -> None:
    setup = totp.new_setup(SEAL, "an invite")

    assert setup.secret not in repr(setup)
    assert setup.sealed not in repr(setup)
