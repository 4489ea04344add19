"""In turn: what every run of the tests does a part of, here whole: nonsense in each field, pages for each reader."""

from pathlib import Path

import pytest

FILES = ("web/workspace/test_hostile_input.py", "browser/test_pages.py")


def drill() -> bool:
    """Let the tests be run at their full size; say whether they passed."""
    tests = Path(__file__).parents[1]
    files = [str(tests / name) for name in FILES]
    return pytest.main(["-q", "-s", "-p", "no:cacheprovider", "--full", *files]) == pytest.ExitCode.OK
