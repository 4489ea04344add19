"""The log takes codes and whole numbers, in one spelling, and nothing that a person wrote."""

from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from tracker.store.canonical import LARGEST, NotCanonical, encode, is_code

codes = st.from_regex(r"[A-Za-z0-9_.:/#+\-]{1,128}", fullmatch=True)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | codes,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(codes, inner, max_size=4),
)


@given(st.dictionaries(codes, values, max_size=6))
def test_an_object_is_written_as_rfc_8785_writes_it(value: dict[str, Any]) -> None:
    assert encode(value) == rfc8785.dumps(value)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "two words",
        "a,b",
        'a"b',
        "a\\b",
        "{",
        "Айгуль",
        "é",
        "a\n",
        "a@b.kg",
        "a" * 129,
        "\x7f",
        "\u200b",
        "\ud800",
    ],
)
def test_a_text_that_is_no_code_is_refused(value: str) -> None:
    with pytest.raises(NotCanonical):
        encode({"field": value})
    with pytest.raises(NotCanonical):
        encode({value: 1})
    assert not is_code(value)


@pytest.mark.parametrize("value", [1.5, 1.0, 1e300, 2**53, -(2**53), 10**16, 2**70, {1, 2.5}])
def test_a_number_that_some_reader_would_round_is_refused(value: object) -> None:
    with pytest.raises(NotCanonical):
        encode({"field": value})
    with pytest.raises(NotCanonical):
        encode({"field": [0, value]})


def test_the_largest_whole_number_passes() -> None:
    assert encode({"a": LARGEST, "b": [-LARGEST]}) == b'{"a":9007199254740991,"b":[-9007199254740991]}'


def test_a_code_that_looks_like_a_large_number_is_no_number() -> None:
    assert encode({"a": "9" * 16, "b": ["x:" + "9" * 16]})


def test_a_refusal_does_not_repeat_the_text() -> None:
    with pytest.raises(NotCanonical) as refusal:
        encode({"field": "Aigul was here"})

    assert "Aigul" not in repr(refusal.value)
