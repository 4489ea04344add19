"""Newcomers: persons and organisations registered by the very write that accepts a passage which names them."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import partial

from tracker.application.workspace.intake.model import ProposedDemand, ProposedDevelopment
from tracker.application.workspace.intake.refusals import NewcomerRefused
from tracker.application.workspace.parties import register
from tracker.application.workspace.party_inputs import Organisation, Person
from tracker.application.workspace.plain import Texts
from tracker.application.workspace.work import Work
from tracker.domain.refusals import Refused

Newcomers = Mapping[str, Person | Organisation]
"""Who is registered with a proposal, by the word that stands for the key in what is accepted (`_2`)."""


def registered(newcomers: Newcomers, work: Work) -> Mapping[str, str]:
    """Register them in the order given; give the key of each by the word for it. Raises NewcomerRefused."""
    keys = {}
    for place, one in newcomers.items():
        try:
            keys[place] = register(one, work)
        except Refused as cause:
            raise NewcomerRefused(place, cause) from cause
    return keys


def demand_with(given: ProposedDemand, keys: Mapping[str, str], work: Work) -> ProposedDemand:
    """Give a demand with the keys of newcomers wherever a word stands for one, and wherever they are named."""
    if not keys:
        return given
    keyed = partial(_keyed, new={*keys.values()}, work=work)
    return replace(
        given,
        measures=tuple(replace(one, key=keys.get(one.key, one.key), label=keyed(one.label)) for one in given.measures),
        meant=tuple(keys.get(one, one) for one in given.meant),
        organs=tuple(map(keyed, given.organs)),
        title=keyed(given.title),
        summary=keyed(given.summary),
        addressee=keyed(given.addressee),
        counting_reason=keyed(given.counting_reason),
    )


def development_with(given: ProposedDevelopment, keys: Mapping[str, str], work: Work) -> ProposedDevelopment:
    """Give what happened with the keys of newcomers wherever they are named."""
    if not keys:
        return given
    keyed = partial(_keyed, new={*keys.values()}, work=work)
    return replace(given, wording=keyed(given.wording), notes=keyed(given.notes))


def _keyed(said: Texts, *, new: Collection[str], work: Work) -> Texts:
    """Put the key in place of a newcomer's name: who is new in a passage is meant by it, whoever else bears it."""
    return {language: _in_one(words, new, work) for language, words in said.items()}


def _in_one(said: str, new: Collection[str], work: Work) -> str:
    for one in reversed(work.names.found_in(said)):
        keys = [key for key in one.keys if key in new]
        if len(keys) == 1:
            said = f"{said[: one.start]}{{{keys[0]}}}{said[one.end :]}"
    return said
