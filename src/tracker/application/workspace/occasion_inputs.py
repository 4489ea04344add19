"""What people give of an occasion: plain values, as a form was understood, before any rule has looked at them."""

from dataclasses import dataclass

from tracker.application.workspace.plain import Citation, Shared, Texts, Told
from tracker.domain.days import When


@dataclass(frozen=True, kw_only=True)
class Occasion(Told):
    """A session, meeting, deadline or anniversary; one that names no country concerns every country.

    `recurs`: it comes round every year on its day. `is_provisional`: nobody has announced the days yet.
    """

    kind: str
    on: When
    title: Texts
    body: str | None = None
    countries: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    demands: tuple[str, ...] = ()
    session: str | None = None
    place: Texts | None = None
    recurs: bool = False
    is_provisional: bool = False
    notes: Texts | None = None


@dataclass(frozen=True, kw_only=True)
class OccasionNews(Shared):
    """What became of an occasion, named by its key, and where anybody can look that up; `on` are its days now."""

    key: str
    citation: Citation | None = None
    on: When | None = None
    is_provisional: bool = False


@dataclass(frozen=True, kw_only=True)
class OccasionCorrection(Shared):
    """What an occasion, named by its key, is in truth, whole; its kind and its days are not asked for.

    `notes` of None stay as they are.
    """

    key: str
    title: Texts
    reason: Texts
    place: Texts | None = None
    countries: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    demands: tuple[str, ...] = ()
    notes: Texts | None = None
