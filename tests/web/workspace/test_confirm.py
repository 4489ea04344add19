"""Confirming: another person than the proposer, several at once, told what was confirmed and what not and why."""

import re
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from tests.given import a_judgement
from tests.web.given import ACT, ASSESSED, CANARY, HOSTILE, SECRET
from tests.web.workspace.judging import (
    LAW,
    Seat,
    Sitting,
    aigul,
    bolot,
    chinara,
    dastan,
    field,
    head,
    proposed,
    recorded,
    sits,
    text_of,
    tick,
)
from tests.web.workspace.office import Office
from tests.web.workspace.sending import send
from tracker.accounts.roles import COUNTRY, MAY_CONFIRM
from tracker.application.draft import Draft
from tracker.domain.days import When
from tracker.domain.demand import Demand
from tracker.domain.demand_events import (
    AssessmentConfirmed,
    AssessmentProposed,
    DevelopmentRecorded,
    EntryCorrected,
)
from tracker.domain.events import Event
from tracker.domain.values import Audience
from tracker.store.values import By

CLOSED = "Something that a source said"


def ticks_in(page: str) -> list[str]:
    """The ticks that a page offers."""
    return re.findall(r'name="tick" value="([^"]+)"', page)


def confirmed(events: list[Event]) -> list[UUID]:
    """The assessments that were confirmed."""
    return [event.entry_id for event in events if isinstance(event, AssessmentConfirmed)]


def row(page: str, entry_id: UUID) -> str:
    """What the row of an assessment says."""
    return text_of(page.partition(f'id="e-{entry_id}"')[2].partition("</li>\n<li")[0])


def loaded(office: Office) -> UUID:
    """What a register proposed."""
    given, draft, entry_id = office.given, Draft(), uuid4()
    stream_id = given.record.log.stream_of("demand", "kz-2021-3")
    assert stream_id
    demand = given.record.log.stream(stream_id, Demand)
    demand.propose(**a_judgement(on=When.parse("2024-05"), entry_id=entry_id, wording=draft.words({"en": "Nothing."})))
    draft.take(demand)
    given.tracker.save(draft, By("register", "load"))
    return entry_id


def doubted(seat: Seat) -> None:
    """Put the assessment that counts in doubt."""
    typed = {"tick": f"{LAW}/{ASSESSED}", "reason": "Another court.", "command": str(uuid4())}
    assert seat.window.post(f"/desk/entries/{ASSESSED}/doubt", data=typed).status_code == 303


def test_a_row_says_all_that_a_second_person_needs_to_know(office: Office) -> None:
    entry_id = proposed(office, aigul(office))

    said = row(bolot(office).window.get("/confirm").text, entry_id)

    assert "Kazakhstan Free a person whose name is not shown" in said
    assert "Law changed kz-2021-1.2" in said
    assert "Before: The opposite was done, since 30 June 2022" in said
    assert "Proposed: Partly met · B, 3 May 2024" in said
    assert "Something in force and felt has been done, and more is needed." in said
    assert "The law was changed in part." in said
    assert "1 May 2022 · Regression" in said
    assert "Waits since 20 November 2026" in said


def test_what_is_ticked_is_confirmed_at_once_and_told(office: Office) -> None:
    seat, second = aigul(office), bolot(office)
    ids = [proposed(office, seat), proposed(office, seat, "kz-2021-4", measure="1", says="C", basis=[])]
    before = head(office)

    answer = tick(office, second, *ticks_in(second.window.get("/confirm").text))

    told = text_of(second.window.get(answer.headers["location"]).text)
    assert answer.status_code == 303
    assert sorted(confirmed(recorded(office, before))) == sorted(ids)
    assert "2 assessments are confirmed and count now: kz-2021-1.2, kz-2021-4.1" in told
    assert "0 assessments wait for a second person" in told


