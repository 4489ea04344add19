"""Passwords: which are good enough, how they are kept, and how one is checked without telling anything.

Parameters: the second recommended option of RFC 9106 (section 4), argon2id with t = 3, m = 64 MiB, p = 4, above the
least that OWASP asks for (t = 2, m = 19 MiB, p = 1). The first option takes 2 GiB, which a small machine has not.
At most two are computed at a time: a flood of guesses waits for a turn instead of taking all memory.
"""

import os
import unicodedata
from base64 import b64encode
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.low_level import Type

from tracker.accounts.nicknames import fold
from tracker.accounts.refusals import PasswordGuessable, PasswordHoldsNickname, PasswordLong, PasswordShort

LEAST, MOST = 15, 200
HASHER = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=4, type=Type.ID)
_GOOD_ENOUGH = 3
"""Of zxcvbn's 0 to 4: safe against more than 10^8 guesses, and nobody can try so many here."""

_JUDGED = 72  # characters; zxcvbn takes no more, and its time grows with the square
_SHORTEST_CONTAINED = 4  # two or three letters stand in any sentence
_KEYS = str.maketrans("йцукенгшщзхъфывапролджэячсмитьбю.ё", "qwertyuiop[]asdfghjkl;'zxcvbnm,./`")
_USUAL = ["tracker", "gfhjkm", "password", "qwerty", "ghbdtn", "vfhbyf", "cjkysirj", "k.,jdm"]
"""Words that are tried first here, Russian ones as they are typed on a keyboard left in Latin."""


class Hashing:
    """Makes and checks hashes, two at a time."""

    def __init__(self, hasher: PasswordHasher = HASHER) -> None:
        self._hasher, self._turns = hasher, BoundedSemaphore(2)

    def hash(self, password: str) -> str:
        """Hash a password, with a salt of its own."""
        with self._turns:
            return self._hasher.hash(_written(password))

    def matches(self, kept: str, typed: str) -> bool:
        """Say whether this is the password; the same work is done whether it is or not."""
        with self._turns:
            try:
                return self._hasher.verify(kept, _written(typed))
            except (VerificationError, InvalidHashError):
                return False

    def of_nobody(self) -> str:
        """Give a hash that no password has, to be checked where there is no account: it takes the same time."""
        its = self._hasher
        drawn = [b64encode(os.urandom(size)).rstrip(b"=").decode() for size in (its.salt_len, its.hash_len)]
        return f"$argon2id$v=19$m={its.memory_cost},t={its.time_cost},p={its.parallelism}${drawn[0]}${drawn[1]}"

    def is_outdated(self, kept: str) -> bool:
        """Say whether a hash was made with other parameters than today's."""
        return self._hasher.check_needs_rehash(kept)


def require_good(password: str, nickname: str) -> None:
    """Raise PasswordShort, PasswordLong, PasswordHoldsNickname or PasswordGuessable where it is not good enough."""
    written = unicodedata.normalize("NFC", password)
    if len(written) < LEAST:
        raise PasswordShort(least=LEAST)
    if len(written) > MOST:
        raise PasswordLong(most=MOST)
    if _holds(written, nickname):
        raise PasswordHoldsNickname
    if any(_score(spelling, nickname) < _GOOD_ENOUGH for spelling in _spellings(written)):
        raise PasswordGuessable


def _written(password: str) -> bytes:
    """Give the bytes that are hashed; more than a password may have is cut off, and so never is one."""
    return unicodedata.normalize("NFC", password[: 4 * MOST])[: MOST + 1].encode("utf-8", "surrogatepass")


def _holds(password: str, nickname: str) -> bool:
    plain, name = password.casefold(), nickname.casefold()
    if plain == name or fold(plain) == fold(name):
        return True
    return len(name) >= _SHORTEST_CONTAINED and (name in plain or fold(name) in fold(plain))


def _spellings(password: str) -> set[str]:
    """Give a password as it is, and as its keys are called on the other keyboard: `йцукен` is as weak as `qwerty`."""
    small = password.casefold()
    return {password[:_JUDGED], small.translate(_KEYS)[:_JUDGED]}


def _score(password: str, nickname: str) -> int:
    from zxcvbn import zxcvbn  # type: ignore[import-untyped]  # noqa: PLC0415 - its lists are only read where needed

    return int(zxcvbn(password, user_inputs=[nickname, *_USUAL])["score"])
