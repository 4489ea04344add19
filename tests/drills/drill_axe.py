"""W2: axe looks at every route in all eight variants."""

from itertools import product

from playwright.sync_api import Browser

from tests.browser.axe import violations
from tests.browser.conftest import Reader, open_window
from tests.browser.routes import addresses
from tests.browser.serving import browsing, serving
from tests.drills.needing import browser
from tests.drills.sample import sample

READERS = [Reader(*one) for one in product((360, 1280), ("light", "dark"), ("en", "ru"))]


def drill() -> bool:
    """Print what axe found for each kind of reader; say whether it found nothing."""
    found: list[str] = []
    with sample() as served, serving(served.app) as origin, browsing(browser()) as started:
        for reader in READERS:
            wrong = looked_at(started, origin, reader)
            print(f"{reader!s:<14}{len(addresses(reader.language)):>4} pages {len(wrong):>4} violations", flush=True)
            found += wrong
    print(*found, sep="\n", end="\n" if found else "")
    return not found


def looked_at(started: Browser, origin: str, reader: Reader) -> list[str]:
    """List what breaks a rule on any page, as this reader sees it."""
    window = open_window(started, origin, reader, bypass_csp=True)
    page, found = window.new_page(), []
    for address in addresses(reader.language):
        page.goto(address)
        found += [f"{reader} {address}: {wrong}" for wrong in violations(page)]
    window.close()
    return found
