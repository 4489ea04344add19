from pathlib import Path

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from tests.web.given import Given
from tracker.web.headers import SECURITY

ADDRESSES = [
    "/",
    "/en",
    "/en/",
    "/ru/countries/kz",
    "/en/countries/kz.json",
    "/en/countries/kz.xlsx",
    "/en/data",
    "/en/data.zip",
    "/robots.txt",
    "/sitemap.xml",
    "/en/countries/kz/on/2022-05-27",
    "/en/demands/kz-2021-1",
    "/en/demands/kz-2021-1.json",
    "/en/documents/res-2021",
    "/en/addressees",
    "/en/addressees/un",
    "/en/ours",
    "/en/methodology",
    "/en/privacy",
    "/en/corrections",
    "/en/occasions",
    "/en/occasions.json",
    "/en/occasions.ics",
    "/en/countries/kz.ics",
    "/en/countries/kz.atom",
    "/en/demands/kz-2021-1.atom",
    "/en/nowhere",
    "/en/countries/xx.json",
    "/en/countries/kz?as_of=never",
    "/static/nothing",
]


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_has_the_exact_headers(client: TestClient, address: str, method: str) -> None:
    answer = client.request(method, address)

    assert {name: answer.headers[name] for name in SECURITY} == dict(SECURITY)
    assert answer.status_code < 500


def test_the_policy_lets_nothing_in_but_our_own_style_and_pictures() -> None:
    policy = SECURITY["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "script" not in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_a_method_that_would_change_something_is_refused(client: TestClient, method: str) -> None:
    answer = client.request(method, "/ru/countries/kz")

    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"
    assert "Эту страницу можно только читать" in answer.text


def test_every_answer_of_a_demonstration_says_that_it_is_sample_data(tmp_path: Path) -> None:
    demo = Given(tmp_path, sample=True).found().fill().release()

    for address in ADDRESSES:
        answer = demo.client().get(address)
        assert answer.headers["x-robots-tag"] == "noindex", address
        assert _says_so(answer), address
        assert "set-cookie" not in answer.headers, address
    assert "do not cite" in demo.client().get("/en/countries/kz").text
    assert "не цитировать" in demo.client().get("/ru/nowhere").text
    assert demo.client().get("/en/countries/kz.json").json()["sample"] is True
    demo.close()


def _says_so(answer: Response) -> bool:
    """Say whether a page prints the notice, or a file carries it beside it."""
    kind = answer.headers.get("content-type", "")
    if kind.startswith("application/"):
        return answer.headers["x-sample-data"].startswith("Sample data")
    return not kind.startswith("text/html") or 'class="sample"' in answer.text


def test_a_mishap_is_a_page_with_the_headers_and_without_what_went_wrong(
    given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = given.client()
    monkeypatch.setattr("tracker.application.reader.Look.released_shelf", _fail)

    answer = client.get("/ru/countries/kz")

    assert answer.status_code == 500
    assert "Что-то сломалось" in answer.text
    assert "secret name" not in answer.text
    assert {name: answer.headers[name] for name in SECURITY} == dict(SECURITY)


def test_a_mishap_tells_the_log_where_but_not_what(
    given: Given, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    client = given.client()
    monkeypatch.setattr("tracker.application.reader.Look.released_shelf", _fail)

    client.get("/en/countries/kz?as_of=2022-05-27")

    assert "RuntimeError" in caplog.text
    assert "secret name" not in caplog.text
    assert "2022-05-27" not in caplog.text


def _fail(_look: object, _sight: object) -> None:
    told = f"secret {_look and 'name'}"
    raise RuntimeError(told)
