"""Full size: tests that every run has in small, run as a drill."""

from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]


def passed(*files: str, option: str = "--full") -> bool:
    """Run files of tests, named from the folder of all tests, at their full size; say whether they passed."""
    paths = [str(TESTS / name) for name in files]
    return pytest.main(["-q", "-s", "-p", "no:cacheprovider", option, *paths]) == pytest.ExitCode.OK
