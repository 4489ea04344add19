"""The package of the small record, fetched once."""

import pytest
from starlette.testclient import TestClient

from tests.web.data.reading_packages import Package
from tests.web.given import Given

HOME = "https://record.example"


@pytest.fixture(scope="session")
def reader(given: Given) -> TestClient:
    """Give a reader of a record that stands at a known address."""
    return given.client(address=f"{HOME}/")


@pytest.fixture(scope="session")
def package(reader: TestClient) -> Package:
    """Give today's package."""
    return Package(reader.get("/en/data.zip").content)
