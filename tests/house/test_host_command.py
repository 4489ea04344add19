"""`deploy/tracker`: what a host types runs as the user of the record, with the settings of the server."""

import os
import re
import subprocess
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
SETTINGS = """# settings
TRACKER_HOME=/var/lib/tracker
#TRACKER_LOG=json
TRACKER_DATABASE=postgresql://tracker@/tracker?host=one&host=two $(touch ran)
TRACKER_MAIL_FROM="post@example.org"
"""


@pytest.fixture
def command(tmp_path: Path) -> Path:
    """Give the script with settings of its own, and with programs beside it that only say what they were given."""
    text = (HOUSE / "deploy/tracker").read_text().replace("/etc/tracker/tracker.env", str(tmp_path / "tracker.env"))
    for name, said in {
        "tracker": text,
        "id": "#!/bin/sh\necho 0\n",
        "runuser": '#!/bin/sh\nenv; echo "ran: $*"\n',
    }.items():
        (tmp_path / name).write_text(said)
        (tmp_path / name).chmod(0o755)
    (tmp_path / "tracker.env").write_text(SETTINGS)
    return tmp_path / "tracker"


def test_what_a_host_types_runs_as_the_user_of_the_record_with_the_settings_of_the_server(command: Path) -> None:
    words = [str(command), "key", "copy", "a stick/copy.key"]

    done = subprocess.run(
        words,
        env={"PATH": f"{command.parent}:{os.environ['PATH']}"},
        cwd=command.parent,
        capture_output=True,
        text=True,
        check=True,
    )

    said = done.stdout.splitlines()
    assert "ran: -u tracker -- /opt/tracker/tracker key copy a stick/copy.key" in said
    assert "TRACKER_DATABASE=postgresql://tracker@/tracker?host=one&host=two $(touch ran)" in said
    assert "TRACKER_MAIL_FROM=post@example.org" in said
    assert {"HOME=/var/lib/tracker", "TRACKER_CALLED=tracker"} <= set(said)
    assert not any(line.startswith("TRACKER_LOG=") for line in said)
    assert not (command.parent / "ran").exists()


@pytest.mark.parametrize("name", ["hosting.md", "hosting.ru.md", "postgres.md", "when-they-come.md"])
def test_no_page_for_hosts_shows_a_password_in_an_address(name: str) -> None:
    text = (HOUSE / "docs" / name).read_text()

    assert re.findall(r"postgresql\S*://[^\s@/]+:[^\s@]+@", text) == []


@pytest.mark.parametrize("name", ["hosting.md", "hosting.ru.md"])
def test_the_way_back_of_the_handbook_names_a_backup_that_is_there_and_a_home_that_may_be_written(name: str) -> None:
    text = (HOUSE / "docs" / name).read_text()

    [made] = re.findall(r"`tracker backup (/\S+)`", text)
    [restored] = re.findall(r"`tracker restore (/\S+) --home /var/lib/tracker ", text)
    assert restored == made.replace("/var/lib/tracker/", "/var/lib/tracker.new/")
    assert (
        "mv /var/lib/tracker /var/lib/tracker.new && install -d -m 700 -o tracker -g tracker /var/lib/tracker" in text
    )
