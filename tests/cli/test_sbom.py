"""What the program is made of: every package of the lock once, with its licence, as CycloneDX 1.6 has it."""

import json
import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

import pytest

import tracker as package
from tests.cli.conftest import Tracker
from tracker.cli.sbom import licences, own_lock, read_lock

PURL = re.compile(r"pkg:(pypi|npm|generic)/[a-z0-9.-]+@[a-zA-Z0-9.+-]+")
EXPRESSION = re.compile(r"[A-Za-z0-9.-]+( (OR|AND|WITH) [A-Za-z0-9.-]+)*")
WRITTEN_OTHERWISE = {"Apache License, Version 2.0": "Apache-2.0", "BSD": "BSD-2-Clause", "ISC License": "ISC"}
COMBINES_WITH_OURS = {
    *("MIT", "MIT-0", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "PSF-2.0", "LGPL-3.0-only"),
    "AGPL-3.0-or-later",
}


@pytest.fixture
def bill(tracker: Tracker) -> dict[str, Any]:
    """Give what the command prints."""
    ran = tracker("sbom")
    assert ran.code == 0, ran.err
    read: dict[str, Any] = json.loads(ran.out)
    return read


def test_every_package_of_the_lock_stands_there_once_with_version_and_hashes(bill: dict[str, Any]) -> None:
    lock = own_lock().read_text()

    packages = {one["name"]: one for one in bill["components"] if one["purl"].startswith("pkg:pypi/")}

    assert {f"{one['name']}=={one['version']}" for one in packages.values()} == set(
        re.findall(r"^[a-z0-9-]+==[^\s\\]+", lock, re.MULTILINE)
    )
    hashes = [each["content"] for one in packages.values() for each in one["externalReferences"][0]["hashes"]]
    assert sorted(hashes) == sorted(re.findall(r"sha256:([0-9a-f]{64})", lock))
    assert packages["colorama"]["scope"] == "optional"


def test_it_has_the_form_of_the_standard(bill: dict[str, Any]) -> None:
    components = [bill["metadata"]["component"], *bill["components"]]
    refs = [one["bom-ref"] for one in components]

    assert list(bill) == [
        *("$schema", "bomFormat", "specVersion", "serialNumber", "version"),
        *("metadata", "components", "dependencies"),
    ]
    assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(
        r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", bill["serialNumber"]
    )
    assert len(refs) == len(set(refs))
    for one in components:
        assert one["type"] in {"application", "library"}
        assert PURL.fullmatch(one["purl"])
        assert [*one["licenses"][0]] == ["expression"]
        assert EXPRESSION.fullmatch(one["licenses"][0]["expression"])
    assert [one["ref"] for one in bill["dependencies"]] == refs[: len(bill["dependencies"])]
    assert {ref for one in bill["dependencies"] for ref in one["dependsOn"]} <= set(refs)


def test_what_our_code_asks_for_is_named_and_all_else_is_needed_by_something(bill: dict[str, Any]) -> None:
    root, *others = bill["dependencies"]

    assert {"pkg:pypi/sqlalchemy@", "pkg:pypi/typst@"} <= {one.partition("@")[0] + "@" for one in root["dependsOn"]}
    needed = {ref for one in bill["dependencies"] for ref in one["dependsOn"]}
    installed_elsewhere = {"pkg:pypi/colorama"}
    assert {one["ref"].partition("@")[0] for one in others if one["ref"] not in needed} <= installed_elsewhere


def test_the_same_lock_gives_the_same_bytes(tracker: Tracker) -> None:
    assert tracker("sbom").out == tracker("sbom").out


def test_the_list_of_licences_is_of_what_is_locked_and_all_may_be_combined() -> None:
    listed = licences()

    assert set(listed["packages"]) == {one.name for one in read_lock(own_lock())}
    expressions = [*listed["packages"].values(), *(one["licence"] for one in listed["files"].values())]
    assert {word for one in expressions for word in one.split() if word not in {"OR", "AND"}} <= COMBINES_WITH_OURS


def declared(name: str) -> str:
    """Give the licence that an installed package declares in a word, empty where its text alone tells it."""
    try:
        about = metadata(name)
    except PackageNotFoundError:  # a package of another system
        return ""
    word = next((str(about[field]) for field in ("License-Expression", "License") if field in about), "")
    return "" if "\n" in word else WRITTEN_OTHERWISE.get(word, word)


def test_every_licence_is_the_one_that_the_package_declares() -> None:
    listed = {name: (licence, declared(name)) for name, licence in licences()["packages"].items()}

    assert {name: both for name, both in listed.items() if both[1] not in {"", both[0]}} == {}
    assert sum(bool(its) for _, its in listed.values()) > 50


def test_what_lies_among_our_files_says_its_version_itself() -> None:
    notice = (Path(package.__file__).parent / "web/static/htmx.LICENSE.txt").read_text()

    assert f"htmx {licences()['files']['web/static/htmx.min.js']['version']}," in notice


def test_a_package_whose_licence_nobody_read_is_refused(tracker: Tracker, tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text(f"left-pad==1.0 \\\n    --hash=sha256:{'0' * 64}\n")

    ran = tracker("sbom", "--lock", lock)

    assert ran.code == 1
    assert "left-pad" in ran.err
    assert ran.out == ""


def test_a_file_that_lists_no_package_is_refused(tracker: Tracker, tmp_path: Path) -> None:
    (tmp_path / "empty").touch()

    assert "requirements.lock" in tracker("sbom", "--lock", tmp_path / "empty").err
    assert tracker("sbom", "--lock", tmp_path / "missing").code == 1
