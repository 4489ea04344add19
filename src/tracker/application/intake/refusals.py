"""Every way a document is refused to be read; the sentences stand in the catalogues under `message`."""

from tracker.domain.refusals import Refused


class Interrupted(Exception):
    """Reading was broken off by us: nothing is wrong with the document, and it is read again."""


class NoText(Refused):
    """The document holds pictures of pages, or nothing at all: there is no text in it to read."""

    message = "refused.no_text"


class TextLocked(Refused):
    """The document is encrypted, and opens with a password alone."""

    message = "refused.text_locked"


class TextBroken(Refused):
    """The document does not follow its own format, so that no text comes out of it."""

    message = "refused.text_broken"


class TextTooLong(Refused):
    """The document has more text or more pages than are read."""

    message = "refused.text_too_long"


class TooMuchProposed(Refused):
    """More passages of the document look like demands or developments than any document holds.

    It carries how many are taken at most.
    """

    message = "refused.too_much_proposed"


class ReadingTooLong(Refused):
    """Reading took more time or memory than any document of its size needs, and was ended."""

    message = "refused.reading_too_long"


class NotReadable(Refused):
    """The file is none whose text is read here: a picture, a sound, a table, an older kind of document."""

    message = "refused.not_readable"


class ReaderMissing(Refused):
    """What reads this kind of document is not installed."""

    message = "refused.reader_missing"
