"""`./tracker docs FOLDER`: the documentation site, with pictures of the program as it is."""

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.browser.serving import browsing
from tests.documentation.building import build, sources
from tests.documentation.pictures import take_pictures
from tests.drills.sample import sample

USAGE = "./tracker docs FOLDER: a folder that is not there yet.\n./tracker docs ПАПКА: папка, которой ещё нет.\n"
NO_BROWSER = "Chromium is missing: apt-get install chromium-headless-shell\nНет Chromium: apt-get install chromium\n"


def main(words: list[str]) -> int:
    """Take the pictures, make the site, and say where it begins."""
    site = Path(words[0]) if len(words) == 1 else None
    if site is None or site.exists():
        sys.stderr.write(USAGE)
        return 2
    browser = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if browser is None:
        sys.stderr.write(NO_BROWSER)
        return 2
    with TemporaryDirectory() as folder, sample() as served, browsing(browser) as started:
        copied = sources(Path(folder))
        take_pictures(served, started, copied / "pictures")
        complaints = build(copied, site)
    sys.stderr.write(complaints)
    sys.stdout.write(f"{site / 'index.html'}\n")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
