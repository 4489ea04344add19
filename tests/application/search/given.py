"""A record in which texts are looked for, and who looks."""

from tracker.application.search import Asked, Finder, asked
from tracker.application.search.folding import Folder
from tracker.application.search.index import Thing

FOLDER = Folder()


def looked_for(typed: str) -> Asked:
    return asked(typed, FOLDER)


def is_found(typed: str, *texts: str) -> bool:
    """Say whether what was typed stands in texts of one thing."""
    return looked_for(typed).fits(FOLDER.together(texts))


def candidates(finder: Finder, typed: str, *, public: bool = False) -> set[str]:
    """Give the keys of what the index offers."""
    return {thing.key for thing in things(finder, typed, public=public)}


def things(finder: Finder, typed: str, *, public: bool = False) -> list[Thing]:
    return [one for batch in finder.candidates(finder.asked(typed), public=public) for one in batch]
