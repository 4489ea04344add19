"""What is installed is fixed by hashes, and the tests run on what is shipped."""

import re
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "requirements-test.lock", "requirements-benchmarks.lock")


def pins(lock: str) -> dict[str, str]:
    """Each package's whole line and its hashes."""
    entries = re.split(r"\n(?=\S)", (HOUSE / lock).read_text().strip())
    return {entry.partition("==")[0]: entry for entry in entries if not entry.startswith("#")}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_with_hashes(lock: str) -> None:
    found = pins(lock)

    assert len(found) > 10
    assert [name for name, entry in found.items() if not re.match(r"[a-z0-9-]+==\S+", entry)] == []
    assert [name for name, entry in found.items() if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address(lock: str) -> None:
    text = (HOUSE / lock).read_text()

    assert "://" not in text
    assert not re.search(r"^\s*(-i|--index-url|--extra-index-url|-f|--find-links|-e|@)", text, re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS[1:])
def test_tests_and_benchmarks_run_on_what_is_shipped(lock: str) -> None:
    shipped, tested = pins("requirements.lock"), pins(lock)

    other = {name for name, entry in shipped.items() if tested.get(name) != entry}

    assert other == set()
