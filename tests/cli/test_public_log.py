"""`tracker log` and `tracker daily`: what is signed is what a backup holds, and grew out of what was signed before."""

import base64
import json
import re
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from starlette.testclient import TestClient

from tests.cli.conftest import Ran, Tracker
from tests.cli.served import a_port, serving
from tests.opening import log_of
from tests.windows import Window
from tracker import bootstrap, verifier
from tracker.application.draft import Draft
from tracker.application.manifest import Places
from tracker.bootstrap import HOST
from tracker.cli.app import run
from tracker.domain.organisation import Organisation
from tracker.domain.values import Code, Key
from tracker.settings import read_settings
from tracker.store.public_log.checkpoint import Checkpoint
from tracker.store.public_log.cosigning import Cosigner
from tracker.store.public_log.notes import Note, PrivateKey
from tracker.store.public_log.signing import draw_key, load_key


@pytest.fixture(scope="module")
def made_signed(made_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Publish and sign the log of a record once; nobody writes to it."""
    home = shutil.copytree(made_demo, tmp_path_factory.mktemp("signed") / "home")
    assert run(["log", "key", "--home", str(home)]) == 0
    assert run(["daily", "--home", str(home)]) == 0
    return Path(home)


@pytest.fixture
def home(made_signed: Path, tmp_path: Path) -> Path:
    """Give the home of a record whose log was published and signed today."""
    return Path(shutil.copytree(made_signed, tmp_path / "demo-home"))


@pytest.fixture
def pages(home: Path) -> Iterator[TestClient]:
    """Give a reader of its pages."""
    with closing(bootstrap.connect(read_settings(home=home))) as parts:
        yield Window(bootstrap.web(parts))


@pytest.fixture
def next_day(tracker: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], Ran]:
    """Give what does the job of the next day, whose backup lies elsewhere: two of one second would have one name."""

    def done(home: Path) -> Ran:
        monkeypatch.setenv("TRACKER_BACKUPS", str(tmp_path / "next day"))
        return tracker("daily", "--home", home)

    return done


def signed(home: Path) -> Checkpoint:
    return Checkpoint.parse(Note.parse((home / "log" / "checkpoint").read_bytes()).text)


def something_happens(home: Path) -> None:
    with closing(bootstrap.connect(read_settings(home=home))) as parts:
        draft, key = Draft(), Key(f"union-{uuid4().hex[:6]}")
        facts: dict[str, Any] = {"kind": Code("union"), "small": False, "branches": (), "sites": (), "notes": None}
        draft.take(Organisation.register(key=key, name=draft.words({"en": "Union of the Test"}), **facts))
        parts.tracker.save(draft, HOST)


def verified(home: Path, what: str, path: Path, **options: Path) -> int:
    asked = [word for name, value in options.items() for word in (f"--{name}", str(value))]
    return verifier.main([what, str(path), "--key", str(home / "log" / "key"), *asked])


def test_what_is_signed_is_what_the_backup_holds(home: Path, tracker: Tracker) -> None:
    backup = next((home / "backups").glob("*.json"))

    assert verified(home, "log", home / "log") == verifier.INTACT
    with log_of(Places.of(backup), home / "recovery.key") as log:
        assert verified(home, "database", log, checkpoint=home / "log" / "checkpoint") == verifier.INTACT
    assert verified(home, "database", home / "tracker.db", checkpoint=home / "log" / "checkpoint") == verifier.INTACT
    assert tracker("verify", "--home", home, "--backup", backup).code == 0


def test_each_day_is_signed_as_the_growth_of_the_day_before(home: Path, next_day: Callable[[Path], Ran]) -> None:
    kept, before = home.parent / "kept", signed(home)
    shutil.copy(home / "log" / "checkpoint", kept)
    something_happens(home)

    ran = next_day(home)

    assert ran.code == 0, ran.err
    assert signed(home).size > before.size
    assert verified(home, "log", home / "log", known=kept) == verifier.INTACT


def test_a_checkpoint_is_never_ahead_of_the_backup(home: Path, tracker: Tracker) -> None:
    backup, before = next((home / "backups").glob("*.json")), signed(home)
    something_happens(home)

    assert tracker("log", "publish", "--backup", backup, "--home", home).code == 0
    assert tracker("log", "sign", "--home", home).code == 0

    assert signed(home) == before


def test_a_damaged_backup_publishes_nothing(home: Path, tracker: Tracker) -> None:
    something_happens(home)
    assert tracker("backup", home.parent / "kept", "--home", home).code == 0
    packed = bytearray((home.parent / "kept.log.age").read_bytes())
    packed[len(packed) // 2] ^= 1
    (home.parent / "kept.log.age").write_bytes(packed)
    before = (home / "log" / "to-sign").read_bytes()

    assert tracker("log", "publish", "--backup", home.parent / "kept", "--home", home).code == 1

    assert (home / "log" / "to-sign").read_bytes() == before


def test_who_signs_needs_neither_the_database_nor_the_working_key(
    home: Path, tracker: Tracker, next_day: Callable[[Path], Ran], tmp_path: Path
) -> None:
    elsewhere = tmp_path / "signer"
    elsewhere.mkdir()
    for name in ("signing.key", "signing.key.last"):
        (home / name).rename(elsewhere / name)
    something_happens(home)
    assert "tracker log sign" in next_day(home).out
    before = signed(home)

    ran = tracker(
        "log", "sign", "--key", elsewhere / "signing.key", "--folder", home / "log", "--home", elsewhere / "no home"
    )

    assert ran.code == 0, ran.err
    assert signed(home).size > before.size


def test_an_older_backup_that_was_restored_is_not_signed_over_what_was(
    home: Path,
    tracker: Tracker,
    next_day: Callable[[Path], Ran],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    elsewhere, restored = shutil.copytree(home / "backups", tmp_path / "elsewhere"), tmp_path / "restored"
    backup = next(elsewhere.glob("*.json"))
    something_happens(home)
    assert next_day(home).code == 0
    before = (home / "log" / "checkpoint").read_bytes()
    assert tracker("restore", backup, "--home", restored, "--recovery-key", home / "recovery.key").code == 0
    for name in ("signing.key", "signing.key.last"):
        shutil.copy(home / name, restored / name)

    monkeypatch.delenv("TRACKER_BACKUPS")
    ran = tracker("daily", "--home", restored)

    assert ran.code == 1
    assert "NOT SIGNED" in ran.err
    assert not (restored / "log" / "checkpoint").exists()
    assert (home / "log" / "checkpoint").read_bytes() == before


def test_the_signing_key_is_its_owners_alone_and_never_replaced(home: Path, tracker: Tracker) -> None:
    before = (home / "signing.key").read_bytes()

    ran = tracker("log", "key", "--home", home)

    assert ran.out.strip() == (home / "log" / "key").read_text().strip()
    assert (home / "signing.key").read_bytes() == before
    assert stat.S_IMODE((home / "signing.key").stat().st_mode) == 0o600


def test_a_record_without_a_signing_key_says_what_to_do(demo_home: Path, tracker: Tracker) -> None:
    assert "tracker log key" in tracker("log", "sign", "--home", demo_home).err


def test_a_key_without_anything_published_says_what_to_do(demo_home: Path, tracker: Tracker) -> None:
    assert tracker("log", "key", "--home", demo_home).code == 0

    assert "tracker log publish" in tracker("log", "sign", "--home", demo_home).err


def test_a_stranger_checks_what_they_fetched_with_the_program_that_they_fetched(
    pages: TestClient, tmp_path: Path
) -> None:
    fetched = tmp_path / "fetched"
    for path in pages.get("/log/files").text.split():
        answer = pages.get(f"/log/{path}")
        assert answer.status_code == 200
        (fetched / path).parent.mkdir(parents=True, exist_ok=True)
        (fetched / path).write_bytes(answer.content)

    assert (fetched / "verifier.py").read_text() == Path(verifier.__file__).read_text()
    assert verifier.main(["log", str(fetched), "--key", str(fetched / "key")]) == verifier.INTACT


def test_the_files_of_the_log_come_as_the_specification_says(pages: TestClient) -> None:
    checkpoint, tile = pages.get("/log/checkpoint"), pages.get("/log/tile/0/000")

    assert (checkpoint.headers["content-type"], checkpoint.headers["cache-control"]) == (
        "text/plain; charset=utf-8",
        "no-cache",
    )
    assert (tile.headers["content-type"], len(tile.content)) == ("application/octet-stream", 256 * 32)
    assert "immutable" in tile.headers["cache-control"]


@pytest.mark.parametrize(
    "path", ["tile/0/001.p/300", "tile/0/999", "tile/9/000", "tile/%2e%2e/key", "tile/0/000.p/0", "to-sign", "tile/x"]
)
def test_nothing_else_lies_there(pages: TestClient, path: str) -> None:
    assert pages.get(f"/log/{path}").status_code == 404


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_page_tells_a_stranger_what_was_signed_and_how_to_check(
    home: Path, pages: TestClient, language: str
) -> None:
    page = pages.get(f"/{language}/log").text

    assert (home / "log" / "key").read_text().strip().replace("+", "&#43;") in page.replace("+", "&#43;")
    assert str(signed(home).size) in page
    assert "verifier.py" in page


@pytest.mark.parametrize("is_here", [True, False])
def test_the_page_says_where_the_server_could_sign_by_itself(home: Path, pages: TestClient, *, is_here: bool) -> None:
    if not is_here:
        (home / "signing.key").unlink()

    assert ("nothing that the owner of this machine did" in pages.get("/en/log").text) is is_here


def test_before_anything_is_signed_the_page_says_so(demo_home: Path) -> None:
    with closing(bootstrap.connect(read_settings(home=demo_home))) as parts:
        reader = Window(bootstrap.web(parts))

        assert "Nothing was signed yet" in reader.get("/en/log").text
        assert reader.get("/log/checkpoint").status_code == 404


def proofs_of(pages: TestClient, reference: str) -> list[str]:
    return re.findall(r'href="(/en/demands/[^"]+[.]tlog-proof)"', pages.get(f"/en/demands/{reference}/proofs").text)


def test_every_proof_that_is_offered_proves_what_the_page_says(home: Path, pages: TestClient, tmp_path: Path) -> None:
    offered = {address for number in range(1, 8) for address in proofs_of(pages, f"kz-2021-{number}")}
    path = tmp_path / "given.tlog-proof"

    codes = {}
    for address in offered:
        path.write_bytes(pages.get(address).content)
        codes[address] = verified(home, "proof", path)

    assert len(offered) > 10
    assert set(codes.values()) == {verifier.INTACT}


def test_a_proof_holds_nothing_that_only_the_staff_may_know(pages: TestClient) -> None:
    given = pages.get(proofs_of(pages, "kz-2021-2")[0]).content.decode()
    said = json.loads(base64.b64decode(given.split("\n")[1].removeprefix("extra ")))

    assert said.keys() == {"facts", "salt1", "c2", "words"}
    assert json.loads(said["facts"]).keys() == {
        "class_version", "data", "position", "recorded_on", "stream", "topic", "v", "version",
    }  # fmt: skip
    assert said["words"] != []


def test_no_proof_speaks_of_a_person(home: Path, pages: TestClient) -> None:
    with closing(bootstrap.connect(read_settings(home=home))) as parts, parts.reader.look() as look:
        persons = set(look.shelf().persons)
        demands = sorted(look.shelf().demands)
    given = [pages.get(address).content for one in demands for address in proofs_of(pages, one)]
    told = [base64.b64decode(one.split(b"\n")[1].removeprefix(b"extra ")).decode() for one in given]

    assert len(told) > 50
    assert [key for key in persons for one in told if key in one] == []


def test_what_was_recorded_after_the_signature_is_not_offered_yet(demo_home: Path, tracker: Tracker) -> None:
    with closing(bootstrap.connect(read_settings(home=demo_home))) as parts:
        reader = Window(bootstrap.web(parts))

        assert proofs_of(reader, "kz-2021-2") == []
        assert tracker("log", "key", "--home", demo_home).code == 0
        assert tracker("daily", "--home", demo_home).code == 0
        assert proofs_of(reader, "kz-2021-2") != []


@pytest.fixture
def witness(home: Path, tmp_path: Path) -> Iterator[None]:
    """Let a witness run as somebody else's program, known to the log and knowing it."""
    folder = tmp_path / "witness"
    folder.mkdir()
    shutil.copy(home / "log" / "key", folder / "logs")
    cosigner = Cosigner(draw_key(folder / "witness.key", "witness.example.org"))
    with serving("witness", "--home", folder, "--port", a_port(), folder=tmp_path) as (_, address):
        at = address.removesuffix("/add-checkpoint")
        (home / "witnesses").write_text(f"# one\n{cosigner.public.text()} {at}\n")
        yield


@pytest.mark.usefixtures("witness")
def test_a_witness_cosigns_each_day_and_the_page_names_it(
    home: Path, tracker: Tracker, next_day: Callable[[Path], Ran], pages: TestClient
) -> None:
    first = tracker("log", "witness", "--home", home)
    something_happens(home)
    second = next_day(home)

    assert "witness.example.org saw all" in first.out, first.err
    assert f"saw all {signed(home).size} events" in second.out, second.err
    assert "witness.example.org: saw" in pages.get("/en/log").text
    assert len(Note.parse(pages.get("/log/checkpoint").content).signatures) == 2
    assert verified(home, "log", home / "log") == verifier.INTACT


@pytest.mark.usefixtures("witness")
def test_a_witness_refuses_a_log_that_was_rewritten(home: Path, tracker: Tracker) -> None:
    assert tracker("log", "witness", "--home", home).code == 0
    origin, root = signed(home).origin, bytes(32)
    size = signed(home).size
    key = load_key(home / "signing.key")
    text = Checkpoint(origin, size, root).text()
    (home / "log" / "checkpoint").write_text(Note(text, (key.sign(text),)).write())

    ran = tracker("log", "witness", "--home", home)

    assert "REFUSES" in ran.err
    assert len(Note.parse((home / "log" / "checkpoint").read_bytes()).signatures) == 1


def test_without_witnesses_it_is_said_what_to_do(home: Path, tracker: Tracker) -> None:
    assert "KEY https://" in tracker("log", "witness", "--home", home).err


@pytest.mark.parametrize("line", ["nothing", "KEY http://somewhere.example.org", "{key} http://somewhere.example.org"])
def test_a_witness_that_cannot_be_asked_safely_is_refused_by_its_line(home: Path, tracker: Tracker, line: str) -> None:
    key = Cosigner(PrivateKey.draw("w")).public.text()
    (home / "witnesses").write_text(f"\n{line.format(key=key)}\n")

    assert "Line 2" in tracker("log", "witness", "--home", home).err


def test_a_witness_without_a_name_and_with_a_broken_list_says_what_to_do(tracker: Tracker, tmp_path: Path) -> None:
    nameless = tracker("witness", "--home", tmp_path / "w", "--port", "8011")
    (tmp_path / "w" / "logs").write_text("nothing\n")
    broken = tracker("witness", "--home", tmp_path / "w", "--name", "w.example.org", "--port", "8011")

    assert "--name" in nameless.err
    assert "Line 1" in broken.err


def test_a_key_that_was_changed_is_told_with_the_one_before(
    home: Path, pages: TestClient, tracker: Tracker, next_day: Callable[[Path], Ran]
) -> None:
    shutil.copy(home / "log" / "key", home.parent / "former")
    size = signed(home).size

    ran = tracker("log", "rotate", "--home", home)
    assert next_day(home).code == 0

    assert ran.code == 0, ran.err
    assert [line.split()[1:] for line in pages.get("/log/key").text.splitlines()] == [
        ["from", str(size)],
        ["to", str(size)],
    ]
    assert f"signed up to {size} entries" in pages.get("/en/log").text
    assert "rotations/1" in pages.get("/log/files").text
    assert pages.get("/log/rotations/1").content == (home / "log" / "rotations" / "1").read_bytes()
    assert pages.get("/log/rotations/2").status_code == 404
    assert verified(home, "log", home / "log") == verifier.INTACT
    assert verifier.main(["log", str(home / "log"), "--key", str(home.parent / "former")]) == verifier.CANNOT_TELL


def test_no_second_key_is_drawn_for_a_log_that_is_signed(home: Path, tracker: Tracker) -> None:
    (home / "signing.key").unlink()

    said = tracker("log", "key", "--home", home)

    assert said.code == 1
    assert "log rotate --lost" in said.err
    assert not (home / "signing.key").exists()


def test_a_lost_key_is_replaced_on_request_alone(home: Path, tracker: Tracker) -> None:
    assert tracker("log", "rotate", "--lost", "--home", home).code == 1
    (home / "signing.key").unlink()
    assert tracker("log", "rotate", "--home", home).code == 1

    ran = tracker("log", "rotate", "--lost", "--home", home)

    assert "former key is lost" in ran.out, ran.err
    assert tracker("log", "sign", "--home", home).code == 0
    assert verified(home, "log", home / "log") == verifier.INTACT
