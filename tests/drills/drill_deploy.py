"""What lies in deploy/ is read by the programs that it is for, as far as they are installed here."""

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from tests.cli.served import a_port
from tests.drills.needing import Missing
from tests.drills.saying import say

HOUSE = Path(__file__).parents[2]
DEPLOY = HOUSE / "deploy"
MOST_EXPOSED = 2.0
"""What `systemd-analyze security` may give a unit at most, of 10."""

READER = "Aigul"
"""What a reader looks for."""

_LEVEL = re.compile(r"exposure level for (\S+): ([\d.]+)")

Check = Callable[[str, Path], Iterator[tuple[str, bool, str]]]
"""Takes a program and an empty folder; gives what was looked at, whether it is good, and what was said of it."""


def drill() -> bool:
    """Print what each program says; say whether none objects. Raises Missing where none of them is here."""
    is_good, is_any_here = True, False
    for name, (package, check) in CHECKS.items():
        program = shutil.which(name) or shutil.which(name, path="/usr/sbin:/sbin")
        if program is None:
            print(say("deploy.not_here", name=name, package=package))
            continue
        is_any_here = True
        with TemporaryDirectory() as folder:
            for what, is_well, said in check(program, Path(folder)):
                print(f"{name:<16} {what:<34} {'ok' if is_well else 'NO'} {said}".rstrip())
                is_good &= is_well
    if not is_any_here:
        raise Missing(say("missing", what=next(iter(CHECKS)), package=" ".join(one for one, _ in CHECKS.values())))
    return is_good


def _systemd(program: str, folder: Path) -> Iterator[tuple[str, bool, str]]:
    """Have each unit verified with the program at its place here, and its hardening weighed."""
    for unit in sorted((DEPLOY / "systemd").glob("*.*")):
        if unit.suffix not in {".service", ".timer"}:
            continue
        text = unit.read_text().replace("/opt/tracker/docs", str(HOUSE / "docs"))
        (folder / unit.name).write_text(text.replace("/opt/tracker", str(HOUSE)))
    for unit in sorted(folder.iterdir()):
        name = unit.name.replace("@.", "@drill.")
        done = _run(program, "verify", "--man=no", str(unit.with_name(name) if "@" in name else unit))
        ours = [line for line in done.stderr.splitlines() if unit.stem.rstrip("@") in line]
        yield unit.name, not ours, " | ".join(ours)
        if unit.suffix == ".service":
            weighed = _LEVEL.search(_run(program, "security", "--offline=true", "--no-pager", str(unit)).stdout)
            level = float(weighed[2]) if weighed else 10.0
            yield f"{unit.name}, exposure", level <= MOST_EXPOSED, f"{level} of 10"


def _caddy(program: str, folder: Path) -> Iterator[tuple[str, bool, str]]:
    """Have the file read, and see that it writes nothing down of a reader who finds no server behind it."""
    file = DEPLOY / "proxy/Caddyfile"
    done = _run(program, "validate", "--adapter", "caddyfile", "--config", str(file))
    yield file.name, done.returncode == 0, "" if done.returncode == 0 else done.stderr
    said = _written_of_a_reader(program, file.read_text(), folder)
    yield f"{file.name}, nobody behind it", READER not in said, said if READER in said else ""


def _written_of_a_reader(program: str, text: str, folder: Path) -> str:
    before, behind = a_port(), a_port()
    text = text.replace("pages.example.org {", f"http://127.0.0.1:{before} {{").replace(":8000", f":{behind}")
    (folder / "Caddyfile").write_text(text)
    words = [program, "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]
    with (
        (folder / "said").open("wb") as said,
        subprocess.Popen(words, stdout=said, stderr=said, env={"HOME": str(folder)}) as proxy,
    ):
        until, status = monotonic() + 20, 0
        while status != 502 and monotonic() < until:
            with closing(HTTPConnection("127.0.0.1", before, timeout=5)) as line, suppress(OSError):
                line.request("GET", f"/en/search?q={READER}")
                status = line.getresponse().status
        proxy.terminate()
    return (folder / "said").read_text() if status else f"{READER}: it did not begin"


def _nginx(program: str, folder: Path) -> Iterator[tuple[str, bool, str]]:
    """Have the file read within a configuration of its own, with a certificate of the moment."""
    text = (DEPLOY / "proxy/nginx.conf").read_text()
    for name, content in _certificate().items():
        (folder / name).write_bytes(content)
        text = re.sub(rf"\S+/{name}", str(folder / name), text)
    text = text.replace("/var/log/nginx/tracker.log", str(folder / "error.log"))
    kept = "".join(f"{one}_temp_path {folder}/{one};\n" for one in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    whole = f"pid {folder}/pid;\nerror_log {folder}/error.log;\nevents {{}}\nhttp {{\n{kept}{text}\n}}\n"
    (folder / "whole.conf").write_text(whole)
    done = _run(program, "-t", "-q", "-p", str(folder), "-c", str(folder / "whole.conf"))
    yield "nginx.conf", done.returncode == 0, done.stderr.strip()


def _promtool(program: str, folder: Path) -> Iterator[tuple[str, bool, str]]:
    rules = DEPLOY / "prometheus/alerts.yml"
    done = _run(program, "check", "rules", str(rules))
    yield rules.name, done.returncode == 0, (done.stdout + done.stderr).split("\n")[1].strip()
    whole = folder / "prometheus.yml"
    whole.write_text(f"rule_files: ['{rules}']\n{(DEPLOY / 'prometheus/scrape.yml').read_text()}")
    done = _run(program, "check", "config", str(whole))
    yield "scrape.yml", done.returncode == 0, "" if done.returncode == 0 else done.stderr


def _container(program: str, folder: Path) -> Iterator[tuple[str, bool, str]]:
    """Build the image; this needs the network."""
    built = ("build", "-q", "-f", str(DEPLOY / "container/Containerfile"), "--iidfile", str(folder / "id"), str(HOUSE))
    done = _run(program, *built)
    yield "Containerfile", done.returncode == 0, "" if done.returncode == 0 else done.stderr[-400:]


def _certificate() -> dict[str, bytes]:
    """Make a certificate that signs itself."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "pages.example.org")])
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(now).not_valid_after(now + timedelta(days=1))
    return {
        "fullchain.pem": made.sign(key, SHA256()).public_bytes(Encoding.PEM),
        "privkey.pem": key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
    }


def _run(*words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(words, check=False, capture_output=True, text=True)


CHECKS: dict[str, tuple[str, Check]] = {
    "systemd-analyze": ("systemd", _systemd),
    "caddy": ("caddy", _caddy),
    "nginx": ("nginx", _nginx),
    "promtool": ("prometheus", _promtool),
    "podman": ("podman", _container),
}
"""Each program, with Debian's package of it."""
