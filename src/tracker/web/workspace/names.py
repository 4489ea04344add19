"""Known names in what somebody typed: beside each text it is asked what is to stand there.

A key may always stand there: the page then decides who may read the name. What is for the team alone may keep the
name. What others may come to read keeps it only as the name of somebody else.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from tracker.application.names import Found, spelled_out
from tracker.web.workspace.desk import Desk
from tracker.web.workspace.form import AskedName, Form

KEEP, SOMEBODY_ELSE = "keep", "else"

_CHOICE = "names."
_FOR_THE_TEAM = {"notes", "source", "custody", "reason", "how", "who_agreed", "what", "who", "told"}
"""The fields whose texts nobody but the team ever reads."""


def without_names(desk: Desk, form: Form, texts: Mapping[str, str]) -> dict[str, str]:
    """Give the texts with keys in place of names where that was chosen; complain where nothing was chosen yet."""
    found = desk.names_in(texts)
    return {field: _settled(form, field, text, found[field]) for field, text in texts.items()}


def prefer(desk: Desk, form: Form, fields: Iterable[str], meant: Collection[str]) -> None:
    """Choose the key in every text that names one of these persons, and nobody else whom the record knows by it.

    Only where nothing was chosen: somebody said already that these are meant.
    """
    typed = {one: form.value(one) for name in fields for one in form.values if one.partition("-")[0] == name}
    for field, found in desk.workspace.names_in(typed).items():
        for one in found:
            choice, sure = f"{_CHOICE}{field}.{'+'.join(one.keys)}", [key for key in one.keys if key in meant]
            if len(sure) == 1 and not form.value(choice):
                form.values[choice] = sure


def namesakes(form: Form) -> frozenset[str]:
    """Give the persons of whom the form says that somebody else of that name is meant, by their keys."""
    stated = (name.rpartition(".")[2] for name in form.values if _is_stated(form, name))
    return frozenset(key for keys in stated for key in keys.split("+"))


def ask_again(form: Form, field: str, persons: Sequence[str]) -> None:
    """Ask of texts that are on record already whether somebody else of the name is meant; they are not written anew."""
    for key in sorted({*persons, *namesakes(form)}):
        _ask(form, field, ((key,), [f"{{{key}}}"]), SOMEBODY_ELSE, is_written_anew=False)
    form.complain(form.names[field][0].anchor, "form.names_on_record")


def ask_of_address(desk: Desk, form: Form, field: str, address: str) -> None:
    """Ask whether somebody else is meant by the names that an address spells out: no key can stand in their place."""
    found = desk.names_in({field: spelled_out(address)})[field]
    for keys, written in {one.keys: one.written for one in found}.items():
        if not _ask(form, field, (keys, [written]), SOMEBODY_ELSE, is_written_anew=False):
            form.complain(field, "form.name_in_address")


def _settled(form: Form, field: str, text: str, found: Sequence[Found]) -> str:
    stays = KEEP if field.partition("-")[0] in _FOR_THE_TEAM else SOMEBODY_ELSE
    written: dict[tuple[str, ...], list[str]] = {}
    for one in found:
        written.setdefault(one.keys, []).append(one.written)
    chosen = {names[0]: _ask(form, field, names, stays) for names in written.items()}
    for one in reversed(found):
        if chosen[one.keys] in one.keys:
            text = f"{text[: one.start]}{{{chosen[one.keys]}}}{text[one.end :]}"
    return text


def _ask(
    form: Form, field: str, names: tuple[tuple[str, ...], list[str]], stays: str, *, is_written_anew: bool = True
) -> str:
    """Ask what is to stand for a name, and give what was chosen already; complain where nothing was."""
    keys, written = names
    choice, asked = f"{_CHOICE}{field}.{'+'.join(keys)}", form.names.setdefault(field, [])
    offered = keys if is_written_anew else ()
    said = form.value(choice)
    chosen = said if said in {*offered, stays} else ""
    anchor = choice if asked else f"{field}-names"
    asked.append(AskedName(anchor, choice, tuple(dict.fromkeys(written)), offered, stays, chosen))
    if is_written_anew and not chosen:
        form.complain(anchor, "form.names")
    return chosen


def _is_stated(form: Form, name: str) -> bool:
    return name.startswith(_CHOICE) and form.value(name) == SOMEBODY_ELSE
