"""What was taken out of sight is listed for its own team, with when, by whom and why, and never with what it said."""

from tests.application.workspace.office import (
    AIGUL,
    BOLOT,
    BOTH,
    CHINARA,
    EDITOR,
    MEMBER,
    PERSON,
    WHY,
    Office,
    a_development,
    by,
)
from tracker.domain.entry_events import Retraction
from tracker.domain.record import Kind
from tracker.domain.values import Audience


def test_the_team_learns_what_was_hidden_when_by_whom_and_why(office: Office) -> None:
    gone, error = office.develop(), office.develop()
    for entry_id, cause in ((gone, Retraction.SAFETY), (error, Retraction.ERROR)):
        office.workspace.retract(BOTH, by(BOTH), entry_id, cause, reason={"en": "Threats."}, seen=office.seen)
    office.workspace.withhold_person(BOLOT, by(BOLOT), PERSON, reason={"en": "Fear."})

    found = office.workspace.taken_back(AIGUL)

    [entry], [person] = found.entries, found.persons
    assert (entry.about.entry_id, entry.about.kind, entry.about.demands) == (gone, Kind.DEVELOPMENT, ["kz-2021-1"])
    assert (entry.hidden_by.account, office.text(entry.hidden_by.reason)) == ("a-both", "Threats.")
    assert (person.person, person.account, office.text(person.reason)) == (PERSON, "a-bolot", "Fear.")


def test_nobody_else_is_told_of_it(office: Office) -> None:
    secret = office.develop(audience=Audience.CONFIDENTIAL)
    office.workspace.retract(AIGUL, by(AIGUL), secret, Retraction.SAFETY, reason=WHY, seen=office.seen)
    gone = office.develop()
    office.workspace.retract(AIGUL, by(AIGUL), gone, Retraction.SAFETY, reason=WHY, seen=office.seen)
    office.workspace.withhold_person(AIGUL, by(AIGUL), PERSON, reason=WHY)

    found = {who.account: office.workspace.taken_back(who) for who in (AIGUL, BOTH, CHINARA, BOLOT, EDITOR, MEMBER)}

    numbers = {account: (len(one.entries), len(one.persons)) for account, one in found.items()}
    assert (numbers.pop("a-aigul"), numbers.pop("a-both")) == ((2, 1), (1, 1))
    assert set(numbers.values()) == {(0, 0)}


def test_a_wording_hidden_behind_its_correction_leads_to_what_stands(office: Office) -> None:
    old = office.develop()
    office.release()
    done = office.workspace.correct(
        AIGUL, by(AIGUL), old, a_development(), reason=WHY, seen=office.seen, hides_old=True
    )

    [entry] = office.workspace.taken_back(AIGUL).entries

    assert (entry.about.entry_id, str(entry.about.stands)) == (old, done.key)
