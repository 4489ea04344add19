"""Where an address of the server lies in a copy, and how one file of it names another."""

from posixpath import dirname, relpath
from urllib.parse import quote, unquote

from tracker.web.static_copy.asking import Answer

INDEX = "index.html"
_NAMED = 'filename="'


def place(address: str, answer: Answer) -> str:
    """Give the path of a file within the copy: a page becomes a folder with an index, so that its address still works.

    Links name the index all the same, as nobody adds it where a page is read from a disk.
    """
    path = unquote(address).strip("/")
    if answer.is_page:
        return f"{path}/{INDEX}" if path else INDEX
    named = answer.headers.get("content-disposition", "").partition(_NAMED)[2].rstrip('"')
    ending = named.rpartition(".")[2]
    return f"{path}.{ending}" if ending and "." not in path.rpartition("/")[2] else path


def way(to: str, page: str, anchor: str = "") -> str:
    """Write how the file at one path names another, relative to where it lies itself."""
    if to == page and anchor:
        return f"#{anchor}"
    relative = quote(relpath(to, dirname(page) or "."))
    return f"{relative}#{anchor}" if anchor else relative
