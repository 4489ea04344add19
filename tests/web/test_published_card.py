"""Two cards are compared measure by measure, then by demands, then by figures; the first difference counts."""

import json

import pytest

from tracker.web.published_card import Card, NotACard, first_difference, read_card

CARD: Card = {
    "country": "KZ",
    "n": 1,
    "counts": {"met": 0, "not_met": 1},
    "met": [0, 1],
    "demands": [
        {"reference": "kz-2021-1", "state": "not_met", "measures": {"not_met": 2}, "entries": ["e-1", "e-2"]},
        {"reference": "kz-2022-1", "state": "met", "measures": {"met": 1}, "entries": []},
    ],
}


def with_demand(**other: object) -> Card:
    return {**CARD, "demands": [CARD["demands"][0] | other, CARD["demands"][1]]}


def test_cards_that_say_the_same_do_not_differ() -> None:
    assert first_difference(read_card(json.dumps(CARD).encode()), CARD) is None


@pytest.mark.parametrize(
    ("published", "kind", "name", "said", "log"),
    [
        (with_demand(state="met"), "demand", "kz-2021-1.state", '"met"', '"not_met"'),
        (with_demand(measures={"not_met": 1}), "demand", "kz-2021-1.measures.not_met", "1", "2"),
        (with_demand(extra=1), "demand", "kz-2021-1.extra", "1", ""),
        ({**CARD, "demands": CARD["demands"][:1]}, "demand", "kz-2022-1", "", '{"entries": [], "measures": '),
        ({**CARD, "n": True}, "figure", "n", "true", "1"),
        ({**CARD, "counts": {"not_met": 1}}, "figure", "counts.met", "", "0"),
        ({**CARD, "met": [0, 2]}, "figure", "met", "[0, 2]", "[0, 1]"),
        (None, "figure", "country", "", '"KZ"'),
    ],
)
def test_the_first_difference_is_named(published: Card | None, kind: str, name: str, said: str, log: str) -> None:
    found = first_difference(published, CARD)

    assert found is not None
    assert (found.kind, found.name, found.published) == (kind, name, said)
    assert found.log.startswith(log)


def test_a_measure_comes_before_the_demand_that_follows_from_it() -> None:
    found = first_difference(with_demand(state="met"), CARD, ({"kz-2021-1.3": "B"}, {"kz-2021-1.3": "C"}))

    assert found is not None
    assert (found.kind, found.name, found.published, found.log) == ("measure", "kz-2021-1.3", '"B"', '"C"')
    assert found.reference == "kz-2021-1"


def test_what_a_page_leaves_out_of_a_demand_about_a_person_is_no_difference() -> None:
    published, of_persons = with_demand(measures=None, entries=["e-2"]), {"kz-2021-1"}

    other_entry = first_difference(with_demand(entries=["e-3"]), CARD, of_persons=of_persons)

    assert first_difference(published, CARD, of_persons=of_persons) is None
    assert first_difference(published, CARD) is not None
    assert (other_entry and other_entry.name) == "kz-2021-1.entries"


def test_what_is_long_is_shortened() -> None:
    found = first_difference(with_demand(entries=["e"] * 1_000), CARD)

    assert found is not None
    assert len(found.published) < 200


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        '{"country": "KZ"}',
        '{"country": 7, "demands": []}',
        '{"country": "KZ", "demands": [{}]}',
        '{"country": "KZ", "demands": [{"reference": "a"}, {"reference": "a"}]}',
        '{"country": "KZ", "demands": [], "\\u001b[2J": 1}',
        '{"country": "KZ", "demands": [], "counts": {"\\u001b[2J": 1}}',
        '{"country": "KZ", "demands": [{"reference": "\\u001b[2J"}]}',
        "[" * 100_000,
    ],
)
def test_what_is_no_card_is_refused(text: str) -> None:
    with pytest.raises(NotACard):
        read_card(text.encode())


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(NotACard):
        read_card(b"\xff\xfe\x00")