def test_what_could_not_be_confirmed_is_told_with_why(office: Office) -> None:
    seat, second = aigul(office), sits(office, "Dastan", MAY_CONFIRM)
    mine, other = proposed(office, seat), bolot(office)
    values = ticks_in(second.window.get("/confirm").text)
    tick(office, other, *values)
    before = head(office)

    answer = tick(office, second, *values)

    told = text_of(second.window.get(answer.headers["location"]).text)
    assert confirmed(recorded(office, before)) == []
    assert f"Not confirmed: {LAW}. This assessment waits for nobody any more" in told
    assert str(mine) not in told


def test_two_answers_to_one_question_stand_together_and_are_not_confirmed_in_one_go(office: Office) -> None:
    seat, second = aigul(office), bolot(office)
    ids = [proposed(office, seat), proposed(office, seat, "kz-2021-4", measure="1", says="C", basis=[])]
    ids.append(proposed(office, seat, says="C"))
    values, before = ticks_in(second.window.get("/confirm").text), head(office)

    answer = tick(office, second, *values)

    assert values == [f"{LAW}/{ids[0]}", f"{LAW}/{ids[2]}", f"kz-2021-4.1/{ids[1]}"]
    assert answer.status_code == 422
    assert answer.text.count("These say different things about the same measure.") == 2
    assert "Two of the ticked ones say different things about kz-2021-1.2 for the same day." in text_of(answer.text)
    assert answer.text.count(" checked>") == 3
    assert head(office) == before


def test_a_silence_is_shown_with_its_letter_and_its_reminder(office: Office) -> None:
    seat = aigul(office)
    letter = {"sender": "mission", "to": "The court", "on": "3 May 2024", "means": "post", "copy_kept": "yes"}
    send(seat.window, "/desk/demands/kz-2021-1/letter", **letter, demand="kz-2021-1", audience="public")
    sent = recorded(office)[-1].entry_id  # type: ignore[attr-defined]
    send(seat.window, f"/desk/entries/{sent}/reminder", on="3 August 2024", audience="public")

    entry_id = proposed(office, seat, says="D", on="1 November 2024", basis=[])

    said = row(bolot(office).window.get("/confirm").text, entry_id)
    assert "Letter: 3 May 2024 · reminder: 3 August 2024 · no answer on record" in said


def test_nobody_confirms_what_they_proposed_themselves(office: Office) -> None:
    seat = sits(office, "Aigul", COUNTRY + "KZ", MAY_CONFIRM)
    entry_id, before = proposed(office, seat), head(office)
    page = seat.window.get("/confirm").text

    answer = tick(office, seat, f"{LAW}/{entry_id}")

    told = text_of(seat.window.get(answer.headers["location"]).text)
    assert ticks_in(page) == []
    assert page.index("Yours: another person confirms them") < page.index(f'id="e-{entry_id}"')
    assert f"/confirm/{entry_id}/return" not in page
    assert head(office) == before
    assert "You proposed this yourself: another person has to look at it." in told


@pytest.mark.parametrize("sitting", [chinara, dastan])
def test_who_may_not_confirm_sees_what_may_be_seen_and_no_ticks(office: Office, sitting: Sitting) -> None:
    seat, entry_id = sitting(office), proposed(office, aigul(office))
    before = head(office)

    page, answer = seat.window.get("/confirm").text, tick(office, seat, f"{LAW}/{entry_id}")

    assert f'id="e-{entry_id}"' in page
    assert ticks_in(page) == []
    assert answer.status_code == 403
    assert head(office) == before


def test_how_many_entries_are_closed_is_told_and_not_what_they_say(office: Office) -> None:
    seat, second = aigul(office), bolot(office)
    typed = {"notes": CLOSED, "on": "2 May 2024", "direction": "progress", "measure": LAW, "audience": "confidential"}
    seat.window.post("/record", data=typed | {"command": str(uuid4())})
    entry = recorded(office)[-1]
    assert isinstance(entry, DevelopmentRecorded)
    entry_id = proposed(office, seat, basis=[str(SECRET), str(entry.entry_id)])

    closed = row(second.window.get("/confirm").text, entry_id)

    assert entry.audience is Audience.CONFIDENTIAL
    assert "It also rests on 2 things that are closed to you." in closed
    assert CLOSED not in closed
    assert CANARY not in closed


