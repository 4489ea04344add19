"""Days: those that a text gives, by when something is asked, and days that no month has: a dash was lost in print."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from tracker.application.intake.reading.text import Span
from tracker.application.intake.understanding.cues import in_both, table
from tracker.application.intake.understanding.proposal import Deadline, Doubt, DoubtKind

_ENDS = (r"st", r"nd", r"rd", r"th")
_LAST_DAY = 31
_EARLIEST, _LATEST = 1900, 2100


def days_in(text: str, within: Span) -> Iterator[tuple[Span, date]]:
    """Find days with their years, in order."""
    found = [
        (Span(*one.span()), day)
        for pattern in (_day_month(), _month_day())
        for one in pattern.finditer(text, within.start, within.end)
        if (day := _date(one)) is not None
    ]
    yield from sorted(found)


def deadline_in(text: str, within: Span) -> Deadline | None:
    """Find by when something is asked: until a day, the end of a year, within some months."""
    for pattern in (_until(), _within()):
        found = pattern.search(text, within.start, within.end)
        if found is not None:
            its = next(iter(days_in(text, Span(*found.span()))), None)
            return Deadline(Span(*found.span()), its[1] if its else None)
    return None


def lost_dashes(text: str) -> Iterator[Doubt]:
    """Find days that no month has, where two days with a dash between them would make sense: November 34."""
    for one in _impossible().finditer(text):
        number = one["after"] or one["before"]
        first, last = int(number[: len(number) // 2]), int(number[len(number) // 2 :])
        is_year = _EARLIEST <= int(number) <= _LATEST
        if int(number) > _LAST_DAY and not is_year and 0 < first < last <= _LAST_DAY:
            at = one.start("after") if one["after"] else one.start("before")
            yield Doubt(DoubtKind.LOST_DASH, Span(at, at + len(number)), f"{first}–{last}")


@cache
def _months() -> str:
    return "|".join(_month(word) for words in table("dates")["months"] for word in words)


def _month(word: str) -> str:
    return re.escape(word).replace(r"\*", r"\w{0,2}")


def _number(name: str) -> int:
    for number, words in enumerate(table("dates")["months"], 1):
        if any(re.fullmatch(_month(word), name, re.IGNORECASE) for word in words):
            return number
    return 0


@cache
def _day_month() -> re.Pattern[str]:
    said = (
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:{'|'.join(_ENDS)})?(?:\s+of)?\s+(?P<month>{_months()})\.?,?\s+(?P<year>\d{{4}})"
    )
    dotted = r"(?<!\d)(?P<d>\d{1,2})[./](?P<m>\d{1,2})[./](?P<y>\d{4})(?!\d)"
    return re.compile(f"(?:{said}|{dotted})", re.IGNORECASE)


@cache
def _month_day() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?P<month>{_months()})\s+(?P<day>\d{{1,2}})(?:{'|'.join(_ENDS)})?,?\s+(?P<year>\d{{4}})",
        re.IGNORECASE,
    )


def _date(found: re.Match[str]) -> date | None:
    groups = found.groupdict()
    day, year = groups.get("day") or groups.get("d"), groups.get("year") or groups.get("y")
    month = _number(groups["month"]) if groups["month"] else int(groups.get("m") or 0)
    try:
        return date(int(year or 0), month, int(day or 0))
    except ValueError:
        return None


@cache
def _until() -> re.Pattern[str]:
    dated = rf"\d{{1,2}}(?:{'|'.join(_ENDS)})?\s+(?:of\s+)?(?:{_months()})(?:,?\s+\d{{4}}(?:\s+год\w*|\s+г\.)?)?"
    turned = rf"(?:{_months()})\s+\d{{1,2}}(?:{'|'.join(_ENDS)})?(?:,?\s+\d{{4}})?"
    month = rf"(?:{_months()})\s+\d{{4}}(?:\s+год\w*|\s+г\.)?"
    dotted = r"\d{1,2}[./]\d{1,2}[./]\d{4}"
    end = (
        r"end\s+of\s+(?:the|this|next)\s+(?:year|month|week|quarter)|(?:конца|концу)\s+(?:этого\s+|текущего\s+)?(?:года|месяца|недели|квартала)|"
        r"Нового\s+года|Новому\s+году|New\s+Year|(?:next\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s+next)?|"
        r"(?:следующе\w+\s+)?(?:понедельник|вторник|сред|четверг|пятниц|суббот|воскресень)\w{1,2}"
    )
    year_alone = r"(?:the\s+end\s+of\s+|конца\s+|концу\s+)?(?:19|20)\d{2}(?:\s+год\w*|\s+г\.)?"
    return re.compile(
        rf"(?<!\w)(?:{_words('until')})\s+(?:the\s+)?(?:{dated}|{turned}|{dotted}|{month}|{year_alone}|{end})(?!\w)",
        re.IGNORECASE,
    )


@cache
def _within() -> re.Pattern[str]:
    count = r"(?:\d{1,3}|one|two|three|six|twelve|одного|двух|тр[её]х|шести|двенадцати|тридцати)"
    return re.compile(
        rf"(?<!\w)(?:{_words('within')})\s+(?:the\s+next\s+)?(?:{count}\s+)?(?:calendar\s+|working\s+|календарных\s+)?"
        rf"(?:{_words('units')})(?!\w)",
        re.IGNORECASE,
    )


def _words(group: str) -> str:
    its = table("dates")[group]
    return "|".join(re.escape(one).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for one in in_both(its))


@cache
def _impossible() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:(?P<month>{_months()})\s+(?P<after>\d{{2,4}})|(?P<before>\d{{2,4}})\s+(?P<later>{_months()}))(?!\w)",
        re.IGNORECASE,
    )
