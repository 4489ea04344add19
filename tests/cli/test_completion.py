"""A shell completes commands, groups and options, and starts nothing for it."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Tracker
from tracker.cli.completion import LAUNCHER

TYPED = {
    ("",): {"serve", "log", "doctor", "drill", "benchmark", "docs", "wheelhouse"},
    ("ser",): {"serve"},
    ("log", "si"): {"sign"},
    ("log", "sign", "--f"): {"--folder"},
    ("serve", "--p"): {"--port"},
    ("load", "reg"): {"register"},
}


def completed(script: str, words: tuple[str, ...], folder: Path) -> set[str]:
    typed = " ".join(f"'{word}'" for word in ("tracker", *words))
    asking = f"COMP_WORDS=({typed}); COMP_CWORD={len(words)}; _tracker; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    bash = shutil.which("bash") or pytest.skip("no bash here")
    alone = {"PATH": ""}  # so that nothing can be started
    done = subprocess.run(
        [bash, "-c", f"{script}\n{asking}"], capture_output=True, text=True, check=True, cwd=folder, env=alone
    )
    assert done.stderr == ""
    return {*done.stdout.split()}


@pytest.mark.parametrize("words", TYPED, ids=" ".join)
def test_bash_completes_what_is_typed(words: tuple[str, ...], tracker: Tracker, tmp_path: Path) -> None:
    (tmp_path / "register").mkdir()
    script = tracker("completion", "bash").out

    assert completed(script, words, tmp_path) >= TYPED[words]


def test_zsh_reads_the_same_script(tracker: Tracker) -> None:
    bash, zsh = tracker("completion", "bash").out, tracker("completion", "zsh").out

    assert zsh == f"autoload -U +X bashcompinit && bashcompinit\n{bash}"


def test_fish_is_told_what_commands_do_in_the_hosts_language(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_LANGUAGE", "ru")

    lines = tracker("completion", "fish").out.splitlines()

    assert all(line.startswith("complete -c tracker -n '") for line in lines)
    assert (
        "complete -c tracker -n '__fish_use_subcommand' -a unlock -d 'Вернуть рабочий ключ на место из копии.'" in lines
    )
    if fish := shutil.which("fish"):
        subprocess.run([fish, "--no-execute", "/dev/stdin"], input="\n".join(lines), text=True, check=True)


def test_another_shell_is_refused(tracker: Tracker) -> None:
    ran = tracker("completion", "csh")

    assert ran.code == 2
    assert "SHELL" in ran.err


def test_whatever_the_launcher_does_besides_is_completed() -> None:
    script = (Path(__file__).parents[2] / "tracker").read_text("utf-8")

    assert set(re.findall(r"^        ([a-z]+)\)$", script, re.MULTILINE)) == set(LAUNCHER)
