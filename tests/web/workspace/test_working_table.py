"""The working table of a country: for whoever is signed in, as far as they may see, and safe to open."""

import re
from html import unescape
from io import BytesIO
from zipfile import ZipFile

import pytest

from tests.web.workspace.conftest import SignedIn
from tests.web.workspace.office import Office
from tests.web.workspace.sending import send
from tracker.domain.rights import Who
from tracker.domain.values import Code
from tracker.web.answers import XLSX
from tracker.web.cells import neutral
from tracker.web.spreadsheet import spreadsheet

KZ = Who("Chinara", countries=frozenset({Code("KZ")}))
MEMBER = Who("Aigul")
HERE = "/desk/countries/kz.xlsx"
PLAN = "A plan that the team alone may read"


def sheet(body: bytes) -> str:
    """What the only sheet of a file says in its own markup, with the texts of its cells."""
    with ZipFile(BytesIO(body)) as file:
        parts = [file.read(name).decode() for name in sorted(file.namelist()) if name.endswith(".xml")]
    return "\n".join(parts)


def cells(body: bytes) -> list[str]:
    """The texts of the cells, in the order in which they stand first."""
    with ZipFile(BytesIO(body)) as file:
        shared = file.read("xl/sharedStrings.xml").decode()
    return [unescape(text) for text in re.findall(r"<t[^>]*>(.*?)</t>", shared, re.DOTALL)]


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u3000=1", "＝1", "＋1", "－1", "＠A", "|cmd"],
)
def test_a_cell_that_a_program_could_run_begins_with_an_apostrophe(text: str) -> None:
    found = cells(spreadsheet("KZ", ["A"], [[text]]))

    assert neutral(text).startswith("'")
    assert found[1].startswith("'")


def test_a_file_holds_no_formula_no_link_and_nothing_of_who_made_it() -> None:
    body = spreadsheet("KZ", ["=A1"], [["=HYPERLINK(1)", "https://example.org", "42", 42]])

    told = sheet(body)

    assert "<f>" not in told
    assert "<hyperlinks>" not in told
    assert re.findall(r"<v>42</v>", told) == ["<v>42</v>"]
    assert "<dc:creator></dc:creator>" in told or "<dc:creator/>" in told


def test_the_same_rows_give_the_same_bytes() -> None:
    once, twice = (spreadsheet("KZ", ["A"], [["text", 1]]) for _ in range(2))

    assert once == twice


@pytest.mark.parametrize(
    ("text", "kept"), [("plain", "plain"), ("a=b", "a=b"), ("a\x00b\x1fc", "abc"), ("2 - 1", "2 - 1")]
)
def test_what_no_program_runs_stays_as_it_is(text: str, kept: str) -> None:
    assert neutral(text) == kept


def test_the_table_lists_measures_for_the_team_and_plans_for_nobody_else(office: Office, signed_in: SignedIn) -> None:
    team, member = signed_in(KZ), signed_in(MEMBER)
    send(team, "/desk/demands/kz-2021-4/step", due_on="3 May 2031", what=PLAN)

    mine, theirs = team.get(HERE), member.get(HERE)

    assert (mine.headers["content-type"], mine.headers["content-disposition"]) == (
        XLSX,
        f'attachment; filename="kz-{office.given.today.isoformat()}.xlsx"',
    )
    assert {"kz-2021-4.1", "kz-2021-3.1", "Met"} <= set(cells(mine.content))
    assert any(PLAN in one and "2031-05-03" in one for one in cells(mine.content))
    assert not any(PLAN in one for one in cells(theirs.content))


def test_the_table_names_nobody_who_did_not_agree(signed_in: SignedIn) -> None:
    window = signed_in(KZ)

    told = " ".join(cells(window.get(HERE).content))

    assert "Aigul" in window.get("/desk/demands/kz-2021-1").text
    assert "Aigul" not in told
    assert "a person whose name is not shown" in told


def test_there_is_no_table_of_a_country_that_the_record_does_not_follow(signed_in: SignedIn) -> None:
    assert signed_in(KZ).get("/desk/countries/xx.xlsx").status_code == 404
