"""What an account may see and do."""

import pytest

from tracker.domain.rights import Right, Who
from tracker.domain.values import Audience, Code

KZ, KG = Code("KZ"), Code("KG")
MEMBER = Who("a-member")
COORDINATOR = Who("a-coordinator", frozenset({KZ}))
CONFIRMER = Who("a-confirmer", may_confirm=True)
EDITOR = Who("a-editor", is_editor=True)
ADMIN = Who("a-admin", is_admin=True)
EVERYBODY = (MEMBER, COORDINATOR, CONFIRMER, EDITOR, ADMIN)

MAY = {
    Right.ANYONE: set(EVERYBODY),
    Right.SIGNED_IN: set(EVERYBODY),
    Right.RECORD: {COORDINATOR},
    Right.DOUBT: {COORDINATOR, CONFIRMER},
    Right.CONFIRM: {CONFIRMER},
    Right.VOUCH: {COORDINATOR, CONFIRMER},
    Right.WITHHOLD: {COORDINATOR, CONFIRMER, EDITOR},
    Right.HIDE: {COORDINATOR, CONFIRMER, EDITOR},
    Right.SEND: {COORDINATOR},
    Right.PLAN: {COORDINATOR},
    Right.RELEASE: {EDITOR},
    Right.FREEZE: {CONFIRMER, ADMIN},
    Right.ACCOUNTS: {ADMIN},
}


@pytest.mark.parametrize("right", Right)
def test_each_right_is_had_by_those_it_was_granted_to_and_by_nobody_else(right: Right) -> None:
    assert {who for who in EVERYBODY if who.has(right, KZ)} == MAY[right]


def test_a_coordinator_records_about_her_own_country_and_about_what_concerns_none() -> None:
    assert COORDINATOR.has(Right.RECORD, KZ)
    assert COORDINATOR.has(Right.RECORD, None)
    assert not COORDINATOR.has(Right.RECORD, KG)


def test_who_may_confirm_plans_the_sessions_that_name_no_country() -> None:
    assert {who for who in EVERYBODY if who.has(Right.PLAN)} == {COORDINATOR, CONFIRMER}


def test_a_coordinator_takes_any_name_out_of_sight_but_entries_of_her_own_country_alone() -> None:
    assert COORDINATOR.has(Right.WITHHOLD, KG)
    assert [COORDINATOR.has(Right.HIDE, country) for country in (KZ, KG)] == [True, False]


def test_an_admin_of_accounts_sees_no_more_of_the_record_than_a_member() -> None:
    seen = [[who.may_see(audience, KZ, opened=True) for audience in Audience] for who in (ADMIN, MEMBER)]

    assert seen[0] == seen[1] == [True, True, False, False]


def test_what_is_confidential_is_opened_for_the_team_and_for_a_second_person_alone() -> None:
    opened = {who for who in EVERYBODY if who.may_see(Audience.CONFIDENTIAL, KZ, opened=True)}

    assert opened == {COORDINATOR, CONFIRMER}
    assert not any(who.may_see(Audience.CONFIDENTIAL, KZ) for who in EVERYBODY)


def test_of_two_countries_each_agrees_to_what_is_said_and_each_may_take_it_out_of_sight() -> None:
    assert not COORDINATOR.has_over(Right.RECORD, [KZ, KG])
    assert COORDINATOR.has_over(Right.HIDE, [KZ, KG])
    assert not COORDINATOR.has_over(Right.HIDE, [KG, Code("UZ")])
