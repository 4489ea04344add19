"""The pages for readers of the code lead somewhere, and name no one's machine."""

import re
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
PAGES = sorted([*HOUSE.glob("*.md"), *(HOUSE / "docs").rglob("*.md")])
DECISIONS = sorted((HOUSE / "docs/decisions").glob("*.md"))
SECTIONS = ["Context", "What we chose", "What we gave up", "What would change our mind"]
A_MACHINES_OWN = re.compile(r"(?<![\w.~$])/(?:home|root|work|tmp|Users|mnt|workspace)/|[A-Z]:\\|\b\d+\.\d+\.\d+\.\d+\b")
OF_EVERY_MACHINE = {"127.0.0.1", "0.0.0.0"}  # noqa: S104 - spoken of, not listened on
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")


def named(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_within_the_house_leads_somewhere(page: Path) -> None:
    within = [link for link in LINK.findall(page.read_text()) if "://" not in link and not link.startswith("mailto:")]

    for link in within:
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page

        assert target.exists(), link
        assert not anchor or target.suffix != ".md" or anchor in anchors(target), link


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_link_between_pages_says_what_it_leads_to(page: Path) -> None:
    if page.is_relative_to(HOUSE / "docs"):
        assert not re.findall(r"(?<!!)\[`?[\w./-]+\.md`?\]\(", page.read_text())


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_a_page_names_no_path_of_a_machine(page: Path) -> None:
    found = {match.group() for match in A_MACHINES_OWN.finditer(page.read_text())}

    assert found <= OF_EVERY_MACHINE


@pytest.mark.parametrize("page", DECISIONS, ids=named)
def test_a_decision_says_what_was_given_up_and_what_would_change_it(page: Path) -> None:
    text = page.read_text()

    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == SECTIONS
    assert re.match(rf"# {int(page.name[:4])}\. \S", text), "the title begins with the page's number"
    assert re.search(r"^Date: \d{4}-\d\d-\d\d\. Status: \w+", text, re.MULTILINE)


def test_decisions_are_numbered_without_gaps() -> None:
    assert [int(page.name[:4]) for page in DECISIONS] == list(range(1, len(DECISIONS) + 1))
