import pytest

from tracker.web.mending import mended


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("/en/countries/kz/", "/en/countries/kz"),
        ("/EN/Countries/KZ", "/en/countries/kz"),
        ("/ru", "/ru/"),
        ("/ru//ours", "/ru/ours"),
        ("/KZ", "/ru/countries/kz"),
        ("/en/conventions/C87", "/en/conventions/c087"),
        ("/ru/conventions/p29/on/2022-05-27", "/ru/conventions/p029/on/2022-05-27"),
        (
            "/en/countries/kz/on/2022-05-27/known/2023-01-01T00:00:00Z/",
            "/en/countries/kz/on/2022-05-27/known/2023-01-01T00%3A00%3A00Z",
        ),
    ],
)
def test_an_address_written_otherwise_is_made_right(path: str, meant: str) -> None:
    assert mended(path, "ru", lambda code: code == "kz") == meant


@pytest.mark.parametrize(
    "path", ["/", "/en/", "/en/countries/kz", "/de/", "/en/conventions/c087", "/nowhere/at/all", "/favicon.ico", ""]
)
def test_an_address_that_is_right_or_none_of_ours_is_left_alone(path: str) -> None:
    assert mended(path, "ru", lambda code: code == "kz") is None


@pytest.mark.parametrize("path", ["//evil.example/", "///evil.example", "/\\evil.example/"])
def test_no_address_leads_to_another_host(path: str) -> None:
    assert mended(path, "ru", lambda _: False) is None
    assert str(mended(f"//en{path}", "ru", lambda _: False)).startswith("/en/")


def test_nothing_that_was_written_ends_a_header() -> None:
    assert mended("/en/x\r\nSet-Cookie: a=b/", "ru", lambda _: False) == "/en/x%0D%0Aset-cookie%3A%20a%3Db"
