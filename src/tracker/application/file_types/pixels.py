"""How large a picture is once it is opened: a small file can hold one that breaks a phone."""

from tracker.application.file_types.refusals import PictureBroken, PictureTooLarge

MOST = 200_000_000
"""Pixels: as many as the finest phones take. Opened, a picture of as many takes 800 MB of memory."""

Sides = tuple[int, int]
"""Width and height."""


def require_modest(width: int, height: int) -> None:
    """Refuse what nobody could look at; raises PictureBroken, PictureTooLarge."""
    if width < 1 or height < 1:
        raise PictureBroken
    if width * height > MOST:
        raise PictureTooLarge(most=MOST // 1_000_000)
