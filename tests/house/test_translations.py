import re

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from tracker.web import html
from tracker.web.languages import DEFAULT, LANGUAGES, SERVED, po_file
from tracker.web.markdown import CONTENT, anchors

METHODS = [("**.py", "python"), ("templates/**.html", "jinja2.ext.babel_extract")]
KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2)}
HOLES = re.compile(r"%\((\w+)\)s")


def messages() -> Catalog:
    """Find every message of templates and Python."""
    found = Catalog()
    for _, _, message, _, _ in extract_from_dir(str(html.FOLDER), METHODS, keywords=KEYWORDS):
        found.add(message)
    return found


def forms_of(message: Message) -> list[str]:
    """Give all forms of a translation."""
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def russian() -> Catalog:
    """Read the Russian catalogue."""
    return catalogue("ru")


def catalogue(language: str) -> Catalog:
    """Read the catalogue of a language, complete or a draft."""
    with po_file(language).open("rb") as file:
        return read_po(file, locale=language)


def test_every_message_has_its_russian_and_none_is_left_over() -> None:
    wanted = {message.id for message in messages() if message.id}

    translated = {message.id for message in russian() if message.id}

    assert translated == wanted


def test_no_translation_is_empty_or_doubtful_and_every_plural_has_three_forms() -> None:
    for message in russian():
        if not message.id:
            continue
        forms = forms_of(message)
        assert all(forms), message.id
        assert not message.fuzzy, message.id
        assert len(forms) == (3 if message.pluralizable else 1), message.id


@pytest.mark.parametrize("language", [one for one in SERVED if one != DEFAULT])
def test_a_translation_has_the_holes_of_its_message(language: str) -> None:
    for message in catalogue(language):
        if not message.id:
            continue
        wanted = set(HOLES.findall(str(message.id)))
        for form in forms_of(message):
            assert set(HOLES.findall(form)) == wanted, message.id


def test_russian_messages_are_in_russian() -> None:
    for message in russian():
        has_words = re.search("[a-z]", HOLES.sub("", str(message.id)), re.IGNORECASE)
        if has_words and message.id != "in NORMLEX":
            assert all(re.search("[а-яё]", form, re.IGNORECASE) for form in forms_of(message)), message.id


@pytest.mark.parametrize("name", sorted({file.name.split(".")[0] for file in CONTENT.glob("*.md")}))
def test_our_long_texts_have_the_same_headings_in_each_language(name: str) -> None:
    counts = {len(anchors((CONTENT / f"{name}.{language}.md").read_text(encoding="utf-8"))) for language in LANGUAGES}

    assert len(counts) == 1
