"""A witness cosigns what grew and nothing else, and says what it knows to whoever asks."""

from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.store.public_log.growing import ENTRIES, ORIGIN, grown, state
from tracker.application.witness import Answer, Witness
from tracker.store.public_log.checkpoint import Checkpoint
from tracker.store.public_log.cosigning import Cosigner, WitnessKey
from tracker.store.public_log.folder import LogFolder
from tracker.store.public_log.notes import NotANote, Note, PrivateKey, Signature
from tracker.store.tree import Frontier, leaf_hash

NOW = 1_800_000_000


@dataclass
class Watched:
    """A log, its key, and a witness that knows it."""

    folder: LogFolder
    key: PrivateKey
    witness: Witness
    public: WitnessKey

    def send(self, old: int, size: int, *, proof: list[bytes] | None = None, root: bytes | None = None) -> Answer:
        """Send a checkpoint of a size, with the proof that it grew out of an older one."""
        checkpoint = Checkpoint(ORIGIN, size, root or state(size).root)
        if proof is None:
            proof = self.folder.tree(size).consistency(old) if 0 < old <= size else []
        return self.witness.add_checkpoint(asked(old, proof, signed(checkpoint, self.key)))


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    key, cosigner = PrivateKey.draw(ORIGIN), Cosigner(PrivateKey.draw("witness.example.org"))
    (tmp_path / "witness").mkdir()
    witness = Witness(cosigner, [key.public], tmp_path / "witness", lambda: NOW)
    return Watched(grown(tmp_path / "log", 7, 20, 40), key, witness, cosigner.public)


def signed(checkpoint: Checkpoint, key: PrivateKey) -> bytes:
    return Note(checkpoint.text(), (key.sign(checkpoint.text()),)).write().encode()


def asked(old: object, proof: list[bytes], note: bytes) -> bytes:
    return "".join([f"old {old}\n", *(f"{b64encode(one).decode()}\n" for one in proof), "\n"]).encode() + note


def test_a_log_that_grows_is_cosigned_each_time(watched: Watched) -> None:
    for old, size in ((0, 7), (7, 7), (7, 20), (20, 40)):
        answer = watched.send(old, size)

        text = state(size).text()
        signature = Note.parse(f"{text}\n".encode() + answer.body).signatures[0]
        assert answer.status == 200
        assert watched.public.seen_at(text, signature) == NOW


def test_a_log_that_was_rewritten_is_not_cosigned(watched: Watched, tmp_path: Path) -> None:
    watched.send(0, 20)
    entries, tree = [ENTRIES[99], *ENTRIES[1:40]], Frontier()
    tree.extend(map(leaf_hash, entries))
    other = LogFolder(tmp_path / "rewritten")
    other.grow(Checkpoint(ORIGIN, 40, tree.root()), entries)

    answer = watched.send(20, 40, proof=other.tree(40).consistency(20), root=tree.root())

    assert answer.status == 422
    assert watched.send(20, 40).status == 200


def test_another_root_of_the_same_size_is_a_conflict(watched: Watched) -> None:
    watched.send(0, 20)

    assert watched.send(20, 20, proof=[], root=bytes(32)) == Answer(409, b"20\n", "text/x.tlog.size")


@pytest.mark.parametrize("old", [0, 7, 30])
def test_who_does_not_know_what_was_cosigned_last_is_told(watched: Watched, old: int) -> None:
    watched.send(0, 20)

    assert watched.send(old, 40) == Answer(409, b"20\n", "text/x.tlog.size")


def test_a_checkpoint_of_an_unknown_log_or_key_is_refused(watched: Watched) -> None:
    stranger = PrivateKey.draw("another.example.org")
    unknown = asked(0, [], signed(Checkpoint("another.example.org", 1, bytes(32)), stranger))
    pretended = asked(0, [], signed(state(7), PrivateKey.draw(ORIGIN)))

    assert watched.witness.add_checkpoint(unknown).status == 404
    assert watched.witness.add_checkpoint(pretended).status == 403


@pytest.mark.parametrize("old", ["", "x", "07", "-1", 41, "9" * 17])
def test_a_request_that_is_none_is_refused(watched: Watched, old: object) -> None:
    assert watched.witness.add_checkpoint(asked(old, [], signed(state(40), watched.key))).status == 400


@pytest.mark.parametrize("body", [b"", b"old 0\n", b"old 0\n\n", b"old 0\n%\n\nnote\n", b"\xff" * 50])
def test_bytes_that_are_no_request_are_refused(watched: Watched, body: bytes) -> None:
    assert watched.witness.add_checkpoint(body).status == 400


def test_a_first_checkpoint_needs_no_proof_and_takes_none(watched: Watched) -> None:
    assert watched.send(0, 7, proof=[bytes(32)]).status == 422
    assert watched.send(0, 7).status == 200


def test_of_many_at_once_each_is_compared_with_the_one_before(watched: Watched) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda size: (size, watched.send(0, size).status), range(1, 30)))

    [first] = [size for size, status in answers if status == 200]
    assert watched.send(first, 40).status == 200


def test_a_witness_remembers_after_it_was_started_anew(watched: Watched, tmp_path: Path) -> None:
    watched.send(0, 20)

    again = Witness(Cosigner(PrivateKey.draw("w")), [watched.key.public], tmp_path / "witness", lambda: NOW)

    assert again.add_checkpoint(asked(0, [], signed(state(40), watched.key))).status == 409


def test_a_cosignature_is_of_its_text_time_and_witness_alone(watched: Watched) -> None:
    text = state(7).text()
    cosigned = Note.parse(f"{text}\n".encode() + watched.send(0, 7).body).signatures[0]
    later = Signature(cosigned.name, cosigned.key_id, (NOW + 1).to_bytes(8, "big") + cosigned.signed[8:])

    assert watched.public.seen_at(state(8).text(), cosigned) is None
    assert watched.public.seen_at(text, later) is None
    assert Cosigner(PrivateKey.draw("witness.example.org")).public.seen_at(text, cosigned) is None


def test_a_witness_key_comes_back_and_is_not_taken_for_a_logs(watched: Watched) -> None:
    assert WitnessKey.parse(watched.public.text()) == watched.public
    with pytest.raises(NotANote):
        WitnessKey.parse(watched.key.public.text())
