"""The coalition: whose record this is, its lists and its editions."""

import pytest

from tests.given import a_coalition, kept, what_happened, words
from tracker.domain import coalition_events
from tracker.domain.entry_events import Retraction
from tracker.domain.refusals import ReleaseOfNothing
from tracker.domain.values import Code, Key


@pytest.mark.parametrize("sample", [True, False])
def test_a_coalition_says_from_the_first_event_whether_it_is_a_sample(*, sample: bool) -> None:
    coalition = a_coalition(sample=sample)

    [founded] = coalition.collect_events()
    assert isinstance(founded, coalition_events.Founded)
    assert founded.sample is coalition.sample is sample


def test_editions_are_numbered_from_one() -> None:
    coalition = kept(a_coalition())

    numbers = [coalition.release(7, reason=None), coalition.release(8, reason=words("new entries"))]

    released = [event for event in coalition.collect_events() if isinstance(event, coalition_events.Released)]
    assert numbers == [event.number for event in released] == [1, 2]
    assert [event.through for event in released] == [7, 8]


@pytest.mark.parametrize("through", [0, 6, 7])
def test_nothing_new_is_no_edition(through: int) -> None:
    coalition = a_coalition()
    coalition.release(7, reason=None)
    kept(coalition)

    with pytest.raises(ReleaseOfNothing):
        coalition.release(through, reason=None)

    assert coalition.collect_events() == []


def test_an_empty_record_cannot_be_released() -> None:
    coalition = kept(a_coalition())

    with pytest.raises(ReleaseOfNothing):
        coalition.release(0, reason=None)

    assert coalition.collect_events() == []


def test_a_theme_added_again_has_new_words() -> None:
    coalition = a_coalition()
    coalition.add_theme(Code("prison"), words("Prison"), None)

    coalition.add_theme(Code("prison"), words("People in prison"), words("who was sentenced for union work"))

    assert coalition.themes == {"prison": words("People in prison")}


def test_a_convention_added_again_has_a_new_name() -> None:
    coalition = a_coalition()
    coalition.add_instrument(Code("C087"), words("Convention"))

    coalition.add_instrument(Code("C087"), words("Convention No. 87"))

    assert coalition.instruments == {"C087": words("Convention No. 87")}


def test_an_entry_of_the_coalition_itself_can_be_taken_back() -> None:
    coalition, entry = a_coalition(), what_happened(measures=())
    coalition.enter(coalition_events.DevelopmentRecorded, **entry)
    kept(coalition)

    coalition.retract(entry["entry_id"], Retraction.ERROR, reason=None)

    assert [type(event) for event in coalition.collect_events()] == [coalition_events.EntryRetracted]


def test_a_loss_that_is_accepted_gives_the_log_another_name_and_remembers_the_former() -> None:
    coalition = kept(a_coalition())
    first = coalition.origin

    coalition.accept_loss(published=9, held=5, origin=Key("localhost/demo-2"))
    coalition.accept_loss(published=7, held=6, origin=Key("localhost/demo-3"))

    assert coalition.origin == "localhost/demo-3"
    assert coalition.origins_before == (first, "localhost/demo-2")
