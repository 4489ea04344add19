"""A small register on disk, and ways of spoiling it."""

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from tracker.application.register_reading import Problem, Register, RegisterRefused, read_register, say_all

TODAY = date(2026, 11, 21)
_SMALL = Path(__file__).parent / "small"


@dataclass(frozen=True)
class Folder:
    """A register's folder that a test may spoil."""

    path: Path

    def spoil(self, file: str, old: str, new: str) -> int:
        """Write something else where a text stood first, and tell on which line that was."""
        path = self.path / file
        before, found, after = path.read_text("utf-8").partition(old)
        assert found, f"{file} holds no {old!r}"
        path.write_text(before + new + after, "utf-8")
        return before.count("\n") + 1

    def write(self, file: str, data: bytes) -> None:
        """Write a whole file."""
        (self.path / file).write_bytes(data)

    def read(self) -> Register:
        """Read the register as on the day of these tests."""
        return read_register(self.path, TODAY)

    def refusal(self) -> RegisterRefused:
        """Read the register, which must be refused in words of either language."""
        with pytest.raises(RegisterRefused) as refused:
            self.read()
        assert all(say_all(refused.value, language) for language in ("en", "ru"))
        return refused.value

    def problem(self) -> Problem:
        """Read the register, which must be refused for one thing."""
        (problem,) = self.refusal().problems
        return problem


def a_small_register(folder: Path) -> Folder:
    """Copy two files that any reader should take."""
    shutil.copytree(_SMALL, folder / "register")
    return Folder(folder / "register")
