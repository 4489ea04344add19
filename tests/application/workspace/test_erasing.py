"""A person is erased by two people: every text that tells of the person is decided on, and then nothing is left."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import insert, select

from tests.application.workspace.office import (
    AIGUL,
    BOLOT,
    CHINARA,
    MEMBER,
    PERSON,
    Office,
    a_development,
    by,
    on_measures,
)
from tests.record import KEY, NOON
from tracker.application.permissions import NotAllowed
from tracker.application.workspace.erasure.inputs import Choice, Do, ErasureInput
from tracker.application.workspace.erasure.listing import Listing
from tracker.application.workspace.erasure.subject import Subject
from tracker.application.workspace.erasure.telling import How, Telling
from tracker.application.workspace.party_inputs import Spelling
from tracker.application.workspace.refusals_of_erasing import (
    NamesInReason,
    NamesInReplacement,
    TextsAddedSince,
    TextsUndecided,
)
from tracker.domain import person_events
from tracker.domain.catalogue import erased_by
from tracker.domain.erasure_events import LegalBasis
from tracker.domain.refusals import NotByTheProposer, Refused
from tracker.domain.refusals_of_erasing import ErasureWaits, PersonErased
from tracker.domain.rights import Who
from tracker.domain.values import Audience
from tracker.projections.tables import parked
from tracker.store.contents import Expected
from tracker.store.engine import reading, writing
from tracker.store.report import Report, Wrong
from tracker.store.tables import words
from tracker.store.verify import verify
from tracker.store.word_book import WordBook

ABOUT = Subject(person=PERSON)
ASKED = {"en": "Asked by telephone."}
BY_KEY = {"en": f"The court heard {{{PERSON}}}."}
TYPED = {"en": "Dinara Example was heard."}
BETTER = "Somebody was heard."


def found(office: Office, who: Who = AIGUL, about: Subject = ABOUT) -> Listing:
    return office.workspace.to_erase(who, about)


def choices(texts: Iterable[Telling], text: str = BETTER) -> dict[str, Choice]:
    """Erase the subject's own, keep what holds the key alone, put something in place of what was typed."""
    usual = {How.OWN: Choice(Do.ERASE), How.KEY: Choice(Do.KEEP), How.TYPED: Choice(Do.REPLACE, text)}
    return {one.ref: usual[one.how] for one in texts}


def propose(office: Office, who: Who = AIGUL, about: Subject = ABOUT, text: str = BETTER, **given: Any) -> UUID:
    """Propose as Aigul, with the usual choices where none are given; `text` stands in place of what was typed."""
    usual = choices(found(office, who, about).texts, text)
    ordinary: dict[str, Any] = {"basis": LegalBasis.OBJECTION, "reason": ASKED, "choices": usual}
    said = ErasureInput(**ordinary | {name: one for name, one in given.items() if one is not None})
    return UUID(office.workspace.propose_erasure(who, by(who), about, said).key)


def erase(office: Office, about: Subject = ABOUT, **given: Any) -> None:
    erasure_id = propose(office, about=about, **given)
    office.workspace.confirm_erasure(BOLOT, by(BOLOT), about, erasure_id)


def verified(office: Office) -> Report:
    expected = Expected(working_key=None, erased_by=erased_by)
    return verify(office.record.engine, office.record.log.mapper, expected)


def rows(office: Office) -> dict[str, bytes]:
    with reading(office.record.engine) as connection:
        return {row.ref: bytes(row.sealed) for row in connection.execute(select(words))}


def fold_in_batches(office: Office) -> None:
    """Empty the read models that erasures feed, and let them catch up."""
    runner, waits = office.record.runner, {"position": 1, "error": "migrated", "tries": 0, "next_try_at": 0}
    with writing(office.record.engine) as connection:
        for model in runner.models:
            if model.name in {"erasures", "parties"}:
                model.clear(connection)
                connection.execute(insert(parked).values(name=model.name, **waits))
        assert len(runner.catch_up(connection, office.record.batches, NOON)) == 2


def test_the_words_of_an_erased_person_are_gone_with_their_rows_and_the_log_is_as_it_was(office: Office) -> None:
    office.develop(wording=BY_KEY)
    office.develop(notes=TYPED, audience=Audience.COUNTRY_TEAM)
    before, texts = rows(office), found(office).texts

    with office.recorded() as events:
        erase(office)

    [said] = [one for one in events if isinstance(one, person_events.Erased)]
    assert [one.how for one in texts] == [How.OWN, How.OWN, How.TYPED, How.KEY]
    assert before.keys() - rows(office).keys() == {*said.refs} == {one.ref for one in texts if one.how is not How.KEY}
    assert (said.basis, said.second_account) == (LegalBasis.OBJECTION, BOLOT.account)
    assert verified(office).flaws == ()