def test_a_closed_entry_is_shown_once_it_was_opened_for_the_second_person(office: Office) -> None:
    seat, second = aigul(office), sits(office, "Dastan", COUNTRY + "KZ", MAY_CONFIRM)
    typed = {"wording": CLOSED, "on": "2 May 2024", "direction": "progress", "measure": LAW, "audience": "confidential"}
    seat.window.post("/record", data=typed | {"command": str(uuid4())})
    secret = recorded(office)[-1]
    assert isinstance(secret, DevelopmentRecorded)
    entry_id = proposed(office, seat, basis=[str(secret.entry_id)])
    before = row(second.window.get("/confirm").text, entry_id)

    office.accounts.opened.put(seat.person.account_id, secret.entry_id, second.person.account_id)

    after = row(second.window.get("/confirm").text, entry_id)
    assert "It also rests on 1 thing that is closed to you. Whoever recorded them can open them for you." in before
    assert CLOSED not in before
    assert CLOSED in after
    assert "closed to you" not in after


def test_a_proposal_that_is_for_the_team_is_still_shown_to_who_may_confirm(office: Office) -> None:
    entry_id = proposed(office, aigul(office), audience="country_team")

    pages = [seat.window.get("/confirm").text for seat in (bolot(office), chinara(office))]

    assert [f'id="e-{entry_id}"' in page for page in pages] == [True, False]


def test_after_21_days_it_is_said_to_wait(office: Office) -> None:
    entry_id, second = proposed(office, aigul(office)), bolot(office)
    office.given.today = office.given.today + timedelta(days=20)
    before = row(second.window.get("/confirm").text, entry_id)
    office.given.today = office.given.today + timedelta(days=1)

    after = row(second.window.get("/confirm").text, entry_id)

    assert "Waits since 20 November 2026 waits" not in before
    assert "Waits since 20 November 2026 waits" in after


def test_the_own_countries_come_first(office: Office) -> None:
    seat, second = aigul(office), sits(office, "Bolot", COUNTRY + "KG", MAY_CONFIRM)
    entry_id = proposed(office, seat)

    theirs = second.window.get("/confirm").text
    ours = sits(office, "Dastan", COUNTRY + "KZ", MAY_CONFIRM).window.get("/confirm").text

    assert theirs.index("<h3>Other countries</h3>") < theirs.index(f'id="e-{entry_id}"')
    assert ours.index("<h3>Own countries</h3>") < ours.index(f'id="e-{entry_id}"')


def test_what_a_register_proposed_becomes_ones_own_proposal(office: Office) -> None:
    entry_id, second, third = loaded(office), bolot(office), sits(office, "Dastan", MAY_CONFIRM)
    page = second.window.get("/confirm").text
    before = head(office)

    answer = tick(office, second, *ticks_in(page))

    told = text_of(second.window.get(answer.headers["location"]).text)
    taken, correction = recorded(office, before)
    assert "proposed by the register" in row(page, entry_id)
    assert isinstance(taken, AssessmentProposed)
    assert isinstance(correction, EntryCorrected)
    assert "1 is your own proposal now, and waits for another person: kz-2021-3.1" in told
    assert ticks_in(second.window.get("/confirm").text) == []
    assert ticks_in(third.window.get("/confirm").text) == [f"kz-2021-3.1/{taken.entry_id}"]


def test_a_basis_that_changed_since_the_page_was_made_is_looked_at_again(office: Office) -> None:
    seat, second = aigul(office), bolot(office)
    entry_id = proposed(office, seat)
    seen = field(second.window.get("/confirm").text, "seen")
    typed = {"audience": "members", "reason": "Not for everybody.", "seen": seen, "command": str(uuid4())}
    assert seat.window.post(f"/desk/entries/{ACT}/audience", data=typed).status_code == 303
    before = head(office)

    answer = tick(office, second, f"{LAW}/{entry_id}", seen=seen)

    told = text_of(second.window.get(answer.headers["location"]).text)
    assert head(office) == before
    assert "Meanwhile somebody changed this." in told


