"""A run that makes a static copy is killed at any moment: the earlier copy is there, or the new one, whole."""

import random
import time
from hashlib import sha256
from pathlib import Path

import pytest

from tests.drills.conftest import Start
from tracker.web.static_copy.folder import replacing
from tracker.web.static_copy.manifest import FILES, WITHDRAWN, Manifest

pytestmark = pytest.mark.drill

KILLS = 6
LONGEST = 0.2
"""Seconds in which many copies are made, one after the other."""

MAKE = """
import sys
from datetime import date
from pathlib import Path
from tracker.web.static_copy.folder import replacing
from tracker.web.static_copy.manifest import FILES, WITHDRAWN, Held, Manifest

site, day = Path(sys.argv[1]), date(2026, 11, 22)
for release in range(1, 100_000):
    files = {f"en/{name}/index.html": f"{release}".encode() * name for name in range(1, 60)} | {"same": b"same"}
    held = {path: Held.of(content) for path, content in files.items()}
    said = Manifest("test/log", False, release, day, day, [], False, held)
    with replacing(site, "test/log", sample=False) as made:
        for path, content in (files | {FILES: said.written(), WITHDRAWN: b"{}"}).items():
            made.put(path, content)
        made.take_over()
    print(release, flush=True)
"""


def test_a_copy_is_whole_whenever_the_run_is_killed(tmp_path: Path, start: Start, dice: random.Random) -> None:
    site, newest = tmp_path / "site", 0
    for _ in range(KILLS):
        process = start("-c", MAKE, site)
        process.stdout.readline()
        assert process.poll() is None
        time.sleep(dice.random() * LONGEST)
        process.kill()
        newest = int((process.communicate()[0].split() or ["1"])[-1])
        assert release_of(site) in {newest, newest + 1}

    with replacing(site, "test/log", sample=False):
        pass
    assert [*tmp_path.iterdir()] == [site]


def release_of(site: Path) -> int:
    """Give the release of a copy in which every file is as the copy says, and there is no other."""
    said = Manifest.read(site)
    assert said is not None
    there = {one.relative_to(site).as_posix(): one.read_bytes() for one in site.rglob("*") if one.is_file()}
    assert there.keys() == {*said.files, FILES, WITHDRAWN}
    assert {path: sha256(there[path]).hexdigest() for path in said.files} == {
        path: held.sha256 for path, held in said.files.items()
    }
    return said.release
