"""Plain values put into the fields of a form as somebody would type them, and read back."""

from collections.abc import Mapping

from tracker.domain.days import NotADay, Precision, When
from tracker.web.wording import NO_LANGUAGE
from tracker.web.workspace.forms.kept import Values, typed_period


def texts_into(field: str, texts: Mapping[str, str], language: str) -> Values:
    """Give a text: in the account's language under the field's own name, in others under the name and the code."""
    return {
        (field if code in {language, NO_LANGUAGE} else f"{field}-{code}"): [text]
        for code, text in texts.items()
        if text
    }


def typed_iso(said: str, language: str) -> str:
    """Write a day, month, year or range in ISO form as somebody types it; what is none stays as it is."""
    try:
        when = When.parse(said)
    except NotADay:
        return said
    about = {"first": when.first.isoformat(), "last": when.last.isoformat(), "precision": when.precision.value}
    return typed_period(about, language)


def iso_of(when: When) -> str:
    """Write a period in ISO form, as exactly as it is known."""
    match when.precision:
        case Precision.DAY:
            return f"{when.first}"
        case Precision.MONTH:
            return f"{when.first:%Y-%m}"
        case Precision.YEAR:
            return f"{when.first:%Y}"
        case _:
            return f"{when.first}/{when.last}"
