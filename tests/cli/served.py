"""Starts the program as a process of its own, and reads its pages."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

from tests.begun import Begun

_ADDRESS = re.compile(r"http://[a-z0-9.\[\]:]+:\d+/(?:en/|add-checkpoint)")


def a_port() -> int:
    """Give a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def start(*words: object, folder: Path, **variables: str) -> Begun:
    """Start a command."""
    return Begun(["-m", "tracker", *words], _clean(variables), folder)


def start_anew(*words: object, folder: Path) -> "subprocess.Popen[str]":
    """Start a command by an interpreter of its own, as a person does; it imports everything for itself."""
    command = [sys.executable, "-m", "tracker", *map(str, words)]
    return subprocess.Popen(
        command, cwd=folder, env=_clean({}), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def _clean(variables: Mapping[str, str]) -> dict[str, str]:
    """Give the variables of a machine on which nobody has set any of ours, but for these."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("TRACKER_", "LC_", "LANG"))}
    return {**clean, "PYTHONPATH": os.pathsep.join(sys.path), **variables}


@contextmanager
def serving(*words: object, folder: Path, **variables: str) -> Iterator[tuple[Begun, str]]:
    """Start a command that serves; give the process and the address it says that it serves on."""
    process = start(*words, folder=folder, **variables)
    try:
        yield process, address_said_by(process)
    finally:
        process.kill()
        process.communicate()


def get(address: str) -> HTTPResponse:
    """Ask for a page."""
    parts = urlsplit(address)
    with closing(HTTPConnection("127.0.0.1", parts.port or 80, timeout=60)) as connection:
        connection.request("GET", f"{parts.path}?{parts.query}" if parts.query else parts.path)
        answer = connection.getresponse()
        answer.read()
        return answer


def address_said_by(process: "Begun | subprocess.Popen[str]") -> str:
    """Wait until a command says where it serves."""
    assert process.stdout is not None
    said = []
    for line in process.stdout:
        said.append(line)
        found = _ADDRESS.search(line)
        if found:
            return found.group()
    raise AssertionError(("it serves nowhere", said, process.communicate()))
