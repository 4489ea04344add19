"""F4: from a clone to the first page, packages and all; and how long `./tracker --version` takes once installed."""

import os
import subprocess
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from benchmarks.figures import Figure, middle
from benchmarks.hosting import a_port
from benchmarks.records import a_home

_HOUSE = Path(__file__).parents[1]
_PATIENCE = 300
_SHOWN = 200


def measure(_server: object = None, times: int = 7) -> Iterator[Figure]:
    """Clone, start the demo, ask for its first page; this fetches packages from wherever pip does."""
    with a_home() as folder:
        clone = folder / "clone"
        began = time.monotonic()
        subprocess.run(["git", "clone", "--quiet", "--depth=1", f"file://{_HOUSE}", clone], check=True)
        cloned = time.monotonic() - began
        yield Figure("start.clone", cloned, "s", more_is_better=False)
        yield Figure("start.page", cloned + _first_page(clone, folder), "s", more_is_better=False)
        yield Figure("start.version", middle([_version(clone) for _ in range(times)]), "s", more_is_better=False)


def _first_page(clone: Path, folder: Path) -> float:
    port, began = a_port(), time.monotonic()
    words = [str(clone / "tracker"), "demo", "--home", str(folder / "home"), "--port", str(port)]
    with subprocess.Popen(words, cwd=clone, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_clean()) as demo:
        try:
            while not _is_shown(port):
                if demo.poll() is not None or time.monotonic() - began > _PATIENCE:
                    raise TimeoutError
                time.sleep(0.05)
            return time.monotonic() - began
        finally:
            demo.terminate()
            demo.wait(_PATIENCE)


def _version(clone: Path) -> float:
    began = time.monotonic()
    subprocess.run([clone / "tracker", "--version"], cwd=clone, check=True, stdout=subprocess.DEVNULL, env=_clean())
    return time.monotonic() - began


def _is_shown(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/en/")
        return connection.getresponse().status == _SHOWN
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _clean() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}
