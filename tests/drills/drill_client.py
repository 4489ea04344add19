"""A typed client is made of the API's schema by a program that is not ours; it is checked, reads, and commands."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.browser.serving import serving
from tests.drills.needing import pip_package
from tests.web.api.programs import Program
from tests.web.workspace.office import Office

GENERATOR, VERSION = "openapi-python-client", "0.29.1"

OURS = """
import sys
from uuid import UUID, uuid4

from tracker_client import AuthenticatedClient, Client
from tracker_client.api.commands import record_development, retract
from tracker_client.api.readings import read_entries, read_entries_entry, read_me
from tracker_client.models import (
    Development, DevelopmentDirection, DevelopmentNotesType0, EntriesAnswer, EntryWithReason, EntryWithReasonReason,
    Outcome, Problem, Where,
    WhereDemands,
)

address, token = sys.argv[1:]
anybody, client = Client(address), AuthenticatedClient(address, token)

listed = read_entries.sync(client=anybody, country="KZ")
assert isinstance(listed, EntriesAnswer), listed
print(len(listed.items), "entries are public; the first:", listed.items[0].kind, listed.items[0].effective)

demands = WhereDemands()
demands["kz-2021-1"] = [1]
notes = DevelopmentNotesType0.from_dict({"en": "A court sat."})
happened = Development(
    where=Where(demands=demands), on="2024-05", direction=DevelopmentDirection.PROGRESS, notes=notes
)
made = record_development.sync(client=client, body=happened, command_id=str(uuid4()))
assert isinstance(made, Outcome), made
print("recorded:", made.outcome)

read = read_entries_entry.sync_detailed(made.outcome, client=client)
why = EntryWithReasonReason.from_dict({"en": "A test"})
body = EntryWithReason(entry=UUID(made.outcome), reason=why)
gone = retract.sync(client=client, body=body, command_id=str(uuid4()), if_match=read.headers["etag"])
assert isinstance(gone, Outcome), gone
again = retract.sync(client=client, body=body, command_id=str(uuid4()), if_match=read.headers["etag"])
assert isinstance(again, Problem), again
print("a second time:", again.status, again.code)
"""
"""What somebody else would write who knows nothing of us but the schema."""


def drill() -> bool:
    """Generate the client, let a type checker read a program that uses it, and run that; say whether all went well."""
    generator = pip_package(GENERATOR, VERSION)
    with TemporaryDirectory() as folder:
        office, place = Office(Path(folder)), Path(folder) / "client"
        program = Program(office, "country:KZ")
        schema = Path(folder) / "openapi.json"
        schema.write_bytes(program.read("openapi.json").content)
        ours = Path(folder) / "ours.py"
        ours.write_text(OURS)
        told = _run(generator, "-m", "openapi_python_client", "generate", "--path", schema, "--output-path", place)
        print(f"generated: {len(list(place.rglob('*.py')))} files")
        is_whole = "Warning" not in told and "Error" not in told
        if not is_whole:
            print(told)
        checked = _run(generator, "-m", "mypy", "--cache-dir", Path(folder) / "types", ours, path=place)
        print(checked.strip())
        with serving(office.app()) as origin:
            came = _run(generator, ours, f"{origin}/api/v1", program.token, path=place)
        print(came.strip())
        office.close()
    return is_whole and "Success" in checked and "a second time: 4" in came


def _run(generator: Path, *words: object, path: Path | None = None) -> str:
    """Run a Python program that finds the generator's packages, and the client if there is one; give what it says."""
    places = [str(one) for one in (path, generator) if one]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(places), "MYPYPATH": str(path or "")}
    env["PATH"] = f"{generator / 'bin'}{os.pathsep}{env['PATH']}"
    done = subprocess.run(
        [sys.executable, *map(str, words)], env=env, cwd=path or generator, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr
