"""`./tracker benchmark [NAME ...]`: measure, print a table with ratios, and save or compare it where asked to."""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from pathlib import Path

from benchmarks import against, growing, hammering, load, pages, scaling, starting, writing
from benchmarks.figures import Figure, Results, read, results
from benchmarks.saying import say
from tests.postgres import NoServer, PostgresServer, running

NAMES = ("writing", "pages", "load", "growing", "starting", "scaling", "wrk")
USUAL = NAMES[:4]
"""What is measured where nothing is named: the others fetch packages, reckon more than they measure, or need wrk."""
HELD, WORSE, NOT_RUN = 0, 1, 2


def main(words: Sequence[str]) -> int:
    """Measure what is named, the usual where nothing is; give the exit code."""
    asked = _options().parse_args(words)
    unknown = [name for name in asked.names if name not in NAMES]
    if unknown:
        print(say("no_such", name=", ".join(unknown), names=", ".join(NAMES)), file=sys.stderr)
        return NOT_RUN
    before = read(asked.against) if asked.against else None
    figures: list[Figure] = []
    try:
        with nullcontext() if asked.sqlite_only else running() as server:
            figures.extend(_measured(asked, server))
    except NoServer:
        print(say("no_server"), file=sys.stderr)
        return NOT_RUN
    except hammering.NoWrk:
        print(say("no_wrk"), file=sys.stderr)
        return NOT_RUN
    finally:  # what was measured is told, also where something later fails
        found = results(figures)
        if figures:
            print(found.table())
        if figures and asked.save:
            found.save(asked.save.parent, asked.save.name)
    return _compared(found, before, asked.most_lost) if before else HELD


def _measured(asked: argparse.Namespace, server: PostgresServer | None) -> Iterator[Figure]:
    measures: dict[str, Callable[[PostgresServer | None], Iterator[Figure]]] = {
        "writing": writing.measure,
        "pages": pages.measure,
        "load": partial(load.measure, size=replace(load.FULL, workers=asked.workers)),
        "growing": partial(growing.measure, sizes=growing.FULL if asked.full else growing.USUAL),
        "starting": starting.measure,
        "scaling": scaling.measure,
        "wrk": hammering.measure,
    }
    for name in asked.names or USUAL:
        print(say("running", name=name), file=sys.stderr)
        for figure in measures[name](server):
            print(f"  {figure.key} {figure.value:.3g} {figure.unit}", file=sys.stderr)
            yield figure


def _compared(now: Results, before: Results, most_lost: float) -> int:
    """Say which ratios fell."""
    fallen = list(against.worse(now, before, most_lost))
    for one, old in fallen:
        print(say("fell", key=one.key, now=f"{one.ratio:.2f}", before=f"{old.ratio:.2f}"), file=sys.stderr)
    if not fallen:
        print(say("held", at=before.at))
    return WORSE if fallen else HELD


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./tracker benchmark", description=say("about", names=", ".join(NAMES)))
    parser.add_argument("names", nargs="*", metavar="NAME", help=say("option.names"))
    parser.add_argument("--against", type=Path, metavar="FILE.json", help=say("option.against"))
    parser.add_argument("--most-lost", type=float, default=against.MOST_LOST, metavar="SHARE", help=say("option.lost"))
    parser.add_argument("--save", type=Path, metavar="FOLDER/NAME", help=say("option.save"))
    parser.add_argument("--full", action="store_true", help=say("option.full"))
    parser.add_argument("--sqlite-only", action="store_true", help=say("option.sqlite"))
    parser.add_argument("--workers", type=int, default=1, metavar="N", help=say("option.workers"))
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