def test_a_text_that_was_replaced_is_read_as_the_new_one_by_every_process(office: Office) -> None:
    office.develop(wording=TYPED, namesakes=(PERSON,))
    [ref] = [one.ref for one in found(office).texts if one.how is How.TYPED]
    elsewhere = WordBook(office.record.engine, KEY)
    assert elsewhere.open([ref]) == {ref: TYPED["en"]}

    erase(office)

    assert elsewhere.open([ref]) == office.record.book.open([ref]) == {ref: BETTER}
    assert elsewhere.disclose([ref]) == []


def test_the_fold_gives_the_same_inline_in_batches_and_rebuilt_after_an_erasure(office: Office) -> None:
    office.develop(wording=BY_KEY)
    erase(office)
    propose(office, about=Subject(entry_id=office.develop()))
    inline = office.record.read_side()

    fold_in_batches(office)
    caught_up = office.record.read_side()
    office.record.rebuild()

    assert caught_up == inline
    assert office.record.read_side() == inline


def test_an_erased_person_has_no_name_for_anybody_and_none_is_taken_again(small_office: Office) -> None:
    erase(small_office)

    [party] = small_office.ask(lambda look: look.shelf(look.live(AIGUL))).persons.values()
    assert party.withheld
    assert party.naming is None
    assert small_office.workspace.names_in({"notes": TYPED["en"]}) == {"notes": []}
    with pytest.raises(PersonErased):
        small_office.workspace.add_spelling(AIGUL, by(AIGUL), Spelling(party=PERSON, name="Dinara Example"))
    with pytest.raises(PersonErased):
        propose(small_office)


def test_nobody_confirms_their_own_erasure_and_nobody_else_than_who_may_confirm(small_office: Office) -> None:
    mine = propose(small_office, BOLOT)

    for who, refusal in ((BOLOT, NotByTheProposer), (AIGUL, NotAllowed), (CHINARA, NotAllowed), (MEMBER, NotAllowed)):
        with pytest.raises(refusal):
            small_office.workspace.confirm_erasure(who, by(who), ABOUT, mine)

    assert verified(small_office).flaws == ()
    assert found(small_office).proposal is not None


def test_what_was_added_since_the_proposal_is_decided_before_anything_is_erased(small_office: Office) -> None:
    erasure_id = propose(small_office)
    small_office.develop(notes=TYPED, audience=Audience.COUNTRY_TEAM)

    with pytest.raises(TextsAddedSince) as refused:
        small_office.workspace.confirm_erasure(BOLOT, by(BOLOT), ABOUT, erasure_id)

    assert refused.value.values == {"count": 1}
    again = propose(small_office, instead_of=erasure_id)
    small_office.workspace.confirm_erasure(BOLOT, by(BOLOT), ABOUT, again)
    assert found(small_office).is_erased


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"choices": {}}, TextsUndecided),
        ({"choices": None, "text": "Dinara Example again."}, NamesInReplacement),
        ({"choices": None, "text": f"{{{PERSON}}} again."}, NamesInReplacement),
        ({"reason": {"en": "Dinara Example asked."}}, NamesInReason),
    ],
)
def test_no_erasure_leaves_a_text_undecided_or_brings_a_name_back(
    small_office: Office, given: dict[str, Any], refusal: type[Refused]
) -> None:
    small_office.develop(notes=TYPED, audience=Audience.COUNTRY_TEAM)
    text, said = given.get("text", BETTER), {key: one for key, one in given.items() if key != "text"}

    with small_office.recorded() as events, pytest.raises(refusal):
        propose(small_office, **said, text=text)

    assert events == []


def test_a_second_proposal_says_which_one_it_takes_the_place_of(small_office: Office) -> None:
    first = propose(small_office)

    with pytest.raises(ErasureWaits):
        propose(small_office)

    second = propose(small_office, instead_of=first)
    [waits] = small_office.workspace.erasures_waiting(BOLOT)
    assert waits.erasure_id == second


def test_a_returned_erasure_erases_nothing(small_office: Office) -> None:
    erasure_id, before = propose(small_office), rows(small_office)

    small_office.workspace.return_erasure(AIGUL, by(AIGUL), ABOUT, erasure_id, reason=ASKED)

    assert before.keys() <= rows(small_office).keys()
    assert small_office.workspace.erasures_waiting(BOLOT) == []


