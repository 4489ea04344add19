"""The one-file verifier, which shares no line with the program, finds whatever was changed in what it is given."""

import base64
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from tests.store.example import AIGUL, a_case, a_log, an_engine, note
from tests.store.public_log.growing import ENTRIES, ORIGIN, grown, state
from tests.store.tampering import change
from tracker.application.publishing import publish
from tracker.store.engine import reading
from tracker.store.log import Log
from tracker.store.public_log.checkpoint import Checkpoint
from tracker.store.public_log.folder import LogFolder
from tracker.store.public_log.proof_file import proof_file, refs_in_facts
from tracker.store.public_log.signing import Signer
from tracker.store.public_log.tiles import Tile
from tracker.store.tables import event
from tracker.store.tree import Frontier, leaf_hash
from tracker.verifier import CANNOT_TELL, CHANGED, INTACT, Changed, is_signed, main, root_by


@dataclass
class Kept:
    """A log with eight events, published and signed, and what a stranger keeps of it."""

    log: Log
    database: Path
    folder: LogFolder
    signer: Signer

    def check(self, what: str, *paths: Path, **options: Path) -> int:
        asked = [word for name, path in options.items() for word in (f"--{name}", str(path))]
        return main([what, *map(str, paths), "--key", self.signer.public, *asked])

    def proof(self, position: int) -> bytes:
        signed = self.folder.signed() or b""
        size = int(signed.split(b"\n")[1])
        with reading(self.log.recorder.engine) as connection:
            row = connection.execute(select(event).where(event.c.position == position)).one()
            words = self.log.book.disclose(refs_in_facts(row.state), connection)
        return proof_file(row, words, self.folder.tree(size).inclusion(position - 1), signed)


@pytest.fixture
def kept(sqlite_url: str, tmp_path: Path) -> Iterator[Kept]:
    engine = an_engine(sqlite_url)
    log = a_log(engine)
    case, secrets = a_case()
    for number in range(7):
        note(case, UUID(int=number), count=number)
        log.write(case.collect_events(), AIGUL, words=secrets if number == 0 else ())
    head = log.head()
    folder, signer = LogFolder(tmp_path / "log"), Signer.draw(tmp_path / "signing.key", ORIGIN)
    publish(engine, folder, Checkpoint(ORIGIN, head.position, head.root))
    signer.sign(folder)
    yield Kept(log, Path(engine.url.database or ""), folder, signer)
    engine.dispose()


@pytest.fixture
def published(tmp_path: Path) -> Kept:
    """Give a log of 600 entries without a database."""
    folder, signer = grown(tmp_path / "log", 300), Signer.draw(tmp_path / "signing.key", ORIGIN)
    signer.sign(folder)
    shutil.copy(tmp_path / "log" / "checkpoint", tmp_path / "older")
    folder.grow(state(600), ENTRIES[300:600])
    signer.sign(folder)
    return Kept(None, Path(), folder, signer)  # type: ignore[arg-type]


def test_a_log_that_nobody_touched_is_intact(published: Kept, tmp_path: Path) -> None:
    assert published.check("log", published.folder.path, known=tmp_path / "older") == INTACT


@pytest.mark.parametrize("tile", [Tile(0, 1), Tile(0, 2, 88), Tile(None, 0), Tile(None, 2, 88)])
@pytest.mark.parametrize("place", [0, 33, 1000])
def test_a_changed_byte_of_any_tile_is_found(published: Kept, tile: Tile, place: int) -> None:
    path = published.folder.path / "tile" / tile.path
    packed = bytearray(path.read_bytes())
    packed[place] ^= 1
    path.write_bytes(packed)

    assert published.check("log", published.folder.path) == CHANGED


