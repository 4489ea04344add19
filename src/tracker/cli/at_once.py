"""The urgent part of `tracker lock`, before anything slow is imported: a second is long for whoever hears steps.

What is usual is done here: a copy of the key is known, and nothing but the home is named. All else is left to the
command itself, which comes after this in any case, goes on with it, and says what was done.
"""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from tracker.settings import SettingsRefused, read_settings
from tracker.store.key_place import KeyPlace

_LEAST, _MOST = 1, 2
"""Words after `lock`: none, or the home in one or two."""


def take_key_away(words: Sequence[str]) -> None:
    """Take the key of a home away where that loses nothing; `words` are those after `lock`."""
    home = _home(words)
    if words and home is None:
        return
    with suppress(SettingsRefused, OSError):
        settings = read_settings(home=home)
        place = KeyPlace(settings.home, settings.key_path, settings.backups_path)
        if place.key.exists() and place.may_be_taken():
            place.take_away()


def _home(words: Sequence[str]) -> Path | None:
    if len(words) == _LEAST and words[0].startswith("--home="):
        return Path(words[0].removeprefix("--home="))
    return Path(words[1]) if len(words) == _MOST and words[0] == "--home" else None
