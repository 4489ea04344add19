"""`tracker verify --scorecard`: a published card computed anew from the log."""

import sys
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracker.bootstrap import scorecards as cards
from tracker.bootstrap.parts import Parts
from tracker.bootstrap.scorecards import Scorecards, Scored
from tracker.cli.opening import record
from tracker.cli.refusals import AgainstAll, NotADay
from tracker.cli.saying import say, tell, warn
from tracker.cli.telling_flaws import tell_report
from tracker.cli.upkeep import found_out, known_by
from tracker.store.refusals import StoreUnavailable
from tracker.web.address import Dating, dating
from tracker.web.address import NotADay as NoDay
from tracker.web.published_card import Difference, first_difference, read_card

EQUAL, DIFFERENT = 0, 1
_ALL = "all"
_TRIES = 3


@dataclass(frozen=True)
class Asked:
    """Which card is to be checked, as it was typed; `against` is a file that somebody saved, `-` what is piped in."""

    country: str
    as_of: str = ""
    known_by: str = ""
    against: str = ""

    def file(self) -> Mapping[str, Any] | None:
        """Read the file; raises NotACard, OSError."""
        if not self.against:
            return None
        return read_card(sys.stdin.buffer.read() if self.against == "-" else Path(self.against).read_bytes())

    def dating(self, parts: Parts, file: Mapping[str, Any] | None) -> Dating:
        """Say of which day and edition; what was not typed is the file's own. Raises NotADay, InTheFuture."""
        own = file or {}
        on, known = self.as_of or str(own.get("as_of", "")), self.known_by or str(own.get("release") or "")
        try:
            return dating(on, known, parts.reader.today())
        except NoDay:
            raise NotADay(day=ascii(f"{on} {known}".strip())[1:-1]) from None


def verify_scorecard(home: Path | None, backup: Path | None, asked: Asked) -> int:
    """Compute a card anew and hold what is published against it; give the exit code."""
    return found_out(lambda: _verify(home, backup, asked), "scorecard.cannot_tell")


def _verify(home: Path | None, backup: Path | None, asked: Asked) -> int:
    if asked.country == _ALL and asked.against:
        raise AgainstAll
    file, known = asked.file(), known_by(backup)
    with closing(record(home, writes=False)) as parts:
        if tell_report(cards.check_log(parts, known)):
            return DIFFERENT
        dating = asked.dating(parts, file)
        for _ in range(_TRIES):
            with cards.scorecards(parts) as found:
                code = _compare(found, asked, dating, file)
                if code == EQUAL or found.is_current:
                    return code
    raise StoreUnavailable("busy")


def _compare(found: Scorecards, asked: Asked, dating: Dating, file: Mapping[str, Any] | None) -> int:
    countries = found.countries(dating) if asked.country == _ALL else [asked.country.upper()]
    return max([_compare_one(found, code, dating, (asked.against, file)) for code in countries], default=EQUAL)


def _compare_one(found: Scorecards, code: str, dating: Dating, saved: tuple[str, Mapping[str, Any] | None]) -> int:
    log, worst, (name, file) = found.by_log(code, dating), EQUAL, saved
    compared = list(found.differing(code, dating, log))
    if file is not None:
        cards.require_same_card(file, log.card)
        compared.append(("file", first_difference(file, log.card, of_persons=log.of_persons)))
    if not any(difference for _, difference in compared):
        cards.require_something(log)
    _tell_card(log)
    for source, difference in compared:
        said = say(f"scorecard.{source}", file=name)
        if difference is None:
            tell("scorecard.same", source=said)
        else:
            _warn_difference(said, difference, log)
            worst = DIFFERENT
    if worst and file is not None:
        warn("scorecard.saved_earlier")
    return worst


def _tell_card(log: Scored) -> None:
    card = log.card
    about = {name: card[name] for name in ("country", "as_of", "release", "known_by", "n")}
    tell("scorecard.card", **about, **card["counts"])


def _warn_difference(source: str, difference: Difference, log: Scored) -> None:
    place = say(f"scorecard.{difference.kind}", name=difference.name)
    nothing = say("scorecard.nothing")
    warn(
        "scorecard.differs",
        source=source,
        place=place,
        published=difference.published or nothing,
        log=difference.log or nothing,
    )
    stands = {number: letter for number, letter in log.letters.items() if number.startswith(f"{difference.reference}.")}
    if difference.kind == "demand" and stands:
        listed = ", ".join(f"{number} {letter}" for number, letter in stands.items())
        warn("scorecard.measures", reference=difference.reference, listed=listed)
