"""`tracker sbom`: what this program is made of, as CycloneDX 1.6 (ECMA-424) in JSON.

Versions and hashes are those of the lock, licences those of `licences.yaml`; who needs whom is asked of what is
installed. The same lock gives the same bytes: it bears no moment, and its number is made of its content.
"""

import json
import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, requires
from importlib.resources import files
from pathlib import Path
from typing import Any
from uuid import UUID

import yaml

import tracker
from tracker.cli.refusals import LicenceUnknown, NoLock
from tracker.cli.saying import tell_plainly

_ROOT = f"pkg:generic/tracker@{tracker.__version__}"
_PACKAGE = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>\S+)(?: ; (?P<marker>[^\\\n]*?))?(?: \\)?$", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_NEEDED = re.compile(r"[A-Za-z0-9._-]+")

Plain = dict[str, Any]


@dataclass(frozen=True)
class Locked:
    """A package of the lock; `marker` says where it is installed, empty for everywhere."""

    name: str
    version: str
    marker: str
    hashes: Sequence[str]

    @property
    def purl(self) -> str:
        """Give its address among packages, as the specification of package URLs has it."""
        return f"pkg:pypi/{self.name}@{self.version}"


def sbom(lock: Path | None) -> None:
    """Print it; raises NoLock, LicenceUnknown."""
    place = lock or own_lock()
    tell_plainly(json.dumps(bill(read_lock(place), _asked_for(place)), indent=1, ensure_ascii=False))


def own_lock() -> Path:
    """Give the place of the lock beside this program: in a checkout at its top, in a wheel among its files."""
    package = Path(tracker.__file__).parent
    places = (package.parents[1] / "requirements.lock", package / "requirements.lock")
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        raise NoLock
    return found


def read_lock(lock: Path) -> Sequence[Locked]:
    """Read which packages there are; raises NoLock where the file lists none, and what opening it raises."""
    entries = re.split(r"\n(?=\S)", lock.read_text("utf-8"))
    found = []
    for entry in entries:
        if match := _PACKAGE.match(entry):
            hashes = sorted(_HASH.findall(entry))
            found.append(Locked(match["name"], match["version"], (match["marker"] or "").strip(), hashes))
    if not found:
        raise NoLock
    return found


def licences() -> Mapping[str, Any]:
    """Read the one list of licences."""
    read: Mapping[str, Any] = yaml.safe_load(files("tracker").joinpath("licences.yaml").read_text("utf-8"))
    return read


def bill(packages: Sequence[Locked], asked_for: Collection[str]) -> Plain:
    """Put the whole together; `asked_for` are the packages that our own code imports. Raises LicenceUnknown."""
    known = licences()
    unknown = sorted({one.name for one in packages} - known["packages"].keys())
    if unknown:
        raise LicenceUnknown(names=", ".join(unknown))
    body: Plain = {
        "metadata": {
            "component": _component("application", "tracker", tracker.__version__, "AGPL-3.0-or-later", _ROOT)
        },
        "components": [*(_package(one, known["packages"][one.name]) for one in packages), *_files(known["files"])],
        "dependencies": list(_dependencies(packages, asked_for, known["files"])),
    }
    number = UUID(bytes=sha256(json.dumps(body, sort_keys=True).encode()).digest()[:16], version=4)
    head = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
    }
    return {**head, "serialNumber": f"urn:uuid:{number}", "version": 1, **body}


def _component(kind: str, name: str, version: str, licence: str, ref: str) -> Plain:
    return {
        "type": kind,
        "bom-ref": ref,
        "name": name,
        "version": version,
        "licenses": [{"expression": licence}],
        "purl": ref,
    }


def _package(one: Locked, licence: str) -> Plain:
    """Say what a package is; its hashes are of the files that a registry gives out, any one of which is installed."""
    made = _component("library", one.name, one.version, licence, one.purl)
    hashes = [{"alg": "SHA-256", "content": each} for each in one.hashes]
    place = f"https://pypi.org/project/{one.name}/{one.version}/"
    made["scope"] = "optional" if one.marker else "required"
    made["externalReferences"] = [{"type": "distribution", "url": place, "hashes": hashes}]
    return made


def _files(listed: Mapping[str, Mapping[str, str]]) -> Iterator[Plain]:
    for path, about in listed.items():
        content = files("tracker").joinpath(path).read_bytes()
        made = _component("library", about["name"], about["version"], about["licence"], _purl_of_file(about))
        made["hashes"] = [{"alg": "SHA-256", "content": sha256(content).hexdigest()}]
        yield made


def _purl_of_file(about: Mapping[str, str]) -> str:
    return f"pkg:npm/{about['name']}@{about['version']}"


def _dependencies(
    packages: Sequence[Locked], asked_for: Collection[str], listed: Mapping[str, Mapping[str, str]]
) -> Iterator[Plain]:
    purls = {one.name: one.purl for one in packages}
    needed = {one.name: sorted(_needs(one.name) & purls.keys() - {one.name}) for one in packages}
    ours = sorted(set(asked_for) & purls.keys())
    yield {"ref": _ROOT, "dependsOn": [*(purls[name] for name in ours), *map(_purl_of_file, listed.values())]}
    yield from ({"ref": purls[name], "dependsOn": [purls[one] for one in its]} for name, its in needed.items())


def _needs(name: str) -> set[str]:
    """Name what a package may need, extras too, as it says itself; nothing where it is not installed here."""
    try:
        return _names(requires(name) or [])
    except PackageNotFoundError:
        return set()


def _asked_for(lock: Path) -> set[str]:
    """Name what our own code needs, as the project says beside the lock; elsewhere as the installed program does."""
    project = lock.with_name("pyproject.toml")
    if not project.is_file():
        return _needs("tracker")
    about = tomllib.loads(project.read_text("utf-8"))["project"]
    return _names([*about["dependencies"], *(one for its in about["optional-dependencies"].values() for one in its)])


def _names(wanted: Iterable[str]) -> set[str]:
    return {match[0].lower().replace("_", "-").replace(".", "-") for match in map(_NEEDED.match, wanted) if match}
