"""Help texts in the host's language: the `help` of commands and options is a key of the catalogue."""

import typer
from typer.core import TyperCommand, TyperGroup

from tracker.cli.saying import say


class Helping(TyperCommand):
    """A command that explains itself."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]
        """Give usage, what the command does, and its options."""
        given = [parameter for parameter in self.params if parameter.param_type_name == "argument"]
        names = " ".join(placeholder(one) for one in given)
        lines = [say("help.usage", usage=" ".join(filter(None, [ctx.command_path, names, say("help.options")]))), ""]
        lines += [say(self.help or ""), ""]
        lines += [_line(one) for one in self.params if getattr(one, "help", None)]
        return "\n".join([*lines, f"  {'--help':<22}{say('option.help')}"])


class HelpingGroup(TyperGroup):
    """The list of all commands, or of those that belong to one."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]
        """Give usage and a line for each command."""
        usage = f"{ctx.command_path} {say('help.command')} {say('help.options')}"
        lines = [say("help.usage", usage=usage), "", say(self.help or ""), ""]
        lines += [f"  {name:<12}{say(command.help or '')}" for name, command in self.commands.items()]
        return "\n".join([*lines, "", say("help.more", program=ctx.command_path)])


def group() -> typer.Typer:
    """Give a group of commands that says what there is in it where none was given."""
    its = typer.Typer(cls=HelpingGroup, rich_markup_mode=None, invoke_without_command=True, no_args_is_help=False)
    its.callback()(say_what_there_is)
    return its


def say_what_there_is(context: typer.Context) -> None:
    """Say what there is where no command was given."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


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
