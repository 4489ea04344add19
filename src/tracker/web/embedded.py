"""Cards that stand on other sites: where they are, their own small style, and the policy that knows it by its hash."""

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup

EMBEDDED = "/embed/"
"""What their addresses begin with: the one place that other sites may frame."""

STYLE = Markup((Path(__file__).parent / "embedded.css").read_text(encoding="utf-8").strip())  # noqa: S704 - our own
"""It stands in the page: a card is one answer, and looks the same from a disk and in a sandbox."""

POLICY: Mapping[str, str] = {
    "Content-Security-Policy": (
        f"default-src 'none'; style-src 'sha256-{b64encode(sha256(STYLE.encode()).digest()).decode()}'; "
        "img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors *"
    ),
    "Cross-Origin-Resource-Policy": "cross-origin",
}
"""What differs from the headers of all other answers (`headers.SECURITY`)."""


def is_embedded(path: str) -> bool:
    """Say whether a path is that of a card for other sites."""
    return path.startswith(EMBEDDED)