def test_a_log_that_was_rewritten_and_signed_again_is_found_by_an_older_checkpoint(
    published: Kept, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "signing.key.last").unlink()
    other = LogFolder(tmp_path / "rewritten")
    entries = [*ENTRIES[:100], ENTRIES[999], *ENTRIES[101:600]]
    _grow(other, entries)
    published.signer.sign(other)

    assert published.check("log", other.path) == INTACT
    assert published.check("log", other.path, known=tmp_path / "older") == CHANGED
    assert "one of the first 300 entries was changed" in capsys.readouterr().err


def test_a_log_that_was_cut_short_is_found_by_an_older_checkpoint(published: Kept, tmp_path: Path) -> None:
    (tmp_path / "signing.key.last").unlink()
    shorter = grown(tmp_path / "shorter", 299)
    published.signer.sign(shorter)

    assert published.check("log", shorter.path, known=tmp_path / "older") == CHANGED


def test_another_logs_key_tells_nothing(published: Kept, tmp_path: Path) -> None:
    stranger = Signer.draw(tmp_path / "another.key", "another.example.org")

    assert main(["log", str(published.folder.path), "--key", stranger.public]) == CANNOT_TELL


def test_a_key_of_the_same_name_is_neither_believed_nor_accused(
    published: Kept, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stranger = Signer.draw(tmp_path / "another.key", ORIGIN)

    assert main(["log", str(published.folder.path), "--key", stranger.public]) == CANNOT_TELL

    said = capsys.readouterr()
    assert "another key of" in said.err
    assert "it shows nothing" in said.err
    assert said.out == ""


def test_what_is_said_to_be_signed_by_the_given_key_and_is_not_was_changed(published: Kept) -> None:
    path = published.folder.path / "checkpoint"
    path.write_bytes(path.read_bytes().replace(b"\n600\n", b"\n599\n"))

    assert published.check("log", published.folder.path) == CHANGED


def test_a_line_that_is_no_key_is_named_with_its_file(
    published: Kept, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "k").write_text(f"{published.signer.public}\nAll is well.\n")

    assert main(["log", str(published.folder.path), "--key", str(tmp_path / "k")]) == CANNOT_TELL

    assert f"{tmp_path / 'k'}, line 2" in capsys.readouterr().err


@pytest.mark.parametrize("missing", ["checkpoint", "tile/0/001", "tile/entries/000"])
def test_what_is_missing_cannot_be_told(published: Kept, missing: str) -> None:
    (published.folder.path / missing).unlink()

    assert published.check("log", published.folder.path) == CANNOT_TELL


def test_a_proof_shows_the_entry_with_its_words(kept: Kept, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "1.tlog-proof").write_bytes(kept.proof(1))

    assert kept.check("proof", tmp_path / "1.tlog-proof") == INTACT
    said = capsys.readouterr().out
    assert '"en":"Release {p-7kq2m4xa}"' in said
    assert AIGUL.account not in said


def test_no_bit_of_a_proof_can_be_turned(kept: Kept, tmp_path: Path) -> None:
    proof, path, dice = kept.proof(3), tmp_path / "3.tlog-proof", Random(3)  # noqa: S311 - nothing secret
    places = sorted(dice.sample(range(len(proof)), 60))

    codes = {}
    for place in places:
        path.write_bytes(proof[:place] + bytes([proof[place] ^ 1 << dice.randrange(7)]) + proof[place + 1 :])
        codes[place] = kept.check("proof", path)

    assert {place for place, code in codes.items() if code == INTACT} == set()


def test_a_text_that_is_not_the_entrys_is_refused(kept: Kept, tmp_path: Path) -> None:
    lines, path = kept.proof(1).split(b"\n"), tmp_path / "1.tlog-proof"
    said = json.loads(base64.b64decode(lines[1].removeprefix(b"extra ")))
    said["words"][0]["text"] = "Another text"
    lines[1] = b"extra " + base64.b64encode(json.dumps(said).encode())
    path.write_bytes(b"\n".join(lines))

    assert kept.check("proof", path) == CHANGED


def test_a_database_that_nobody_touched_is_intact(kept: Kept) -> None:
    assert kept.check("database", kept.database, checkpoint=kept.folder.path / "checkpoint") == INTACT


def test_words_that_were_erased_leave_the_log_and_every_proof_of_before_as_they_were(
    kept: Kept, tmp_path: Path
) -> None:
    path = tmp_path / "entry.tlog-proof"
    path.write_bytes(kept.proof(1))

    change(kept.log, "DELETE FROM words")

    assert kept.check("database", kept.database, checkpoint=kept.folder.path / "checkpoint") == INTACT
    assert kept.check("proof", path) == INTACT


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET state = CAST(replace(state, '\"count\"\\:3', '\"count\"\\:4') AS BLOB) WHERE position = 5",
        "UPDATE event SET staff = CAST(replace(staff, 'aigul', 'bolot') AS BLOB) WHERE position = 5",
        "UPDATE event SET state = 'no bytes' WHERE position = 5",
        "UPDATE event SET recorded_at = recorded_at - 86400000000 WHERE position = 5",
        "UPDATE event SET topic = 'case.shut' WHERE position = 5",
        "DELETE FROM event WHERE position = 5",
        "DELETE FROM event WHERE position = 8",
    ],
)
def test_an_event_that_was_changed_or_removed_is_named(
    kept: Kept, statement: str, capsys: pytest.CaptureFixture[str]
) -> None:
    change(kept.log, statement)

    assert kept.check("database", kept.database, checkpoint=kept.folder.path / "checkpoint") == CHANGED
    said = capsys.readouterr().err
    assert any(place in said for place in ("5 to 5", "event 5 is", "from 8 to 8")), said


