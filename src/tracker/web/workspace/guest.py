"""Guest: somebody at the door, not signed in yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from json import dumps, loads
from typing import Any

from starlette.requests import Request

from tracker.web import answers
from tracker.web.answers import HTML, NOT_KEPT, Page
from tracker.web.languages import LANGUAGES, preferred
from tracker.web.workspace.complaints import said
from tracker.web.workspace.desk import HEADERS, Office
from tracker.web.workspace.form import Form
from tracker.web.workspace.summary import complaining

_LONGEST_KEPT = 200_000


@dataclass(frozen=True)
class Guest:
    """One request of somebody who is not signed in."""

    office: Office
    language: str

    @classmethod
    def of(cls, office: Office, request: Request) -> "Guest":
        """Read a request: the language is as asked for, else the browser's."""
        asked = request.query_params.get("language", "")
        wanted = asked if asked in LANGUAGES else preferred(request.headers.get("accept-language", ""))
        return cls(office, wanted)

    def page(self, template: str, form: Form, *, headers: Mapping[str, str] | None = None, **given: Any) -> Page:
        """Render a page that needs no sign-in and shows nothing of the record."""
        renderer = self.office.site.renderers[self.language]
        complaints = [said(one, renderer) for one in form.complaints]
        others = [one for one in LANGUAGES if one != self.language]
        given |= {"form": form, "sample": self.office.site.sample, "others": others}
        render = partial(renderer.render, f"workspace/{template}", **given)
        body = complaining(lambda told: render(complaints=told), complaints)
        about = {**HEADERS, "Content-Language": self.language, "Vary": "Accept-Language", **(headers or {})}
        return answers.page(body, HTML, keep=NOT_KEPT, headers=about)


def packed(values: Mapping[str, Any], form: str) -> str:
    """Write the fields of a form that nobody was signed in for, to be kept by the sign-in page."""
    written = dumps({"form": form, "values": {name: list(texts) for name, texts in values.items()}}, ensure_ascii=False)
    return written if len(written) <= _LONGEST_KEPT else ""


def unpacked(kept: str) -> tuple[str, dict[str, list[str]]] | None:
    """Read what `packed` wrote; None where there is nothing that can be read."""
    try:
        read = loads(kept[:_LONGEST_KEPT])
        values = {str(name): [str(text) for text in texts] for name, texts in read["values"].items()}
        form = str(read["form"])
        dumps([form, values], ensure_ascii=False).encode()  # by its escapes JSON can name what no page can print
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    return form, values
