"""The commands a host gives: `tracker demo`, `serve`, `init`, `load`, `verify` and so on."""

import sys

from tracker import __version__


def main() -> None:
    """Run the command that this process was started with."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        print(f"tracker {__version__}")  # noqa: T201 - answered before anything slow is imported
        return
    from tracker.cli.app import run  # noqa: PLC0415 - the same

    sys.exit(run(sys.argv[1:]))
