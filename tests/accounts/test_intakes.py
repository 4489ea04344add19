"""Documents on their way in: one reads each, what is refused or read stays, and all of it goes in time."""

from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest

from tests.accounts.people import House, a_house
from tracker.accounts.intakes import KEPT, LEASE, MOST_WAITING, READY, REFUSED, WAITING, Intakes
from tracker.accounts.kit import DAY, SECOND
from tracker.accounts.refusals import TooManyIntakes
from tracker.store.engine import make_engine, writing

ABOUT = {"name": "resolution.txt", "sha256": "ab" * 32}
PROPOSED = [("demand", b"Release Aigul."), ("development", b"Bolot was heard.")]


@pytest.fixture
def house(database_url: str) -> Iterator[House]:
    made = House(make_engine(database_url))
    yield made
    made.engine.dispose()


@pytest.fixture
def intakes(house: House) -> Intakes:
    return house.accounts.intakes


def brought(house: House, intakes: Intakes, **about: str) -> UUID:
    intake_id = uuid4()
    account = house.person(f"Aigul {intake_id.hex[:6]}").account_id
    assert intakes.add(intake_id, account, ["KZ", "KG"], {**ABOUT, **about})
    return intake_id


def read(intakes: Intakes, text: bytes = b"Release Aigul.") -> None:
    lease = intakes.lease()
    assert lease is not None
    assert intakes.finish(lease, ABOUT, text, PROPOSED)


def test_what_was_brought_first_is_read_first_and_by_one(house: House, intakes: Intakes) -> None:
    first = brought(house, intakes)
    house.clock.pass_by(seconds=1)
    second = brought(house, intakes)

    leases = [intakes.lease(), intakes.lease(), intakes.lease()]

    assert [one and one.intake_id for one in leases] == [first, second, None]


def test_a_lease_runs_out_and_whoever_had_it_changes_nothing_any_more(house: House, intakes: Intakes) -> None:
    intake_id = brought(house, intakes)
    late = intakes.lease()
    assert late is not None

    house.clock.pass_by(seconds=LEASE / SECOND + 1)
    now = intakes.lease()

    assert now is not None
    assert now.intake_id == intake_id
    assert not intakes.finish(late, ABOUT, b"another text", [])
    assert not intakes.refuse(late, ABOUT)
    assert intakes.finish(now, ABOUT, b"the text", PROPOSED)
    assert intakes.content(intake_id) == b"the text"
    found = intakes.open(intake_id)
    assert found is not None
    assert (found.state, found.tries) == (READY, 2)


def test_what_is_put_back_waits_on_and_was_not_tried(house: House, intakes: Intakes) -> None:
    intake_id = brought(house, intakes)
    lease = intakes.lease()
    assert lease is not None

    intakes.put_back(lease)

    found = intakes.open(intake_id)
    assert found is not None
    assert (found.state, found.tries) == (WAITING, 0)
    assert intakes.lease() is not None


def test_a_refusal_is_kept_with_what_it_says(house: House, intakes: Intakes) -> None:
    intake_id = brought(house, intakes)
    lease = intakes.lease()
    assert lease is not None

    assert intakes.refuse(lease, {**ABOUT, "refusal": "refused.no_text"})

    found = intakes.open(intake_id)
    assert found is not None
    assert (found.state, found.about["refusal"]) == (REFUSED, "refused.no_text")
    assert intakes.content(intake_id) is None


def test_the_same_document_is_kept_once_and_so_many_wait(house: House, intakes: Intakes) -> None:
    account, intake_id = house.person().account_id, uuid4()

    assert intakes.add(intake_id, account, ["KZ"], ABOUT)
    assert not intakes.add(intake_id, account, ["KZ"], ABOUT)
    for _ in range(MOST_WAITING - 1):
        intakes.add(uuid4(), account, ["KZ"], ABOUT)
    with pytest.raises(TooManyIntakes):
        intakes.add(uuid4(), account, ["KZ"], ABOUT)


def test_a_team_of_one_of_its_countries_has_it_on_its_list(house: House, intakes: Intakes) -> None:
    intake_id = brought(house, intakes)

    assert [one.intake_id for one in intakes.list({"KG", "UZ"})] == [intake_id]
    assert intakes.list({"UZ"}) == []
    assert intakes.list(set()) == []


def test_what_nobody_touched_goes_with_all_that_was_proposed(house: House, intakes: Intakes) -> None:
    old, kept = brought(house, intakes), brought(house, intakes)
    read(intakes)
    read(intakes)
    house.clock.pass_by(days=KEPT / DAY - 1)
    with writing(house.engine) as connection:
        intakes.touch(connection, kept)

    house.clock.pass_by(days=2)

    assert intakes.forget_old() == 1
    assert intakes.open(old) is None
    assert intakes.proposals.list(old) == []
    assert [row.number for row in intakes.proposals.list(kept)] == [1, 2]


@pytest.mark.parametrize("where", ["name", "text", "proposal"])
def test_what_tells_of_somebody_erased_goes_whole(house: House, intakes: Intakes, where: str) -> None:
    about = {"name": "about Chinara.pdf"} if where == "name" else {}
    gone, kept = brought(house, intakes, **about), brought(house, intakes)
    for _ in range(2):
        lease = intakes.lease()
        assert lease is not None
        is_it = lease.intake_id == gone
        text = b"of Chinara" if is_it and where == "text" else b"of others"
        proposed = [("demand", b"for Chinara")] if is_it and where == "proposal" else PROPOSED
        intakes.finish(lease, {**ABOUT, **(about if is_it else {})}, text, proposed)

    def speaks(said: str) -> bool:
        return "Chinara" in said

    assert intakes.count_that(speaks) == 1
    with writing(house.engine) as connection:
        intakes.drop_that(speaks, connection)

    assert intakes.open(gone) is None
    assert intakes.open(kept) is not None
    assert intakes.count_that(speaks) == 0


def test_nothing_of_it_lies_open_in_the_tables(empty_sqlite_url: str) -> None:
    house = a_house(empty_sqlite_url)
    intakes = house.accounts.intakes
    brought(house, intakes, name="about Chinara.pdf")
    read(intakes, b"of Chinara, at length")

    with house.engine.connect() as connection:
        rows = [
            tuple(row)
            for table in ("intake", "proposal")
            for row in connection.exec_driver_sql(f"SELECT * FROM {table}")  # noqa: S608 - the names above
        ]

    assert rows
    assert not any(word in repr(row) for row in rows for word in ("Chinara", "Release", "resolution"))
    house.engine.dispose()
