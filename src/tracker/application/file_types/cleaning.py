"""A copy of a picture for everybody: the picture, and nothing that was hidden in the file beside it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress

from tracker.application.file_types import jpeg, png, webp
from tracker.application.file_types.pixels import Sides, require_modest
from tracker.application.file_types.refusals import NotCleaned, PictureBroken
from tracker.application.file_types.types import FileType

_CLEANED: Mapping[str, Callable[[bytes], bytes]] = {
    "jpeg": jpeg.without_hidden_data,
    "png": png.without_hidden_data,
    "webp": webp.without_hidden_data,
}

_SIDES: Mapping[str, Callable[[bytes], Iterator[Sides]]] = {"jpeg": jpeg.sides, "png": png.sides, "webp": webp.sides}


def cleaned(kind: FileType, content: bytes) -> bytes:
    """Give a picture without hidden data, itself byte for byte; raises NotCleaned, PictureBroken, PictureTooLarge."""
    if kind.code not in _CLEANED:
        raise NotCleaned
    return _CLEANED[kind.code](content)


def require_openable(kind: FileType, content: bytes) -> None:
    """Refuse a picture that breaks what opens it, and take a broken one: that can show something, too.

    Raises PictureTooLarge.
    """
    if kind.code in _SIDES:
        with suppress(PictureBroken):
            for width, height in _SIDES[kind.code](content):
                require_modest(width, height)
