"""Runs a program under strace, and reads what it did to the files of one folder, byte for byte and in its order."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.drills.needing import program

WRITING = (
    *("openat", "open", "creat", "lseek", "write", "pwrite64", "writev", "pwritev", "pwritev2", "copy_file_range"),
    *("sendfile", "fsync", "fdatasync", "sync_file_range", "truncate", "ftruncate", "fallocate"),
    *("unlink", "unlinkat", "rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat"),
)
"""What changes a file, makes it safe, or says where the next change falls."""

_CALL = re.compile(r"(?:\d+ +)?(?P<name>\w+)\((?P<given>.*?)\) += (?P<result>-?\d+(?:<.*>)?|\?)(?: .*)?")
_PATH = re.compile(r"\d+<([^<>]*)>")
_OPENING = {"openat", "open", "creat"}
_ABOUT_OPEN = {"lseek", "write", "pwrite64", "ftruncate", "fsync", "fdatasync"}
_LONGEST = 1 << 24
_STANDARD_OUTPUT = "1"
_IN_MEMORY = "-shm"
"""The end of the name of SQLite's index of the WAL: it is written again from the WAL whenever nobody has it open."""


class NotUnderstood(Exception):
    """The program did something to a file that the reader of its trace does not know."""


@dataclass(frozen=True)
class Write:
    """Bytes were written into a file at a place."""

    file: str
    at: int
    content: bytes


@dataclass(frozen=True)
class Cut:
    """A file was given a length."""

    file: str
    length: int


@dataclass(frozen=True)
class Made:
    """A file was opened that may not have been there before."""

    file: str


@dataclass(frozen=True)
class Gone:
    """A file was removed."""

    file: str


@dataclass(frozen=True)
class Synced:
    """All that was done to a file, or to the folder where it is named ".", is on the disk."""

    file: str


@dataclass(frozen=True)
class Said:
    """The program said something on its standard output."""

    text: str


Change = Write | Cut | Made | Gone | Synced | Said


def traced(words: Sequence[object], trace: Path, *options: str) -> "subprocess.Popen[str]":
    """Start a Python program under strace, which writes what it sees into a file; raises Missing without strace."""
    paths = os.pathsep.join([str(Path(__file__).parents[2]), *filter(None, sys.path)])
    return subprocess.Popen(
        [program("strace", package="strace"), "-f", "-qq", "-o", trace, *options, sys.executable, *map(str, words)],
        env={"PYTHONPATH": paths},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def in_full() -> Sequence[str]:
    """Give the options with which `changes` can read a trace."""
    calls = ",".join(f"?{one}" for one in WRITING)
    return ("--seccomp-bpf", "-y", "-xx", "-s", str(_LONGEST), "-e", f"trace={calls}")


def changes(trace: Path, folder: Path) -> Iterator[Change]:
    """Give what was done to the files of a folder, and what was said, in its order; raises NotUnderstood."""
    places: dict[str, int] = {}
    with trace.open(encoding="ascii") as lines:
        for line in lines:
            call = _CALL.fullmatch(line.rstrip("\n"))
            if call is None and "(" in line:
                raise NotUnderstood(line[:200])
            if call and not call["result"].startswith(("-", "?")):
                yield from _changes(_Call(call["name"], call["given"].split(", "), call["result"]), folder, places)


@dataclass(frozen=True)
class _Call:
    """One call of the system that did not fail."""

    name: str
    given: Sequence[str]
    result: str

    @property
    def descriptor(self) -> str:
        """The number of the open file that it is about."""
        return (self.result if self.name in _OPENING else self.given[0]).partition("<")[0]

    @property
    def paths(self) -> Sequence[str]:
        """The paths that it names, of open files and of others."""
        if self.name in _OPENING | _ABOUT_OPEN:
            its = _PATH.fullmatch(self.result if self.name in _OPENING else self.given[0])
            return [_plain(its[1])] if its else []  # a file that was removed while it was open is nobody's any more
        return [_plain(one.strip('"')) for one in self.given]

    @property
    def content(self) -> bytes:
        """The bytes that it wrote."""
        return bytes.fromhex(self.given[1].strip('"').replace("\\x", ""))[: int(self.result)]


def _changes(call: _Call, folder: Path, places: dict[str, int]) -> Iterator[Change]:
    """Say what a call changed; `places` says where the next write to each open file falls."""
    if call.name == "write" and call.descriptor == _STANDARD_OUTPUT:
        yield Said(call.content.decode())
    for file in filter(None, (_within(folder, path) for path in call.paths)):
        if call.name in _OPENING:
            places[call.descriptor] = 0
            yield from _opened(file, call.given)
        elif call.name == "lseek":
            places[call.descriptor] = int(call.result)
        else:
            yield _changed(call, file, places)


def _opened(file: str, given: Sequence[str]) -> Iterator[Change]:
    if any("O_CREAT" in one for one in given):
        yield Made(file)
    if any("O_TRUNC" in one for one in given):
        yield Cut(file, 0)


def _changed(call: _Call, file: str, places: dict[str, int]) -> Change:
    match call.name:
        case "write":
            at = places[call.descriptor]
            places[call.descriptor] = at + len(call.content)
            return Write(file, at, call.content)
        case "pwrite64":
            return Write(file, int(call.given[3]), call.content)
        case "ftruncate":
            return Cut(file, int(call.given[1]))
        case "fsync" | "fdatasync":
            return Synced(file)
        case "unlink" | "unlinkat":
            return Gone(file)
    raise NotUnderstood(call.name, file)


def _within(folder: Path, path: str) -> str:
    """Name a file as the folder does, and the folder "."; what lies elsewhere or in memory alone has no name."""
    if Path(path) == folder:
        return "."
    return "" if Path(path).parent != folder or path.endswith(_IN_MEMORY) else Path(path).name


def _plain(written: str) -> str:
    """Read what strace writes as bytes."""
    return bytes.fromhex(written.replace("\\x", "")).decode() if written.startswith("\\x") else written
