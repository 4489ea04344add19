"""Downloads: a file of the record on its way to somebody, as an attachment that no browser opens as a page of ours."""

from collections.abc import Iterator

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from tracker.application.file_types.types import TYPES
from tracker.store.held_files import HeldFiles
from tracker.web.answers import FRESH, NOT_KEPT

POLICY = "sandbox; default-src 'none'"
"""What a file could do if a browser showed it all the same: nothing."""


def download(  # noqa: PLR0913 - what is given, named
    request: Request, files: HeldFiles, content: str, *, kind: str, name: str, is_public: bool
) -> Response:
    """Give a file by its SHA-256 once it was read from end to end; raises FileMissing, FileDamaged, Locked.

    `name` is one of ours: what the file was called stands in no header.
    """
    length, told = files.check(content), TYPES[kind]
    headers = {
        "Content-Type": told.media,
        "Content-Length": str(length),
        "Content-Disposition": f'attachment; filename="{name}.{told.extension}"',
        "Content-Security-Policy": POLICY,
        "Cache-Control": FRESH if is_public else NOT_KEPT,
        "X-Robots-Tag": "noindex",
    }
    if is_public:
        headers["ETag"] = f'"{content[:16]}"'
    if request.method == "HEAD":
        return Response(headers=headers)
    return StreamingResponse(_pieces(files, content), headers=headers)


def name_of(evidence_id: str) -> str:
    """Give a neutral name for a file: a piece of its random id."""
    return f"evidence-{evidence_id[:8]}"


def _pieces(files: HeldFiles, content: str) -> Iterator[bytes]:
    with files.read(content) as file:
        yield from file.pieces()
