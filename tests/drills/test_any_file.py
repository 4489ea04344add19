"""In short, what the drill of that name does at length: whatever is read ends in a text or in a refusal of ours."""

from tests.drills.drill_any_file import damaged_documents
from tests.drills.endings import TEXT, ending, forked
from tests.drills.hostile import hostile

QUICK = {"deep page", "closed page", "entity bomb", "packed in packed", "page of itself", "no end", "no bytes", "zeros"}


def test_damaged_documents_end_in_a_text_or_in_a_refusal() -> None:
    found = [ending(content) for _, content in damaged_documents(24)]

    assert [one.wrong for one in found if one.wrong] == []
    assert any(one.name == TEXT for one in found)
    assert any(one.name.startswith("refused.") for one in found)


def test_hostile_files_end_in_a_text_or_in_a_refusal() -> None:
    found = {name: ending(content) for name, content in hostile(with_large=False) if name in QUICK}

    assert found.keys() == QUICK
    assert {name: one.wrong for name, one in found.items() if one.wrong} == {}


def test_a_copy_of_this_process_reads_as_the_program_does() -> None:
    assert b"Pay." in forked("text", b"We demand: Pay.")
