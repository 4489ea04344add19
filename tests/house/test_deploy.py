"""What lies in deploy/ fits this program: its settings, its figures, its commands; and it is closed where it can be."""

import re
from configparser import ConfigParser
from pathlib import Path

import pytest
import yaml
from typer.main import get_command

from tracker.cli.app import app
from tracker.settings import Settings

HOUSE = Path(__file__).parents[2]
DEPLOY = HOUSE / "deploy"
SERVICES = sorted((DEPLOY / "systemd").glob("*.service"))
FILES = sorted(path for path in DEPLOY.rglob("*") if path.is_file())
HANDBOOKS = [HOUSE / "docs/hosting.md", HOUSE / "docs/hosting.ru.md"]
CLOSED = {
    "NoNewPrivileges": "yes",
    "CapabilityBoundingSet": "",
    "ProtectSystem": "strict",
    "ProtectHome": "yes",
    "PrivateTmp": "yes",
    "PrivateDevices": "yes",
    "MemoryDenyWriteExecute": "yes",
    "LimitCORE": "0",
    "MemorySwapMax": "0",
    "UMask": "0077",
}
OF_THE_LAUNCHER = {"TRACKER_WHEELHOUSE", "TRACKER_CALLED"}


def named(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()


def unit(path: Path) -> ConfigParser:
    read = ConfigParser(strict=False, interpolation=None, delimiters=("=",), comment_prefixes=("#",))
    read.optionxform = str  # type: ignore[assignment,method-assign]  # systemd tells capitals apart
    read.read_string(path.read_text())
    return read


def figures() -> set[str]:
    """Every figure that the code gives out by name."""
    sources = [HOUSE / "src/tracker" / one for one in ("web", "bootstrap")]
    texts = [path.read_text() for source in sources for path in source.rglob("*.py")]
    found = {name for text in texts for name in re.findall(r'"(tracker_[a-z_]+|process_[a-z_]+)"', text)}
    return found | {"tracker_backed_up_seconds", "tracker_signed_seconds"}


@pytest.mark.parametrize("path", SERVICES, ids=named)
def test_a_unit_gives_its_process_nothing_that_it_does_not_need(path: Path) -> None:
    service = unit(path)["Service"]

    assert {name: service.get(name) for name in CLOSED} == CLOSED
    assert service.get("User", "root") != "root" or service.get("DynamicUser") == "yes"


def test_who_signs_is_another_user_without_a_network_and_without_the_record() -> None:
    server, signer = (unit(DEPLOY / f"systemd/{name}.service")["Service"] for name in ("tracker", "tracker-sign"))

    assert signer["User"] != server["User"]
    assert signer["PrivateNetwork"] == "yes"
    assert signer["InaccessiblePaths"] == "-/var/lib/tracker"
    assert "EnvironmentFile" not in signer


@pytest.mark.parametrize("path", SERVICES, ids=named)
def test_a_unit_starts_a_command_that_there_is(path: Path) -> None:
    words = unit(path)["Service"]["ExecStart"].split()
    if not words[0].startswith("/opt/tracker"):
        return

    command = get_command(app)
    for word in words[1:]:
        if word.startswith("-"):
            break
        command = command.commands[word]  # type: ignore[attr-defined]

    options = {option for one in command.params for option in one.opts}
    assert {word for word in words if word.startswith("--")} <= options


@pytest.mark.parametrize("path", sorted((DEPLOY / "systemd").glob("*.timer")), ids=named)
def test_a_timer_makes_up_for_what_was_missed_and_has_a_unit(path: Path) -> None:
    assert unit(path)["Timer"]["Persistent"] == "yes"
    assert path.with_suffix(".service") in SERVICES


@pytest.mark.parametrize("path", [*FILES, *HANDBOOKS], ids=named)
def test_every_setting_that_is_spoken_of_is_one(path: Path) -> None:
    spoken_of = set(re.findall(r"TRACKER_[A-Z_]+[A-Z]", path.read_text()))

    assert spoken_of <= {f"TRACKER_{name.upper()}" for name in Settings.model_fields} | OF_THE_LAUNCHER


@pytest.mark.parametrize("path", HANDBOOKS, ids=named)
def test_the_hosts_handbook_tells_every_setting_and_every_figure(path: Path) -> None:
    text = path.read_text()

    assert [name for name in Settings.model_fields if f"`TRACKER_{name.upper()}`" not in text] == []
    assert [name for name in sorted(figures()) if name not in text] == []


def test_the_two_handbooks_have_the_same_parts() -> None:
    english, russian = (re.findall(r"^(#+) |^(```)", path.read_text(), re.MULTILINE) for path in HANDBOOKS)

    assert english == russian


def test_every_alert_asks_for_a_figure_that_there_is_and_speaks_both_languages() -> None:
    [group] = yaml.safe_load((DEPLOY / "prometheus/alerts.yml").read_text())["groups"]

    asked = {name for rule in group["rules"] for name in re.findall(r"tracker_[a-z_]+", rule["expr"])}
    families = {name for one in figures() for name in (one, f"{one}_bucket", f"{one}_count", f"{one}_sum")}
    assert asked <= families
    assert all({"summary", "summary_ru"} == set(rule["annotations"]) for rule in group["rules"])
    assert {rule["labels"]["severity"] for rule in group["rules"]} == {"page", "ticket"}
    told = [path.read_text() for path in HANDBOOKS]
    assert [rule["alert"] for rule in group["rules"] if not all(rule["alert"] in text for text in told)] == []


def test_proxies_keep_no_log_of_readers_and_no_figures_leave_by_them() -> None:
    caddy, nginx = ((DEPLOY / "proxy" / name).read_text() for name in ("Caddyfile", "nginx.conf"))

    assert nginx.count("access_log off;") == len(re.findall(r"^server \{", nginx, re.MULTILINE))
    assert "log {\n\t\tlevel ERROR" in caddy
    assert (
        "exclude http.log.error http.handlers http.stdlib" in caddy
    )  # a server that is away is an error of each reader
    assert nginx.count("error_log /dev/null emerg;") == nginx.count("access_log off;")
    assert "path /metrics /readyz" in caddy
    assert re.findall(r"location = (\S+) \{ return 404; \}", nginx) == ["/metrics", "/readyz"]


def test_the_container_runs_as_nobody_in_particular_from_what_is_locked() -> None:
    text = (DEPLOY / "container/Containerfile").read_text()

    assert re.search(r"^USER 10001:10001$", text, re.MULTILINE)
    assert "--require-hashes" in text
    assert (HOUSE / ".containerignore").read_text().split("\n", 1)[1].startswith("*\n")
    quadlet = unit(DEPLOY / "container/tracker.container")["Container"]
    assert (quadlet["ReadOnly"], quadlet["DropCapability"], quadlet["NoNewPrivileges"]) == ("true", "all", "true")


@pytest.mark.parametrize("path", HANDBOOKS, ids=named)
def test_who_moves_a_folder_or_a_port_is_told_which_unit_has_to_know(path: Path) -> None:
    text, server = path.read_text(), unit(DEPLOY / "systemd/tracker.service")["Service"]

    assert server["ProtectSystem"] == "strict"
    assert re.search(r"^\| `TRACKER_BACKUPS` .*tracker-daily\.service`.*ReadWritePaths=", text, re.MULTILINE)
    assert server["SocketBindAllow"] == "tcp:8000"
    assert "`SocketBindAllow`" in text
