"""An editor releases the record now, with a reason; nobody else does."""

import pytest

from tests.application.workspace.office import ADMIN, AIGUL, BOLOT, EDITOR, MEMBER, Office, by
from tracker.application.permissions import NotAllowed
from tracker.application.workspace.refusals import NothingWritten
from tracker.domain import coalition_events
from tracker.domain.refusals import ReleaseOfNothing
from tracker.domain.rights import Who

REASON = {"en": "The Committee meets tomorrow.", "ru": "Завтра заседает Комитет."}


def test_an_editor_releases_the_record_with_a_reason(office: Office) -> None:
    office.develop()
    head = office.seen

    with office.recorded() as events:
        done = office.workspace.release_now(EDITOR, by(EDITOR), reason=REASON)

    [event] = events
    assert isinstance(event, coalition_events.Released)
    assert (event.number, event.through, done.key) == (1, head, "1")
    assert office.text(event.reason, "ru") == "Завтра заседает Комитет."
    assert len(office.public()) == 1


def test_a_release_sent_twice_is_one_edition(office: Office) -> None:
    sent = by(EDITOR, 9)
    first = office.workspace.release_now(EDITOR, sent, reason=REASON)
    office.develop()

    with office.recorded() as events:
        again = office.workspace.release_now(EDITOR, sent, reason=REASON)

    assert events == []
    assert (first.key, again.key, again.repeated) == ("1", "1", True)


def test_a_release_says_why_and_has_something_new(small_office: Office) -> None:
    with pytest.raises(NothingWritten):
        small_office.workspace.release_now(EDITOR, by(EDITOR), reason={"en": " "})
    small_office.release()

    with small_office.recorded() as events, pytest.raises(ReleaseOfNothing):
        small_office.release()

    assert events == []


@pytest.mark.parametrize("who", [AIGUL, BOLOT, MEMBER, ADMIN])
def test_only_an_editor_releases(small_office: Office, who: Who) -> None:
    with small_office.recorded() as events, pytest.raises(NotAllowed):
        small_office.workspace.release_now(who, by(who), reason=REASON)

    assert events == []
