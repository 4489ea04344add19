"""The search of the workspace: everybody finds what they may see, live, and nobody anything else (A2)."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from random import Random
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.web.given import AIGUL, BOLOT
from tests.web.searching import said
from tests.web.workspace.aviary import Aviary, let_in
from tests.web.workspace.entries import Entries
from tests.web.workspace.staff import ANONYMOUS, EVERYBODY, KINDS, Staff
from tracker.application.search import asked
from tracker.domain.values import Audience
from tracker.web.naming import Trust, nobody_trusted
from tracker.web.searching.eyes import Eyes
from tracker.web.searching.found import find
from tracker.web.site import Site
from tracker.web.wording import Wording
from tracker.web.workspace.naming import team_of, trusted_by

WORDS = ("aardvark", "bandicoot", "capybara", "dugong", "echidna")
PRIVATE = ("draft of", "e-mail of", "own day of")
NOT_SEARCHED = (*PRIVATE, "proposed", "returned", "error", "naming", "withheld", "doubt", "file,")
"""What is on no page of the record, counts for nothing yet, is said about an entry and not in it, or is of a file."""


@pytest.fixture(scope="module")
def aviary(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Aviary]:
    made = let_in(Staff(tmp_path_factory.mktemp("searched")))
    yield made
    made.staff.close()


def page(staff: Staff, kind: str, typed: str, **more: str) -> str:
    """Give what somebody gets who looks for something."""
    address = "/en/search" if kind == ANONYMOUS else "/search"
    answer = staff.ask(kind, address, params={"q": typed, **more})
    assert answer.status_code == 200
    return answer.text


@contextmanager
def eyes(staff: Staff, kind: str) -> Iterator[Eyes]:
    """Open the record before somebody once, for many searches."""
    site: Site = staff.window.app.state.site  # type: ignore[attr-defined]
    with site.reader.look() as look:
        trust: Trust
        rows: Trust
        if kind == ANONYMOUS:
            sight, trust, rows = look.sight(None, None), nobody_trusted, nobody_trusted
        else:
            who, opened = staff.who(kind), staff.office.accounts.opened.of(staff.account_id(kind))
            sight, trust, rows = look.live(who, map(str, opened)), trusted_by(who), team_of(who)
        shelf = look.shelf(None if kind == ANONYMOUS else sight)
        wording = Wording("en", site.house("en"), shelf.named_by_rule, look.today, trust, rows)
        yield Eyes(look, sight, shelf, wording, site.reader.finder.index())


@pytest.fixture(scope="module")
def looked(aviary: Aviary) -> Mapping[str, set[str]]:
    """Say for the place of each canary who finds it."""
    finding: dict[str, set[str]] = {place: set() for place in aviary.places.values()}
    for kind in EVERYBODY:
        with eyes(aviary.staff, kind) as its:
            for token, place in aviary.places.items():
                finding[place] |= {kind} if find(asked(token, its.folder), its).number else set()
    return finding


def test_nobody_finds_what_they_may_not_see(aviary: Aviary, looked: Mapping[str, set[str]]) -> None:
    leaks = {place: kinds - aviary.seen_by[place] for place, kinds in looked.items() if kinds - aviary.seen_by[place]}

    assert leaks == {}


def test_everybody_finds_every_text_of_what_they_may_see(aviary: Aviary, looked: Mapping[str, set[str]]) -> None:
    parts = (": wording", ": notes", ": organ", ": publication", ": source", ": custody", ": what", ": to", ": point")
    wanted = {
        place
        for place in looked
        if place.endswith(parts) and not place.startswith(NOT_SEARCHED) and "taken back" not in place
    }

    missed = {place: aviary.seen_by[place] - looked[place] for place in wanted}

    assert len(wanted) > 40
    assert {place: kinds for place, kinds in missed.items() if kinds and not _is_replaced(place)} == {}


def _is_replaced(place: str) -> bool:
    """Say whether another entry took the place of this one: only its history shows it still."""
    return place.startswith("corrected")


def test_no_page_counts_or_shows_what_its_reader_may_not_see(aviary: Aviary) -> None:
    for kind in EVERYBODY:
        shown = page(aviary.staff, kind, "zzcanary")
        tokens = {token for token, place in aviary.places.items() if kind not in aviary.seen_by[place]}

        assert not [token for token in tokens if token in shown], kind


def test_persons_are_found_by_the_team_of_their_country_alone(aviary: Aviary) -> None:
    staff = aviary.staff

    finding = {kind for kind in KINDS if "/people/" in page(staff, kind, "Айгул Тестоба")}
    refused = {kind for kind in KINDS if f"/people/{BOLOT}" in page(staff, kind, "Refuser")}

    assert finding == refused == {"team", "recorder"}
    assert f'href="/people/{AIGUL}"' in page(staff, "team", "Tестова Aигуль")


def test_a_confidential_entry_is_found_once_it_is_opened(busy_staff: Staff) -> None:
    entry_id = Entries(busy_staff).development(Audience.CONFIDENTIAL, wording={"en": "A quokka"})
    before = {kind for kind in KINDS if str(entry_id) in page(busy_staff, kind, "quokka")}

    busy_staff.open_for("team", entry_id)

    assert before == {"recorder"}
    assert {kind for kind in KINDS if str(entry_id) in page(busy_staff, kind, "quokka")} == {"recorder", "team"}


@pytest.fixture(scope="module")
def written(busy_staff: Staff) -> Mapping[UUID, tuple[Audience, set[str]]]:
    """Record entries for every audience with some of the words in their wording or notes."""
    dice, made = Random(7), {}  # noqa: S311 - the same entries each time
    for number in range(24):
        audience, words = Audience(dice.choice(list(Audience)).value), dice.sample(WORDS, dice.randint(1, 3))
        entry_id = Entries(busy_staff).development(audience, wording={"en": f"No. {number}: {' '.join(words)}"})
        made[entry_id] = (audience, set(words))
    return made


@settings(max_examples=40)
@given(st.sampled_from(sorted(KINDS)), st.lists(st.sampled_from(WORDS), min_size=1, max_size=2, unique=True))
def test_what_is_found_is_what_a_look_at_everything_finds(
    busy_staff: Staff, written: Mapping[UUID, tuple[Audience, set[str]]], kind: str, words: list[str]
) -> None:
    who = busy_staff.who(kind)
    wanted = {
        entry_id
        for entry_id, (audience, its) in written.items()
        if set(words) <= its and who.may_see(audience, "KZ", opened=kind == "recorder")
    }

    pages = [page(busy_staff, kind, " ".join(words), page=str(number)) for number in (1, 2)]

    assert {one for one in written if any(f"/desk/entries/{one}" in shown for shown in pages)} == wanted
    assert not wanted or f"{len(wanted)} thing" in said(pages[0])
