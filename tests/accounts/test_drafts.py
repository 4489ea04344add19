from dataclasses import replace
from datetime import timedelta
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from sqlalchemy import select, update

from tests.accounts.people import House
from tracker.accounts.refusals import AccountUnknown, DraftLarge, DraftUnknown, TooManyDrafts
from tracker.accounts.tables import draft
from tracker.store.engine import reading, writing
from tracker.store.keys import WorkingKey
from tracker.store.refusals import BrokenWords, Locked, WrongKey

CONTENT = {"what": ["Айгуль рассказала о суде"], "measures": ["1", "2"], "empty": [""]}


def test_a_draft_opens_as_it_was_typed(house: House) -> None:
    person = house.person()

    kept = house.accounts.drafts.keep(person.account_id, "/record", CONTENT)

    found = house.accounts.drafts.open(person.account_id, kept)
    assert found is not None
    assert (found.draft_id, found.form, found.content, found.updated_at) == (kept, "/record", CONTENT, house.clock.at)


def test_nothing_of_a_draft_can_be_read_in_the_database(house: House) -> None:
    person = house.person()
    house.accounts.drafts.keep(person.account_id, "/record", {"what": ["Aigul told us of the trial"]})

    with reading(house.engine) as connection:
        [row] = connection.execute(select(draft)).all()

    assert b"Aigul" not in row.sealed
    assert "Aigul" not in repr(house.accounts.drafts.list(person.account_id))


def test_a_draft_kept_again_replaces_what_it_was(house: House) -> None:
    person = house.person()
    kept = house.accounts.drafts.keep(person.account_id, "/record", CONTENT)
    house.clock.pass_by(minutes=3)

    again = house.accounts.drafts.keep(person.account_id, "/record", {"what": ["more"]}, kept)

    [found] = house.accounts.drafts.list(person.account_id)
    assert (again, found.content, found.updated_at) == (kept, {"what": ["more"]}, house.clock.at)


def test_a_page_may_choose_the_id_of_its_draft_so_that_twice_is_once(house: House) -> None:
    person, chosen = house.person(), uuid4()

    kept = [house.accounts.drafts.keep(person.account_id, "/record", CONTENT, chosen) for _ in range(2)]

    assert kept == [chosen, chosen]
    assert len(house.accounts.drafts.list(person.account_id)) == 1


def test_a_draft_is_there_after_the_sign_in_was_lost(house: House) -> None:
    person = house.person()
    kept = house.accounts.drafts.keep(person.account_id, "/record", CONTENT)

    house.clock.pass_by(hours=13)
    account_id = house.signed_in(person).account_id

    assert house.accounts.drafts.open(account_id, kept) is not None


def test_drafts_are_listed_newest_first(house: House) -> None:
    person = house.person()
    first = house.accounts.drafts.keep(person.account_id, "/record", CONTENT)
    house.clock.pass_by(minutes=1)
    second = house.accounts.drafts.keep(person.account_id, "/assess", CONTENT)

    found = house.accounts.drafts.list(person.account_id)

    assert [one.draft_id for one in found] == [second, first]
    assert found[0].updated_at - found[1].updated_at == timedelta(minutes=1)


def test_nobody_opens_changes_or_drops_the_draft_of_another(house: House) -> None:
    person, colleague = house.person(), house.person("Bolot")
    kept = house.accounts.drafts.keep(person.account_id, "/record", CONTENT)
    drafts = house.accounts.drafts

    with pytest.raises(DraftUnknown):
        drafts.keep(colleague.account_id, "/record", {"what": ["mine now"]}, kept)
    drafts.drop(colleague.account_id, kept)

    assert drafts.open(colleague.account_id, kept) is None
    assert drafts.list(colleague.account_id) == []
    found = drafts.open(person.account_id, kept)
    assert found is not None
    assert found.content == CONTENT


