"""Sending forms that bring a file, and finding what became of them."""

import re
from uuid import UUID, uuid4

from httpx2 import Response
from starlette.testclient import TestClient

from tests.application.file_types.pictures import a_jpeg
from tests.web.workspace.office import Office
from tests.web.workspace.sending import recorded
from tests.web.workspace.staff import Staff
from tracker.application.workspace.evidence_inputs import Attached, Evidence
from tracker.domain.evidence_events import EvidenceKind, PublicCopyMade
from tracker.domain.values import Audience
from tracker.store.values import By

NEW = "/evidence/new"
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def bring(
    window: TestClient, content: bytes, address: str = NEW, *, name: str = "decision.pdf", **fields: str
) -> Response:
    """Send a form with a file, as a browser does."""
    typed = {"command": str(uuid4()), "kind": "document", "demand": "kz-2021-1"} | fields
    answer: Response = window.post(address, data=typed, files={"file": (name, content, "application/pdf")})
    return answer


def kept(window: TestClient, content: bytes = PDF, **fields: str) -> str:
    """Keep a file, and give its id."""
    answer = bring(window, content, **fields)
    assert answer.status_code == 303, answer.text
    found = re.fullmatch(r"/evidence/([0-9a-f-]{36})\?done=filed", answer.headers["location"])
    assert found is not None
    return found[1]


def shown_to(window: TestClient, office: Office, evidence_id: str, audience: str = "public") -> str:
    """Make a copy, open it to others, and give its SHA-256."""
    window.post(f"/evidence/{evidence_id}/public-copy", data={"command": str(uuid4())}, files={"file": ("", b"")})
    copy = recorded(office, PublicCopyMade)[-1].sha256
    typed = {"command": str(uuid4()), "audience": audience, "copy": copy, "reason": "It was looked at"}
    answer = window.post(f"/evidence/{evidence_id}/audience", data=typed)
    assert answer.status_code == 303, answer.text
    return copy


def a_public_picture(window: TestClient, office: Office, **fields: str) -> tuple[str, str]:
    """Keep a picture that everybody may have a copy of with the next release; give its id and the copy's SHA-256."""
    evidence_id = kept(window, a_jpeg(), kind="picture", **fields)
    return evidence_id, shown_to(window, office, evidence_id)


def a_file(staff: Staff, audience: str) -> str:
    """Let the recorder keep a picture with a copy that this audience may have, and give its id."""
    who, workspace = staff.who("recorder"), staff.workspace
    given = Evidence(
        attached=Attached(demands=("kz-2021-1", "kz-2021-2")),
        kind=EvidenceKind.PICTURE,
        is_confidential=audience == "confidential",
    )
    with workspace.files.take_in() as incoming:
        incoming.add(a_jpeg())
        incoming.end()
        evidence_id = UUID(workspace.register_evidence(who, _by(staff), given, incoming).key)
    workspace.make_public_copy(who, _by(staff), evidence_id, None)
    if audience in {"public", "members"}:
        copy, reason = newest_copy(staff), {"en": "It was looked at"}
        workspace.set_evidence_audience(who, _by(staff), evidence_id, Audience(audience), copy=copy, reason=reason)
    return str(evidence_id)


def newest_copy(staff: Staff) -> str:
    """The SHA-256 of the copy that was made last."""
    return recorded(staff.office, PublicCopyMade)[-1].sha256


def _by(staff: Staff) -> By:
    return By(staff.account_id("recorder"), "web", uuid4(), "body")


def lying(office: Office) -> list[str]:
    """The files that lie in the folder."""
    if not office.files.folder.exists():
        return []
    return [path.name for path in office.files.folder.iterdir() if path.name != ".lock"]
