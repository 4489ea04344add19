"""A register is read from its folder whole, or refused with everything that is wrong."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from .checks import check
from .decoding import read_text
from .guessing import guess
from .links import ASSESSMENTS, CALENDAR, FILES, RATIFICATIONS, REGISTER, TIMELINE
from .problems import Problem, RegisterRefused
from .schema import schema_problems
from .source import Source
from .yaml_lines import read_lines


@dataclass(frozen=True)
class Register:
    """A register's checked rows, with where they stand; an absent file has none."""

    name: str
    sources: Mapping[str, Source]

    @property
    def register(self) -> Mapping[str, Any]:
        """What `register.yaml` says."""
        return self._content(REGISTER)

    @property
    def timeline(self) -> Mapping[str, Any]:
        """What `timeline.yaml` says."""
        return self._content(TIMELINE)

    @property
    def assessments(self) -> Mapping[str, Any]:
        """What `assessments.yaml` says."""
        return self._content(ASSESSMENTS)

    @property
    def calendar(self) -> Mapping[str, Any]:
        """What `calendar.yaml` says."""
        return self._content(CALENDAR)

    @property
    def ratifications(self) -> Mapping[str, Any]:
        """What `ratifications.yaml` says."""
        return self._content(RATIFICATIONS)

    @property
    def files(self) -> tuple[str, ...]:
        """The files that the register has, always in the same order."""
        return tuple(self.sources)

    def rows(self, file: str, section: str) -> Sequence[Mapping[str, Any]]:
        """List the rows of one section of one file."""
        rows: Sequence[Mapping[str, Any]] = self._content(file).get(section, ())
        return rows

    def version(self, file: str) -> int:
        """Tell which version the file says it is."""
        return int(self.sources[file].content["meta"]["version"])

    def sha256(self, file: str) -> str:
        """Give the SHA-256 of the file's bytes."""
        return self.sources[file].sha256

    def line_of(self, file: str, row_key: str) -> int:
        """Find the line on which the row with that key begins."""
        return self.sources[file].row_lines[row_key]

    def _content(self, file: str) -> Mapping[str, Any]:
        return self.sources[file].content if file in self.sources else {}


def read_register(folder: Path, today: date, *, name: str = "register") -> Register:
    """Read and check a register's files; `register.yaml` alone is required.

    Raises RegisterRefused with all problems of the first stage that has any: reading,
    then the schemas, then the checks between rows. The name says which register this
    is, wherever its folder lies.
    """
    sources = _read_files(folder)
    _refuse(schema_problems(source) for source in sources.values())
    _refuse([check(sources, today)])
    return Register(name, sources)


def _read_files(folder: Path) -> dict[str, Source]:
    present = _entries(folder)
    problems = list(_misnamed(present))
    sources: dict[str, Source] = {}
    for file in FILES:
        if file not in present and file != REGISTER:
            continue
        try:
            sources[file] = _read_file(folder / file)
        except RegisterRefused as refused:
            problems += refused.problems
    _refuse([problems])
    return sources


def _read_file(path: Path) -> Source:
    text, sha256 = read_text(path)
    lined = read_lines(path.name, text)
    if not isinstance(lined.content, dict):
        raise RegisterRefused([Problem(path.name, 1, "", "not_a_map", {"field": path.stem})])
    return Source(path.name, lined.content, lined.lines, sha256)


def _entries(folder: Path) -> frozenset[str]:
    try:
        return frozenset(entry.name for entry in folder.iterdir())
    except OSError:
        return frozenset()


def _misnamed(present: frozenset[str]) -> Iterable[Problem]:
    """Files that would go unread because of a slip in their names."""
    absent = [file for file in FILES if file not in present]
    for name in sorted(present.difference(FILES)):
        meant = guess(name, absent) if name.endswith((".yaml", ".yml")) else ""
        if meant:
            yield Problem(name, 0, "", "file_misnamed", {"guess": meant})


def _refuse(found: Iterable[Iterable[Problem]]) -> None:
    problems = [problem for some in found for problem in some]
    if problems:
        raise RegisterRefused(sorted(dict.fromkeys(problems), key=lambda at: (_rank(at.file), at.line)))


def _rank(file: str) -> int:
    return FILES.index(file) if file in FILES else -1
