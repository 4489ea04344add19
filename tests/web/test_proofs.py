"""A proof says no more than the pages do: nothing of other audiences, of persons' measures, or that nobody prints."""

import base64
import json
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from starlette.testclient import TestClient

from tests.record import ARecord
from tests.web.given import AIGUL, Given
from tracker.application.proving import Prover
from tracker.application.publishing import publish
from tracker.domain import demand_events as events
from tracker.domain.days import When
from tracker.domain.demand import Demand
from tracker.domain.finding import Finding
from tracker.domain.letters import Letter
from tracker.domain.values import Audience, Code, Confidence, Key
from tracker.store.engine import writing
from tracker.store.public_log.checkpoint import Checkpoint
from tracker.store.public_log.folder import LogFolder
from tracker.store.public_log.signing import Signer
from tracker.store.shapes import refs_in
from tracker.store.word_book import erase
from tracker.web.site import PublicLog

ORIGIN = "test/log"
ON_A_PERSON, ON_A_LAW, LETTER, SAID = (UUID(int=number, version=4) for number in range(801, 805))
SECRET, RESTS, RESTS_ON_A_SECRET = (UUID(int=number, version=4) for number in range(805, 808))


def two_laws(given: Given) -> list[Any]:
    """A demand for two laws, of which one is called after somebody; what happened, a numbered letter, a finding."""
    called = given.says(f"The law of {{{AIGUL}}} changed")
    measures = [given.measure(1, "law-a", called), given.measure(2, "law-b", given.says("Another law"))]
    demand: Demand = given.demand("kz-2021-8", given.says("Two laws"), measures)
    given.develop(demand, ON_A_PERSON, "Of the one", measures=(1,))
    given.develop(demand, ON_A_LAW, "Of the other", measures=(2,))
    given.develop(demand, SECRET, "For the team", measures=(2,), audience=Audience.COUNTRY_TEAM)
    rests = (events.Basis(ON_A_LAW, None),)
    given.assess(demand, 2, Letter.NOT_MET, entry_id=RESTS, basis=rests)
    given.assess(demand, 2, Letter.PARTLY, entry_id=RESTS_ON_A_SECRET, basis=(*rests, events.Basis(SECRET, None)))
    demand.enter(
        events.LetterSent,
        entry_id=LETTER,
        audience=Audience.PUBLIC,
        sender=Key("mission"),
        to=given.says("The Minister"),
        on=When.parse("2022-01-10"),
        reference=given.draft.plain("File 77/4711"),
        copy_kept=False,
        answer_known=False,
    )
    said = Finding.enter_finding(
        entry_id=SAID,
        audience=Audience.PUBLIC,
        body=Code("CAS"),
        country=Code("KZ"),
        document=given.says("Conclusions"),
        on=When.parse("2022-06"),
        wording=given.says("The Committee deplores"),
        demands=(Key("kz-2021-4"),),
        measures=(Key("kz-2021-1.1"),),
        points=(),
        points_complete=True,
        confidence=Confidence.HIGH,
    )
    return [demand, said]


@dataclass(frozen=True)
class Signed:
    """A record that is released, published and signed, what proves its entries, and somebody who reads its pages."""

    record: ARecord
    prover: Prover
    reader: TestClient


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Signed]:
    """Give one."""
    home = tmp_path_factory.mktemp("signed")
    given = Given(home).found().fill()
    given.save(*two_laws(given))
    given.release()
    record, folder, key = given.record, LogFolder(home / "log"), home / "signing.key"
    head = record.log.head()
    publish(record.engine, folder, Checkpoint(ORIGIN, head.position, head.root))
    Signer.draw(key, ORIGIN).sign(folder)
    prover = Prover(record.engine, record.book, folder)
    with closing(given):
        yield Signed(record, prover, given.client(public_log=PublicLog(folder, prover, Path(key))))


@pytest.fixture(scope="module")
def reader(signed: Signed) -> TestClient:
    """Give somebody who reads its pages."""
    return signed.reader


def proved(reader: TestClient, reference: str) -> dict[UUID, dict[str, Any]]:
    """Give what the proofs disclose that a demand's page offers, by the ids of the entries."""
    offered = re.findall(r'href="([^"]+[.]tlog-proof)"', reader.get(f"/en/demands/{reference}/proofs").text)
    files = [reader.get(address).text.split("\n")[1].removeprefix("extra ") for address in offered]
    told = [json.loads(base64.b64decode(one)) for one in files]
    return {UUID(json.loads(one["facts"])["data"]["entry_id"]): one for one in told}


def test_an_assessment_that_rests_on_what_is_not_public_has_no_proof(reader: TestClient) -> None:
    given = proved(reader, "kz-2021-8")

    assert RESTS in given
    assert RESTS_ON_A_SECRET not in given
    assert str(SECRET) not in json.dumps([*given.values()])


def test_an_entry_on_a_measure_that_names_a_person_has_no_proof(reader: TestClient) -> None:
    given = proved(reader, "kz-2021-8")

    assert ON_A_LAW in given
    assert ON_A_PERSON not in given


def test_a_finding_on_a_persons_measure_has_no_proof_beside_another_demand(reader: TestClient) -> None:
    given = proved(reader, "kz-2021-4")

    assert UUID(int=61, version=4) in given
    assert SAID not in given


def test_the_number_of_a_letter_stays_closed_in_its_proof(reader: TestClient) -> None:
    letter = proved(reader, "kz-2021-8")[LETTER]

    assert [one["text"] for one in letter["words"]] == ["The Minister"]
    assert json.loads(letter["facts"])["data"]["reference"] is not None


def test_an_entry_of_which_a_text_was_erased_has_no_proof_any_more(signed: Signed) -> None:
    before = signed.prover.provable("kz-2021-8")
    position = before[str(LETTER)].position

    [letter] = [one.event for one in signed.record.log.read(position - 1, 1)]
    with writing(signed.record.engine) as connection:
        erase([*refs_in(letter)], connection)

    assert before.keys() - signed.prover.provable("kz-2021-8").keys() == {str(LETTER)}
