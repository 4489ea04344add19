"""What a copy says of itself in `files.json`: whose it is, of which release and days, and the hash of each file."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from json import JSONDecodeError, dumps, loads
from pathlib import Path
from typing import Any, Self

FILES, WITHDRAWN = "files.json", "withdrawn.json"
_FORMAT = 1
_PAGE = re.compile(r"([a-z]{2})/.+\.html")
_ENTRY = re.compile(rb'\sid="(e-[^"]+)"')
_NOT_OURS_TO_WITHDRAW = ("static/", "log/")
"""Names that hold nothing of the record: styles change theirs with each version, and tiles are only added."""


@dataclass(frozen=True)
class Held:
    """One file of a copy."""

    sha256: str
    size: int

    @classmethod
    def of(cls, content: bytes) -> Self:
        """Describe what a file holds."""
        return cls(sha256(content).hexdigest(), len(content))


@dataclass(frozen=True)
class Manifest:
    """What a copy says of itself. `days` are those of which it holds the cards of countries."""

    origin: str
    sample: bool
    release: int
    released_on: date
    made_on: date
    days: Sequence[date]
    names_agreed: bool
    files: Mapping[str, Held] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> Self | None:
        """Read it from a folder, None where the folder is no copy of ours."""
        try:
            said = loads((folder / FILES).read_bytes())
            return cls._of(said) if said["copy"] == _FORMAT else None
        except (FileNotFoundError, NotADirectoryError, JSONDecodeError, UnicodeDecodeError):
            return None
        except (KeyError, TypeError, ValueError, AttributeError):
            return None

    @classmethod
    def _of(cls, said: Mapping[str, Any]) -> Self:
        return cls(
            origin=said["origin"],
            sample=said["sample"],
            release=said["release"],
            released_on=date.fromisoformat(said["released_on"]),
            made_on=date.fromisoformat(said["made_on"]),
            days=[date.fromisoformat(day) for day in said["days"]],
            names_agreed=said["names_agreed"],
            files={one["path"]: Held(one["sha256"], one["bytes"]) for one in said["files"]},
        )

    def written(self) -> bytes:
        """Write it; the same copy is written alike."""
        files = sorted(self.files.items())
        said = {
            "copy": _FORMAT,
            "origin": self.origin,
            "sample": self.sample,
            "release": self.release,
            "released_on": self.released_on.isoformat(),
            "made_on": self.made_on.isoformat(),
            "days": [day.isoformat() for day in self.days],
            "names_agreed": self.names_agreed,
            "files": [{"path": path, "sha256": held.sha256, "bytes": held.size} for path, held in files],
        }
        return f"{dumps(said, ensure_ascii=False, indent=1)}\n".encode()


def withdrawn(before: Path, after: Path, manifests: tuple[Manifest | None, Manifest]) -> Mapping[str, str]:
    """Say what earlier copies in this folder had and this one has not, each with the day on which it was gone.

    Addresses alone, of files and of entries on pages, so that whoever mirrors the copy deletes them, too.
    """
    earlier, now = manifests
    gone = dict(_said(before))
    if earlier is not None:
        held, holds = _addresses(before, earlier), _addresses(after, now)
        gone |= {address: now.made_on.isoformat() for key, address in held.items() if key not in holds}
        gone = {address: day for address, day in gone.items() if address not in {*holds.values()}}
    return gone


def written_withdrawn(gone: Mapping[str, str]) -> bytes:
    """Write what is withdrawn."""
    said = [{"address": address, "since": day} for address, day in sorted(gone.items())]
    return f"{dumps({'copy': _FORMAT, 'withdrawn': said}, indent=1)}\n".encode()


def _said(folder: Path) -> Mapping[str, str]:
    try:
        said = loads((folder / WITHDRAWN).read_bytes())
        return {one["address"]: one["since"] for one in said["withdrawn"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _addresses(folder: Path, manifest: Manifest) -> Mapping[str, str]:
    """Give the addresses of files and entries. An entry keeps its key when it stands on another page of its demand."""
    found = {}
    for path in manifest.files:
        if path.startswith(_NOT_OURS_TO_WITHDRAW) or path in {FILES, WITHDRAWN}:
            continue
        found[path] = path
        page = _PAGE.fullmatch(path)
        if page and (folder / path).is_file():
            anchors = _ENTRY.findall((folder / path).read_bytes())
            found |= {f"{page[1]}#{one.decode()}": f"{path}#{one.decode()}" for one in anchors}
    return found
