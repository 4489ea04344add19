"""Help texts in the host's language: the `help` of commands and options is a key of the catalogue."""

from pathlib import Path

import typer
from typer.core import TyperCommand, TyperGroup

from tracker.cli.refusals import NothingNamed
from tracker.cli.saying import say
from tracker.settings import PROGRAM, called_as


class Helping(TyperCommand):
    """A command that explains itself."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Read what was typed; raises NothingNamed for a file or folder that is empty, as an unset variable is."""
        typed = list(args)
        left = super().parse_args(ctx, args)
        if any(one == "" or (one.startswith("--") and one.endswith("=")) for one in typed) and "." not in typed:
            for one in self.params:
                if ctx.params.get(one.name or "") == Path():
                    raise NothingNamed(name=name_of(one))
        return left

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]
        """Give usage, what the command does, and its options."""
        given = [parameter for parameter in self.params if parameter.param_type_name == "argument"]
        names = " ".join(placeholder(one) for one in given)
        lines = [
            say("help.usage", usage=" ".join(filter(None, [called(ctx.command_path), names, say("help.options")]))),
            "",
        ]
        lines += [say(self.help or ""), ""]
        lines += [_line(one) for one in self.params if getattr(one, "help", None)]
        return "\n".join([*lines, f"  {'--help':<22}{say('option.help')}"])


class HelpingGroup(TyperGroup):
    """The list of all commands, or of those that belong to one."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]
        """Give usage and a line for each command."""
        usage = f"{called(ctx.command_path)} {say('help.command')} {say('help.options')}"
        lines = [say("help.usage", usage=usage), "", say(self.help or ""), ""]
        lines += [f"  {name:<12}{say(command.help or '')}" for name, command in self.commands.items()]
        return "\n".join([*lines, "", say("help.more", program=called(ctx.command_path))])


def group() -> typer.Typer:
    """Give a group of commands that says what there is in it where none was given."""
    its = typer.Typer(cls=HelpingGroup, rich_markup_mode=None, invoke_without_command=True, no_args_is_help=False)
    its.callback()(say_what_there_is)
    return its


def say_what_there_is(context: typer.Context) -> None:
    """Say what there is where no command was given."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def called(path: str) -> str:
    """Give how a host begins what is typed: `tracker key copy` is `./tracker key copy` where the program lies so."""
    return called_as() + path.removeprefix(PROGRAM)


def name_of(parameter: object) -> str:
    """Give what a host would type for an option, and the word that stands for an argument."""
    is_option = getattr(parameter, "param_type_name", "") == "option"
    return str(parameter.opts[0]) if is_option else placeholder(parameter)  # type: ignore[attr-defined]


def placeholder(parameter: object) -> str:
    """Give the word that stands for what a parameter takes, empty for a flag."""
    word = getattr(parameter, "metavar", None) or ""
    name = word.strip("[]")
    return word.replace(name, say(f"placeholder.{name}")) if name else ""


def _line(parameter: object) -> str:
    """Give how an option or argument is written, and what it is for."""
    name = placeholder(parameter)
    if getattr(parameter, "param_type_name", "") == "option":
        name = f"{parameter.opts[0]} {name}"  # type: ignore[attr-defined]
    return f"  {name:<21} {say(parameter.help)}"  # type: ignore[attr-defined]
