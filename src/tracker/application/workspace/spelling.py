"""Spelling: a name on its way into the record, in letters that belong together."""

import re
import unicodedata
from collections.abc import Collection, Iterable

from tracker.application.workspace import texts
from tracker.application.workspace.refusals import NotAName, PersonKnown, ScriptsMixed, SpellingKnown
from tracker.application.workspace.work import Work
from tracker.domain.values import Code, Words

_NO_NAME = re.compile(r"[{}\[\]<>]")
"""Signs of keys and of markup: what holds one was meant for another field."""


def spelled(given: str) -> str:
    """Give a person's name as it is kept; raises NothingWritten, NotReadable, NotAName, TooLong, ScriptsMixed."""
    kept = _readable(given)
    script_of(kept)
    return kept


def spelled_of_many(given: str) -> str:
    """Give an organisation's name as it is kept: words of it may be of another script than the others.

    Raises as `spelled` does.
    """
    kept = _readable(given)
    for word in kept.split():
        _one_script(word)
    return kept


def script_of(name: str) -> Code:
    """Give the script of a name (`latin`, `cyrillic`, `arabic`, ...); raises ScriptsMixed, NotAName for none."""
    found = _one_script(name)
    if found is None:
        raise NotAName
    return Code(found)


def require_nobody_else(names: Collection[str], work: Work, but: str | None = None) -> None:
    """Refuse names that are on record as those of persons, `but` one of them; raises PersonKnown."""
    known = sorted(work.names.keys_in(names) - {but})
    if known:
        raise PersonKnown(persons=", ".join(known), count=len(known))


def require_new(name: str, known: Iterable[Words], work: Work) -> None:
    """Refuse a spelling that is on record already; raises SpellingKnown."""
    if is_among(name, known, work):
        raise SpellingKnown


def is_among(name: str, known: Iterable[Words], work: Work) -> bool:
    """Say whether a name is one of these, whatever its capitals."""
    opened = work.book.open([ref for words in known for ref in words.values()], work.connection)
    return name.casefold() in {one.casefold() for one in opened.values()}


def _readable(given: str) -> str:
    texts.names({"und": given})
    kept = texts.required({"und": given}, texts.LONGEST_NAME)["und"]
    is_long = any(sum(map(str.isalpha, word)) > 1 for word in kept.split())
    if _NO_NAME.search(kept) or not is_long:
        raise NotAName
    return kept


def _one_script(said: str) -> str | None:
    scripts = {unicodedata.name(one, "").partition(" ")[0].lower() for one in said if one.isalpha()}
    if len(scripts) > 1:
        raise ScriptsMixed
    return next(iter(scripts), None)
