"""Known names in what somebody typed: offered to be put as keys, so that the page decides who may read them."""

from collections.abc import Mapping

from tracker.web.workspace.desk import Desk
from tracker.web.workspace.form import Form

KEYS, KEEP = "keys", "keep"


def without_names(desk: Desk, form: Form, texts: Mapping[str, str | None]) -> dict[str, str | None]:
    """Give the texts, with keys in place of names where that was chosen; else complain about each text with a name."""
    found = {name: dict(desk.workspace.names_in([text])) for name, text in texts.items() if text}
    if form.value("names") == KEYS:
        return {name: _keyed(text, found.get(name, {})) for name, text in texts.items()}
    if form.value("names") != KEEP:
        for name in (name for name, names in found.items() if names):
            form.complain(name, "form.names", names=", ".join(sorted(found[name])))
    return dict(texts)


def _keyed(text: str | None, names: Mapping[str, str]) -> str | None:
    for written, key in sorted(names.items(), key=lambda one: -len(one[0])):
        text = text and text.replace(written, f"{{{key}}}")
    return text
