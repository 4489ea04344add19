"""Settings: the only reader of the environment. Every setting is a variable `TRACKER_...`."""

import os
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from ipaddress import ip_address, ip_network
from pathlib import Path

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

_PREFIX = "TRACKER_"
_SQLITE = "sqlite:///"
_POSTGRES = "postgresql+psycopg://"


class SettingsRefused(Exception):
    """Settings cannot be used; `variables` names them. What they were set to is never repeated."""

    def __init__(self, variables: Sequence[str]) -> None:
        self.variables = tuple(variables)
        super().__init__(self.variables)


class Settings(BaseSettings):
    """Where the record lies and how it is served.

    `home` holds database and working key; `database` is an address as SQLAlchemy writes it, by default an
    SQLite file in `home`; `key_file` is the working key, to be kept out of backups of the database. `proxies` are
    addresses or ranges, parted by commas, whose word is believed about who asks; no other's is.
    """

    model_config = SettingsConfigDict(env_prefix=_PREFIX, extra="ignore", frozen=True)

    home: Path = Path("var")
    database: str = Field(default="", repr=False)  # it may hold a password
    key_file: Path | None = None
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=1, le=65535)
    language: str = Field(default="", pattern="^(|en|ru)$")
    proxies: str = ""
    debug: bool = False

    @field_validator("home", "key_file")
    @classmethod
    def _of_the_user(cls, path: Path | None) -> Path | None:
        return path.expanduser() if path else path

    @field_validator("database")
    @classmethod
    def _of_a_known_kind(cls, address: str) -> str:
        for plain in ("postgresql://", "postgres://"):
            if address.startswith(plain):
                return _POSTGRES + address.removeprefix(plain)
        if address and not address.startswith((_SQLITE, _POSTGRES)):
            raise ValueError(_PREFIX)
        return address

    @field_validator("proxies")
    @classmethod
    def _of_addresses(cls, named: str) -> str:
        for proxy in _parted(named):
            ip_network(proxy)
        return named

    @property
    def trusted_proxies(self) -> tuple[str, ...]:
        """The addresses or ranges of proxies that are believed."""
        return _parted(self.proxies)

    @property
    def database_file(self) -> Path | None:
        """The SQLite file, None for another database."""
        if self.database.startswith(_SQLITE):
            return Path(self.database.removeprefix(_SQLITE))
        return None if self.database else self.home.resolve() / "tracker.db"

    @property
    def key_path(self) -> Path:
        """The file of the working key."""
        return self.key_file or self.home / "working.key"

    @property
    def is_loopback(self) -> bool:
        """Whether nobody but this machine can reach what is served."""
        return is_loopback(self.host)


def read_settings(**given: object) -> Settings:
    """Read the settings; what is given here goes before the environment. Raises SettingsRefused."""
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as wrong:
        fields = {str(error["loc"][0]) for error in wrong.errors(include_url=False, include_input=False)}
    raise SettingsRefused(sorted(_variable(field) for field in fields))


def is_loopback(host: str) -> bool:
    """Say whether a host is this machine as it speaks to itself; another name than localhost is not trusted."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def unknown_variables(environment: Mapping[str, str] = os.environ) -> Mapping[str, str]:
    """List variables that look like settings and are none, each with the setting that was perhaps meant."""
    known = [field.upper() for field in Settings.model_fields]
    named = sorted(name.removeprefix(_PREFIX) for name in environment if name.startswith(_PREFIX))
    guesses = {name: get_close_matches(name, known, 1) for name in named if name not in known}
    return {_PREFIX + name: _PREFIX + guess[0] if guess else "" for name, guess in guesses.items()}


def reader_language(environment: Mapping[str, str] = os.environ) -> str:
    """Give the language for messages: as set, else Russian where the machine speaks it, else English."""
    chosen = environment.get(_PREFIX + "LANGUAGE", "")
    if chosen in {"en", "ru"}:
        return chosen
    spoken = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return "ru" if spoken.startswith("ru") else "en"


def _parted(named: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in named.split(",") if part.strip())


def _variable(field: str) -> str:
    return _PREFIX + field.upper()
