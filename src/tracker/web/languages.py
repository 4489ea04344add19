"""The languages of the pages, and their catalogues, made from the .po files when the program starts."""

from collections.abc import Mapping, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from tracker import languages
from tracker.languages import COMPLETE, DRAFTS, FOLDER

LANGUAGES = COMPLETE
"""What everything is offered in."""
SERVED = (*LANGUAGES, *DRAFTS)
"""What public pages can be read in: drafts, too, which are offered in few places and are marked on every page."""
DEFAULT = languages.SOURCE
DOMAIN = "tracker"


@cache
def catalogues() -> Mapping[str, Translations]:
    """Compile the catalogue of each language, once; messages are written in English, which needs none.

    What a draft lacks is taken from the catalogue of the language that it falls back to.
    """
    made = {language: Translations() if language == DEFAULT else _compiled(language) for language in SERVED}
    for draft in DRAFTS:
        made[draft].add_fallback(made[behind(draft)])
    return made


@cache
def translated(language: str) -> frozenset[str]:
    """Give the messages that a language has, each by its English; one that is marked as doubtful does not count."""
    return frozenset(
        one.id if isinstance(one.id, str) else one.id[0]
        for one in _catalogue(language)
        if one.id and not one.fuzzy and all(_forms(one))
    )


def behind(language: str) -> str:
    """Give the language in which a draft says what it lacks, empty for a complete one."""
    return languages.LANGUAGES[language].falls_back_to if language in DRAFTS else ""


def po_file(language: str) -> Path:
    """Name the file that holds a language's messages."""
    return FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def preferred(accept_language: str) -> str:
    """Choose a language for a reader by the Accept-Language header; English where none of ours is wanted.

    A draft is given to nobody who did not choose it: who wants its language gets the one behind it.
    """
    wanted: list[tuple[float, int, str]] = []
    for place, part in enumerate(accept_language[:500].split(",")):
        tag, _, parameter = part.partition(";")
        language = tag.strip().lower().partition("-")[0]
        if language in SERVED:
            wanted.append((-_quality(parameter), place, behind(language) or language))
    chosen = min((one for one in wanted if one[0] < 0), default=None)
    return chosen[2] if chosen else DEFAULT


def _quality(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    try:
        return float(value) if name == "q" else 1.0
    except ValueError:
        return 0.0


def _forms(message: Message) -> Sequence[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or [""])


def _compiled(language: str) -> Translations:
    compiled = BytesIO()
    write_mo(compiled, _catalogue(language))
    compiled.seek(0)
    return Translations(fp=compiled, domain=DOMAIN)


def _catalogue(language: str) -> Catalog:
    """Read a catalogue; the rule for its plurals stands in its own head, as CLDR need not know the language."""
    with po_file(language).open("rb") as file:
        return read_po(file, locale=languages.LANGUAGES[language].locale, domain=DOMAIN)
