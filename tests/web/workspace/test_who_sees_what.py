"""Of what is not for all, everybody finds what they may see, and nobody anything else, wherever they look (A2)."""

from collections.abc import Iterable, Iterator, Mapping

import pytest

from tests.accounts.people import PASSWORD, PEER
from tests.journeys.crawling import Visited, crawl
from tests.journeys.listening import listening
from tests.web.workspace.aviary import PERSONS, Aviary, let_in
from tests.web.workspace.entries import DEMAND
from tests.web.workspace.staff import ANONYMOUS, EVERYBODY, KINDS, Staff
from tracker.accounts.own import Again
from tracker.accounts.tokens import Scope

NICKNAMES = {
    "anonymous": set[str](),
    "member": {"member"},
    "editor": {"editor"},
    "team": {"team", "recorder", "confirmer"},  # who recorded and confirmed what
    "recorder": {"team", "recorder", "confirmer"},
    "another": {"another"},
    "confirmer": set(KINDS),  # to freeze somebody who is in danger
    "admin": set(KINDS),
}
PUBLIC = ("/en/", "/ru/")
OTHER_DEMANDS = tuple(f"/desk/demands/{one}" for one in ("kz-2021-2", "kz-2021-3", "kz-2021-4", "kz-2021-9"))
FILES = tuple(f"/en/{thing}.json" for thing in ("overview", "countries/kz", f"demands/{DEMAND}"))

Looked = Mapping[str, str]


@pytest.fixture(scope="module")
def aviary(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Aviary]:
    made = let_in(Staff(tmp_path_factory.mktemp("aviary")))
    yield made
    made.staff.close()


@pytest.fixture(scope="module")
def looked(aviary: Aviary) -> tuple[Looked, str]:
    """Give all that everybody was sent, pages, headers and addresses; and what the server wrote down meanwhile."""
    with listening() as written:
        found = {kind: "\n".join(all_that_is_sent(aviary, kind)) for kind in EVERYBODY}
    return found, written.text


def all_that_is_sent(aviary: Aviary, kind: str) -> Iterator[str]:
    """Follow every link from where somebody of this kind begins, and ask for every entry, linked or not."""
    staff = aviary.staff
    staff.window.cookies.clear()
    if kind == ANONYMOUS:
        yield from sent(crawl(staff.window, [*PUBLIC, *FILES], follow=lambda link: "/on/" not in link))
    else:
        staff.window.cookies.set("sid", staff.tokens[kind])
    deeds = ("", "/retract") if kind in {"another", "confirmer", "editor"} else ("",)
    entries = [f"/desk/entries/{one}{deed}" for one in aviary.entries for deed in deeds]
    entries += [f"/evidence/{one}{part}" for one in aviary.files for part in ("", "/original", "/copy")]
    entries += [f"/en/evidence/{one}" for one in aviary.files]
    starts = ["/desk", "/desk/countries/KG", "/people", "/accounts", "/release", *entries]
    yield from sent(crawl(staff.window, starts, follow=is_followed))
    yield from in_russian(staff, kind)


def is_followed(link: str) -> bool:
    """Follow what leads to something else: less of a list, or a form with another tick, shows nothing new."""
    same = ("&basis=", "?state=", "?theme=", "?convention=")
    return not link.startswith((*PUBLIC, *OTHER_DEMANDS)) and not any(one in link for one in same)


def sent(visited: Mapping[str, Visited]) -> Iterator[str]:
    return (one.all_that_was_sent for one in visited.values())


def in_russian(staff: Staff, kind: str) -> Iterator[str]:
    """Names are written in another script there."""
    if kind == ANONYMOUS:
        return
    staff.office.accounts.own.settle(staff.account_id(kind), "ru", "Asia/Bishkek")
    for address in ("/people", f"/desk/demands/{DEMAND}", *(f"/people/{key}" for key in PERSONS)):
        yield Visited("", staff.ask(kind, address)).all_that_was_sent


IN_THE_API = (
    *("entries", "assessments", "findings", "finding-points", "demands", "measures", "documents", "organisations"),
    *("occasions", "corrections", "changes", "proposals", "demand-changes", "namings", "countries/KZ/scorecard"),
    *(f"demands/{DEMAND}", "countries/KG/scorecard", "me", "coalition"),
)
NO_LISTS = ("me", "coalition")
WITH_PROGRAMS = ("anonymous", "member", "team", "recorder", "another", "confirmer")
"""Editors and admins of accounts see what members see."""
NOT_IN_THE_API = ("file", "e-mail", "draft", "own day", "naming: how", "release: reason")
"""What only pages tell, or nobody: files are not given to programs."""


