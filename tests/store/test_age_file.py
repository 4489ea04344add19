"""Encrypted files: they open for whoever holds the key of a recipient, whole, or not at all."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from tracker.store.age_file import (
    NotARecipient,
    NotARecoveryKey,
    RecoveryKey,
    WrongRecoveryKey,
    decrypt,
    decrypted,
    encrypt,
    require_recipient,
)
from tracker.store.refusals import FileDamaged

KEY, OTHER = RecoveryKey.draw(), RecoveryKey.draw()
CONTENT = bytes(range(256)) * 1_000


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    """Give a file that two people can open."""
    with (tmp_path / "sealed").open("wb") as target:
        encrypt(io.BytesIO(CONTENT), target, [KEY.recipient, OTHER.recipient])
    return tmp_path / "sealed"


@pytest.mark.parametrize("key", [KEY, OTHER], ids=["one", "other"])
def test_each_recipient_opens_it(sealed: Path, key: RecoveryKey) -> None:
    with decrypted(sealed, RecoveryKey.parse(f"# made today\n{key.text()}\n")) as content:
        assert content.read() == CONTENT


def test_nobody_else_opens_it(sealed: Path) -> None:
    with pytest.raises(WrongRecoveryKey), decrypted(sealed, RecoveryKey.draw()) as content:
        content.read()


def cut(content: bytes) -> bytes:
    return content[:-1]


def flip(content: bytes) -> bytes:
    return content[:-1] + bytes([content[-1] ^ 1])


def empty(_content: bytes) -> bytes:
    return b""


def exchange(_content: bytes) -> bytes:
    return b"nonsense"


@pytest.mark.parametrize("harm", [cut, flip, empty, exchange])
def test_what_was_changed_anywhere_does_not_count_even_if_its_beginning_was_read(
    sealed: Path, harm: Callable[[bytes], bytes]
) -> None:
    sealed.write_bytes(harm(sealed.read_bytes()))

    with pytest.raises(FileDamaged), decrypted(sealed, KEY) as content:
        content.read(10)


def test_whoever_reads_may_stop(sealed: Path) -> None:
    def stop(content: BinaryIO) -> None:
        content.read(10)
        raise KeyError

    with pytest.raises(KeyError), decrypted(sealed, KEY) as content:
        stop(content)


class Full(io.BytesIO):
    def write(self, _content: object) -> int:
        raise OSError(28, "No space left on device", "/somewhere")


def test_a_disk_that_is_full_is_told_as_it_is(sealed: Path) -> None:
    packed = io.BytesIO(sealed.read_bytes())

    with pytest.raises(OSError, match="No space left") as while_encrypting:
        encrypt(io.BytesIO(CONTENT), Full(), [KEY.recipient])
    with pytest.raises(OSError, match="No space left") as while_decrypting:
        decrypt(packed, Full(), KEY)

    assert [one.value.errno for one in (while_encrypting, while_decrypting)] == [28, 28]


def test_a_key_is_told_from_what_is_none_and_never_shown() -> None:
    assert KEY.text().splitlines()[-1] not in repr(KEY)
    assert require_recipient(f" {KEY.recipient}\n") == KEY.recipient
    for text in ("", "nothing", KEY.recipient):
        with pytest.raises(NotARecoveryKey):
            RecoveryKey.parse(text)
    for text in ("", "nothing", KEY.text()):
        with pytest.raises(NotARecipient):
            require_recipient(text)
