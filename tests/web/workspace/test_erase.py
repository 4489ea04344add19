"""The screen that erases: it says what cannot be called back, keeps what was typed, and asks a second person."""

import re

from starlette.testclient import TestClient

from tests.web.given import ACT, AIGUL
from tests.web.workspace.filing import PDF, kept
from tests.web.workspace.office import Office
from tracker.accounts.roles import COUNTRY, MAY_CONFIRM
from tracker.domain import person_events
from tracker.domain.rights import Who
from tracker.store.values import Recorded

HERE = f"/people/{AIGUL}/erase"


def fields(page: str, **other: str) -> dict[str, str]:
    """What a form of the page holds, as a browser would send it; radios that nobody touched as they stand."""
    command = re.findall(r'name="command" value="([^"]+)"', page)[0]
    checked = re.findall(r'type="radio" name="(do-[^"]+)" value="(\w+)" checked', page)
    return {"command": command, **dict(checked), **other}


def erasures(office: Office) -> list[Recorded]:
    topics = [person_events.ErasureProposed.TOPIC, person_events.Erased.TOPIC]
    return office.given.record.log.read(0, 100, topics)


def two_people(office: Office) -> tuple[TestClient, TestClient]:
    aigul, bolot = office.person("Aigul", f"{COUNTRY}KZ"), office.person("Bolot", MAY_CONFIRM)
    return office.signed_in(aigul), office.signed_in(bolot)


def test_one_person_proposes_and_another_erases_and_the_name_is_on_no_page(office: Office) -> None:
    coordinator, confirmer = two_people(office)
    name = "Aigul"
    page = coordinator.get(HERE).text
    assert name in page
    assert name in confirmer.get("/en/demands/kz-2021-1").text

    sent = fields(page, deed="propose", basis="objection", reason="Asked by the family")
    assert coordinator.post(HERE, data=sent).status_code == 303
    shown = confirmer.get(HERE).text
    [erasure] = re.findall(r'name="erasure" value="([^"]+)"', shown)[:1]
    done = confirmer.post(HERE, data=fields(shown, deed="confirm", erasure=erasure))

    assert (done.status_code, [type(one.event) for one in erasures(office)]) == (
        303,
        [person_events.ErasureProposed, person_events.Erased],
    )
    for address in ("/en/demands/kz-2021-1", "/ru/demands/kz-2021-1.json", "/en/search?q=word"):
        assert name not in confirmer.get(address).text
    assert "gone for good" in coordinator.get(f"/people/{AIGUL}").text
    assert [coordinator.get(one).status_code for one in ("/taken-back", "/people", "/confirm", "/desk")] == [200] * 4


def test_what_was_chosen_and_typed_is_kept_where_something_is_missing(office: Office) -> None:
    coordinator, _ = two_people(office)
    sent = fields(coordinator.get(HERE).text, deed="propose", reason="Asked by the family")
    ref = next(name for name in sent if name.startswith("do-")).removeprefix("do-")
    sent |= {f"do-{ref}": "replace", f"new-{ref}": "Somebody was released."}

    answer = coordinator.post(HERE, data=sent)

    assert answer.status_code == 422
    assert "Somebody was released." in answer.text
    assert "Asked by the family" in answer.text
    assert f'name="do-{ref}" value="replace" checked' in answer.text
    assert erasures(office) == []


def test_the_page_says_first_what_cannot_be_called_back(office: Office) -> None:
    coordinator, _ = two_people(office)

    page = coordinator.get(HERE).text

    assert page.index("cannot be called back") < page.index("<form")


def test_an_entry_says_when_its_texts_were_erased_and_the_desk_says_why(office: Office) -> None:
    coordinator, confirmer = two_people(office)
    here = f"/desk/entries/{ACT}"
    sent = fields(coordinator.get(f"{here}/erase").text, deed="propose", basis="danger", reason="Asked by the family")
    assert coordinator.post(f"{here}/erase", data=sent).status_code == 303
    shown = confirmer.get(f"{here}/erase").text
    [erasure] = re.findall(r'name="erasure" value="([^"]+)"', shown)[:1]

    done = confirmer.post(f"{here}/erase", data=fields(shown, deed="confirm", erasure=erasure))

    public, desk = confirmer.get("/en/demands/kz-2021-1").text, coordinator.get(here).text
    assert done.status_code == 303
    assert "A text of this entry was erased on" in public
    assert "Danger to life" not in public
    assert re.search(r"Texts erased · [^<]+ · Danger to life", desk)


def proposed(coordinator: TestClient, confirmer: TestClient) -> dict[str, str]:
    """Propose, and give what the second person would send."""
    sent = fields(coordinator.get(HERE).text, deed="propose", basis="objection", reason="Asked by the family")
    assert coordinator.post(HERE, data=sent).status_code == 303
    shown = confirmer.get(HERE).text
    return fields(shown, deed="confirm", erasure=re.findall(r'name="erasure" value="([^"]+)"', shown)[0])


def test_the_second_person_reads_ground_and_reason_and_that_the_proposer_was_frozen_since(office: Office) -> None:
    aigul = office.person("Aigul", f"{COUNTRY}KZ")
    coordinator = office.signed_in(aigul)
    confirmer = office.signed_in(office.person("Bolot", MAY_CONFIRM))
    proposed(coordinator, confirmer)
    before = confirmer.get(HERE).text

    office.accounts.governing.freeze(Who("host", is_admin=True), aigul.account_id)
    page = confirmer.get(HERE).text

    assert "frozen since" not in before
    assert "frozen since" in page
    assert "Asked by the family" in page
    assert "that you may not read" in page


def test_who_confirms_a_second_time_is_told_that_it_is_erased(office: Office) -> None:
    coordinator, confirmer = two_people(office)
    sent = proposed(coordinator, confirmer)
    other = office.signed_in(office.person("Chinara", MAY_CONFIRM))
    later = sent | fields(other.get(HERE).text)

    first, second = confirmer.post(HERE, data=sent), other.post(HERE, data=later)

    assert [one.headers["location"] for one in (first, second)] == ["/confirm?done=erased"] * 2
    assert other.get(second.headers["location"]).status_code == 200


def test_long_texts_in_place_of_others_are_taken_or_refused_with_the_text_kept(office: Office) -> None:
    coordinator, _ = two_people(office)
    long = "\u0416" * 199_000

    answer = coordinator.post(HERE, data=fields(coordinator.get(HERE).text, deed="propose", reason=long))

    assert answer.status_code == 422
    assert long in answer.text


def test_who_erases_an_entry_is_shown_the_files_that_stay_as_far_as_they_may_know_of_them(office: Office) -> None:
    coordinator, confirmer = two_people(office)
    kept(coordinator, PDF, entry=str(ACT))
    evidence_id = kept(coordinator, PDF + b"%", entry=str(ACT), confidential="1")

    theirs, others = (one.get(f"/desk/entries/{ACT}/erase").text for one in (coordinator, confirmer))

    assert theirs.count("Erase this file") == 2
    assert f'href="/evidence/{evidence_id}/erase"' in theirs
    assert "Erase this file" not in others
    assert coordinator.get(f"/evidence/{evidence_id}/erase").status_code == 200
