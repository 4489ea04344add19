"""What was signed goes to the witnesses, and what they say is published and noted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.application.test_witness import NOW
from tests.store.public_log.growing import ENTRIES, ORIGIN, grown, state
from tracker.application import cosigners
from tracker.application.cosigners import Post, Trouble, Witnessed
from tracker.application.witness import Witness
from tracker.store.public_log.cosigning import Cosigner, WitnessKey
from tracker.store.public_log.folder import LogFolder
from tracker.store.public_log.notes import Note, PrivateKey, PublicKey
from tracker.store.public_log.rotating import rotate
from tracker.store.public_log.signing import Signer

NAMES = ("one.example.org", "other.example.org")


@dataclass
class Published:
    """A signed log, and two witnesses that know it."""

    folder: LogFolder
    signer: Signer
    witnesses: dict[str, Witness]
    keys: list[tuple[WitnessKey, str]] = field(default_factory=list)

    def post(self, address: str, body: bytes) -> tuple[int, bytes]:
        answer = self.witnesses[address.removesuffix("/add-checkpoint").removeprefix("https://")].add_checkpoint(body)
        return answer.status, answer.body

    def grow(self, size: int) -> None:
        last = self.folder.to_sign()
        self.folder.grow(state(size), ENTRIES[last.size if last else 0 : size])
        self.signer.sign(self.folder)


def collect(folder: LogFolder, witnesses: list[tuple[WitnessKey, str]], post: Post) -> Sequence[Witnessed]:
    return cosigners.collect(folder, witnesses, post, lambda: NOW)


@pytest.fixture
def published(tmp_path: Path) -> Published:
    signer = Signer.draw(tmp_path / "signing.key", ORIGIN)
    made = Published(grown(tmp_path / "log", 7), signer, {})
    signer.sign(made.folder)
    for name in NAMES:
        (tmp_path / name).mkdir()
        cosigner = Cosigner(PrivateKey.draw(name))
        logs = [PublicKey.parse(signer.public)]
        made.witnesses[name] = Witness(cosigner, logs, tmp_path / name, lambda: NOW)
        made.keys.append((cosigner.public, f"https://{name}"))
    return made


def test_a_checkpoint_is_published_with_the_cosignatures_of_all(published: Published) -> None:
    for size in (7, 20, 300):
        published.grow(size)

        assert collect(published.folder, published.keys, published.post) == [Witnessed(one, size, NOW) for one in NAMES]

        note = Note.parse(published.folder.signed() or b"")
        note.require([PublicKey.parse(published.signer.public)])
        assert [
            key.seen_at(note.text, note.signatures[1 + place]) for place, (key, _) in enumerate(published.keys)
        ] == [
            NOW,
            NOW,
        ]


def test_what_was_noted_is_read_again(published: Published) -> None:
    noted = collect(published.folder, published.keys, published.post)

    assert Witnessed.read(published.folder) == noted


def silent(_published: Published) -> Callable[[str, bytes], tuple[int, bytes]]:
    def post(_address: str, _body: bytes) -> tuple[int, bytes]:
        raise TimeoutError

    return post


def answering(status: int, said: bytes) -> Callable[[Published], Callable[[str, bytes], tuple[int, bytes]]]:
    return lambda _published: lambda _address, _body: (status, said)


@pytest.mark.parametrize(
    ("way", "trouble"),
    [
        (silent, Trouble.SILENT),
        (answering(404, b""), Trouble.REFUSES),
        (answering(422, b""), Trouble.REFUSES),
        (answering(409, b"7\n"), Trouble.REFUSES),
        (answering(409, b"8\n"), Trouble.AHEAD),
        (answering(409, b"x"), Trouble.WRONG),
        (answering(200, b"\xe2\x80\x94 one.example.org AAAAAAAAAAAA\n"), Trouble.WRONG),
        (answering(200, b"thanks"), Trouble.WRONG),
        (answering(503, b""), Trouble.REFUSES),
    ],
    ids=["silent", "unknown", "unproved", "another root", "larger", "no size", "forged", "no line", "broken"],
)
def test_a_witness_that_does_not_cosign_is_noted_and_stops_nobody(
    published: Published, way: Callable[[Published], Callable[[str, bytes], tuple[int, bytes]]], trouble: Trouble
) -> None:
    first, bad = NAMES[0], way(published)

    def post(address: str, body: bytes) -> tuple[int, bytes]:
        return bad(address, body) if first in address else published.post(address, body)

    noted = collect(published.folder, published.keys, post)

    assert noted == [Witnessed(first, trouble=trouble.value), Witnessed(NAMES[1], 7, NOW)]
    assert len(Note.parse(published.folder.signed() or b"").signatures) == 2


@pytest.mark.parametrize("lie", ["another text", "another key", "a time to come"])
def test_a_witness_that_lies_is_noted_and_not_published(published: Published, lie: str) -> None:
    cosigner, other = Cosigner(PrivateKey.draw(NAMES[0])), Cosigner(PrivateKey.draw(NAMES[0]))
    time = NOW + 3601 if lie == "a time to come" else NOW
    text = state(6 if lie == "another text" else 7).text()
    told = (other if lie == "another key" else cosigner).cosign(text, time).line().encode()

    noted = collect(published.folder, [(cosigner.public, "https://w")], lambda _address, _body: (200, told))

    assert noted == [Witnessed(NAMES[0], trouble="wrong")]
    assert len(Note.parse(published.folder.signed() or b"").signatures) == 1


def test_a_witness_that_knows_both_keys_follows_a_change_of_the_signing_key(
    published: Published, tmp_path: Path
) -> None:
    collect(published.folder, published.keys, published.post)
    done, cosigner = rotate(tmp_path / "signing.key", published.folder), Cosigner(PrivateKey.draw(NAMES[0]))
    both = [done.former, done.new]
    published.witnesses[NAMES[0]] = Witness(cosigner, both, tmp_path / NAMES[0], lambda: NOW)
    published.keys[0] = (cosigner.public, published.keys[0][1])
    published.signer = Signer.load(tmp_path / "signing.key")

    assert {one.trouble for one in collect(published.folder, published.keys, published.post)} == {""}
    published.grow(20)
    assert [one.trouble for one in collect(published.folder, published.keys, published.post)] == ["", "refuses"]


def test_a_witness_that_fell_silent_is_known_by_what_it_saw_last(published: Published) -> None:
    collect(published.folder, published.keys, published.post)
    published.grow(20)

    noted = collect(published.folder, published.keys, silent(published))

    assert noted == [Witnessed(one, 7, NOW, "silent") for one in NAMES]


def test_a_log_that_was_rewritten_is_refused_by_who_saw_it_before(published: Published, tmp_path: Path) -> None:
    published.grow(20)
    collect(published.folder, published.keys, published.post)
    (tmp_path / "signing.key.last").unlink()
    older = grown(tmp_path / "older", 19)
    published.signer.sign(older)

    assert {one.trouble for one in collect(older, published.keys, published.post)} == {"ahead"}


def test_nothing_is_asked_before_anything_is_signed(tmp_path: Path, published: Published) -> None:
    assert collect(LogFolder(tmp_path / "empty"), published.keys, published.post) == []
