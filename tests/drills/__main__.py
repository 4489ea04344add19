"""`./tracker drill NAME`: a rehearsal too long for each test run. It prints its figures, and fails where one is bad."""

import sys
from collections.abc import Sequence
from importlib import import_module

from tests.drills.needing import Missing
from tests.drills.saying import say

DRILLS = {
    "axe": "tests.drills.drill_axe",
    "lighthouse": "tests.drills.drill_lighthouse",
    "vnu": "tests.drills.drill_markup",
    "kills": "tests.drills.drill_kills",
    "kills-http": "tests.drills.drill_kills_http",
    "power-loss": "tests.drills.drill_power_loss",
    "faults": "tests.drills.drill_faults",
    "disk-full": "tests.drills.drill_disk_full",
    "restore": "tests.drills.drill_restore",
    "erasure": "tests.drills.drill_erasure",
    "tamper": "tests.drills.drill_tamper",
    "proofs": "tests.drills.drill_proofs",
    "go": "tests.drills.drill_go",
    "writers": "tests.drills.drill_writers",
    "workers": "tests.drills.drill_workers",
    "api": "tests.drills.drill_api",
    "client": "tests.drills.drill_client",
    "search": "tests.drills.drill_search",
    "print": "tests.drills.drill_paper",
    "copy": "tests.drills.drill_copy",
    "papers": "tests.drills.drill_papers",
    "reading": "tests.drills.drill_reading",
    "deploy": "tests.drills.drill_deploy",
    "in-turn": "tests.drills.drill_in_turn",
    "any-file": "tests.drills.drill_any_file",
}
HELD, BROKEN, NOT_RUN = 0, 1, 2


def main(words: Sequence[str]) -> int:
    """List the drills, or run one and give its exit code."""
    if not words:
        print(*listed(), sep="\n")
        return HELD
    if words[0] not in DRILLS or len(words) > 1:
        print(say("no_such", name=" ".join(words)), *listed(), sep="\n", file=sys.stderr)
        return NOT_RUN
    try:
        has_held = import_module(DRILLS[words[0]]).drill()
    except Missing as missing:
        print(missing, file=sys.stderr)
        return NOT_RUN
    print(say("held" if has_held else "broken", name=words[0]))
    return HELD if has_held else BROKEN


def listed() -> list[str]:
    """Give a line for each drill."""
    return [f"  {name:<13}{say(f'drill.{name}')}" for name in DRILLS]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