def test_whoever_erases_reads_no_more_than_elsewhere(small_office: Office) -> None:
    small_office.develop(notes=TYPED, audience=Audience.COUNTRY_TEAM)
    small_office.develop(wording=BY_KEY)

    team, other = found(small_office, AIGUL).texts, found(small_office, BOLOT).texts

    assert [one.text is not None for one in team] == [True] * 4
    assert [(one.how, one.text is not None) for one in other] == [
        (How.OWN, False),
        (How.OWN, False),
        (How.TYPED, False),
        (How.KEY, True),
    ]


def test_the_texts_of_one_entry_are_erased_without_a_person(small_office: Office) -> None:
    entry_id = small_office.develop(wording={"en": "A stranger was heard."})
    about = Subject(entry_id=entry_id)
    refs = {one.ref for one in found(small_office, about=about).texts}

    erase(small_office, about)

    assert len(refs) == 1
    assert not refs & rows(small_office).keys()
    assert verified(small_office).flaws == ()


def test_the_texts_of_an_entry_are_erased_in_every_version_of_it(small_office: Office) -> None:
    first = small_office.develop(wording={"en": "A stranger was heard."})
    new, seen = a_development(wording={"en": "Somebody was heard."}), small_office.seen
    second = small_office.workspace.correct(AIGUL, by(AIGUL), first, new, reason=ASKED, seen=seen).key
    about, before = Subject(entry_id=UUID(second)), rows(small_office)
    texts = found(small_office, about=about).texts

    erase(small_office, about)

    assert {spot.entry_id for one in texts for spot in one.spots} == {first, UUID(second)}
    assert {one.ref for one in texts} == before.keys() - rows(small_office).keys()
    assert found(small_office, about=Subject(entry_id=first)).texts == []


def test_a_word_that_was_to_be_erased_and_lies_there_is_a_flaw_of_its_own(small_office: Office) -> None:
    before = rows(small_office)
    erase(small_office)
    [ref, *_] = before.keys() - rows(small_office).keys()

    with writing(small_office.record.engine) as connection:
        connection.execute(insert(words).values(ref=ref, key_no=1, sealed=before[ref]))

    assert [one.what for one in verified(small_office).flaws] == [Wrong.NOT_ERASED]


def noted_elsewhere(office: Office) -> None:
    """Let Kyrgyzstan's team write the name, and the key, where no other team reads it."""
    for notes in (TYPED, BY_KEY):
        office.develop(CHINARA, where=on_measures("kg-2021-1"), notes=notes, audience=Audience.COUNTRY_TEAM)


def test_texts_that_the_proposer_may_not_read_are_not_listed_and_go_by_rule(small_office: Office) -> None:
    noted_elsewhere(small_office)
    listed = [one.how for one in found(small_office).texts if one.places]

    with small_office.recorded() as events:
        erase(small_office)

    [said, done] = [one for one in events if isinstance(one, person_events.ErasureProposed | person_events.Erased)]
    assert listed == [How.OWN, How.OWN]
    assert isinstance(said, person_events.ErasureProposed)
    assert (len(said.refs), len(said.kept), said.countries) == (3, 1, ("KG", "KZ"))
    assert done.refs == said.refs


def test_a_team_that_would_lose_a_text_returns_the_erasure_and_does_no_more(small_office: Office) -> None:
    noted_elsewhere(small_office)
    erasure_id = propose(small_office)

    [waits] = small_office.workspace.erasures_waiting(CHINARA)
    seen = found(small_office, CHINARA)
    with pytest.raises(NotAllowed):
        propose(small_office, CHINARA, instead_of=erasure_id)
    small_office.workspace.return_erasure(CHINARA, by(CHINARA), ABOUT, erasure_id, reason=ASKED)

    assert waits.erasure_id == erasure_id
    assert (seen.may_propose, seen.unread) == (False, {})
    assert found(small_office).proposal is None


def test_a_text_added_since_that_no_proposer_reads_goes_by_rule_and_blocks_nothing(small_office: Office) -> None:
    erasure_id = propose(small_office)
    noted_elsewhere(small_office)
    assert found(small_office, BOLOT).unread == {"KZ": 2, "KG": 2}

    with small_office.recorded() as events:
        small_office.workspace.confirm_erasure(BOLOT, by(BOLOT), ABOUT, erasure_id)

    [done] = [one for one in events if isinstance(one, person_events.Erased)]
    assert len(done.refs) == 3
