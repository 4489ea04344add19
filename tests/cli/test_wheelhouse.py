"""`./tracker` takes packages from a folder where there is one, never without their hashes; pip is a stand-in here."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
STANDS_IN = """#!/bin/sh
for word in "$@"; do printf '%s\\n' "$word"; done >>"$(dirname "$0")/../said"
printf -- '--\\n' >>"$(dirname "$0")/../said"
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Give a checkout whose environment lacks what tests need, and whose Python only writes down what it is told."""
    for name in ("tracker", "requirements.lock", "requirements-test.lock"):
        shutil.copy(HOUSE / name, tmp_path / name)
    venv = tmp_path / ".venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "lib/python3/site-packages").mkdir(parents=True)
    shutil.copy(HOUSE / "requirements.lock", venv / "requirements.lock")
    (venv / "bin/python").write_text(STANDS_IN)
    (venv / "bin/python").chmod(0o755)
    return tmp_path


def run(checkout: Path, *words: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        [checkout / "tracker", *words],
        capture_output=True,
        text=True,
        check=False,
        cwd=checkout,
        env={"PATH": path, **variables},
    )


def told_to_pip(checkout: Path, what: str) -> list[str]:
    """Give the words of the one call of pip that does something."""
    calls = [call.split("\n") for call in (checkout / ".venv/said").read_text().split("\n--\n")]
    [found] = [call for call in calls if call[:4] == ["-I", "-m", "pip", what]]
    return found[4:]


def test_packages_come_from_the_folder_that_is_named_and_from_no_network(checkout: Path) -> None:
    (checkout / "wheels").mkdir()

    ran = run(checkout, "check", TRACKER_WHEELHOUSE="wheels")

    words = told_to_pip(checkout, "install")
    assert words[words.index("--no-index") :][:3] == ["--no-index", "--find-links", "wheels"]
    assert "--require-hashes" in words
    assert "from wheels" in ran.stderr


def test_a_folder_beside_the_program_is_taken_without_being_named(checkout: Path) -> None:
    (checkout / "wheelhouse").mkdir()

    run(checkout, "check")

    assert str(checkout / "wheelhouse") in told_to_pip(checkout, "install")


def test_without_a_folder_packages_come_from_the_network_and_have_their_hashes(checkout: Path) -> None:
    ran = run(checkout, "check")

    words = told_to_pip(checkout, "install")
    assert "--no-index" not in words
    assert "--require-hashes" in words
    assert "needs the network" in ran.stderr


def test_a_folder_that_is_not_there_is_refused_before_anything_is_made(checkout: Path) -> None:
    ran = run(checkout, "check", TRACKER_WHEELHOUSE="nowhere")

    assert ran.returncode == 1
    assert "nowhere" in ran.stderr
    assert not (checkout / ".venv/said").exists()
    assert (checkout / ".venv/requirements.lock").exists()


def test_a_wheelhouse_is_filled_with_wheels_alone_for_whichever_machine_is_named(checkout: Path) -> None:
    ran = run(checkout, "wheelhouse", "wheels", "--platform", "manylinux_2_28_aarch64", TRACKER_WHEELHOUSE="old")

    words = told_to_pip(checkout, "download")
    assert ran.returncode == 0, ran.stderr
    assert {"--require-hashes", "--no-deps"} <= {*words}
    assert words[words.index("--only-binary") + 1] == ":all:"
    assert words[words.index("-d") + 1] == "wheels"
    assert words[words.index("--platform") + 1] == "manylinux_2_28_aarch64"
    assert (checkout / "wheels/requirements.lock").read_bytes() == (HOUSE / "requirements.lock").read_bytes()


def test_a_wheelhouse_needs_a_name(checkout: Path) -> None:
    ran = run(checkout, "wheelhouse")

    assert ran.returncode == 1
    assert "./tracker wheelhouse FOLDER" in ran.stderr
