"""What people give about a demand as a whole, its document and its texts: plain values, as a form was understood."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tracker.application.workspace.plain import Texts
from tracker.domain.days import When
from tracker.domain.demand_events import Act, Counting, ObjectKind
from tracker.domain.lifecycle_events import ChangeKind, Translator


@dataclass(frozen=True, kw_only=True)
class NewMeasure:
    """What a demand asks for: one act on one object, under a label that everybody reads.

    `key` is that of a person, an organisation or a convention on record, or a code of a group or law. `country` stands
    where the demand is put to several.
    """

    object: ObjectKind
    key: str
    act: Act
    label: Texts
    act_detail: str | None = None
    posthumous: bool = False
    country: str | None = None


@dataclass(frozen=True, kw_only=True)
class Change:
    """A change of a demand as a whole; each kind needs its own of the fields, and a reason that everybody reads.

    `on` is for what is withdrawn, closed or reopened, and for an added measure; other changes have the day of the later
    document. `other` is the later demand, `measure` (`kz-2021-1.3`) the earlier one's, `version` what is taken back.
    """

    demand: str
    kind: ChangeKind
    reason: Texts
    on: date | None = None
    number: int | None = None
    same_as: str | None = None
    other: str | None = None
    document: str | None = None
    measure: NewMeasure | None = None
    version: int | None = None
    namesakes: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Translation:
    """One of our texts of a demand in another language; `of` is title, summary, or the number of a measure."""

    demand: str
    of: str
    language: str
    text: str
    by: Translator
    reviewed: bool = False
    namesakes: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Rewording:
    """Our words for a demand, put better: the parts that change, by title, summary, item, or a measure's number.

    With `hides_old` no page of an earlier release shows the old ones either, for safety.
    """

    demand: str
    parts: Mapping[str, Texts]
    reason: Texts
    hides_old: bool = False
    namesakes: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Document:
    """A document that demands come from; `issuer` is the key of an organisation on record."""

    kind: str
    title: Texts
    issued: When
    issuer: str
    relation: str
    languages: tuple[str, ...]
    countries: tuple[str, ...] = ()
    address: str | None = None
    reference: str | None = None


@dataclass(frozen=True, kw_only=True)
class Demand:
    """A demand as a document puts it. `quotation` stands in the document's kept text of `quoted_in`, word by word.

    `at` is where it stands there, in characters; without it where it stands first. `country` is the State that it is
    put to, `countries` the States of a demand on a `government_group`, or those that a demand on others concerns;
    `body` says in a few letters who these are. `organs` are those of the State that the text names. `meant` are keys of
    persons whose names stand in the quotation where others bear the same.
    """

    document: str
    country: str
    item: str
    quotation: str
    quoted_in: str
    counting: Counting
    counting_reason: Texts
    addressee: Texts
    in_text: bool
    title: Texts
    summary: Texts
    measures: tuple[NewMeasure, ...]
    addressee_type: str = "government"
    countries: tuple[str, ...] = ()
    body: str = ""
    at: tuple[int, int] | None = None
    meant: frozenset[str] = frozenset()
    organs: tuple[Texts, ...] = ()
    themes: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    namesakes: frozenset[str] = frozenset()
