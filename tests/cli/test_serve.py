"""`tracker serve` and `demo`: the pages over HTTP, from start to a quiet end."""

import signal
import socket
from pathlib import Path

import pytest

from tests.cli.conftest import Tracker
from tests.cli.served import a_port, address_said_by, get, serving, start_anew
from tracker import bootstrap
from tracker.settings import read_settings


def test_a_demo_serves_its_first_page_and_ends_quietly_when_told_to(demo_home: Path, tmp_path: Path) -> None:
    with serving("demo", "--home", demo_home, "--port", a_port(), folder=tmp_path) as (process, address):
        status = get(address).status
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=30)

    assert status == 200
    assert (process.returncode, errors) == (0, "")


def test_a_demo_that_begins_with_nothing_imported_serves_too(demo_home: Path, tmp_path: Path) -> None:
    process = start_anew("demo", "--home", demo_home, "--port", a_port(), folder=tmp_path)
    try:
        status = get(address_said_by(process)).status
    finally:
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=60)

    assert status == 200
    assert (process.returncode, errors) == (0, "")


def test_control_c_ends_it_quietly_too(demo_home: Path, tmp_path: Path) -> None:
    with serving("serve", "--home", demo_home, "--port", a_port(), folder=tmp_path) as (process, address):
        get(address)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)

    assert (process.returncode, errors) == (0, "")


def test_nothing_is_written_down_about_who_reads_what(demo_home: Path, tmp_path: Path) -> None:
    with serving("demo", "--home", demo_home, "--port", a_port(), folder=tmp_path) as (process, address):
        get(f"{address}countries/kz?as_of=2022-05-27")
        get(f"{address}countries/zz?as_of=nonsense")
        process.send_signal(signal.SIGTERM)
        said, errors = process.communicate(timeout=30)

    assert "kz" not in said + errors
    assert "as_of" not in said + errors


def test_a_demo_takes_the_next_port_where_its_own_is_taken(demo_home: Path, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        with serving("demo", "--home", demo_home, "--port", taken, folder=tmp_path) as (_, address):
            status = get(address).status

    assert status == 200
    assert f":{taken}/" not in address
    assert address == f"{bootstrap.pages(read_settings(home=demo_home, port=taken))}/en/"


def test_a_port_that_is_taken_is_refused(demo_home: Path, tracker: Tracker) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        said = tracker("serve", "--home", demo_home, "--port", other.getsockname()[1])

    assert said.code == 1
    assert "is taken by another program" in said.err


def test_an_address_that_is_not_this_machines_is_refused(home: Path, tracker: Tracker) -> None:
    said = tracker("serve", "--home", home, "--host", "192.0.2.1")

    assert said.code == 1
    assert "has no address 192.0.2.1" in said.err


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::"])  # noqa: S104 - refused
def test_a_demo_database_is_not_served_to_others(host: str, demo_home: Path, tracker: Tracker) -> None:
    said = tracker("serve", "--home", demo_home, "--host", host)

    assert said.code == 1
    assert "Sample data is shown on this machine only" in said.err


def test_several_workers_are_refused_on_sqlite_and_told_why(home: Path, tracker: Tracker) -> None:
    said = tracker("serve", "--home", home, "--workers", 2)

    assert said.code == 1
    assert "the file lets one write at a time" in said.err
    assert "tracker move" in said.err


def test_a_record_without_its_key_is_not_served(home: Path, tracker: Tracker) -> None:
    (home / "working.key").unlink()

    said = tracker("serve", "--home", home)

    assert said.code == 1
    assert f"The working key is not there: {home / 'working.key'}" in said.err


def test_a_key_that_others_can_read_is_refused_with_what_to_do(home: Path, tracker: Tracker) -> None:
    (home / "working.key").chmod(0o644)

    said = tracker("serve", "--home", home)

    assert said.code == 1
    assert f"chmod 600 {home / 'working.key'}" in said.err


def test_a_home_without_a_record_is_told_what_to_do_and_stays_as_it_is(tracker: Tracker, tmp_path: Path) -> None:
    said = tracker("serve", "--home", tmp_path / "nowhere")

    assert said.code == 1
    assert "tracker init" in said.err
    assert not (tmp_path / "nowhere").exists()
