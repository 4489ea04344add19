"""Countries by their names: those of our own table first, as their states and unions write them, all others as CLDR."""

from babel import Locale
from babel.support import Translations

from tracker.languages import LANGUAGES
from tracker.web.labels import COUNTRY


def country_name(code: str, catalogue: Translations, language: str) -> str:
    """Give a country's name in a language, its code where nobody knows one."""
    if code in COUNTRY:
        return str(catalogue.gettext(COUNTRY[code]))
    return str(Locale.parse(LANGUAGES[language].locale).territories.get(code, code))