def test_a_draft_moved_to_another_account_in_the_database_does_not_open(house: House) -> None:
    person, colleague = house.person(), house.person("Bolot")
    kept = house.accounts.drafts.keep(person.account_id, "/record", CONTENT)

    with writing(house.engine) as connection:
        connection.execute(update(draft).values(account=colleague.account_id))

    with pytest.raises(BrokenWords):
        house.accounts.drafts.open(colleague.account_id, kept)


def test_a_dropped_draft_is_gone_and_may_be_dropped_again(house: House) -> None:
    person = house.person()
    kept = house.accounts.drafts.keep(person.account_id, "/record", CONTENT)
    bystander = house.accounts.drafts.keep(person.account_id, "/record", CONTENT)

    for _ in range(2):
        house.accounts.drafts.drop(person.account_id, kept)

    assert [one.draft_id for one in house.accounts.drafts.list(person.account_id)] == [bystander]


def test_a_draft_has_at_most_200_kilobytes(house: House) -> None:
    person = house.person()
    empty = len('{"what": [""]}')
    most = {"what": ["ж" * ((200_000 - empty) // 2)]}

    kept = house.accounts.drafts.keep(person.account_id, "/record", most)

    with pytest.raises(DraftLarge) as refusal:
        house.accounts.drafts.keep(person.account_id, "/record", {"what": [most["what"][0] + "жж"]}, kept)
    assert refusal.value.values == {"most": 200}
    found = house.accounts.drafts.open(person.account_id, kept)
    assert found is not None
    assert found.content == most


def test_an_account_has_at_most_fifty_drafts(house: House) -> None:
    person, colleague = house.person(), house.person("Bolot")
    kept = [house.accounts.drafts.keep(person.account_id, "/record", CONTENT) for _ in range(50)]

    with pytest.raises(TooManyDrafts):
        house.accounts.drafts.keep(person.account_id, "/record", CONTENT)

    assert house.accounts.drafts.keep(person.account_id, "/record", {"what": ["more"]}, kept[7]) == kept[7]
    assert house.accounts.drafts.keep(colleague.account_id, "/record", CONTENT)


def test_two_drafts_at_once_do_not_pass_the_limit_together(house: House) -> None:
    person = house.person()
    for _ in range(49):
        house.accounts.drafts.keep(person.account_id, "/record", CONTENT)
    together = Barrier(4)
    refused: list[Exception] = []

    def keep() -> None:
        together.wait()
        try:
            house.accounts.drafts.keep(person.account_id, "/record", CONTENT)
        except TooManyDrafts as refusal:
            refused.append(refusal)

    threads = [Thread(target=keep) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(refused) == 3
    assert len(house.accounts.drafts.list(person.account_id)) == 50


def test_nobody_without_an_account_keeps_a_draft(house: House) -> None:
    with pytest.raises(AccountUnknown):
        house.accounts.drafts.keep("a-nobody000000", "/record", CONTENT)


@pytest.mark.parametrize("text", ["\x00", "\ud800", "\N{RIGHT-TO-LEFT OVERRIDE}", "<script>", "{p-7kq2m4xa}"])
def test_whatever_was_typed_comes_back_as_it_was(text: str, house: House) -> None:
    person = house.person()

    kept = house.accounts.drafts.keep(person.account_id, "/record", {text: [text]})

    found = house.accounts.drafts.open(person.account_id, kept)
    assert found is not None
    assert found.content == {text: [text]}


def test_drafts_open_under_their_own_working_key_alone(house: House) -> None:
    person = house.person()
    kept = house.accounts.drafts.keep(person.account_id, "/record", CONTENT)
    keys = [WorkingKey(1, b"x" * 32), WorkingKey(2, b"k" * 32), None]

    for key, refusal in zip(keys, (BrokenWords, WrongKey, Locked), strict=True):
        with pytest.raises(refusal):
            replace(house, key=key).accounts.drafts.open(person.account_id, kept)  # type: ignore[arg-type]
