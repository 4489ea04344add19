"""One file of a register, taken in whole."""

from tracker.domain import load_events
from tracker.domain.load import Load
from tracker.domain.load_events import Counts
from tracker.domain.values import Key


def test_a_load_is_one_event_with_its_counts() -> None:
    counts = Counts(added=3, changed=0, unchanged=2, left_to_people=0, vanished=1)

    [event] = Load.of(Key("sample"), Key("register.yaml"), 3, Key("0" * 64), counts).collect_events()

    assert isinstance(event, load_events.Loaded)
    assert event.counts == counts
