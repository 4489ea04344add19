"""The types of file that the record takes."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class FileType:
    """One type: the code that an event carries, the ending that a copy gets, and what browsers are told that it is."""

    code: str
    media: str
    ending: str = ""
    is_cleaned: bool = False
    """Hidden data can be taken out of it here."""

    @property
    def extension(self) -> str:
        """Give the ending of a file's name."""
        return self.ending or self.code


_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."
_HARMLESS = "application/octet-stream"

TYPES: Mapping[str, FileType] = {
    one.code: one
    for one in (
        FileType("pdf", "application/pdf"),
        FileType("jpeg", "image/jpeg", "jpg", is_cleaned=True),
        FileType("png", "image/png", is_cleaned=True),
        FileType("webp", "image/webp", is_cleaned=True),
        FileType("heic", "image/heic"),
        FileType("docx", _OFFICE + "wordprocessingml.document"),
        FileType("xlsx", _OFFICE + "spreadsheetml.sheet"),
        FileType("odt", _OPEN + "text"),
        FileType("ods", _OPEN + "spreadsheet"),
        FileType("text", "text/plain; charset=utf-8", "txt"),
        FileType("eml", _HARMLESS),
        FileType("html", _HARMLESS),  # never told to be a page: a browser might show it
        FileType("mhtml", _HARMLESS),
        FileType("mp3", "audio/mpeg"),
        FileType("m4a", "audio/mp4"),
        FileType("ogg", "audio/ogg"),
        FileType("mp4", "video/mp4"),
    )
}
"""Each type by its code, which stands in events for ever."""
