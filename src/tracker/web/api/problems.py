"""Problems: how the API says no (RFC 9457): a status, a code that stays, and a sentence in the caller's language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from json import dumps
from typing import Any

from tracker.web import answers
from tracker.web.answers import NOT_KEPT, PROBLEM, Page
from tracker.web.api.shape import Flaw
from tracker.web.html import Renderer
from tracker.web.labels import N_
from tracker.web.workspace.complaints import said
from tracker.web.workspace.form import Complaint

HEADERS: Mapping[str, str] = {"Vary": "Accept-Language, Authorization", "X-Robots-Tag": "noindex"}
PAGE = "/api/v1/problems"
"""Where problems are explained."""
TYPE = f"{PAGE}#"
"""What the types of problems begin with; behind it stands the code."""

TITLES: Mapping[str, tuple[int, str]] = {
    "not_found": (404, N_("There is nothing of that name here, or nothing for this caller.")),
    "method_not_allowed": (405, N_("This address does not take this method; Allow names those that it takes.")),
    "not_json": (415, N_("Send the body as application/json.")),
    "malformed": (
        400,
        N_("The body is not JSON that can be read: UTF-8, not nested deeply, no lone surrogates, no key twice."),
    ),
    "too_large": (413, N_("The body is too large: 4 MB at most.")),
    "invalid": (422, N_("The body does not fit what this command takes. Each flaw is named with its place.")),
    "refused": (422, N_("The command was refused, and nothing was recorded.")),
    "command_id_missing": (400, N_("Send a Command-Id with every command: a UUID of your own, the same if you retry.")),
    "command_reused": (
        409,
        N_("A command was sent under this id before, with another body. Nothing was recorded; answer says what was."),
    ),
    "version_missing": (
        428,
        N_("Send If-Match with the ETag of what you decided on: read it first, then give the command."),
    ),
    "outdated": (
        412,
        N_("This was changed since, or If-Match is no ETag that was given to you. See what it is now."),
    ),
    "no_token": (401, N_("This needs a token. Make one on the page of your account.")),
    "token_refused": (
        401,
        N_("This token is not taken: it was revoked, its time is over, or its account is shut. Make another one."),
    ),
    "scope_missing": (403, N_("The token is not for this. Make one with the scope that is named.")),
    "not_allowed": (403, N_("The account may not do this, or not about this country.")),
    "unknown_parameter": (400, N_("There is no such parameter here, or it was given twice.")),
    "unknown_value": (400, N_("There is nothing of that code or key here.")),
    "not_a_limit": (400, N_("The limit is a whole number from 1 to 1000.")),
    "cursor_refused": (
        400,
        N_("This cursor was not given here. Begin again without it, and send nothing beside it but a limit."),
    ),
    "token_reads_today": (
        400,
        N_(
            "With a token one reads what is known now: known_by asks for releases, which are for everybody. Leave "
            "known_by out, or the token."
        ),
    ),
    "too_many_requests": (429, N_("Too many requests. Wait as long as Retry-After says.")),
    "clock_stopped": (
        503,
        N_("Nothing was recorded: the clock of the machine jumped. Whoever runs it has to put it right; then retry."),
    ),
    "unwritable": (503, N_("Nothing was recorded: the record cannot be written to just now. Retry in a few minutes.")),
}
"""By their codes: the status, and what is said. Those that pages have, too, are said as there."""

OF_PAGES: Mapping[str, tuple[int, str]] = {
    "catching_up": (503, ""),
    "in_the_future": (422, ""),
    "locked": (503, ""),
    "mishap": (500, ""),
    "no_such_release": (404, ""),
    "not_a_day": (422, ""),
    "not_encrypted": (403, ""),
    "not_readable": (400, ""),
    "nothing_released": (503, ""),
    "unavailable": (503, ""),
}
"""The problems that pages have, too, by their codes: the status; what is said, they know."""

CODES = sorted({*TITLES, *OF_PAGES})

FLAWS: Mapping[str, str] = {
    "missing": N_("This field must be there."),
    "unknown_field": N_("There is no such field."),
    "unknown_key": N_("This key cannot stand here."),
    "not_a_text": N_("This has to be a text."),
    "not_readable": N_("This text holds a sign that no text may have."),
    "too_long": N_("This text is too long: %(most)s characters at most."),
    "not_a_number": N_("This has to be a whole number from 0 on."),
    "not_yes_or_no": N_("This has to be true or false."),
    "not_a_day": N_("This has to be a day, as 2024-05-03."),
    "not_days": N_("This has to be a day, month or year, or two of them, as 2024-05-03, 2024-05, 2024 or 2024/2025."),
    "not_an_id": N_("This has to be a UUID."),
    "not_on_the_list": N_("This has to be one of: %(listed)s."),
    "not_a_list": N_("This has to be a list."),
    "too_many": N_("Too many: %(most)s at most."),
    "not_so_many": N_("This list has exactly %(exactly)s items."),
    "not_an_object": N_("This has to be an object."),
    "exactly_one": N_("Give exactly one of the kinds of entry."),
}
"""What may be wrong with a body, by codes."""


@dataclass
class Problem(Exception):
    """A request that is not answered with what it asked for; `more` are members of the problem besides."""

    code: str
    more: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Take the code as what the exception says; no value of a request is in it."""
        super().__init__(self.code)


def problem_page(problem: Problem, renderer: Renderer) -> Page:
    """Write a problem."""
    status, title = TITLES[problem.code]
    return page_of(status, problem.code, renderer.catalogue.gettext(title), more=problem.more, headers=problem.headers)


def page_of(
    status: int,
    code: str,
    title: str,
    *,
    more: Mapping[str, Any] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Page:
    """Write a problem whose sentence is there already."""
    content = {"type": f"{TYPE}{code}", "status": status, "title": title, "code": code, **(more or {})}
    body = dumps(content, ensure_ascii=False, indent=1)
    return answers.page(body, PROBLEM, status=status, keep=NOT_KEPT, headers={**HEADERS, **(headers or {})})


def invalid(flaws: Iterable[Flaw], renderer: Renderer) -> Problem:
    """Say what is wrong with a body, flaw by flaw."""
    says = renderer.catalogue.gettext
    listed = [{"pointer": one.pointer, "code": one.code, "detail": says(FLAWS[one.code]) % one.values} for one in flaws]
    return Problem("invalid", {"errors": listed})


def refusal(message: str, values: Mapping[str, str | int], renderer: Renderer) -> Mapping[str, Any]:
    """Say why a command was refused: the code of the refusal, what it speaks of, and the sentence that pages say."""
    detail = said(Complaint("", message, values), renderer).text
    return {"refusal": message.removeprefix("refused."), "detail": detail, "values": dict(values)}
