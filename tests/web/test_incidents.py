"""What went wrong bears a code on the page and in the log, so that a host finds what a reader speaks of."""

import re

import pytest

from tests.web.given import Given
from tracker.store.refusals import StoreUnavailable


def fail(_look: object, _sight: object) -> None:
    told = f"secret {_look and 'name'}"
    raise RuntimeError(told)


def be_full(_look: object, _sight: object) -> None:
    raise StoreUnavailable("disk_full")


def codes(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [str(getattr(one, "incident", "")) for one in caplog.records]


@pytest.mark.parametrize("path", ["/en/countries/kz", "/en/countries/kz.json"])
def test_page_and_log_of_a_mishap_bear_the_same_code_and_no_two_mishaps_do(
    given: Given, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, path: str
) -> None:
    client = given.client()
    monkeypatch.setattr("tracker.application.reader.Look.released_shelf", fail)

    first, second = client.get(path), client.get(path)

    one, other = codes(caplog)
    assert one != other
    assert (one in first.text, other in second.text) == (True, True)
    assert re.fullmatch(r"[0-9a-f]{8}", one)
    assert f"incident {one}: RuntimeError" in caplog.text


def test_a_database_that_does_not_answer_is_noted_with_its_reason_and_a_code(
    given: Given, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    client = given.client()
    monkeypatch.setattr("tracker.application.reader.Look.released_shelf", be_full)

    answer = client.get("/ru/countries/kz")

    [code] = codes(caplog)
    assert answer.status_code == 503
    assert caplog.records[0].getMessage() == f"incident {code}: StoreUnavailable disk_full"
    assert f"назовите этот код: <code>{code}</code>" in answer.text


def test_a_page_that_is_not_there_is_nothing_that_a_host_looks_for(
    given: Given, caplog: pytest.LogCaptureFixture
) -> None:
    answer = given.client().get("/en/nowhere")

    assert "<code>" not in answer.text
    assert codes(caplog) == []