def test_a_database_with_all_its_roots_computed_anew_is_found_by_the_checkpoint(kept: Kept) -> None:
    change(kept.log, "UPDATE event SET recorded_at = recorded_at - 86400000000", "DELETE FROM log_commit")

    assert kept.check("database", kept.database, checkpoint=kept.folder.path / "checkpoint") == CHANGED


def test_a_file_that_is_no_database_cannot_be_told(kept: Kept, tmp_path: Path) -> None:
    (tmp_path / "nothing.db").write_bytes(b"nothing")

    for path in (tmp_path / "nothing.db", tmp_path / "missing.db"):
        assert kept.check("database", path, checkpoint=kept.folder.path / "checkpoint") == CANNOT_TELL


@settings(max_examples=10)
@given(st.binary(min_size=32, max_size=32), st.binary(max_size=200), st.integers(0, 511))
def test_its_own_check_of_signatures_agrees_with_a_library(secret: bytes, text: bytes, bit: int) -> None:
    key = Ed25519PrivateKey.from_private_bytes(secret)
    public, signature = key.public_key().public_bytes_raw(), key.sign(text)
    turned = bytearray(signature)
    turned[bit // 8] ^= 1 << bit % 8

    assert is_signed(public, text, signature)
    assert not is_signed(public, text, bytes(turned))
    assert not is_signed(public, text + b"!", signature)


def test_a_thousand_proofs_agree_with_the_verifiers_own_tree(tmp_path: Path) -> None:
    folder, dice = grown(tmp_path, 5_000), Random(5)  # noqa: S311 - nothing secret
    tree, root = folder.tree(5_000), state(5_000).root

    for index in (dice.randrange(5_000) for _ in range(1_000)):
        proof = tree.inclusion(index)
        assert root_by(proof, ENTRIES[index], index, 5_000) == root
        proof[dice.randrange(len(proof))] = bytes(32)
        with pytest.raises(Changed):
            _require(root_by(proof, ENTRIES[index], index, 5_000), root)


def _require(found: bytes, root: bytes) -> None:
    if found != root:
        raise Changed


def _grow(folder: LogFolder, entries: list[bytes]) -> None:
    tree = Frontier()
    tree.extend(map(leaf_hash, entries))
    folder.grow(Checkpoint(ORIGIN, len(entries), tree.root()), entries)
