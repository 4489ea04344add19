"""A copy of a picture for everybody: the picture, and nothing that was hidden in the file beside it."""

from collections.abc import Callable, Mapping

from tracker.application.file_types import jpeg, png, webp
from tracker.application.file_types.refusals import NotCleaned
from tracker.application.file_types.types import FileType

_CLEANED: Mapping[str, Callable[[bytes], bytes]] = {
    "jpeg": jpeg.without_hidden_data,
    "png": png.without_hidden_data,
    "webp": webp.without_hidden_data,
}


def cleaned(kind: FileType, content: bytes) -> bytes:
    """Give a picture without hidden data, itself byte for byte; raises NotCleaned, PictureBroken."""
    if kind.code not in _CLEANED:
        raise NotCleaned
    return _CLEANED[kind.code](content)
