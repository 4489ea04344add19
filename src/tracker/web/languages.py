"""The languages of the pages, and their catalogues, made from the .po files when the program starts."""

from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

LANGUAGES = ("en", "ru")
DEFAULT = "en"
DOMAIN = "tracker"
FOLDER = Path(__file__).parent.parent / "locales"


@cache
def catalogues() -> Mapping[str, Translations]:
    """Compile the catalogue of each language, once; messages are written in English, which needs none."""
    return {language: Translations() if language == DEFAULT else _compiled(language) for language in LANGUAGES}


def po_file(language: str) -> Path:
    """Name the file that holds a language's messages."""
    return FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def preferred(accept_language: str) -> str:
    """Choose a language for a reader by the Accept-Language header; English where none of ours is wanted."""
    wanted: list[tuple[float, int, str]] = []
    for place, part in enumerate(accept_language[:500].split(",")):
        tag, _, parameter = part.partition(";")
        language = tag.strip().lower().partition("-")[0]
        if language in LANGUAGES:
            wanted.append((-_quality(parameter), place, language))
    chosen = min((one for one in wanted if one[0] < 0), default=None)
    return chosen[2] if chosen else DEFAULT


def _quality(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    try:
        return float(value) if name == "q" else 1.0
    except ValueError:
        return 0.0


def _compiled(language: str) -> Translations:
    with po_file(language).open("rb") as file:
        catalogue = read_po(file, locale=language, domain=DOMAIN)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(fp=compiled, domain=DOMAIN)
