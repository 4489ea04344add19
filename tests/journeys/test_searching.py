"""The search of whole records: nobody is found by name who may not be, and nothing that is not for the public (A2)."""

from tests.journeys.canaries import OPEN, Canaried
from tests.journeys.records import Served
from tests.journeys.register import named_in, names_of, persons
from tests.web.searching import looked_for, searched, the_publics_eyes


def test_the_public_finds_nobody_of_the_register_by_any_spelling_of_the_name(own: Served) -> None:
    with the_publics_eyes(own.client) as eyes:
        found = {name: looked_for(name, eyes) for key in persons() for name in names_of(key)}

    assert len(found) > 40
    assert {name for name, one in found.items() if one.persons or (one.number and not one.is_near)} == set()


def test_a_surname_alone_finds_nobody_either(own: Served) -> None:
    for key in list(persons())[:6]:
        shown = searched(own.client, persons()[key]["cyrillic"][0]["form"].split()[-1])

        assert named_in(shown) == set()
        assert "People" not in shown


def test_no_hit_names_anybody_whatever_is_looked_for(own: Served) -> None:
    for typed in ("профсоюз", "sentence", "Kazakhstan", "журналист", "released", "kz-2021-1", "NORMLEX"):
        shown = searched(own.client, typed, "/ru/search")

        assert "Найден" in shown, typed
        assert named_in(shown) == set(), typed


def test_no_canary_is_found_by_the_public(canaried: Canaried) -> None:
    client = canaried.served.client

    with the_publics_eyes(client) as eyes:
        found = {place for token, place in canaried.hidden.items() if looked_for(token, eyes).number}
        is_looked_through = looked_for(OPEN, eyes).number

    assert found == set()
    assert is_looked_through
    assert "zzcanary" not in searched(client, "zzcanar")


def test_a_search_is_light_enough_for_a_slow_line(own: Served) -> None:
    page = own.client.get("/ru/search", params={"q": "профсоюз"}, headers={"accept-encoding": "gzip"})

    assert page.headers["content-encoding"] == "gzip"
    assert int(page.headers["content-length"]) < 7_000
