"""Countries are called by their names, also those that the record does not follow."""

import pytest

from tracker.web.countries import country_name
from tracker.web.languages import catalogues


@pytest.mark.parametrize(
    ("code", "english", "russian"),
    [
        ("KG", "Kyrgyzstan", "Кыргызстан"),
        ("NO", "Norway", "Норвегия"),
        ("AU", "Australia", "Австралия"),
        ("QX", "QX", "QX"),
    ],
)
def test_a_country_is_called_by_its_name(code: str, english: str, russian: str) -> None:
    named = [country_name(code, catalogues()[language], language) for language in ("en", "ru")]

    assert named == [english, russian]
