"""Tables beside pages: the same in each form, safe to open, and of the thing and the day of the page."""

import csv
import re
from html import unescape
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from starlette.testclient import TestClient

from tracker.web.cells import table
from tracker.web.spreadsheet import Sheet, workbook

RUNS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1", "＋1", "－1", "＠A", "\u200b=1", "|cmd")
BESIDE = ("countries/kz", "countries/kz/raised", "documents/res-2021", "demands/kz-2021-4", "ours")


def cells(body: bytes) -> list[list[str]]:
    """Give the rows of the first sheet as texts."""
    with ZipFile(BytesIO(body)) as file:
        sheet = file.read("xl/worksheets/sheet1.xml").decode()
    rows = re.findall(r"<row [^>]*>(.*?)</row>", sheet, re.DOTALL)
    cell = re.compile(r'<c r="([A-Z]+)[0-9]+"[^>]*>(?:<is><t[^>]*>(.*?)</t></is>|<v>(.*?)</v>)</c>', re.DOTALL)
    return [[unescape(text or number) for _, text, number in cell.findall(row)] for row in rows]


@pytest.mark.parametrize("thing", BESIDE)
def test_a_sheet_says_what_the_table_of_the_same_page_says(reader: TestClient, thing: str) -> None:
    plain = [*csv.reader(StringIO(reader.get(f"/ru/{thing}.csv").content.decode("utf-8-sig")))]

    sheet = cells(reader.get(f"/ru/{thing}.xlsx").content)

    assert sheet == [[cell for cell in row if cell] for row in plain]
    assert len(sheet) > 2


@pytest.mark.parametrize("text", RUNS)
def test_what_a_program_could_run_begins_with_an_apostrophe_in_every_form(text: str) -> None:
    [[in_csv]] = csv.reader(StringIO(table([[text]]).decode("utf-8-sig")))
    sheet = workbook([Sheet("A", [text], [[text]], [[text]])])

    assert in_csv.startswith("'")
    assert [row[0][0] for row in cells(sheet)] == ["'", "'", "'"]
    with ZipFile(BytesIO(sheet)) as file:
        assert "<f>" not in file.read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize("name", ["[erased]", "'=1", "a/b:c*d?e\\f", "Very long " * 9, ""])
def test_a_sheet_may_be_called_anything(name: str) -> None:
    with ZipFile(BytesIO(workbook([Sheet(name, ["A"], [["text"]])]))) as file:
        called = re.findall(r'<sheet name="([^"]+)"', file.read("xl/workbook.xml").decode())

    assert [len(one) <= 31 for one in called] == [True]


def test_a_workbook_of_all_tables_is_the_same_twice_and_of_the_day_of_the_release(reader: TestClient) -> None:
    once, twice = (reader.get(f"/en/data{day}.xlsx").content for day in ("", "/on/2026-11-21"))

    assert once == twice
    with ZipFile(BytesIO(once)) as file:
        assert len([one for one in file.namelist() if "/sheets/" in one or "worksheets/sheet" in one]) == 17
        assert "2026-11-20T00:00:00Z" in file.read("docProps/core.xml").decode()


def test_a_table_is_cut_to_what_its_page_is_of(reader: TestClient) -> None:
    of = {
        thing: reader.get(f"/en/{thing}.json").json()["rows"]
        for thing in ("documents/ind-2022", "ours", "conventions/c087")
    }

    assert of["documents/ind-2022"] == []
    assert [one["reference"] for one in of["ours"]] == ["own-2021-1"]
    assert {(one["country"], one["convention"]) for one in of["conventions/c087"]} == {("KZ", "C087"), ("KG", "C087")}


@pytest.mark.parametrize(
    "thing", ["countries/xx/raised", "conventions/c999", "documents/none", "demands/kz-2021-99", "data/none"]
)
def test_there_is_no_table_beside_a_page_that_is_not_there(reader: TestClient, thing: str) -> None:
    assert reader.get(f"/en/{thing}.csv").status_code == 404


def test_a_table_of_the_data_says_what_each_column_and_letter_means(reader: TestClient) -> None:
    page = reader.get("/ru/data/measures").text

    assert "<code>stands</code>" in page
    assert 'href="/ru/methodology#e"' in page
    assert 'href="/ru/data/measures.csv"' in page
