"""A2: a static copy of the whole sample is quick, the same twice, leads nowhere but into itself, and names nobody."""

from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from urllib.parse import urlsplit

from tests.drills.sample import sample
from tests.journeys.pages import Element, parse
from tests.journeys.register import named_in
from tests.web.static_copy.test_pages import LEADS, where
from tracker.bootstrap.static_copy import make_copy
from tracker.web.static_copy.make import Made, Wish

SECONDS = 60
"""How long a copy of the sample may take."""


def drill() -> bool:
    """Print figures and what is wrong; say whether nothing is."""
    with sample() as served, TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        begun = monotonic()
        first = make_copy(served.parts, site, Wish())
        seconds = monotonic() - begun
        second = make_copy(served.parts, site, Wish())
        files = {one.relative_to(site).as_posix(): one.read_bytes() for one in site.rglob("*") if one.is_file()}
    print(f"{first.pages} pages, {len(files)} files, {sum(map(len, files.values())) / 1e6:.1f} MB, {seconds:.1f} s")
    wrong = [*_dead(files), *_named(files), *_not_the_same(first, second, len(files))]
    print(*wrong[:50], sep="\n")
    return not wrong and seconds <= SECONDS


def _dead(files: dict[str, bytes]) -> list[str]:
    """List links that lead to no file, or to no anchor of one."""
    pages = {path: parse(held.decode()) for path, held in files.items() if path.endswith(".html")}
    anchors = {path: {one["id"] for one in page} for path, page in pages.items()}
    wrong = []
    for path, page in pages.items():
        for link in _links(page):
            target, anchor = where(path, link)
            if target not in files or (anchor and anchor not in anchors[target]):
                wrong.append(f"{path}: {link} leads nowhere")
    return wrong


def _links(page: Element) -> list[str]:
    found = [one[LEADS[one.tag]] for one in page if one.tag in LEADS]
    return [link for link in found if link and not urlsplit(link).scheme]


def _named(files: dict[str, bytes]) -> list[str]:
    return [f"{path} names somebody" for path, held in files.items() if named_in(held.decode("utf-8", "replace"))]


def _not_the_same(first: Made, second: Made, number: int) -> list[str]:
    changed = number - second.unchanged
    is_same = first.manifest == second.manifest and not changed
    return [] if is_same else [f"{changed} files were not the same the second time"]
