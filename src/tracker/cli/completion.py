"""`tracker completion SHELL`: a script by which a shell completes what is typed, without starting the program."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from tracker.cli.saying import say, tell_plainly

LAUNCHER = ("check", "test", "drill", "benchmark", "docs", "wheelhouse")
"""What `./tracker` beside the source knows besides."""


class Shell(Enum):
    """The shells that there is a script for."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


@dataclass(frozen=True)
class Word:
    """A command: the words that lead to it, what it does, the options it takes."""

    path: Sequence[str]
    help: str
    options: Sequence[str]
    commands: Sequence[str]


def complete(shell: Shell) -> None:
    """Print the script."""
    from typer.main import get_command  # noqa: PLC0415 - the commands import this module

    from tracker.cli.app import app  # noqa: PLC0415 - the same

    words = list(_words(get_command(app), ()))
    tell_plainly(_fish(words) if shell is Shell.FISH else _bash(words, is_zsh=shell is Shell.ZSH))


def _words(command: Any, path: Sequence[str]) -> Iterator[Word]:  # noqa: ANN401 - typer gives a command no public type
    below: Mapping[str, Any] = getattr(command, "commands", {})
    shown = (one for one in command.params if one.param_type_name == "option" and not getattr(one, "hidden", False))
    options = [one.opts[0] for one in shown]
    extra = () if path else LAUNCHER
    yield Word(path, say(command.help) if command.help else "", [*options, "--help"], [*below, *extra])
    for name, one in below.items():
        yield from _words(one, (*path, name))


def _bash(words: Sequence[Word], *, is_zsh: bool) -> str:
    """Write the script; zsh knows how to read those of bash."""
    groups = "|".join(one.path[0] for one in words if one.path and one.commands)
    cases = "\n".join(
        f'        "{" ".join(one.path)}") commands="{" ".join(one.commands)}"; options="{" ".join(one.options)}" ;;'
        for one in words
    )
    begin = "autoload -U +X bashcompinit && bashcompinit\n" if is_zsh else ""
    return f"""{begin}_tracker() {{
    local word="${{COMP_WORDS[COMP_CWORD]}}" path="" commands="" options="" each
    for each in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
        case "$each" in
            -*) ;;
            *) case "$path" in
                "") path="$each" ;;
                {groups}) path="$path $each" ;;
            esac ;;
        esac
    done
    case "$path" in
{cases}
    esac
    case "$word" in
        -*) COMPREPLY=($(compgen -W "$options" -- "$word")) ;;
        *) if [ -n "$commands" ]; then COMPREPLY=($(compgen -W "$commands" -- "$word"));
           else COMPREPLY=($(compgen -f -- "$word")); fi ;;
    esac
}}
complete -o filenames -F _tracker tracker ./tracker"""


def _fish(words: Sequence[Word]) -> str:
    lines = []
    for one in words:
        if one.path:
            under = one.path[:-1]
            when = f"__fish_seen_subcommand_from {under[-1]}" if under else "__fish_use_subcommand"
            text = one.help.replace("\\", r"\\").replace("'", r"\'")
            lines.append(f"complete -c tracker -n '{when}' -a {one.path[-1]} -d '{text}'")
            where = "; and ".join(f"__fish_seen_subcommand_from {name}" for name in one.path)
            lines += [f"complete -c tracker -n '{where}' -l {option.removeprefix('--')}" for option in one.options]
    return "\n".join(lines)
