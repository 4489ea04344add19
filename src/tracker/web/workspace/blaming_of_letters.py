"""Blaming of letters: to which field of an assessment each refusal leads, and which sentence tells of it."""

from collections.abc import Mapping

from tracker.application.workspace import refusals
from tracker.domain import refusals as domain
from tracker.domain.refusals import Refused

BLAMED: Mapping[type[Refused], str] = {
    domain.BeforeTheDemand: "on",
    domain.NotABaseline: "says",
    domain.NothingInTheBasis: "basis",
    domain.BetterThanPractice: "practice",
    domain.OppositeWithoutOrgan: "organ",
    domain.OppositeWithoutAct: "basis",
    domain.OppositeNotSure: "basis",
    domain.NotIrreversible: "irreversible",
    domain.SilenceNotShown: "says",
    domain.NotOfAState: "says",
    domain.CauseMissing: "cause",
    domain.NotCountedOnNothing: "basis",
    refusals.WordingMissing: "wording",
    refusals.BasisUnknown: "basis",
    refusals.InTheFuture: "on",
    refusals.NotLater: "not_before",
    refusals.NamesInWording: "wording",
}
"""The field that each refusal leads to."""


def message_of(refused: Refused) -> str:
    """Give the key of the sentence: where something is lacking, of the one that says what."""
    lacking = refused.values.get("lacking")
    return f"{refused.message}.{lacking}" if lacking else refused.message
