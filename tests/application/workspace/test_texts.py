"""A text is kept as a reader sees it, in every script that people write in."""

import pytest

from tracker.application.workspace import texts

JOINED = ["می\u200cشود", "क्\u200dष", "\N{WOMAN}\N{ZERO WIDTH JOINER}\N{PERSONAL COMPUTER}"]
"""Persian, Hindi, and a sign put together of two: each is another word or sign without its joiner."""
HIDDEN = ["Bo\u200dlot", "Бо\u200cлот", "\u200dBolot", "می\u200c", "می\u200c\u200dشود", "a\u202eb", "a\u200bb", "a\0b"]


@pytest.mark.parametrize("said", [*JOINED, "Жиналыс ұйымы", "Oʻzbekiston", "协调会议", "اجتماع التنسيق", "ნ", "Ünlü"])
def test_a_text_of_any_script_is_kept_as_it_was_written(said: str) -> None:
    assert texts.text(said) == said
    assert texts.names({"en": said}) == {"en": said}


@pytest.mark.parametrize("said", HIDDEN)
def test_what_no_reader_sees_is_taken_out_of_a_text_and_refused_in_a_name(said: str) -> None:
    assert not set(texts.text(said)) & set("\u200b\u200c\u200d\u202e\0")
    assert not texts.is_readable(said)
