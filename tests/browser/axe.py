"""What axe says of a page."""

from importlib.resources import files

from playwright.sync_api import Page

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "resultTypes": ["violations"],
}
OPEN_ALL = "document.querySelectorAll('details').forEach(one => one.open = true)"


def violations(page: Page) -> list[str]:
    """List what breaks a rule on an open page, with all that it folds away opened."""
    page.evaluate(OPEN_ALL)
    page.evaluate(AXE)
    response = page.evaluate("rules => axe.run(rules)", RULES)
    return [
        f"{rule['id']} ({rule['impact']}) {' '.join(node['target'])}: {node['html'][:120]}"
        for rule in response["violations"]
        for node in rule["nodes"][:3]
    ]
