"""T1: Go's own packages for transparency logs read what we publish, and refuse what was changed in it."""

import os
import re
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.drills.needing import Missing, program
from tests.drills.proving import Published, published
from tests.drills.sample import sample
from tests.drills.saying import say

PROOFS, GROWTHS = 1_000, 100
CHANGES = 5
"""In how many ways the program changes each proof of an entry; one of growth is changed in one."""

PACKAGES = Path("/usr/share/gocode")
"""Where Debian puts packages of Go."""

_PROGRAM = Path(__file__).parent / "go" / "check.go"
_HOLDS = re.compile(r"(\d+) proofs of entries and (\d+) of growth hold, (\d+) changes of them refused")


def drill() -> bool:
    """Print what the program says of an untouched log and of changed ones; say whether it is right about both."""
    with TemporaryDirectory() as folder:
        check = built(Path(folder))
        with sample() as served:
            made = published(served.parts, Path(folder), PROOFS, GROWTHS)
        done = run(check, made, *made.entries, *made.growths)
        print(done.stdout, done.stderr, sep="", end="", flush=True)
        found = _HOLDS.search(done.stdout)
        counted = tuple(map(int, found.groups())) if found else ()
        refused = [_is_refused(check, made, path, place) for path, place in _to_change(made)]
    print(f"{len(refused)} files with one byte changed: {sum(refused)} refused")
    return done.returncode == 0 and counted == (PROOFS, GROWTHS, PROOFS * CHANGES + GROWTHS) and all(refused)


def built(folder: Path) -> Path:
    """Build the program from Debian's packages alone, without the network; raises Missing."""
    go = program("go", package="golang-go golang-golang-x-mod-dev")
    if not (PACKAGES / "src/golang.org/x/mod/sumdb/tlog").exists():
        raise Missing(say("missing", what="golang.org/x/mod", package="golang-golang-x-mod-dev"))
    alone = {"GO111MODULE": "off", "GOPATH": str(PACKAGES), "GOCACHE": str(folder / "cache"), "GOFLAGS": ""}
    subprocess.run([go, "build", "-o", folder / "check", _PROGRAM], env={**os.environ, **alone}, check=True)
    return folder / "check"


def run(check: Path, made: Published, *proofs: Path) -> "subprocess.CompletedProcess[str]":
    """Let the program check a log, and these proofs."""
    words = [str(check), str(made.key), str(made.log.path), *map(str, proofs)]
    return subprocess.run(words, check=False, capture_output=True, text=True)


def _to_change(made: Published) -> list[tuple[Path, int]]:
    """Name files of the log, and a byte of each: key, checkpoint, and every tile."""
    tiles = sorted(path for path in made.log.path.glob("tile/**/*") if path.is_file())
    return [(made.key, -9), (made.log.path / "checkpoint", -9), *((path, 40) for path in tiles)]


def _is_refused(check: Path, made: Published, path: Path, place: int) -> bool:
    whole = path.read_bytes()
    altered = bytearray(whole)
    altered[place % len(whole)] ^= 1
    path.write_bytes(altered)
    is_refused = run(check, made).returncode != 0
    path.write_bytes(whole)
    return is_refused
