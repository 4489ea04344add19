"""What was submitted about a country and what became of it, and the lists of cases, for the room and the public."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.domain.record import Entry, Kind
from tracker.projections.shelves import Shelf
from tracker.web.naming import ANYWHERE_ELSE
from tracker.web.submission_labels import CASE_LIST, FATE, FILED_BY, PROCEDURE
from tracker.web.views.citations import Citation, citation
from tracker.web.wording import Text, Wording

MOST = 20
"""Submissions that the page of a country lists, the newest; those for a session stand on its own page, too."""


@dataclass(frozen=True)
class Became:
    """What became of a submission: our word for it, its day, and the number that the body gave it."""

    entry_id: str
    fate: str
    label: str
    when: Mapping[str, Any]
    reference: str | None
    citation: Citation | None


@dataclass(frozen=True)
class Submitted:
    """One submission. `label` and `by` are our words; `filers` name the organisations that may be named.

    `unnamed` says how many others there are. `title` is what the document is called, `document` the key under which
    its text is registered.
    """

    entry_id: str
    country: str | None
    procedure: str
    label: str
    body: str
    by: str
    filers: Sequence[str]
    unnamed: int
    when: Mapping[str, Any]
    title: Text | None
    document: str | None
    conventions: Sequence[str]
    reference: str | None
    citation: Citation | None
    became: Sequence[Became]


@dataclass(frozen=True)
class OnList:
    """A list of cases that came out, and whether the country is on it."""

    entry_id: str
    country: str | None
    case_list: str
    label: str
    is_on: bool
    conventions: Sequence[str]
    when: Mapping[str, Any]
    citation: Citation | None


def submission_words(entries: Iterable[Entry], shelf: Shelf) -> list[object]:
    """List the facts whose words these lines print."""
    told = list(entries)
    filed = [one.about for one in told if one.kind is Kind.SUBMISSION]
    keys = {key for about in filed for key in about["filers"]}
    names = [one.about["name"] for key, one in shelf.organisations.items() if key in keys]
    titles = [shelf.documents[one["document"]]["title"] for one in filed if one["document"] in shelf.documents]
    asked = [{"kind": "organisation", "key": key} for key in keys]
    return [[one.about for one in told], names, titles, asked]


def submitted(
    entries: Iterable[Entry], among: Iterable[Entry], shelf: Shelf, wording: Wording, country: str | None = None
) -> Sequence[Submitted]:
    """Describe submissions, the newest first, each with what became of it `among` all entries."""
    fates = [one for one in among if one.kind is Kind.SUBMISSION_FATE]
    told = [_submitted(one, fates, shelf, wording, country) for one in entries if one.kind is Kind.SUBMISSION]
    return told[::-1]


def on_lists(entries: Iterable[Entry], wording: Wording, country: str | None = None) -> Sequence[OnList]:
    """Describe the lists of cases, oldest first."""
    return [
        OnList(
            entry_id=one.entry_id,
            country=country,
            case_list=one.about["case_list"],
            label=CASE_LIST[one.about["case_list"]],
            is_on=one.about["is_on"],
            conventions=one.about["instruments"],
            when=one.about["on"],
            citation=citation(one.about["citation"], wording),
        )
        for one in entries
        if one.kind is Kind.LISTING
    ]


def told_of(entries: Sequence[tuple[str, Entry]], shelf: Shelf, wording: Wording) -> dict[str, Any]:
    """Describe what concerns one occasion: its submissions, and its lists of cases, each with its country."""
    countries = dict.fromkeys(country for country, _ in entries)
    its = {country: [one for where, one in entries if where == country] for country in countries}
    return {
        "submitted": [one for code, told in its.items() for one in submitted(told, told, shelf, wording, code)],
        "lists": [one for code, told in its.items() for one in on_lists(told, wording, code)],
    }


def for_occasion(entries: Sequence[Entry], key: str) -> Sequence[Entry]:
    """Choose the entries that name an occasion, with what became of its submissions."""
    named = [one for one in entries if one.about.get("occasion") == key]
    ids = {one.entry_id for one in named}
    return [*named, *(one for one in entries if one.kind is Kind.SUBMISSION_FATE and one.of_entry in ids)]


def _submitted(entry: Entry, fates: Sequence[Entry], shelf: Shelf, wording: Wording, country: str | None) -> Submitted:
    about, named = entry.about, organisations_named(entry.about["filers"], shelf, wording)
    registered = shelf.documents.get(about["document"] or "")
    return Submitted(
        entry_id=entry.entry_id,
        country=country,
        procedure=about["procedure"],
        label=PROCEDURE[about["procedure"]],
        body=about["body"],
        by=FILED_BY[about["filed_by"]],
        filers=named,
        unnamed=_shown(about["filers"], shelf) - len(named),
        when=about["on"],
        title=wording.say(about["title"] or (registered["title"] if registered else None)),
        document=about["document"] if registered else None,
        conventions=about["instruments"],
        reference=wording.plain(about["reference"]),
        citation=citation(about["citation"], wording),
        became=[
            Became(
                entry_id=one.entry_id,
                fate=one.about["fate"],
                label=FATE[one.about["fate"]],
                when=one.about["on"],
                reference=wording.plain(one.about["reference"]),
                citation=citation(one.about["citation"], wording),
            )
            for one in fates
            if one.of_entry == entry.entry_id
        ],
    )


def _shown(keys: Iterable[str], shelf: Shelf) -> int:
    """Count organisations; who is withheld is in no count."""
    return sum(key in shelf.organisations and not shelf.organisations[key].withheld for key in keys)


def organisations_named(keys: Iterable[str], shelf: Shelf, wording: Wording) -> Sequence[str]:
    """Name organisations, one of fewer than ten people only by the rules for persons."""
    known = [shelf.organisations[key] for key in keys if key in shelf.organisations]
    names = (
        wording.called(one.key, ANYWHERE_ELSE)
        if one.about["small"] or one.withheld
        else wording.plain(one.about["name"])
        for one in known
    )
    return sorted(name for name in names if name)
