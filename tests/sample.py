"""The home of a demonstration, made once for all processes of a run: whoever needs one gets a copy."""

import fcntl
import os
import shutil
from pathlib import Path

import pytest

from tracker import bootstrap
from tracker.settings import read_settings


def copy_of_the_sample(factory: pytest.TempPathFactory, to: Path) -> Path:
    """Copy what `demo` makes; the first of the processes that asks makes it, and the others wait for it."""
    return Path(shutil.copytree(_made(factory), to))


def _made(factory: pytest.TempPathFactory) -> Path:
    folder = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent  # of all processes of this run
    home = folder / "the sample"
    with (folder / "the sample.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not home.exists():
            half = folder / "half of the sample"
            shutil.rmtree(half, ignore_errors=True)  # of a process that was ended in the middle
            parts, _ = bootstrap.demo(read_settings(home=half, database=""))
            parts.close()
            half.rename(home)
    return home
