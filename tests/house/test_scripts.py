"""The scripts of the workspace: one that others wrote, unchanged, and a small one of ours."""

import gzip
import re
from hashlib import sha256

import pytest

from tracker.web.html import STATIC, TEMPLATES

SCRIPTS = ("htmx.min.js", "passkeys.js", "workspace.js")
MOST_SCRIPT = 20 * 1024
MOST_STYLE = 6 * 1024


def packed(*files: str) -> int:
    """Bytes on the wire."""
    return sum(len(gzip.compress((STATIC / file).read_bytes(), 9, mtime=0)) for file in files)


def test_htmx_is_the_file_that_its_licence_names() -> None:
    said = re.search(r"SHA-256 ([0-9a-f]{64})", (STATIC / "htmx.LICENSE.txt").read_text("utf-8"))

    assert said is not None
    assert sha256((STATIC / "htmx.min.js").read_bytes()).hexdigest() == said[1]


def test_there_are_no_other_scripts_and_no_page_has_one_in_it() -> None:
    used = {
        name for page in TEMPLATES.rglob("*.html") for name in re.findall(r"<script([^>]*)>", page.read_text("utf-8"))
    }

    assert {one.name for one in STATIC.glob("*.js")} == set(SCRIPTS)
    assert used == {f""" src="{{{{ static['{name}'] }}}}" defer""" for name in SCRIPTS}


def test_the_scripts_are_small_on_the_wire() -> None:
    assert packed(*SCRIPTS) <= MOST_SCRIPT


def test_the_styles_are_small_on_the_wire() -> None:
    assert packed("app.css", "workspace.css") <= MOST_STYLE


def test_passkeys_have_a_script_on_the_pages_that_use_them_and_on_no_other() -> None:
    pages = {page.name for page in TEMPLATES.rglob("*.html") if "passkeys.js" in page.read_text("utf-8")}

    assert pages == {"sign_in.html", "send_in.html", "passkey_make.html"}


@pytest.mark.parametrize("name", ["workspace.js", "passkeys.js"])
def test_our_script_keeps_nothing_in_the_browser_and_runs_no_text(name: str) -> None:
    script = (STATIC / name).read_text("utf-8")

    for word in ("localStorage", "sessionStorage", "indexedDB", "document.cookie", "eval(", "innerHTML", "Function("):
        assert word not in script, word
