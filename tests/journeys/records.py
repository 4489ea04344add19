"""Whole records as a host makes them, each made once for all tests: the sample, and a coalition's own."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from tests.sample import copy_of_the_sample
from tests.windows import Window
from tracker import bootstrap
from tracker.application.copying import copy_to_file
from tracker.application.tracker import Founding
from tracker.bootstrap import Parts
from tracker.settings import Settings, read_settings
from tracker.store.values import By

EDITOR = By("aigul", "web")

OWN = Founding(
    name={"en": "Mission of the Test", "ru": "Миссия теста"},
    publisher={"en": "The Mission", "ru": "Миссия"},
    contact={"en": "mission@example.org", "ru": "mission@example.org"},
    zone="Asia/Bishkek",
    origin="example.org/log",
    sample=False,
)


@dataclass(frozen=True)
class Served:
    """A record and the pages over it."""

    parts: Parts

    @cached_property
    def app(self) -> ASGIApp:
        """The application that serves it."""
        app: ASGIApp = bootstrap.web(self.parts)
        return app

    @cached_property
    def client(self) -> TestClient:
        """A reader who speaks HTTP to it, without a network; packing closely is for lines that are slow."""
        return Window(self.app, headers={"accept-encoding": "gzip"})

    @property
    def head(self) -> int:
        """The log's last position."""
        return self.parts.log.head().position

    def copy(self, home: Path) -> "Served":
        """Give a record of its own that begins as this one stands."""
        settings = read_settings(home=home)
        home.mkdir()
        copy_to_file(self.parts.engine, home / "tracker.db")
        settings.key_path.write_bytes(self.parts.settings.key_path.read_bytes())
        settings.key_path.chmod(0o600)
        return Served(bootstrap.connect(settings))


_SAMPLE = pytest.StashKey[Served]()


def the_sample(config: pytest.Config, factory: pytest.TempPathFactory) -> Served:
    """Give the sample of this session; the first who asks waits until it is made."""
    if _SAMPLE not in config.stash:
        home = copy_of_the_sample(factory, factory.mktemp("sample") / "home")
        config.stash[_SAMPLE] = Served(bootstrap.connect(read_settings(home=home)))
    return config.stash[_SAMPLE]


def a_coalitions_own(factory: pytest.TempPathFactory) -> Served:
    """Give a record that is no sample: loaded, released, and nothing in it confirmed by anybody."""
    parts = bootstrap.found(_settings(factory.mktemp("own")), OWN)
    parts.loader.load(bootstrap.bundled_register(parts))
    parts.tracker.release(EDITOR)
    return Served(parts)


def _settings(folder: Path) -> Settings:
    return read_settings(home=folder / "home")
