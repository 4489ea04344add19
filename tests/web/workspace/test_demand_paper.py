"""One demand as a paper: of public material alone, the same bytes each time, and of any size."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from pypdf import PdfReader
from starlette.testclient import TestClient

from tests.web.given import CANARY, SMALL
from tests.web.long_demand import LONG, record_long_demand
from tests.web.workspace.office import Office
from tracker.accounts.roles import COUNTRY

NAMES = ("Aigul Test", "Айгуль", "Bolot Refuser", "Болот", SMALL)


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Give a coordinator before a record with a demand of two hundred entries."""
    office = Office(tmp_path_factory.mktemp("papers"))
    record_long_demand(office.given)
    office.given.release()
    yield office.signed_in(office.person("Aigul", COUNTRY + "KZ"))
    office.close()


def text_of(body: bytes) -> str:
    """What it says; within words that may be parted the hyphens are soft."""
    told = " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(body)).pages).split())
    return told.replace("\xad", "-")


@pytest.mark.parametrize(("language", "head"), [("en", "What is asked"), ("ru", "Что требуется")])
def test_a_demand_is_a_paper_with_a_note_for_each_entry_and_the_address_of_its_state(
    window: TestClient, language: str, head: str
) -> None:
    made, again = (window.get(f"/desk/demands/kz-2021-1.pdf?language={language}") for _ in range(2))

    told, root = text_of(made.content), PdfReader(BytesIO(made.content)).root_object
    assert made.content == again.content
    assert head in told
    assert f"/{language}/demands/kz-2021-1/on/" in told
    assert (str(root["/Lang"]), "'/Marked': True" in str(root["/MarkInfo"])) == (language, True)
    assert not [name for name in (*NAMES, CANARY) if name in told]


def test_a_demand_of_two_hundred_entries_is_a_paper_of_the_newest_ones(window: TestClient) -> None:
    made = window.get(f"/desk/demands/{LONG}.pdf?language=en")

    assert made.status_code == 200
    assert "The government says" in text_of(made.content)
    assert len(PdfReader(BytesIO(made.content)).pages) < 12


def test_a_demand_on_another_body_is_a_paper_and_none_before_it_was_made(window: TestClient) -> None:
    answers = [
        window.get(f"/desk/demands/{one}").status_code
        for one in ("un-2021-1.pdf", "un-2021-1.pdf?as_of=2001-01-01", "no-1.pdf")
    ]

    assert answers == [200, 404, 404]
