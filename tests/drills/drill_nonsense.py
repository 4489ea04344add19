"""Nonsense: every form meets every kind of nonsense, in every field; each run of the tests has some of that in turn."""

from pathlib import Path

import pytest

FILES = ("web/workspace/test_hostile_input.py",)


def drill() -> bool:
    """Let the tests be run at their full size; say whether they passed."""
    tests = Path(__file__).parents[1]
    files = [str(tests / name) for name in FILES]
    return pytest.main(["-q", "-s", "-p", "no:cacheprovider", "--full", *files]) == pytest.ExitCode.OK