def test_of_hundreds_a_page_shows_some_and_leads_to_the_others(office: Office) -> None:
    seat, second = aigul(office), bolot(office)
    for _ in range(27):
        proposed(office, seat)

    pages = [ticks_in(second.window.get(path).text) for path in ("/confirm", "/confirm?page=2", "/confirm?page=9")]

    assert [len(ticks) for ticks in pages] == [25, 2, 2]
    assert len({*pages[0], *pages[1]}) == 27
    assert "27 assessments wait for a second person" in second.window.get("/confirm").text


def test_an_assessment_in_doubt_is_decided_on_the_same_list(office: Office) -> None:
    seat, second = aigul(office), bolot(office)
    doubted(second)
    page = second.window.get("/confirm").text

    answer = tick(office, second, *ticks_in(page))

    assert "in doubt" in row(page, ASSESSED)
    assert "Proposed: The opposite was done · E" in row(page, ASSESSED)
    assert confirmed(recorded(office))[-1] == ASSESSED
    assert answer.headers["location"] == f"/confirm?confirmed={LAW}"
    assert "June 2022, counted from 30 June 2022" in text_of(seat.window.get("/desk/demands/kz-2021-1").text)


def test_what_may_open_within_a_week_is_listed_for_its_team(office: Office) -> None:
    seat = aigul(office)
    typed = {"on": "2 May 2024", "direction": "progress", "measure": LAW, "wording": "A hearing is set."}
    days = {"27 November 2026": True, "29 November 2026": False}
    for day in days:
        sent = typed | {"audience": "public", "not_before": day, "notes": day, "command": str(uuid4())}
        assert seat.window.post("/record", data=sent).status_code == 303

    ours, theirs = (one.window.get("/confirm").text for one in (seat, bolot(office)))

    openings = text_of(ours.partition('id="openings"')[2])
    assert {day: day in openings for day in days} == days
    [way] = re.findall(r'href="(/desk/entries/[^"]+/opening)"', ours)
    assert seat.window.get(way).status_code == 200
    assert 'id="openings"' not in theirs


def test_what_an_address_says_of_strange_numbers_is_not_told(office: Office) -> None:
    page = bolot(office).window.get("/confirm?confirmed=evil-1.1&refused=kz-2021-1.1:no_such_message").text

    assert "evil" not in page
    assert "Not confirmed" not in page


def test_a_script_in_any_text_stays_text_wherever_it_is_read(office: Office) -> None:
    seat, second = aigul(office), bolot(office)
    typed = {"on": "2 May 2024", "direction": "progress", "measure": LAW, "audience": "public"}
    texts = {"notes": HOSTILE, "wording": HOSTILE, "organ": "state", "organ_name": HOSTILE, "publication": HOSTILE}
    seat.window.post("/record", data=typed | texts | {"not_before": "25 November 2026", "command": str(uuid4())})
    entry = recorded(office)[-1]
    assert isinstance(entry, DevelopmentRecorded)
    said = {"wording": HOSTILE, "notes": HOSTILE, "says": "lost_object", "cause": HOSTILE}
    proposed(office, seat, **said, basis=[str(entry.entry_id)])

    ways = ["/desk/demands/kz-2021-1", "/desk/demands/kz-2021-1/assess?measure=2", "/confirm"]
    pages = [seat.window.get(way).text for way in ways] + [second.window.get("/confirm").text]

    assert all("&lt;script&gt;alert(1)&lt;/script&gt;" in page for page in pages)
    assert all("{{ 7 * 7 }}" in page for page in pages)
    assert not any("<script>alert" in page for page in pages)


def test_nothing_ticked_is_said(office: Office) -> None:
    proposed(office, aigul(office))
    second, before = bolot(office), head(office)

    answer = tick(office, second)

    assert answer.status_code == 422
    assert '<li><a href="#tick">' in answer.text
    assert ' id="tick"' in answer.text
    assert head(office) == before