@pytest.fixture(scope="module")
def answered(aviary: Aviary) -> Looked:
    """Give all that a program of somebody was answered, with a token of every scope; names in the other script, too."""
    things = [*(one if "/" in one or one in NO_LISTS else f"{one}?limit=1000" for one in IN_THE_API)]
    things += [f"entries/{one}" for one in aviary.entries] + [f"persons/{one}" for one in PERSONS]
    asked = [(one, "en") for one in things] + [("entries?limit=1000", "ru"), (f"demands/{DEMAND}", "ru")]
    return {kind: "\n".join(all_that_is_answered(aviary.staff, kind, asked)) for kind in WITH_PROGRAMS}


def all_that_is_answered(staff: Staff, kind: str, asked: Iterable[tuple[str, str]]) -> Iterator[str]:
    own = {} if kind == ANONYMOUS else {"authorization": f"Bearer {a_token(staff, kind)}"}
    for path, language in asked:
        staff.office.clock.pass_by(seconds=1)
        answer = staff.window.get(f"/api/v1/{path}", headers={**own, "accept-language": language})
        yield f"{answer.text}\n{dict(answer.headers)}"


def a_token(staff: Staff, kind: str) -> str:
    make = staff.office.accounts.tokens.make
    scopes = [one.value for one in Scope]
    return make(staff.sign(kind), Again(PASSWORD, PEER), name="", scopes=scopes, days=1).token


def test_programs_are_told_nothing_that_their_account_may_not_see_on_pages(aviary: Aviary, answered: Looked) -> None:
    seen = aviary.who_met(answered)

    assert {place: who - aviary.seen_by[place] for place, who in seen.items() if who - aviary.seen_by[place]} == {}
    told = {place for place, who in seen.items() if who}
    assert {"released: wording", "country_team: notes", "confidential: wording", "urgency: what"} <= told
    assert not [place for place in told if place.startswith(NOT_IN_THE_API)]


def test_programs_find_no_nickname_and_of_other_teams_no_key_of_a_person(answered: Looked) -> None:
    assert not [kind for kind, all_of_it in answered.items() if "nick" in all_of_it]
    for kind in ("anonymous", "member", "confirmer"):
        assert not [key for key in PERSONS if f'"{key}"' in answered[kind]], kind


def test_everybody_finds_what_they_may_see_and_nobody_anything_else(aviary: Aviary, looked: tuple[Looked, str]) -> None:
    found, _ = looked

    seen = aviary.who_met(found)

    assert seen == aviary.seen_by


def test_the_public_finds_no_nickname_and_others_only_those_that_they_need(looked: tuple[Looked, str]) -> None:
    found, _ = looked

    seen = {kind: {one for one in KINDS if f"nick{one}" in all_of_it} for kind, all_of_it in found.items()}

    assert seen == NICKNAMES


def test_what_the_server_writes_down_holds_no_canary_and_no_nickname(looked: tuple[Looked, str]) -> None:
    _, written = looked

    assert "zzcanary" not in written
    assert "nick" not in written


def test_who_is_of_no_team_finds_no_key_of_a_person(looked: tuple[Looked, str]) -> None:
    found, _ = looked

    for kind in ("anonymous", "member", "editor", "admin", "confirmer"):
        assert not [key for key in PERSONS if key in found[kind]], kind


def test_what_is_released_then_is_found_by_all_and_nothing_beside_it(aviary: Aviary) -> None:
    staff = aviary.staff
    aviary.command(staff.workspace.release_now, kind="editor", reason={"en": "A test"})
    staff.window.cookies.clear()

    public = "\n".join(sent(crawl(staff.window, [*PUBLIC, *FILES], follow=lambda link: "/on/" not in link)))

    seen = aviary.met_in(public)
    told = {f"{place}: {what}" for place in ("released", "public") for what in ("wording", "publication")}
    assert told <= seen
    assert {place.partition(":")[0] for place in seen} == {"released", "public"}
    assert f"/en/evidence/{aviary.files[0]}" in public
    assert not [place for place in seen if place.endswith((": notes", ": source", ": custody"))]
