"""The ways in which the workspace says no to erasing something."""

from tracker.domain.refusals import Refused


class TextsUndecided(Refused):
    """Of `count` texts or files nobody said yet whether they go; names of the person always do."""

    message = "refused.texts_undecided"


class TextsAddedSince(Refused):
    """`count` texts or files came since it was said what is to be erased; somebody has to decide on them, too."""

    message = "refused.texts_added_since"


class ErasureOutdated(Refused):
    """What was to be erased is not as it was when that was said: it has to be said anew."""

    message = "refused.erasure_outdated"


class NamesInReplacement(Refused):
    """The text that is to be read in place of another names somebody whom the record knows; `count` texts do."""

    message = "refused.names_in_replacement"


class NothingToErase(Refused):
    """Nothing was chosen to be erased."""

    message = "refused.nothing_to_erase"


class FileErased(Refused):
    """The file was erased already."""

    message = "refused.file_erased"


class NamesInReason(Refused):
    """The reason names somebody whom the record knows: it stays when the names are gone."""

    message = "refused.names_in_reason"
