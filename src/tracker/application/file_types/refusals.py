"""Every way a file is refused for what it is; the sentences stand in the catalogues under `message`."""

from tracker.domain.refusals import Refused


class FileMissing(Refused):
    """No file came, or an empty one."""

    message = "refused.file_missing"


class FileTooLarge(Refused):
    """The file is larger than the record takes; `most` is in megabytes."""

    message = "refused.file_too_large"


class FileUnknown(Refused):
    """By its content the file is none of the types that the record takes."""

    message = "refused.file_unknown"


class FileIsAProgram(Refused):
    """By its content the file is a program, a script, or a document with macros, whatever it is called."""

    message = "refused.file_is_a_program"


class FileUnsafe(Refused):
    """The file would unpack to far more than it is, or hides something beside what it shows."""

    message = "refused.file_unsafe"


class FileFetches(Refused):
    """Opened, the document would fetch something from elsewhere, so that a stranger learns who reads it, and where."""

    message = "refused.file_fetches"


class PictureBroken(Refused):
    """The picture does not follow its own format, so nobody can tell what is in it."""

    message = "refused.picture_broken"


class PictureTooLarge(Refused):
    """Opened, the picture takes more memory than a phone has; `most` is in millions of pixels."""

    message = "refused.picture_too_large"


class NotCleaned(Refused):
    """We take hidden data out of pictures of some types alone; a copy of anything else is made by hand."""

    message = "refused.not_cleaned"
