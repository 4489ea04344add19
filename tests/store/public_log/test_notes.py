"""A note is believed by whom it was signed for, to the last sign."""

from base64 import b64decode
from string import ascii_lowercase, ascii_uppercase, digits

import pytest

from tracker.store.public_log.checkpoint import Checkpoint, NotACheckpoint
from tracker.store.public_log.notes import NotANote, Note, NotSigned, PrivateKey, PublicKey

# The pair of keys that the Go project's own package for notes is tested with.
GO_SECRET = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"  # noqa: S105
GO_PUBLIC = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
TEXT = "log.example.org/kept\n7\nVTJVNg==\n"
_BASE64 = f"{ascii_uppercase}{ascii_lowercase}{digits}+/"


@pytest.fixture
def key() -> PrivateKey:
    return PrivateKey.draw("log.example.org/kept")


def test_keys_are_written_and_read_as_other_programs_for_notes_do() -> None:
    secret = PrivateKey.parse(GO_SECRET)

    assert secret.public.text() == GO_PUBLIC
    assert secret.text() == GO_SECRET
    assert PublicKey.parse(GO_PUBLIC + "\n") == secret.public


def test_a_signed_note_comes_back_and_is_believed(key: PrivateKey) -> None:
    written = Note(TEXT, (key.sign(TEXT),)).write()

    note = Note.parse(written.encode())

    note.require([key.public])
    assert note.text == TEXT
    assert note.write() == written


def test_a_second_signature_by_nobody_known_changes_nothing(key: PrivateKey) -> None:
    witness = PrivateKey.draw("witness.example.org")
    note = Note.parse(Note(TEXT, (witness.sign(TEXT), key.sign(TEXT))).write().encode())

    note.require([key.public])
    with pytest.raises(NotSigned):
        note.require([PrivateKey.draw("witness.example.org").public])


def test_a_signature_is_written_in_one_way_alone(key: PrivateKey) -> None:
    written = Note(TEXT, (key.sign(TEXT),)).write()
    alike = _BASE64[_BASE64.index(written[-3]) + 1]  # the last sign but the padding: two of its bits count for nothing

    with pytest.raises(NotANote):
        Note.parse(f"{written[:-3]}{alike}{written[-2:]}".encode())

    assert b64decode(f"{written.split()[-1][:-2]}{alike}=") == b64decode(written.split()[-1])


def test_no_sign_of_a_note_can_be_changed(key: PrivateKey) -> None:
    written = Note(TEXT, (key.sign(TEXT),)).write().encode()
    believed = []

    for place in range(len(written)):
        changed = written[:place] + bytes([written[place] ^ 1]) + written[place + 1 :]
        try:
            Note.parse(changed).require([key.public])
        except (NotANote, NotSigned):
            continue
        believed.append(place)

    assert believed == []


def test_one_wrong_signature_of_a_known_key_is_enough_to_refuse(key: PrivateKey) -> None:
    other = PrivateKey.draw("witness.example.org")
    note = Note(TEXT, (key.sign(TEXT), other.sign("another text\n")))

    with pytest.raises(NotSigned):
        note.require([key.public, other.public])


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"\n",
        b"no blank line\n",
        b"text\n\n",
        b"text\n\nno signature\n",
        b"text\n\n\xe2\x80\x94 name AAAA\n",
        b"text\n\n\xe2\x80\x94 name AAAAAAA\n",
        b"text\n\n\xe2\x80\x94 name AAAAAAAA",
        b"te\x00xt\n\n\xe2\x80\x94 name AAAAAAAA\n",
        b"te\xffxt\n\n\xe2\x80\x94 name AAAAAAAA\n",
        b"\n\n\xe2\x80\x94 name AAAAAAAA\n",
    ],
)
def test_what_is_no_note_is_refused(broken: bytes) -> None:
    with pytest.raises(NotANote):
        Note.parse(broken)


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\nb"])
def test_a_name_that_no_note_can_hold_is_refused(name: str) -> None:
    with pytest.raises(NotANote):
        PrivateKey.draw(name)


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "name",
        "name+c74f20a3",
        GO_PUBLIC.replace("c74f", "c74e"),
        GO_PUBLIC[:-4],
        GO_PUBLIC.replace("+A", "+B"),
        "++",
    ],
)
def test_a_key_that_is_none_is_refused(broken: str) -> None:
    with pytest.raises(NotANote):
        PublicKey.parse(broken)


def test_a_private_key_shows_itself_to_nobody(key: PrivateKey) -> None:
    assert repr(key) == "PrivateKey('log.example.org/kept')"


def test_a_checkpoint_comes_back() -> None:
    checkpoint = Checkpoint("log.example.org/kept", 20, bytes(range(32)))

    assert Checkpoint.parse(checkpoint.text()) == checkpoint


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "log\n20\n",
        "log\n020\n" + "A" * 43 + "=\n",
        "log\n-1\n" + "A" * 43 + "=\n",
        "log\n20\n" + "A" * 42 + "B=\n",
        "log\n20\n" + "A" * 43 + "=\nmore\n",
        "a log\n20\n" + "A" * 43 + "=\n",
        "log\n٢\n" + "A" * 43 + "=\n",
    ],
)
def test_what_is_no_checkpoint_is_refused(broken: str) -> None:
    with pytest.raises(NotACheckpoint):
        Checkpoint.parse(broken)
