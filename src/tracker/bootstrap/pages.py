"""Where people open the pages of a record: what links in mails begin with, whichever command writes them.

A demo takes the next port where its own is taken, so the port at which pages were served last is kept in the home.
"""

from contextlib import suppress

from tracker.settings import Settings

_FILE = "served_at_port"


def pages(settings: Settings) -> str:
    """Give the address of the pages: the one that the host set, or this machine's, at the port that was served last."""
    if settings.address:
        return settings.pages
    try:
        port = int((settings.home / _FILE).read_text("ascii"))
    except (OSError, ValueError):
        return settings.pages
    return settings.model_copy(update={"port": port}).pages


def note_port(settings: Settings, port: int) -> None:
    """Keep at which port pages are served; where that cannot be written, links begin as the settings say."""
    with suppress(OSError):
        (settings.home / _FILE).write_text(f"{port}\n", "ascii")
