"""Whatever is edited stays readable: each edit is a row of the history, with who, when and why, for ever (S1)."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select

from tests.given import a_demand, what_happened
from tests.projections.asking import AT_LAST, shown, the_public
from tests.record import ARecord
from tracker.application.draft import Draft
from tracker.domain.demand import Demand
from tracker.domain.demand_events import DevelopmentRecorded, EntryCorrected, Reworded
from tracker.projections import reading
from tracker.projections.tables import entry
from tracker.store.engine import reading as read_only
from tracker.store.values import By, Recorded

EDITS = 50
ACCOUNTS = ("aigul", "bolot", "chinara")


class Desk:
    """A demand with one entry, which people edit one after the other; `last` is the entry that stands."""

    def __init__(self, record: ARecord) -> None:
        self.record, self.demand = record, a_demand()
        record.save(self.demand)
        self.last = self.write("aigul", self.tell("as it was told first"))

    def write(self, account: str, act: Callable[[Demand, Draft], UUID]) -> UUID:
        draft = Draft()
        last = act(self.demand, draft)
        draft.take(self.demand)
        self.record.clock.at += timedelta(minutes=1)
        self.record.log.write(draft.events(), By(account, "web"), words=draft.secrets)
        return last

    def tell(self, text: str) -> Callable[[Demand, Draft], UUID]:
        def act(demand: Demand, draft: Draft) -> UUID:
            told = what_happened(wording=draft.words({"en": text}))
            demand.enter(DevelopmentRecorded, **told)
            return UUID(str(told["entry_id"]))

        return act

    def correct(self, number: int) -> Callable[[Demand, Draft], UUID]:
        def act(demand: Demand, draft: Draft) -> UUID:
            new = self.tell(f"told for the {number}th time")(demand, draft)
            demand.correct(self.last, new, reason=draft.words({"en": f"reason {number}"}))
            return new

        return act

    def reword(self, number: int) -> Callable[[Demand, Draft], UUID]:
        def act(demand: Demand, draft: Draft) -> UUID:
            said = draft.words({"en": f"title {number}"})
            demand.reword({"title": said}, reason=draft.words({"en": f"reason {number}"}))
            return self.last

        return act

    def edit(self) -> None:
        """Correct the last correction, and put the title better, in turn."""
        for number in range(EDITS):
            act = self.reword(number) if number % 2 else self.correct(number)
            self.last = self.write(ACCOUNTS[number % 3], act)

    def edits(self) -> Iterator[Recorded]:
        told = self.record.log.history(self.demand.id)
        return (one for one in told if isinstance(one.event, EntryCorrected | Reworded))

    def reasons(self) -> list[tuple[str, str]]:
        """Who edited, and why, in words."""
        found = []
        for one in self.edits():
            assert isinstance(one.event, EntryCorrected | Reworded)
            words = one.event.reason or {}
            found += [(one.account, text) for text in self.record.book.open(words.values()).values()]
        return found


def test_fifty_edits_are_fifty_readable_rows_also_after_a_rebuild(record: ARecord) -> None:
    desk = Desk(record)

    desk.edit()
    before = desk.reasons()
    record.rebuild()

    assert before == [(ACCOUNTS[number % 3], f"reason {number}") for number in range(EDITS)]
    assert desk.reasons() == before


def test_edits_stand_in_their_order_each_at_its_moment(record: ARecord) -> None:
    desk = Desk(record)

    desk.edit()

    moments = [one.at for one in desk.edits()]
    positions = [one.position for one in desk.edits()]
    assert moments == sorted(set(moments))
    assert positions == sorted(set(positions))


def test_every_wording_that_ever_stood_can_be_read_as_it_was_known(record: ARecord) -> None:
    desk = Desk(record)
    desk.edit()
    record.rebuild()

    with read_only(record.engine) as connection:
        versions = connection.execute(select(entry).order_by(entry.c.known_from)).all()
        said = set()
        for row in versions:
            before_the_next = row.known_to and row.known_to - 2  # the next one, and that it replaces this one
            viewer = the_public(record, before_the_next)
            [one] = reading.dossier(connection, viewer, AT_LAST, ["kz-2021-1"]).entries
            said |= set(record.book.open(one.about["wording"].values()).values())

    assert said == {"as it was told first", *(f"told for the {number}th time" for number in range(0, EDITS, 2))}
    assert [row.corrects for row in versions] == [None, *(row.entry_id for row in versions[:-1])]
    assert shown(record) == {desk.last}
