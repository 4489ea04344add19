"""In turn: what every run of the tests does a part of, here whole: nonsense in each field, pages for each reader."""

from tests.drills import full_size


def drill() -> bool:
    """Let the tests be run at their full size; say whether they passed."""
    return full_size.passed("web/workspace/test_hostile_input.py", "browser/test_pages.py")
