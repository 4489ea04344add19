"""A text is of the language in which it was typed, whatever language the account's pages are in."""

import pytest

from tests.web.workspace.conftest import SignedIn
from tests.web.workspace.office import Office
from tests.web.workspace.sending import recorded, send, words
from tracker.domain.occasion_events import Planned
from tracker.domain.rights import Who
from tracker.domain.values import Code
from tracker.web.workspace.forms.languages import written_in

AIGUL = Who("Aigul", frozenset({Code("KZ")}))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Встреча в Алматы", "ru"),
        ("Комитет МОТ рассмотрит C087", "ru"),
        ("A meeting in Almaty", "en"),
        ("Суд над {p-7kq2m4xa}: https://example.org/a-long-address-in-latin-letters", "ru"),
        ("117", "the usual"),
        ("ქართული", "the usual"),
        ("", "the usual"),
    ],
)
def test_most_letters_tell_the_language_and_else_it_is_the_usual_one(text: str, language: str) -> None:
    assert written_in(text, "the usual") == language


def test_what_the_form_holds_in_that_language_already_stays_its_own() -> None:
    assert written_in("Встреча", "en", ["ru"]) == "en"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ({"title": "Встреча в Алматы"}, {"ru": "Встреча в Алматы"}),
        ({"title": "A meeting", "title-ru": "Встреча"}, {"en": "A meeting", "ru": "Встреча"}),
        ({"title": "Встреча", "title-ru": "Встреча команды"}, {"en": "Встреча", "ru": "Встреча команды"}),
    ],
)
def test_a_russian_title_typed_on_an_english_page_is_kept_as_russian(
    office: Office, signed_in: SignedIn, typed: dict[str, str], kept: dict[str, str]
) -> None:
    answer = send(signed_in(AIGUL), "/occasions/new", kind="mission_meeting", on="5 October 2027", **typed)

    assert answer.status_code == 303
    assert words(office, recorded(office, Planned)[-1].title) == kept
