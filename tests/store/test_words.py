"""Texts are sealed, open to what their reference stands for, and to nothing else."""

import stat
from base64 import urlsafe_b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.example import KEY
from tracker.domain.values import Code
from tracker.store.keys import WorkingKey
from tracker.store.refusals import (
    BrokenWords,
    KeyFileBroken,
    KeyFileExists,
    KeyFileMissing,
    KeyFileOpenToOthers,
    WrongKey,
)
from tracker.store.words import NoWords, Sealed, new_words, seal, unseal

texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@given(texts)
def test_a_text_opens_to_itself_composed(text: str) -> None:
    words, secrets = new_words({Code("ru"): text})
    [row] = seal(secrets, KEY)

    opened = unseal(row, KEY)

    assert words == {"ru": row.ref}
    assert opened == secrets[0]
    assert opened.text.encode() not in row.sealed or len(opened.text) < 4


def test_a_reference_is_the_hash_of_nonce_and_text() -> None:
    words, [secret] = new_words({Code("en"): "cafe\u0301"})

    expected = urlsafe_b64encode(sha256(secret.nonce + "caf\u00e9".encode()).digest()).rstrip(b"=").decode()
    assert words == {"en": expected}
    assert len(expected) == 43


def test_the_same_text_twice_has_two_references() -> None:
    one, _ = new_words({Code("en"): "Released"})
    other, _ = new_words({Code("en"): "Released"})

    assert one != other


@pytest.mark.parametrize("texts", [{}, {"en": ""}, {"en": "\ud800"}, {"the language": "text"}])
def test_no_text_is_refused(texts: dict[Code, str]) -> None:
    with pytest.raises(NoWords):
        new_words(texts)


def test_a_text_names_each_person_once() -> None:
    _, [secret] = new_words({Code("en"): "{p-7kq2m4xa}, {p-00000000} and {p-7kq2m4xa}; {p-SHOUTING} {p-short}"})

    assert secret.people() == ["p-00000000", "p-7kq2m4xa"]


def test_a_secret_does_not_show_itself() -> None:
    _, [secret] = new_words({Code("en"): "Aigul"})

    assert "Aigul" not in repr(secret)


@pytest.mark.parametrize("byte", [0, 11, 12, 44, -17, -1])
def test_a_changed_byte_is_found(byte: int) -> None:
    _, secrets = new_words({Code("en"): "Released"})
    [row] = seal(secrets, KEY)
    changed = bytearray(row.sealed)
    changed[byte] ^= 1

    with pytest.raises(BrokenWords):
        unseal(row._replace(sealed=bytes(changed)), KEY)


def test_words_under_another_reference_do_not_open() -> None:
    _, secrets = new_words({Code("en"): "Released", Code("ru"): "Освобождена"})
    one, other = seal(secrets, KEY)

    with pytest.raises(BrokenWords):
        unseal(Sealed(one.ref, 1, other.sealed), KEY)


def test_a_text_that_its_reference_does_not_stand_for_is_found_though_it_was_sealed_with_the_key() -> None:
    _, [secret] = new_words({Code("en"): "Released"})
    _, [other] = new_words({Code("en"): "Detained"})
    forged = type(secret)(secret.ref, other.nonce, other.text)
    [row] = seal([forged], KEY)

    with pytest.raises(BrokenWords):
        unseal(row, KEY)


def test_another_key_is_told_apart_from_broken_words() -> None:
    _, secrets = new_words({Code("en"): "Released"})
    [row] = seal(secrets, KEY)

    with pytest.raises(WrongKey):
        unseal(row, WorkingKey(2, b"k" * 32))
    with pytest.raises(BrokenWords):
        unseal(row, WorkingKey(1, b"x" * 32))


def test_keyed_hashes_differ_by_key_and_purpose() -> None:
    hashes = {
        KEY.keyed_hash("row", b"kz-2021-1"),
        KEY.keyed_hash("content", b"kz-2021-1"),
        KEY.keyed_hash("row", b"kz-2021-2"),
        WorkingKey(1, b"x" * 32).keyed_hash("row", b"kz-2021-1"),
    }

    assert len(hashes) == 4
    assert KEY.keyed_hash("row", b"kz-2021-1") in hashes


def test_a_keyed_hash_stays_the_same_for_ever() -> None:
    assert KEY.keyed_hash("row", b"kz-2021-1") == "c6617a608bac2b6158cdcbf549abea1331a30ca0403cfcf032caafc4f04c7be9"


def test_a_working_key_comes_back_from_its_file(tmp_path: Path) -> None:
    made = WorkingKey.create(tmp_path / "key", number=3)

    found = WorkingKey.load(tmp_path / "key")

    assert found.number == 3
    assert found.keyed_hash("row", b"x") == made.keyed_hash("row", b"x")
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600


def test_a_working_key_is_never_overwritten(tmp_path: Path) -> None:
    WorkingKey.create(tmp_path / "key")
    before = (tmp_path / "key").read_bytes()

    with pytest.raises(KeyFileExists):
        WorkingKey.create(tmp_path / "key")

    assert (tmp_path / "key").read_bytes() == before


def test_a_missing_working_key_is_told(tmp_path: Path) -> None:
    with pytest.raises(KeyFileMissing):
        WorkingKey.load(tmp_path / "key")


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o644])
def test_a_working_key_that_others_can_reach_is_refused(tmp_path: Path, mode: int) -> None:
    WorkingKey.create(tmp_path / "key")
    (tmp_path / "key").chmod(mode)

    with pytest.raises(KeyFileOpenToOthers) as refusal:
        WorkingKey.load(tmp_path / "key")

    assert refusal.value.todo.startswith("chmod 600")


@pytest.mark.parametrize("content", [b"", b"tracker working key 1\n", b"tracker working key 0\n" + b"A" * 43 + b"=\n"])
def test_a_file_that_is_no_working_key_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "key"
    path.touch(mode=0o600)
    path.write_bytes(content)

    with pytest.raises(KeyFileBroken):
        WorkingKey.load(path)
