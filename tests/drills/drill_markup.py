"""W2: the Nu HTML checker reads every page and the style."""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.browser.routes import addresses
from tests.drills.needing import npm_package, program
from tests.drills.sample import pages_of_today, sample
from tracker.web.html import STATIC

VERSION = "26.9.27"


def drill() -> bool:
    """Print what the checker found; say whether it found no error."""
    java = program("java", package="default-jre-headless")
    checker = npm_package("vnu-jar", VERSION) / "build" / "dist" / "vnu.jar"
    with TemporaryDirectory() as folder:
        named = written(Path(folder))
        files = [*sorted(Path(folder).glob("*.html")), STATIC / "app.css"]
        command: list[str | Path] = [java, "-jar", checker, "--also-check-css", "--format", "json", "--stdout", *files]
        said = json.loads(subprocess.run(command, capture_output=True, check=False).stdout)["messages"]
    errors = [one for one in said if one["type"] != "info"]
    print(f"{len(files)} files, {len(errors)} errors, {len(said) - len(errors)} remarks")
    for one in said:
        place = named.get(Path(one.get("url", "")).name, one.get("url", ""))
        print(f"{one['type']} {place}: {one['message']} {one.get('extract', '').strip()[:120]!r}")
    return not errors


def written(folder: Path) -> Mapping[str, str]:
    """Write every page of today, and those of the routes besides, into files; give their addresses by file."""
    with sample() as served:
        pages = {address: one.response.text for address, one in pages_of_today(served).items() if one.is_page}
        for address in [*addresses("en"), *addresses("ru")]:
            pages.setdefault(address, served.client.get(address).text)
    named = {f"{number}.html": address for number, address in enumerate(sorted(pages))}
    for name, address in named.items():
        (folder / name).write_text(pages[address], encoding="utf-8")
    return named
