"""The token with which figures about the server are read from another machine."""

import stat

from tracker.settings import Settings, SettingsRefused

_SHORTEST = 32
"""Characters of a token: whoever reads the figures sees how much a coalition records."""


def metrics_token(settings: Settings) -> str:
    """Read the token, empty where none was set.

    Raises SettingsRefused where the file is missing, open to others, or holds fewer than 32 characters.
    """
    file = settings.metrics_token_file
    if file is None:
        return ""
    try:
        is_open_to_others = stat.S_IMODE(file.stat().st_mode) & 0o077
        token = file.read_text("ascii").strip()
    except (OSError, UnicodeError):
        is_open_to_others, token = True, ""
    if is_open_to_others or len(token) < _SHORTEST:
        raise SettingsRefused(["TRACKER_METRICS_TOKEN_FILE"])
    return token
