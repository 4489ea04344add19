"""What may be set, how each setting is checked, and what follows of it."""

import os
import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from ipaddress import ip_network
from pathlib import Path

from pydantic import Field, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from tracker.settings.mail_server import MailServer, mail_server
from tracker.settings.places import is_loopback, is_place_of_pages

_PREFIX = "TRACKER_"
_CALLED = "CALLED"
PROGRAM = "tracker"
"""What the program is called where nobody says otherwise."""
_SQLITE = "sqlite:///"
_POSTGRES = "postgresql+psycopg://"
_MAILDIR = "maildir:"
_MAILBOX = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})*")


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

    `signing_key` is the key of the public log, which another user than the server's should own; `log_folder` is what is
    published of the log, and `backups` where the daily backups go: by default all three lie in `home`.
    `witnesses` is a file with the public key and the address of a witness on each line, `recipients` one with whom
    backups are encrypted to, one recipient on each line: by default both lie in `home`.

    `largest_file` is how many megabytes a file of the record may have. `connections` is how many connections to
    PostgreSQL each process keeps, `connection_wait` for how many seconds a request waits for one.

    `log` is how the server writes down its troubles, a line of text or of JSON each. `metrics_token_file` holds the
    token with which figures about the server are read from another machine; without it they are told to this one alone.

    `mail` says where mails go: `smtp://user@host:587`, `smtps://...`, `maildir:/path`, `log`, or by default a folder in
    `home`. `mail_from` is whom they come from and `address` where the pages are; a mail server needs both to be given.
    """

    model_config = SettingsConfigDict(env_prefix=_PREFIX, extra="ignore", frozen=True)

    home: Path = Path("var")
    database: str = Field(default="", repr=False)  # it may hold a password
    key_file: Path | None = None
    signing_key: Path | None = None
    log_folder: Path | None = None
    backups: Path | None = None
    witnesses: Path | None = None
    recipients: Path | None = None
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=1, le=65535)
    language: str = Field(default="", pattern="^(|en|ru)$")
    proxies: str = ""
    mail: str = Field(default="", repr=False)  # it may name a person
    mail_from: str = Field(default="", validate_default=True, repr=False)
    mail_password_file: Path | None = Field(default=None, validate_default=True)
    address: str = Field(default="", validate_default=True)
    largest_file: int = Field(default=20, ge=1, le=100)
    log: str = Field(default="", pattern="^(|text|json)$")
    metrics_token_file: Path | None = None
    connections: int = Field(default=20, ge=8, le=200)
    connection_wait: int = Field(default=10, ge=1, le=60)
    debug: bool = False

    @field_validator(
        *("home", "key_file", "signing_key", "log_folder", "backups", "witnesses", "recipients", "mail_password_file"),
        "metrics_token_file",
    )
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

    @field_validator("mail")
    @classmethod
    def _of_a_way(cls, way: str) -> str:
        if way not in {"", "log"} and not re.fullmatch(rf"{_MAILDIR}.+", way):
            mail_server(way)
        return way

    @field_validator("mail_from")
    @classmethod
    def _of_a_mailbox(cls, given: str, info: ValidationInfo) -> str:
        return _given_to_a_server(given, info, is_good=bool(_MAILBOX.fullmatch(given)))

    @field_validator("mail_password_file")
    @classmethod
    def _of_the_mail_user(cls, given: Path | None, info: ValidationInfo) -> Path | None:
        server = _server_in(info)
        if server is not None and bool(server.user) != bool(given):
            raise ValueError(_PREFIX)
        return given

    @field_validator("address")
    @classmethod
    def _of_the_pages(cls, given: str, info: ValidationInfo) -> str:
        return _given_to_a_server(given.rstrip("/"), info, is_good=is_place_of_pages(given.rstrip("/")))

    @property
    def mail_server(self) -> MailServer | None:
        """The server that mails are handed to, None where they stay on this machine."""
        return mail_server(self.mail) if self.mail.startswith("smtp") else None

    @property
    def mail_folder(self) -> Path | None:
        """The folder that mails are kept in, None where they are not kept."""
        if self.mail.startswith(_MAILDIR):
            return Path(self.mail.removeprefix(_MAILDIR)).expanduser()
        return None if self.mail else self.own_mail_folder

    @property
    def own_mail_folder(self) -> Path:
        """The folder that mails are kept in where no other is named."""
        return self.home / "mail"

    @property
    def mail_sender(self) -> str:
        """Whom mails come from."""
        return self.mail_from or "reminders@localhost"

    @property
    def pages(self) -> str:
        """The address that links in mails begin with."""
        return self.address or f"http://localhost:{self.port}"

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
    def files(self) -> Path:
        """The folder of the files that people bring."""
        return self.home / "files"

    @property
    def public_log(self) -> Path:
        """The folder of the public log, which anybody may read."""
        return self.log_folder or self.home / "log"

    @property
    def signing_key_path(self) -> Path:
        """The file of the key that checkpoints are signed with."""
        return self.signing_key or self.home / "signing.key"

    @property
    def witnesses_path(self) -> Path:
        """The file that names the witnesses of the public log."""
        return self.witnesses or self.home / "witnesses"

    @property
    def recipients_path(self) -> Path:
        """The file that says whom backups are encrypted to."""
        return self.recipients or self.home / "recipients"

    @property
    def recovery_key_path(self) -> Path:
        """Where a recovery key is written when it is drawn; it is to leave the machine after that."""
        return self.home / "recovery.key"

    @property
    def backups_path(self) -> Path:
        """The folder that daily backups go into."""
        return self.backups or self.home / "backups"

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


def unknown_variables(environment: Mapping[str, str] = os.environ) -> Mapping[str, str]:
    """List variables that look like settings and are none, each with the setting that was perhaps meant."""
    known = [*(field.upper() for field in Settings.model_fields), _CALLED]
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


def called_as(environment: Mapping[str, str] = os.environ) -> str:
    """Give by which name a host calls the program: what starts it says so where that is not `tracker`."""
    return environment.get(_PREFIX + _CALLED) or PROGRAM


def _parted(named: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in named.split(",") if part.strip())


def _server_in(info: ValidationInfo) -> MailServer | None:
    """Give the mail server among the settings read so far; what is wrong with it is said elsewhere."""
    way = info.data.get("mail", "")
    return mail_server(way) if way.startswith("smtp") else None


def _given_to_a_server(given: str, info: ValidationInfo, *, is_good: bool) -> str:
    """Take a setting that may be left out unless mails leave this machine."""
    if (given or _server_in(info)) and not is_good:
        raise ValueError(_PREFIX)
    return given


def _variable(field: str) -> str:
    return _PREFIX + field.upper()
