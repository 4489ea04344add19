"""Our words for a demand, as they were put better and translated: pure functions of facts as they are kept."""

from collections.abc import Mapping
from typing import Any

_PARTS = ("title", "summary", "item")
Facts = Mapping[str, Any]


def reworded(about: Facts, said: Facts) -> Facts:
    """Put our words of a demand better; a text that was put better is no translation any more.

    `about` are the facts of a demand, `said` those of a rewording or of a translation.
    """
    texts, how = _texts(said), _how(said)
    words = {part: _worded(about[part], texts[part], how) for part in _PARTS if part in texts}
    measures = [relabelled(one, said) for one in about["measures"]]
    return {**about, **words, "measures": measures, "translations": _translations(about, texts, how)}


def relabelled(measure: Facts, said: Facts) -> Facts:
    """Put the label of a measure better, where it is spoken of."""
    texts, part = _texts(said), str(measure["number"])
    return {**measure, "label": _worded(measure["label"], texts[part], _how(said))} if part in texts else measure


def _texts(said: Facts) -> Mapping[str, Mapping[str, str]]:
    """Give the texts that are spoken of, by part."""
    if "of" in said:
        return {said["of"]: said["words"]}
    return {**{part: said[part] for part in _PARTS}, **said["labels"]}


def _how(said: Facts) -> Facts | None:
    """Say who made a translation, None of a rewording."""
    return {name: said[name] for name in ("of", "lang", "by", "reviewed")} if "of" in said else None


def _worded(old: Mapping[str, str], new: Mapping[str, str], how: Facts | None) -> Mapping[str, str]:
    return new if how is None else {**old, **new}


def _translations(about: Facts, texts: Mapping[str, Mapping[str, str]], how: Facts | None) -> Facts:
    """Give who made each text that is a translation, by its reference; one that took its place has it no more."""
    old = about.get("translations", {})
    lang = how["lang"] if how is not None else None
    left = {ref: one for ref, one in old.items() if one["of"] not in texts or (lang and one["lang"] != lang)}
    return left | ({texts[how["of"]][how["lang"]]: how} if how is not None else {})
