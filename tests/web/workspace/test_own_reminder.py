"""Reminders of one's own."""

from datetime import date
from uuid import uuid4

import pytest

from tests.web.given import SECRET
from tests.web.workspace.office import Office


def test_a_reminder_is_kept_for_its_day_with_what_it_is_about(office: Office) -> None:
    aigul = office.person("Aigul", "country:KZ")
    window = office.signed_in(aigul)
    sent = {"on": "16 декабря 2026", "note": "ask Geneva", "thing": "stale:kz-2021-1", "command": str(uuid4())}

    answers = [window.post("/reminders/new", data=sent) for _ in range(2)]

    assert {answer.headers["location"] for answer in answers} == {"/reminders?done=reminded"}
    (kept,) = office.accounts.own_reminders.list(aigul.account_id)
    assert (kept.on, kept.thing, kept.note) == (date(2026, 12, 16), "stale:kz-2021-1", "ask Geneva")
    assert "ask Geneva" in window.get("/reminders").text


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"on": "yesterday"}, "Choose a day from today to three years ahead."),
        ({"on": "16 December 2036"}, "Choose a day from today to three years ahead."),
        ({"on": "some day"}, "This is no day we can read."),
        ({"on": "2027"}, "Write one exact day, such as 3 May 2024."),
        ({"note": ""}, "Write something here"),
        ({"note": "я" * 501}, "The note is too long: 500 characters at most."),
    ],
)
def test_what_cannot_be_kept_is_refused_with_the_text_kept(
    office: Office, changed: dict[str, str], sentence: str
) -> None:
    aigul = office.person()
    sent = {"on": "16 December 2026", "note": "ask Geneva", "thing": "", **changed}

    answer = office.signed_in(aigul).post("/reminders/new", data=sent)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert sent["note"] in answer.text
    assert office.accounts.own_reminders.list(aigul.account_id) == []


def test_a_reminder_that_is_done_is_put_away(office: Office) -> None:
    aigul = office.person()
    kept = office.accounts.own_reminders.add(aigul.account_id, date(2026, 12, 1), today=date(2026, 11, 21), note="ask")

    answer = office.signed_in(aigul).post("/reminders/done", data={"reminder": str(kept), "back": "/desk"})

    assert answer.headers["location"] == "/desk?done=put_away"
    assert office.accounts.own_reminders.list(aigul.account_id) == []


@pytest.mark.parametrize(
    "thing", ["<script>", "demand:zz", "stale:zz-2021-1", "occasion:zz", f"entry:{SECRET}", "entry:"]
)
def test_a_thing_that_is_none_or_is_closed_is_not_kept_and_gets_one_answer(office: Office, thing: str) -> None:
    aigul = office.person()
    window = office.signed_in(aigul)

    both = (thing, "stale:none")
    sent = [window.post("/reminders/new", data={"on": "16 December 2026", "thing": one}) for one in both]
    asked = [window.get("/reminders/new", params={"thing": one}) for one in both]

    assert {answer.status_code for answer in (*sent, *asked)} == {404}
    assert sent[0].text == sent[1].text
    assert asked[0].text == asked[1].text
    assert office.accounts.own_reminders.list(aigul.account_id) == []
