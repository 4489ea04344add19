"""Keeping: how intakes and proposals lie in their rows, as bytes that the rows seal, and how they come back."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from tracker.accounts.intakes import IntakeRow
from tracker.accounts.proposals import ProposalRow
from tracker.application.intake.reading.text import Text
from tracker.application.intake.understanding.proposal import Doubt
from tracker.application.workspace.intake.model import (
    Asked,
    DocumentGiven,
    Intake,
    Kind,
    Proposal,
    ProposalState,
    ProposedDemand,
    ProposedDevelopment,
    Rejection,
    State,
)
from tracker.application.workspace.refusals import NotReadable, TooLong

MOST = 300_000
"""Bytes of one proposal, as somebody put it right."""


class _Fate(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a proposal, beside its content."""

    rejected: Rejection | None = None
    note: str = ""
    replaced_by: tuple[int, ...] = ()


class _Demand(_Fate, frozen=True, kw_only=True):
    content: ProposedDemand


class _Development(_Fate, frozen=True, kw_only=True):
    content: ProposedDevelopment


def kind_of(content: Asked) -> Kind:
    """Say what is proposed."""
    return Kind.DEMAND if isinstance(content, ProposedDemand) else Kind.DEVELOPMENT


def packed(
    content: Asked, *, rejected: Rejection | None = None, note: str = "", replaced_by: Iterable[int] = ()
) -> bytes:
    """Give a proposal as its row keeps it; raises TooLong, NotReadable."""
    fate: dict[str, Any] = {"rejected": rejected, "note": note, "replaced_by": tuple(replaced_by)}
    kept = (
        _Demand(content=content, **fate)
        if isinstance(content, ProposedDemand)
        else _Development(content=content, **fate)
    )
    try:
        plain = msgspec.json.encode(kept)
    except UnicodeEncodeError:
        raise NotReadable from None
    if len(plain) > MOST:
        raise TooLong(most=MOST)
    return plain


def proposal_in(row: ProposalRow) -> Proposal:
    """Give a proposal as its row has it."""
    kind = Kind(row.kind)
    form: type[_Demand | _Development] = _Demand if kind is Kind.DEMAND else _Development
    its = msgspec.json.decode(row.content, type=form)
    return Proposal(
        number=row.number,
        state=ProposalState(row.state),
        version=row.version,
        kind=kind,
        content=its.content,
        outcome=row.outcome,
        rejected=its.rejected,
        note=its.note,
        replaced_by=its.replaced_by,
        by=row.account,
    )


def packed_text(text: Text) -> bytes:
    """Give a text as its row keeps it."""
    return msgspec.json.encode(text)


def text_in(content: bytes) -> Text:
    """Give a text as it was read."""
    return msgspec.json.decode(content, type=Text)


def plain(value: object) -> Any:  # noqa: ANN401 - plain values, as JSON has them
    """Give something found as plain values."""
    return msgspec.to_builtins(value)


def intake_in(row: IntakeRow, counts: Mapping[str, int]) -> Intake:
    """Give an intake as its row has it."""
    about = row.about
    suggested = about.get("suggested")
    return Intake(
        intake_id=row.intake_id,
        state=State(row.state),
        name=about["name"],
        size=about["size"],
        brought_at=row.brought_at,
        touched_at=row.touched_at,
        goes_at=row.goes_at,
        by=row.account,
        countries=row.countries,
        language=about.get("language", ""),
        document=row.document,
        refusal=about.get("refusal"),
        refusal_values=about.get("refusal_values", {}),
        suggested=msgspec.convert(suggested, DocumentGiven) if suggested else None,
        doubts=msgspec.convert(about.get("doubts", []), tuple[Doubt, ...]),
        counts={ProposalState(state): many for state, many in counts.items()},
        version=row.version,
    )
