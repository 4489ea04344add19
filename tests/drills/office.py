"""LibreOffice, without a window and with a profile of its own: it opens files and writes down what it read."""

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.drills.needing import program

PACKAGES = "libreoffice-calc-nogui libreoffice-writer-nogui"
SECONDS = 300
"""How long one run may take, however many files it opens."""

_OF_JAVA = "javaldx"
"""It looks for a Java that none of this needs."""


@dataclass(frozen=True)
class Opened:
    """What came of a run: each file as it was written down, by its name without ending, and every complaint."""

    files: Mapping[str, bytes]
    complaints: list[str]


class LibreOffice:
    """One installation. `folder` is for its profile and what it writes."""

    def __init__(self, folder: Path) -> None:
        """Find it; raises Missing."""
        self._program = program("soffice", "libreoffice", package=PACKAGES)
        self._folder = folder

    def write_down(self, files: Mapping[str, bytes], form: str) -> Opened:
        """Open files, by their names, and write each down in another form; what it cannot open is a complaint."""
        given, taken = self._folder / "given", self._folder / form.partition(":")[0]
        for one in (given, taken):
            one.mkdir(exist_ok=True)
        for name, body in files.items():
            (given / name).write_bytes(body)
        run = subprocess.run(
            [self._program, *self._options(), "--convert-to", form, "--outdir", taken, *(given / one for one in files)],
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
        ending = form.partition(":")[0]
        paths = {Path(name).stem: taken / f"{Path(name).stem}.{ending}" for name in files}
        lost = [f"{name} was not opened" for name, path in paths.items() if not path.exists()]
        said = [line for line in f"{run.stdout}\n{run.stderr}".splitlines() if _is_complaint(line)]
        return Opened({name: path.read_bytes() for name, path in paths.items() if path.exists()}, [*lost, *said])

    def _options(self) -> list[str]:
        profile = (self._folder / "profile").as_uri()
        return [f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck", "--nologo"]


def _is_complaint(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("convert ") and _OF_JAVA not in line
