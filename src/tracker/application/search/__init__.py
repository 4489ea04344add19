"""Search: what was asked, found in texts in either script; who may see what is found is asked by the pages."""

from tracker.application.search.asked import Asked, asked
from tracker.application.search.finder import Finder, NotFilledYet
from tracker.application.search.folding import Folder

__all__ = ["Asked", "Finder", "Folder", "NotFilledYet", "asked"]
