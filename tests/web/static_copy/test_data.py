"""The data in a static copy: one package for both languages, the server's byte for byte."""

from starlette.testclient import TestClient

from tests.web.data.reading_packages import Package
from tests.web.static_copy.conftest import Copy

LEADING = ("en/data/index.html", "ru/data/index.html")


def test_a_copy_holds_one_package_which_both_languages_lead_to(copy: Copy, server: TestClient) -> None:
    led = {path: [one["href"] for one in copy.pages[path].all("a") if "zip" in one["href"]] for path in LEADING}

    assert led == {"en/data/index.html": ["../data.zip"], "ru/data/index.html": ["../../en/data.zip"]}
    assert [path for path in copy.files if path.endswith(".zip")] == ["en/data.zip"]
    assert copy.files["en/data.zip"] == server.get("/ru/data.zip").content


def test_what_a_package_says_was_signed_last_is_what_proofs_of_its_entries_say(copy: Copy, server: TestClient) -> None:
    package = Package(copy.files["en/data.zip"])
    paths = [f"/en/{one['path']}.tlog-proof" for one in package.rows("assessments")]

    proofs = [server.get(path).text for path in paths]

    signed = package.files["log/checkpoint"]
    assert signed == copy.files["log/checkpoint"]
    assert package.files["log/key"] == copy.files["log/key"]
    assert [signed.decode() in proof for proof in proofs] == [True]


def test_the_tables_of_a_copy_name_where_it_stands_if_that_is_known(copy: Copy, with_names: Copy) -> None:
    known, unknown = (Package(each.files["en/data.zip"]) for each in (with_names, copy))

    assert known.descriptor["homepage"] == "https://copies.example/record"
    assert "homepage" not in unknown.descriptor
    assert "Chinara" not in known.everything
    assert known.flaws() == unknown.flaws() == []
