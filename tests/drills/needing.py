"""What a drill needs besides Python: found, fetched once, or clearly said to be missing."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.drills.saying import say

CACHE = Path(sys.prefix) / "drills"
"""Beside the packages of this environment, and gone with it."""


class Missing(Exception):
    """A drill cannot be run here; its words say what is missing and where it comes from."""


def program(*names: str, package: str) -> str:
    """Find a program under one of its names; raises Missing with Debian's package."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        raise Missing(say("missing", what=names[0], package=package))
    return found


def browser() -> str:
    """Find the browser; raises Missing."""
    return program("chromium-headless-shell", "chromium", package="chromium-headless-shell")


def pip_package(name: str, version: str) -> Path:
    """Give the folder of one version of a package with all that it needs, fetched once; raises Missing."""
    folder = CACHE / f"{name}-{version}"
    whole = folder / "whole"
    if not whole.exists():
        into = ("--quiet", "--disable-pip-version-check", "--target", str(folder))
        fetched = subprocess.run([sys.executable, "-m", "pip", "install", *into, f"{name}=={version}"], check=False)
        if fetched.returncode:
            raise Missing(say("not_fetched", what=name))
        whole.touch()
    return folder


def npm_package(name: str, version: str) -> Path:
    """Give the folder of one version of a package of npm's registry, fetched once; raises Missing."""
    folder = CACHE / f"{name}-{version}"
    whole = folder / "whole"
    if not whole.exists():
        npm = program("npm", package="nodejs npm")
        folder.mkdir(parents=True, exist_ok=True)
        quietly = ("--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error")
        fetched = subprocess.run([npm, "install", "--prefix", folder, *quietly, f"{name}@{version}"], check=False)
        if fetched.returncode:
            raise Missing(say("not_fetched", what=name))
        whole.touch()
    return folder / "node_modules" / name
