"""What a page offers is allowed: nobody who follows a link or sends a form is told of a missing right."""

from collections.abc import Iterator
from itertools import count
from uuid import UUID

import pytest

from tests.journeys.pages import Element, parse
from tests.web.given import AIGUL, BOLOT, CHINARA
from tests.web.workspace.entries import DEMAND, KINDS, MEASURE, Entries
from tests.web.workspace.occasions import LINES, plan
from tests.web.workspace.staff import Staff
from tracker.accounts.roles import COUNTRY, MAY_CONFIRM
from tracker.application.workspace import inputs
from tracker.domain.demand_events import Addressee
from tracker.domain.person_events import Naming
from tracker.domain.values import Audience, Code

READERS = ("member", "team", "another", "confirmer", "editor")
SENDERS = ("team", "another", "confirmer")
OTHER = "kg-2021-1"
OF_BOTH = {"where": inputs.Where(demands={DEMAND: (MEASURE,), OTHER: (1,)})}
BACKGROUND_OF_BOTH = {"where": inputs.Where(demands={DEMAND: (), OTHER: ()})}
LEFT_ALONE = ("/sign-out", "/account", "/accounts", "/drafts", "/reminders", "/release")
"""Forms that end a sign-in, or are about accounts: the matrix has them."""

_typed = count(1)


@pytest.fixture(scope="module")
def pages(busy_staff: Staff) -> dict[str, list[str]]:
    """The pages of entries of one country and of two, of demands, persons, occasions and lists, with what waits."""
    busy_staff.join("regional", COUNTRY + "KG", COUNTRY + "KZ", MAY_CONFIRM)
    _another_country(busy_staff)
    of_one, of_two = list(_of_one(busy_staff)), list(_of_two(busy_staff))
    _waiting_names(busy_staff)
    return {
        "entries of one country": [f"/desk/entries/{one}" for one in of_one],
        "entries of two": [f"/desk/entries/{one}" for one in of_two],
        "demands": [f"/desk/demands/{one}" for one in (DEMAND, OTHER, "kz-2021-2", "kz-2021-9")],
        "persons": [f"/people/{one}" for one in (AIGUL, BOLOT, CHINARA)],
        "occasions": [f"/occasions/{plan(busy_staff, line)}" for line in LINES],
        "lists": ["/desk", "/confirm", "/people", "/occasions", "/taken-back", "/desk/countries/kz"],
    }


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize(
    "which", ["entries of one country", "entries of two", "demands", "persons", "occasions", "lists"]
)
def test_every_link_on_a_page_may_be_followed_by_whom_it_is_shown(
    busy_staff: Staff, pages: dict[str, list[str]], which: str, kind: str
) -> None:
    found = {link for address in pages[which] for link in _links(_page(busy_staff, kind, address))}

    refused = {link: busy_staff.ask(kind, link).status_code for link in sorted(found)}

    assert {link: status for link, status in refused.items() if status not in {200, 303}} == {}


@pytest.mark.parametrize("kind", SENDERS)
@pytest.mark.parametrize("which", ["persons", "occasions", "entries of two"])
def test_every_form_behind_a_link_may_be_sent_by_whom_it_is_shown(
    busy_staff: Staff, pages: dict[str, list[str]], which: str, kind: str
) -> None:
    refused = {}

    for address in pages[which]:
        for link in ["", *sorted(_links(_page(busy_staff, kind, address)))]:
            page = _page(busy_staff, kind, link or address)
            for action, fields in _forms(page, link or address):
                answer = busy_staff.ask(kind, action, "POST", data=fields, headers={"sec-fetch-site": "same-origin"})
                refused[action] = answer.status_code

    assert {action: status for action, status in refused.items() if status in {403, 500}} == {}


def _another_country(staff: Staff) -> None:
    given = staff.office.given
    asked = Addressee(Code("government"), Code("KG"), (), given.says("Government"), True)  # noqa: FBT003
    measure = given.measure(1, "law-1", given.says("A law"))
    given.save(given.demand(OTHER, given.says("A law"), [measure], addressee=asked, countries=(Code("KG"),)))


def _of_one(staff: Staff) -> Iterator[UUID]:
    """Entries of every kind that Kazakhstan's team alone sees, and some that members see."""
    for kind in KINDS:
        yield Entries(staff).of(kind, "country_team")
    yield from (Entries(staff).of(kind, "members") for kind in ("assessment", "proposal", "letter"))


def _of_two(staff: Staff) -> Iterator[UUID]:
    """Entries of two countries, recorded by somebody of both, for the same readers."""
    own, staff.tokens["recorder"] = staff.tokens["recorder"], staff.tokens["regional"]
    own_id, staff.people["recorder"] = staff.people["recorder"], staff.people["regional"]
    it = Entries(staff)
    for audience in (Audience.MEMBERS, Audience.COUNTRY_TEAM):
        yield it.development(audience, **OF_BOTH)
        for record in (it.letter, it.step, it.urgency, it.due):
            yield record(audience, **BACKGROUND_OF_BOTH)
    staff.tokens["recorder"], staff.people["recorder"] = own, own_id


def _waiting_names(staff: Staff) -> None:
    """Let somebody wait to be shown again, and somebody to be asked again."""
    work, who, it, why = staff.workspace, staff.who("recorder"), Entries(staff), {"en": "Why"}
    work.withhold_person(who, it.by(), CHINARA, reason=why)
    work.show_person(who, it.by(), CHINARA, reason=why)
    asked = inputs.PersonNaming(naming=Naming.NOT_ASKED, how=why)
    work.set_naming(who, it.by(), BOLOT, asked)


def _page(staff: Staff, kind: str, address: str) -> Element:
    answer = staff.ask(kind, address)
    is_page = answer.status_code == 200 and answer.headers["content-type"].startswith("text/html")
    return parse(answer.text if is_page else "<p></p>")


def _links(page: Element) -> set[str]:
    found = (one["href"].partition("#")[0] for one in page.all("a"))
    return {one for one in found if one.startswith("/") and not one.startswith(("/en", "/ru", "/static"))}


def _forms(page: Element, address: str) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Give the forms of a page as somebody sends them who fills in everything."""
    for form in page.all("form", method="post"):
        action = form["action"] or address
        if not action.startswith(LEFT_ALONE):
            yield action.partition("#")[0], _filled(form)


def _filled(form: Element) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    for one in form.all("textarea"):
        fields[one["name"]] = [f"Something {next(_typed)}"]
    for one in form.all("select"):
        fields[one["name"]] = [option["value"] for option in one.all("option")][-1:]
    for one in form.all("input"):
        is_choice = one["type"] in {"radio", "checkbox"}
        if not is_choice or one["name"] not in fields:
            fields.setdefault(one["name"], []).append(one["value"] or _text(one["name"]))
    return fields


def _text(name: str) -> str:
    return "3 May 2024" if name in {"on", "made_on"} else "20 November 2026" if name in _AHEAD else ""


_AHEAD = {"due_on", "to", "until", "not_before"}
