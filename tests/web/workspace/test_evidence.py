"""Files come in whole or not at all, are the team's, and leave as attachments; others get a copy that was opened."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from starlette.testclient import TestClient

from tests.application.file_types.pictures import SECRETS, a_jpeg, a_png
from tests.application.file_types.test_cleaning import a_png_of
from tests.application.file_types.test_telling import office as a_document
from tests.application.file_types.test_telling import related
from tests.web.workspace.filing import NEW, PDF, a_public_picture, bring, kept, lying, shown_to
from tests.web.workspace.office import MOST, Office
from tests.web.workspace.sending import recorded, said, send, typed, words
from tracker.accounts.accounts import HOST
from tracker.domain import evidence_events as events
from tracker.domain.demand_events import DevelopmentRecorded

KZ, KG = "country:KZ", "country:KG"


class Room:
    """An office with a coordinator of Kazakhstan at a window."""

    def __init__(self, folder: Path) -> None:
        self.office = Office(folder)
        self.window = self.of("Aigul", KZ)
        self.stranger = self.office.window()

    def of(self, nickname: str, *roles: str) -> TestClient:
        return self.office.signed_in(self.office.person(nickname, *roles))

    def release(self) -> None:
        self.office.given.release()

    def entry(self) -> str:
        return str(recorded(self.office, DevelopmentRecorded)[0].entry_id)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path)
    yield made
    made.office.close()


def test_a_file_is_kept_with_what_was_typed_about_it(room: Room) -> None:
    evidence_id = kept(
        room.window, a_jpeg(), name="../двор\u202e\r\n.jpg", kind="picture", on="3 May 2024",
        notes="The yard of the prison", where="At the gate", reliability="B", credibility="2",
    )  # fmt: skip

    [event] = recorded(room.office, events.Registered)
    assert (event.type, event.country, str(event.on), event.reliability) == ("jpeg", "KZ", "2024-05-03", "B")
    assert words(room.office, event.name)["und"].startswith("двор")
    page = said(room.window.get(f"/evidence/{evidence_id}").text)
    assert "The yard of the prison" in page
    assert event.sha256 in page


def test_the_original_leaves_as_an_attachment_that_no_browser_opens(room: Room) -> None:
    evidence_id = kept(room.window, name='"; filename=evil.html\r\nX: y.pdf')

    got = room.window.get(f"/evidence/{evidence_id}/original")

    assert got.content == PDF
    assert got.headers["content-disposition"] == f'attachment; filename="evidence-{evidence_id[:8]}.pdf"'
    assert got.headers["content-security-policy"] == "sandbox; default-src 'none'"
    assert got.headers["x-content-type-options"] == "nosniff"
    assert got.headers["cache-control"] == "no-store"
    assert "x" not in got.headers
    assert room.window.head(f"/evidence/{evidence_id}/original").headers["content-length"] == str(len(PDF))


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"MZ\x90\0" + bytes(500), "decision.pdf", "This is a program"),
        (b"#!/bin/sh\nrm -r /\n", "photo.jpg", "This is a program"),
        (a_document("word/vbaProject.bin"), "letter.docx", "This is a program"),
        (a_document("word/bomb.bin", content=bytes(60_000_000)), "letter.docx", "unpack to far more"),
        (a_document() + PDF, "letter.docx", "hangs on behind its end"),
        (related("image", "https://evil.example/"), "letter.docx", "fetches something from elsewhere"),
        (a_png_of(100_000, 100_000), "yard.png", "more than 200 million pixels"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "map.svg", "We do not take files of this kind"),
        (bytes(900), "decision.pdf", "We do not take files of this kind"),
        (b"", "decision.pdf", "Choose a file"),
        (bytes(MOST + 1), "decision.pdf", "The file is too large: 2 MB at most"),
    ],
)
def test_a_file_that_is_not_what_the_record_takes_leaves_nothing_and_keeps_the_text(
    room: Room, content: bytes, name: str, sentence: str
) -> None:
    answer = bring(room.window, content, name=name, notes="What it shows <b>")

    assert answer.status_code == (413 if "too large" in sentence else 422)
    assert sentence in said(answer.text)
    assert typed(answer.text, "notes") == "What it shows <b>"
    assert lying(room.office) == []
    assert recorded(room.office, events.Registered) == []


def test_the_same_form_sent_twice_keeps_one_file_and_with_another_file_it_is_another_form(room: Room) -> None:
    command = str(uuid4())
    first = bring(room.window, PDF, command=command)

    again, other = bring(room.window, PDF, command=command), bring(room.window, a_png(), command=command)

    assert first.headers["location"] == again.headers["location"]
    assert other.status_code == 409
    assert (len(lying(room.office)), len(recorded(room.office, events.Registered))) == (1, 1)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="kind"\r\n\r\ndocument\r\n'),
        ("multipart/form-data; boundary=x", b"no form at all"),
        ("multipart/form-data", b""),
        ("application/x-www-form-urlencoded", b"kind=document"),
        ("multipart/form-data; boundary=x", b"--x\r\n" + b"A: b\r\n" * 5_000),
        ("multipart/form-data; boundary=" + "x" * 6_000, b"--x--\r\n"),
    ],
)
def test_what_is_no_whole_form_is_refused_and_leaves_nothing(room: Room, kind: str, body: bytes) -> None:
    answer = room.window.post(NEW, content=body, headers={"content-type": kind})

    assert answer.status_code in {400, 413}
    assert lying(room.office) == []


def test_two_files_in_one_form_are_not_kept_as_one(room: Room) -> None:
    both = [("file", ("a.txt", b"One\n")), ("file", ("b.txt", b"Two\n"))]

    answer = room.window.post(NEW, data={"kind": "document", "demand": "kz-2021-1"}, files=both)

    assert answer.status_code == 400
    assert lying(room.office) == []


def test_who_may_not_record_keeps_nothing_here(room: Room) -> None:
    for nickname, roles, status in (("Member", (), 403), ("Chinara", (KG,), 404), ("Editor", ("editor",), 403)):
        assert bring(room.of(nickname, *roles), PDF).status_code == status

    assert lying(room.office) == []


def test_a_form_from_another_site_is_refused_before_it_is_read(room: Room) -> None:
    answer = room.window.post(
        NEW, data={"kind": "document"}, files={"file": ("a", PDF)}, headers={"sec-fetch-site": "cross-site"}
    )

    assert answer.status_code == 403
    assert lying(room.office) == []


def test_of_who_has_to_sign_in_first_the_text_is_kept_and_the_file_is_not(room: Room) -> None:
    answer = bring(room.stranger, PDF, notes="What it shows")

    assert answer.status_code == 401
    assert 'name="kept"' in answer.text
    assert lying(room.office) == []


def test_another_country_hears_of_nothing(room: Room) -> None:
    evidence_id = kept(room.window)
    chinara, colleague = room.of("Chinara", KG), room.of("Colleague", KZ)

    for path in ("", "/original", "/copy", "/audience", "/custody", "/grade", "/attach", "/public-copy"):
        hidden, nowhere = f"/evidence/{evidence_id}{path}", f"/evidence/{uuid4()}{path}"
        assert [chinara.get(hidden).status_code, chinara.get(nowhere).status_code] == [404, 404], path
    assert colleague.get(f"/evidence/{evidence_id}/original").status_code == 200
    assert colleague.get("/evidence/nonsense").status_code == 404


def test_a_picture_becomes_public_without_what_was_hidden_and_with_its_hash(room: Room) -> None:
    entry = room.entry()
    evidence_id, copy = a_public_picture(room.window, room.office, demand="", entry=entry)
    assert room.stranger.get(f"/en/evidence/{evidence_id}").status_code == 404  # not released yet
    room.release()

    got, page = room.stranger.get(f"/en/evidence/{evidence_id}"), room.stranger.get("/en/demands/kz-2021-1").text

    assert got.status_code == 200
    assert [secret for secret in SECRETS if secret in got.content] == []
    assert got.headers["content-disposition"].endswith('.jpg"')
    assert copy in page
    assert f"/en/evidence/{evidence_id}" in page
    original = recorded(room.office, events.Registered)[0].sha256
    assert original not in page
    assert room.window.get(f"/evidence/{evidence_id}/original").content == a_jpeg()


def test_a_copy_is_gone_at_once_when_it_is_narrowed_or_its_entry_is(room: Room) -> None:
    entry = room.entry()
    one, _ = a_public_picture(room.window, room.office, demand="", entry=entry)
    room.release()
    both = [f"/en/evidence/{one}", "/en/demands/kz-2021-1"]
    assert room.stranger.get(both[0]).status_code == 200

    send(room.window, f"/desk/entries/{entry}/audience", audience="country_team", reason="Somebody is in danger")
    hidden = room.stranger.get(both[0]).status_code
    send(room.window, f"/desk/entries/{entry}/audience", audience="public", reason="It is over")
    room.release()
    shown = room.stranger.get(both[0]).status_code
    typed = {"command": str(uuid4()), "audience": "country_team", "reason": "A face is in it"}
    room.of("Bolot", "may_confirm").post(f"/evidence/{one}/audience", data=typed)

    assert (hidden, shown, room.stranger.get(both[0]).status_code) == (404, 200, 404)
    assert one not in room.stranger.get(both[1]).text


def test_members_get_the_copy_and_never_the_original(room: Room) -> None:
    evidence_id = kept(room.window, a_jpeg(), notes="Notes of the team", kind="picture")
    shown_to(room.window, room.office, evidence_id, "members")
    member = room.of("Member")

    page = member.get(f"/evidence/{evidence_id}")

    assert "Notes of the team" not in page.text
    assert page.status_code == 200
    assert member.get(f"/evidence/{evidence_id}/original").status_code == 404
    assert b"Aigul" not in member.get(f"/evidence/{evidence_id}/copy").content
    room.release()
    assert room.stranger.get(f"/en/evidence/{evidence_id}").status_code == 404


def test_a_copy_has_to_be_looked_at_before_it_is_opened(room: Room) -> None:
    evidence_id = kept(room.window, a_jpeg(), kind="picture")
    typed = {"command": str(uuid4()), "audience": "public", "reason": "Everybody should see it"}

    none = room.window.post(f"/evidence/{evidence_id}/audience", data=typed)
    room.window.post(f"/evidence/{evidence_id}/public-copy", data={"command": str(uuid4())}, files={"file": ("", b"")})
    unseen = room.window.post(f"/evidence/{evidence_id}/audience", data=typed | {"command": str(uuid4())})

    assert "Make a copy first" in said(none.text)
    assert "look at it" in said(unseen.text)
    assert recorded(room.office, events.AudienceSet) == []


def test_a_document_needs_a_copy_made_by_hand(room: Room) -> None:
    evidence_id = kept(room.window)
    page = room.window.get(f"/evidence/{evidence_id}/public-copy").text
    assert "print it anew as PDF" in said(page)

    none = bring(room.window, b"", f"/evidence/{evidence_id}/public-copy")
    done = bring(room.window, PDF + b"%%EOF\n", f"/evidence/{evidence_id}/public-copy")

    assert none.status_code == 422
    assert done.status_code == 303
    assert room.window.get(f"/evidence/{evidence_id}/copy").content == PDF + b"%%EOF\n"
    assert room.window.get(f"/evidence/{evidence_id}/original").content == PDF


def test_custody_grades_and_where_it_belongs_stand_on_its_page(room: Room) -> None:
    evidence_id, entry = kept(room.window), room.entry()

    send(room.window, f"/evidence/{evidence_id}/custody", on="3 May 2024", holder="The lawyer", how="By hand")
    send(room.window, f"/evidence/{evidence_id}/grade", reliability="A", credibility="1", reason="Two agree")
    done = send(room.window, f"/evidence/{evidence_id}/attach", to=f"http://localhost/desk/entries/{entry}?done=x")

    page, told = (
        said(room.window.get(f"/evidence/{evidence_id}").text),
        ("The lawyer", "A. Always reliable", "Two agree"),
    )
    assert [part for part in (*told, "The entry") if part not in page] == []
    assert done.status_code == 303
    assert evidence_id in room.window.get(f"/desk/entries/{entry}").text
    assert evidence_id in room.window.get("/desk/demands/kz-2021-1").text
    wrong = send(room.window, f"/evidence/{evidence_id}/attach", to="nowhere")
    assert "There is no demand of that number" in said(wrong.text)


def test_a_damaged_file_is_not_given_out(room: Room) -> None:
    evidence_id = kept(room.window)
    [name] = lying(room.office)
    path = room.office.files.folder / name
    *most, last = path.read_bytes()
    path.write_bytes(bytes([*most, last ^ 1]))

    assert room.window.get(f"/evidence/{evidence_id}/original").status_code == 503


def test_a_file_of_a_frozen_account_is_not_taken(room: Room) -> None:
    aigul = room.office.person("Dinara", KZ)
    window = room.office.signed_in(aigul)
    room.office.accounts.governing.freeze(HOST, aigul.account_id)

    assert bring(window, PDF).status_code == 401
    assert lying(room.office) == []
