"""What would be erased, as whoever decides on it sees it: text by text, with what may become of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from tracker.application.erasing.reading_all import Spot
from tracker.application.workspace.erasure.inputs import MOST, Choice, Do
from tracker.application.workspace.erasure.listing import ErasureRow, Listing
from tracker.application.workspace.erasure.subject import Subject
from tracker.application.workspace.erasure.telling import How, Telling
from tracker.domain.erasure_events import ErasureProposed
from tracker.domain.values import Ref
from tracker.projections.files_about import FileAbout
from tracker.web.workspace.desk import Live
from tracker.web.workspace.erasing_labels import FIELD, NAME, OF, STAYS, THING
from tracker.web.workspace.form import Form, uuid_in

LONGEST = 600
"""Characters of a text that the list shows: it is read whole where it stands."""


@dataclass(frozen=True)
class Place:
    """Where a text stands; `address` is None where the reader may not open it, `on` the day of an entry, if one."""

    label: str
    key: str
    address: str | None
    on: date | None = None


@dataclass(frozen=True)
class TextLine:
    """One text. `text` is None where a withheld person's is shown to nobody, `is_cut` says that it goes on.

    `stays` says what it means to keep it, `chosen` what was chosen so far, `typed` what is to be read in its place.
    `is_new`: nobody decided on it yet, though the rest was proposed.
    """

    ref: str
    how: str
    field: str
    places: Sequence[Place]
    text: str | None
    is_cut: bool
    must_go: bool
    stays: str
    chosen: str
    typed: str
    is_new: bool


@dataclass(frozen=True)
class FileLine:
    """A file that may tell of the subject; `address` is None where the reader may not know more of it.

    `chosen` is "erase", "keep", or nothing so far. `is_same`: it keeps the same original as one that tells of it.
    `is_subject`: it is what is to be erased. `is_new`: nobody decided on it yet, though the rest was proposed.
    """

    evidence_id: str
    kind: str
    country: str | None
    address: str | None
    chosen: str
    is_same: bool
    is_subject: bool
    is_new: bool


@dataclass(frozen=True)
class ErasureWaits:
    """One erasure that waits for a second person. `proposer` is a nickname, for the country's own team.

    `countries` are other teams that it takes texts from, as far as the reader is of them, or is who may confirm it;
    `texts` counts those that go, for the latter alone.
    """

    address: str
    of: str
    key: str
    country: str | None
    countries: Sequence[str]
    basis: str
    texts: int | None
    files: int
    told_on: date
    proposer: str | None
    is_mine: bool


def text_lines(found: Listing, form: Form, live: Live) -> list[TextLine]:
    """Tell of every text that the reader may know of.

    With it stands what was chosen in the form, else in the proposal that waits, else what is usual.
    Whoever is of the team reads it as it was written; others as pages print it, without a person's key.
    """
    said = found.proposal.said if found.proposal else None
    decided = decisions(said) if said else {}
    lines = [_line(one, form, decided, is_proposed=said is not None) for one in found.texts if one.places]
    printed = {line.ref: {live.wording.language: line.ref} for line in lines if line.text is not None}
    for one in found.texts:
        if any(live.desk.who.is_team_of(country) for spot in one.spots for country in spot.countries):
            printed.pop(one.ref, None)
    live.open(list(printed.values()))
    return [
        replace(line, text=(live.wording.plain(printed[line.ref]) or "")[:LONGEST]) if line.ref in printed else line
        for line in lines
    ]


def file_lines(found: Listing, form: Form, live: Live) -> list[FileLine]:
    """Tell of every file that is not gone for everybody already."""
    said = found.proposal.said if found.proposal else None
    decided = dict.fromkeys(said.files_kept, Do.KEEP) | dict.fromkeys(said.files, Do.ERASE) if said else {}
    is_proposed = said is not None
    told = [one for one in found.files if _is_told(one, found, live)]
    lines = [_file(one, form, decided, live, is_proposed=is_proposed) for one in told]
    known = live.look.evidence(live.sight).known([one.evidence_id for one in lines])
    return [one if one.evidence_id in known else replace(one, address=None) for one in lines]


def _is_told(one: FileAbout, found: Listing, live: Live) -> bool:
    """Say whether a file is listed: what the reader may not know of is for who confirms, where it goes."""
    said = found.proposal
    is_second = said is not None and live.desk.who.may_confirm and said.account != live.desk.account.account_id
    return one.is_known or (is_second and said is not None and one.evidence_id in said.said.files)


def decisions(said: ErasureProposed) -> Mapping[Ref, Do]:
    """Say what was decided on each text."""
    replaced = {one.of for one in said.replaced}
    gone = {ref: Do.REPLACE if ref in replaced else Do.ERASE for ref in said.refs}
    return gone | dict.fromkeys(said.kept, Do.KEEP)


def choices_in(form: Form) -> Mapping[str, Choice]:
    """Read what was chosen for each text of the form."""
    known = {one.value for one in Do}
    return {
        name.removeprefix("do-"): Choice(Do(texts[0]), form.text(f"new-{name.removeprefix('do-')}", longest=MOST))
        for name, texts in form.values.items()
        if name.startswith("do-") and texts and texts[0] in known
    }


def erasures(live: Live) -> list[ErasureWaits]:
    """List the erasures that wait and that this account may confirm or return."""
    return [_waits(row, live) for row in live.desk.workspace.erasures_waiting(live.desk.who)]


def _waits(row: ErasureRow, live: Live) -> ErasureWaits:
    said, names, who = row.proposal.said, live.desk.nicknames, live.desk.who
    is_mine = row.proposal.account == live.desk.account.account_id
    is_second = who.may_confirm and not is_mine
    return ErasureWaits(
        address=address_of(row.subject),
        of=OF[what_of(row.subject)],
        key=row.subject.person or "",
        country=row.country,
        countries=[one for one in said.countries if one != row.country and (is_second or who.is_team_of(one))],
        basis=said.basis.value,
        texts=len(said.refs) if is_second else None,
        files=len(said.files),
        told_on=row.proposal.at.date(),
        proposer=names.get(row.proposal.account) if who.is_team_of(row.country) else None,
        is_mine=is_mine,
    )


def address_of(subject: Subject) -> str:
    """Give where a subject is erased."""
    if subject.person is not None:
        return f"/people/{subject.person}/erase"
    if subject.entry_id is not None:
        return f"/desk/entries/{subject.entry_id}/erase"
    return f"/evidence/{subject.evidence_id}/erase"


def what_of(subject: Subject) -> str:
    """Say what a subject is: `person`, `entry` or `evidence`."""
    if subject.person is not None:
        return "person"
    return "entry" if subject.entry_id is not None else "evidence"


def _line(one: Telling, form: Form, decided: Mapping[Ref, Do], *, is_proposed: bool) -> TextLine:
    usual = decided.get(one.ref) or (None if is_proposed else _usual(one))
    return TextLine(
        ref=one.ref,
        how=one.how.value,
        field=_field(one),
        places=_places(one) if one.how is not How.OWN else [],
        text=one.text[:LONGEST] if one.text is not None else None,
        is_cut=one.text is not None and len(one.text) > LONGEST,
        must_go=one.must_go,
        stays=STAYS[one.how.value],
        chosen=form.value(f"do-{one.ref}") or (usual.value if usual else ""),
        typed=form.value(f"new-{one.ref}"),
        is_new=is_proposed and one.ref not in decided,
    )


def _field(one: Telling) -> str:
    name = one.places[0].field
    if name == "name" and one.must_go:
        return NAME
    return FIELD.get(name, FIELD["other"])


def _usual(one: Telling) -> Do | None:
    """Say what is offered first: on a name that somebody typed the reader decides."""
    if one.how is How.TYPED:
        return Do.KEEP if one.is_namesake else None
    return Do.ERASE if one.how is How.OWN else Do.KEEP


def _places(one: Telling) -> list[Place]:
    places = [_place(spot, is_open=one.text is not None) for spot in one.places]
    return list(dict.fromkeys(places))


def _place(spot: Spot, *, is_open: bool) -> Place:
    address = f"/desk/entries/{spot.entry_id}" if spot.entry_id else _ADDRESS.get(spot.thing, "").format(key=spot.key)
    label = THING["entry"] if spot.entry_id else THING.get(spot.thing, THING["coalition"])
    key = "" if spot.thing in {"evidence", "finding", "coalition"} else spot.key
    return Place(label, key, address if is_open and address else None, spot.on)


_ADDRESS = {
    "demand": "/desk/demands/{key}",
    "document": "/desk/documents/{key}",
    "person": "/people/{key}",
    "occasion": "/occasions/{key}",
    "evidence": "/evidence/{key}",
    "country": "/desk/countries/{key}",
}


def _file(one: FileAbout, form: Form, decided: Mapping[UUID, Do], live: Live, *, is_proposed: bool) -> FileLine:
    its_id = str(one.evidence_id)
    usual = decided.get(one.evidence_id) or (Do.ERASE if one.is_same and not is_proposed else None)
    return FileLine(
        evidence_id=its_id,
        kind=one.kind,
        country=one.country,
        address=f"/evidence/{its_id}",
        chosen=form.value(f"file-{its_id}") or (usual.value if usual else ""),
        is_same=one.is_same,
        is_subject=live.desk.route.get("evidence_id") == its_id,
        is_new=is_proposed and not one.is_same and one.evidence_id not in decided,
    )


def files_in(form: Form, do: Do) -> tuple[UUID, ...]:
    """Read for which files this was chosen."""
    chosen = [name.removeprefix("file-") for name in form.values if name.startswith("file-")]
    ids = [uuid_in(one) for one in chosen if form.value(f"file-{one}") == do.value]
    return tuple(one for one in ids if one is not None)
