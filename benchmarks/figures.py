"""Figures: what a benchmark measured, each beside the yardstick of the same run."""

import json
import os
import platform
import sqlite3
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.saying import say


@dataclass(frozen=True)
class Figure:
    """One measured number.

    `ratio` is its share of the yardstick's, measured in the same run, and the one thing that may be compared between
    machines; None where there is no yardstick. `more_is_better` says which way is worse.
    """

    key: str
    value: float
    unit: str
    ratio: float | None = None
    more_is_better: bool = True
    beside: str = ""


@dataclass(frozen=True)
class Results:
    """The figures of one run, with where and when."""

    machine: Mapping[str, str]
    at: str
    figures: Sequence[Figure]

    def table(self) -> str:
        """Give the figures as a table in Markdown, which reads well in a terminal, too."""
        head = [say("head.what"), say("head.value"), say("head.ratio"), say("head.beside")]
        rows = [
            [_said(one.key), _number(one), _ratio(one), say(one.beside) if one.beside else ""] for one in self.figures
        ]
        widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
        lines = [_line(head, widths), _line(["-" * width for width in widths], widths)]
        return "\n".join([*lines, *(_line(row, widths) for row in rows)])

    def save(self, folder: Path, name: str) -> None:
        """Write them for programs and for people."""
        folder.mkdir(parents=True, exist_ok=True)
        written = {"machine": self.machine, "at": self.at, "figures": [asdict(one) for one in self.figures]}
        (folder / f"{name}.json").write_text(json.dumps(written, indent=1) + "\n", "utf-8")
        about = "\n".join(f"- {key}: {value}" for key, value in {**self.machine, "at": self.at}.items())
        (folder / f"{name}.md").write_text(f"# {name}\n\n{about}\n\n{self.table()}\n", "utf-8")


def results(figures: Iterable[Figure]) -> Results:
    """Put figures together with the machine and the hour."""
    return Results(machine(), datetime.now(UTC).isoformat(timespec="minutes"), list(figures))


def read(path: Path) -> Results:
    """Read what was saved."""
    kept: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return Results(kept["machine"], kept["at"], [Figure(**one) for one in kept["figures"]])


def machine() -> Mapping[str, str]:
    """Say what the figures were measured on, without naming the machine."""
    return {
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "memory": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB",
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "busy with other things": f"{os.getloadavg()[0]:.1f} processes before the run",
        "commit": _commit(),
    }


def middle(measured: Sequence[float]) -> float:
    """Give the median: on a machine that does other things as well, the mean is theirs."""
    return median(measured)


def _said(key: str) -> str:
    """Say what a figure is: `sqlite/entry.command` is the sentence of `entry.command` on that database."""
    *where, what = key.split("/")
    return " · ".join([*where, say(what)])


def _number(figure: Figure) -> str:
    value = figure.value
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2  # noqa: PLR2004 - three digits are enough
    return f"{value:,.{digits}f} {figure.unit}"


def _ratio(figure: Figure) -> str:
    return "" if figure.ratio is None else f"{figure.ratio:.0%}" if figure.ratio < 10 else f"{figure.ratio:,.0f} ×"  # noqa: PLR2004


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "| " + " | ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)) + " |"


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    named = (
        [line for line in told.read_text("utf-8").splitlines() if line.startswith("model name")]
        if told.exists()
        else []
    )
    return named[0].partition(":")[2].strip() if named else platform.machine()


def _commit() -> str:
    said = subprocess.run(
        ["git", "-C", Path(__file__).parent, "rev-parse", "--short", "HEAD"],
        capture_output=True,
        text=True,
        check=False,
    )
    return said.stdout.strip() or "unknown"
