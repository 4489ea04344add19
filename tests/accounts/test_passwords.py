import time
from threading import Thread
from typing import Literal

import pytest
from argon2 import PasswordHasher, extract_parameters
from argon2.low_level import Type

from tests.accounts.people import QUICK
from tracker.accounts.passwords import HASHER, Hashing, require_good
from tracker.accounts.refusals import PasswordGuessable, PasswordHoldsNickname, PasswordLong, PasswordShort
from tracker.domain.refusals import Refused


@pytest.mark.parametrize(
    "password",
    [
        "seven rivers meet here",
        "гора спит под снегом вечером",
        "k7qm2-x9fht-4mzca",
        "ёлка" * 3 + "качели море",
        "é" * 3 + "quiet mountain air",
        "x" * 3 + "ладонь фонарь циркуль" * 9,
    ],
)
def test_a_long_and_unusual_password_is_good(password: str) -> None:
    require_good(password, "Aigul")


def test_characters_are_counted_as_they_are_seen() -> None:
    fifteen, thirteen = "тихий йод ёж ёх", "тихий йод ёжх"
    apart = "тихии\N{COMBINING BREVE} и\N{COMBINING BREVE}од е\N{COMBINING DIAERESIS}жх"

    require_good(fifteen, "Aigul")
    for short in (thirteen, apart):
        with pytest.raises(PasswordShort):
            require_good(short, "Aigul")


def test_a_password_of_more_than_200_characters_is_refused_at_once() -> None:
    began = time.process_time()

    with pytest.raises(PasswordLong):
        require_good("a1" * 1_000_000, "Aigul")

    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    "password",
    [
        "aaaaaaaaaaaaaaaaaaa",
        "passwordpassword",
        "Passwordpassword1!",
        "qwertyuiop[]asdfgh",
        "йцукенгшщзхъфыва",
        "парольпарольпароль",
        "123456789012345",
        "abcdefghijklmnop",
        "trackertrackertracker",
    ],
)
def test_a_password_that_is_tried_first_is_refused(password: str) -> None:
    with pytest.raises(PasswordGuessable):
        require_good(password, "Aigul")


@pytest.mark.parametrize(
    ("password", "nickname"),
    [
        ("seven rivers meet aigul", "Aigul"),
        ("SEVEN RIVERS MEET BOLOT", "Bolot"),
        ("seven rivers meet chinara k", "Chinara K"),
        ("семь рек встретит чинара", "Чинара"),
        ("seven rivers meet here", "Seven Rivers Meet Here"),
    ],
)
def test_a_password_that_contains_the_nickname_is_refused(password: str, nickname: str) -> None:
    with pytest.raises(PasswordHoldsNickname):
        require_good(password, nickname)


def test_a_nickname_of_two_letters_may_stand_in_a_password_by_chance() -> None:
    require_good("seven rivers meet here", "me")


@pytest.mark.parametrize("password", ["ab12", "a1" * 200, "qwertyuiop[]asdfgh", "seven rivers meet aigul"])
def test_a_refusal_repeats_nothing_of_the_password(password: str) -> None:
    with pytest.raises(Refused) as refusal:
        require_good(password, "Aigul")

    assert password[:5] not in repr(refusal.value)


def test_a_password_is_hashed_with_argon2id_as_rfc_9106_recommends() -> None:
    kept = Hashing().hash("seven rivers meet here")

    parameters = extract_parameters(kept)
    assert kept.startswith("$argon2id$")
    assert (parameters.type, parameters.time_cost) == (Type.ID, 3)
    assert (parameters.memory_cost, parameters.parallelism) == (64 * 1024, 4)
    assert (parameters.salt_len, parameters.hash_len) == (16, 32)


def test_one_password_hashed_twice_looks_like_two() -> None:
    hashing = Hashing(QUICK)

    assert hashing.hash("seven rivers meet here") != hashing.hash("seven rivers meet here")


def test_a_password_matches_however_its_letters_were_composed() -> None:
    hashing = Hashing(QUICK)
    kept = hashing.hash("тихий йод ёж ёх")

    assert hashing.matches(kept, "тихии\N{COMBINING BREVE} йод ёж ёх")
    assert not hashing.matches(kept, "тихии йод ёж ёх")


@pytest.mark.parametrize("typed", ["", "x" * 1_000_000, "\ud800", "a\x00b", "seven rivers meet herf"])
def test_no_other_text_matches(typed: str) -> None:
    hashing = Hashing(QUICK)

    assert not hashing.matches(hashing.hash("seven rivers meet here"), typed)


def test_a_text_that_only_begins_like_the_password_does_not_match() -> None:
    hashing, longest = Hashing(QUICK), "ab" * 100

    assert not hashing.matches(hashing.hash(longest), longest + "a")
    assert not hashing.matches(hashing.hash(longest + "a"), longest)


def test_nobodys_hash_is_as_costly_as_everybodys_and_matches_nothing() -> None:
    hashing = Hashing()

    kept = hashing.of_nobody()

    assert extract_parameters(kept) == extract_parameters(HASHER.hash("seven rivers meet here"))
    assert not hashing.matches(kept, "")
    assert kept != hashing.of_nobody()


def test_a_hash_made_with_weaker_parameters_is_outdated() -> None:
    weaker = Hashing(QUICK).hash("seven rivers meet here")

    assert Hashing().is_outdated(weaker)
    assert not Hashing(QUICK).is_outdated(weaker)


class Counting(PasswordHasher):
    """Counts how many are computed at a time."""

    now = most = 0

    def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:  # noqa: A002 - as it is called there
        self.now += 1
        self.most = max(self.most, self.now)
        time.sleep(0)  # lets another thread come in, if one may
        try:
            return super().verify(hash, password)
        finally:
            self.now -= 1


def test_a_flood_of_guesses_takes_the_memory_of_two() -> None:
    hasher = Counting(time_cost=2, memory_cost=1024, parallelism=1)
    hashing = Hashing(hasher)
    kept = hashing.hash("seven rivers meet here")
    threads = [Thread(target=hashing.matches, args=(kept, "wrong")) for _ in range(12)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert 1 <= hasher.most <= 2
