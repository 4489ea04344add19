"""A static copy of a small record, made once for all tests that only read it, and one with names."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from starlette.testclient import TestClient

from tests.journeys.pages import Element, parse
from tests.web.given import Given
from tracker.application.proving import Prover
from tracker.application.publishing import publish
from tracker.application.reader import Reader
from tracker.store.held_files import HeldFiles
from tracker.store.public_log.checkpoint import Checkpoint
from tracker.store.public_log.folder import LogFolder
from tracker.store.public_log.signing import Signer
from tracker.web.site import PublicLog
from tracker.web.static_copy.make import Made, Source, Wish, make


@dataclass
class Copy:
    """A copy in a folder, and the record that it is of."""

    given: Given
    home: Path
    head: int = 0
    firsts: list[tuple[Made, dict[str, bytes]]] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        """Where the copy lies."""
        return self.home / "site"

    @cached_property
    def source(self) -> Source:
        """What the copy is made of; the log is published and signed on the way."""
        record, log = self.given.record, LogFolder(self.home / "log")
        if log.signed() is None:
            head = record.log.head()
            publish(record.engine, log, Checkpoint("test/log", head.position, head.root))
            Signer.draw(self.home / "signing.key", "test/log").sign(log)
        reader = Reader(record.engine, record.log, record.book, lambda: self.given.today)
        public_log = PublicLog(log, Prover(record.engine, record.book, log), self.home / "signing.key")
        return Source(reader, public_log, HeldFiles(self.home / "files", None))

    def make(self, **wished: Any) -> Made:
        """Make it, or make it again."""
        return make(self.source, self.folder, Wish(**wished))

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Give what lies in the folder, by paths."""
        return self.read()

    def read(self) -> dict[str, bytes]:
        """Read what lies in the folder now."""
        found = [one for one in self.folder.rglob("*") if one.is_file()]
        return {one.relative_to(self.folder).as_posix(): one.read_bytes() for one in found}

    @cached_property
    def pages(self) -> dict[str, Element]:
        """Give the pages, by paths."""
        return {path: parse(held.decode()) for path, held in self.files.items() if path.endswith(".html")}

    def text(self, path: str) -> str:
        """Give a file as text."""
        return self.files[path].decode()

    def address(self, path: str) -> str:
        """Give the address on the server of what lies at a path."""
        plain = unquote(f"/{path.removesuffix('/index.html')}")
        return f"{plain}/" if plain.count("/") == 1 else plain


@pytest.fixture(scope="session")
def copy(given: Given, tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """Give the copy that is made where nothing else is wished."""
    made = Copy(given, tmp_path_factory.mktemp("copy"), given.record.log.head().position)
    made.make()
    return made


@pytest.fixture(scope="session")
def server(given: Given, copy: Copy) -> TestClient:
    """Give a reader of the server that serves the same record."""
    return given.client(public_log=copy.source.public_log)


@pytest.fixture(scope="session")
def with_names(given: Given, copy: Copy, tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """Give the copy that names who agreed, and knows where it is going to stand."""
    made = Copy(given, tmp_path_factory.mktemp("named"))
    made.source = copy.source
    made.make(names_agreed=True, address="https://copies.example/record/")
    return made
