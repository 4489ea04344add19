"""A language is a folder of locales and nothing else; a complete one speaks everywhere, a draft may lack anything."""

import re
from pathlib import Path

import pytest
import yaml
from babel.messages.pofile import read_po

import tracker
from tracker.languages import COMPLETE, DRAFTS, FOLDER, LANGUAGES, SETTINGS, BadLanguage, read
from tracker.web.languages import po_file
from tracker.web.markdown import CONTENT

SOURCE = Path(tracker.__file__).parent
WORDS = sorted(FOLDER.glob("*.yaml"))
NAMES_LANGUAGES = {"labels.py", "change_labels.py"}
"""What names the languages that texts of the record may be in."""
STRANGE = "xx"
"""A code of no language that CLDR knows."""


def settled(folder: Path, **said: object) -> Path:
    """Put a third language beside English and Russian."""
    for code in (*COMPLETE, STRANGE):
        (folder / code).mkdir()
        settings = said if code == STRANGE else yaml.safe_load((FOLDER / code / SETTINGS).read_text("utf-8"))
        (folder / code / SETTINGS).write_text(yaml.safe_dump(settings), "utf-8")
    return folder


def test_a_draft_is_named_nowhere_in_the_code() -> None:
    quoted = re.compile(rf"""["']({"|".join(DRAFTS)})["']""")
    code = [one for one in SOURCE.rglob("*") if one.suffix in {".py", ".html"} and one.name not in NAMES_LANGUAGES]

    assert DRAFTS
    assert [one.name for one in code if quoted.search(one.read_text("utf-8"))] == []


@pytest.mark.parametrize("file", WORDS, ids=lambda file: file.name)
def test_a_complete_language_has_each_word_of_the_word_files(file: Path) -> None:
    said = yaml.safe_load(file.read_text("utf-8"))

    assert [key for key, its in said.items() if isinstance(its, dict) and not set(COMPLETE) <= its.keys()] == []


def test_a_complete_language_has_each_long_text_and_each_mail() -> None:
    texts = {language: {one.name.split(".")[0] for one in CONTENT.glob(f"*.{language}.md")} for language in COMPLETE}
    mails = {one: {file.name for file in (SOURCE / "reminders" / "templates" / one).iterdir()} for one in COMPLETE}

    assert len({frozenset(its) for its in texts.values()}) == 1
    assert len({frozenset(its) for its in mails.values()}) == 1


@pytest.mark.parametrize("language", DRAFTS)
def test_a_draft_has_as_many_forms_as_its_own_rule_asks(language: str) -> None:
    with po_file(language).open("rb") as file:
        catalogue = read_po(file, locale=LANGUAGES[language].locale)

    forms = {len(one.string or ()) for one in catalogue if one.pluralizable}
    assert forms == {catalogue.num_plurals}


def test_a_folder_with_two_lines_is_a_language_that_writes_days_as_the_one_behind_it(tmp_path: Path) -> None:
    found = read(settled(tmp_path, name="Strange", complete=False, falls_back_to="ru"))

    assert list(found) == ["en", "ru", STRANGE]
    assert found[STRANGE].locale == "ru"
    assert found[STRANGE].days == found["ru"].days


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"complete": False, "falls_back_to": "ru"}, "name, complete"),
        ({"name": "Strange", "complete": "no", "falls_back_to": "ru"}, "name, complete"),
        ({"name": "Strange", "complete": False}, "falls_back_to"),
        ({"name": "Strange", "complete": False, "falls_back_to": STRANGE}, "falls_back_to"),
        ({"name": "Strange", "complete": False, "falls_back_to": "ru", "dayz": {}}, "dayz"),
        ({"name": "Strange", "complete": False, "falls_back_to": "ru", "days": {"dai": "d"}}, "dai"),
    ],
)
def test_a_language_that_says_too_little_or_what_nobody_reads_is_refused(
    tmp_path: Path, said: dict[str, object], wrong: str
) -> None:
    with pytest.raises(BadLanguage, match=f"{STRANGE}/{SETTINGS}: {wrong}"):
        read(settled(tmp_path, **said))
