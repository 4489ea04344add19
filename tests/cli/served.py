"""Starts the program as a process of its own, and reads its pages."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

_ADDRESS = re.compile(r"http://[a-z0-9.\[\]:]+:\d+/(?:en/|add-checkpoint)")


def a_port() -> int:
    """Give a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def start(*words: object, folder: Path, **variables: str) -> subprocess.Popen[str]:
    """Start a command."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("TRACKER_", "LC_", "LANG"))}
    return subprocess.Popen(
        [sys.executable, "-m", "tracker", *map(str, words)],
        cwd=folder,
        env={**clean, "PYTHONPATH": os.pathsep.join(sys.path), **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@contextmanager
def serving(*words: object, folder: Path, **variables: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Start a command that serves; give the process and the address it says that it serves on."""
    process = start(*words, folder=folder, **variables)
    try:
        yield process, _address(process)
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


def _address(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    said = []
    for line in process.stdout:
        said.append(line)
        found = _ADDRESS.search(line)
        if found:
            return found.group()
    assert process.stderr is not None
    raise AssertionError(("it serves nowhere", said, process.stderr.read()))
