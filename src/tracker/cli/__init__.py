"""The commands a host gives: `tracker demo`, `serve`, `init`, `load`, `verify` and so on."""

import sys

from tracker import __version__


def main() -> None:
    """Run the command that this process was started with."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        print(f"tracker {__version__}")  # noqa: T201 - answered before anything slow is imported
        return
    if sys.argv[1:2] == ["lock"]:
        from tracker.cli.at_once import take_key_away  # noqa: PLC0415 - before the slow imports, too

        take_key_away(sys.argv[2:])
    from tracker.cli.app import run  # noqa: PLC0415 - the same

    sys.exit(run(sys.argv[1:]))
