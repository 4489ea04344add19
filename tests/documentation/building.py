"""The documentation site, made of `docs` and of pictures that were taken just now."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

HOUSE = Path(__file__).parents[2]
DOCS = HOUSE / "docs"
_ELSEWHERE = re.compile(r"\]\(((?:\.\./)+[^)\s#]+)|\{include\} (\S+)")


def sources(folder: Path) -> Path:
    """Copy the pages into a folder, with the files of the house that they lead to; give where the pages lie."""
    copied = folder / "docs"
    shutil.copytree(DOCS, copied, ignore=shutil.ignore_patterns("__pycache__"))
    for page in DOCS.rglob("*.md"):
        for found in _ELSEWHERE.finditer(page.read_text("utf-8")):
            target = (page.parent / (found[1] or found[2])).resolve()
            place = folder / target.relative_to(HOUSE)
            if target.is_file() and not place.exists():
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(target, place)
    return copied


def build(copied: Path, site: Path) -> str:
    """Make the site; give what Sphinx complained of, nothing where all is well. Raises where it could not be made."""
    words = ["-b", "html", "-q", "-E", "-j", "1", "-d", str(copied.parent / "doctrees"), str(copied), str(site)]
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", *words], capture_output=True, text=True, check=False, timeout=300
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return done.stderr
