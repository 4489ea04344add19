"""D4: the disk under a served record fills up, again and again; nothing is lost, and reading goes on."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.drills.needing import Missing, program
from tests.drills.saying import say

ROUNDS = 6

_ROOT = Path(__file__).parents[2]
_PROGRAM = Path(__file__).with_name("filling.py")


def drill() -> bool:
    """Print what became of forms and pages while nothing fitted; say whether all is as it must be. Raises Missing."""
    figures = filled(ROUNDS)
    print(*(f"{name:<14}{value}" for name, value in figures.items()), sep="\n")
    return is_good(figures)


def filled(rounds: int) -> Mapping[str, Any]:
    """Let a disk fill up so many times, and give the figures; raises Missing where nobody may mount one."""
    unshare = program("unshare", package="util-linux")
    if subprocess.run([unshare, "-m", "true"], check=False, capture_output=True).returncode:
        raise Missing(say("no_mounts"))
    paths = os.pathsep.join([str(_ROOT), *filter(None, sys.path)])
    with TemporaryDirectory() as folder:
        (Path(folder) / "disk").mkdir()
        words = [unshare, "-m", sys.executable, str(_PROGRAM), f"{folder}/disk", str(rounds)]
        done = subprocess.run(words, env={**os.environ, "PYTHONPATH": paths}, stdout=subprocess.PIPE, check=True)
    figures: Mapping[str, Any] = json.loads(done.stdout)
    return figures


def is_good(figures: Mapping[str, Any]) -> bool:
    """Say whether forms were refused clearly, with their text, pages served, and nothing lost."""
    refused = figures["refused"]
    return (
        refused > 0
        and refused == figures["texts_kept"] == figures["said_clearly"] == figures["taken_again"]
        and figures["pages_asked"] == figures["pages_served"] > 0
        and (figures["lost"], figures["doubled"], figures["flaws"], figures["complaints"]) == (0, 0, 0, [])
    )
