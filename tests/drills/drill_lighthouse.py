"""W2: Lighthouse scores every kind of page, with the phone and the slow line that it imagines."""

import json
import os
import subprocess
from collections.abc import Mapping
from typing import Any

from tests.browser.routes import EXAMPLES
from tests.browser.serving import FLAGS, serving
from tests.drills.needing import browser, npm_package, program
from tests.drills.sample import sample

VERSION = "12.8.2"  # the last series that runs on Node 20
LEAST: Mapping[str, int] = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
LEFT_OUT = (
    "is-crawlable",  # sample data asks search engines to keep away, and means it
    "robots-txt",  # the pages' policy lets nothing be fetched from them, by Lighthouse neither
)

Report = Mapping[str, Mapping[str, Any]]


def drill() -> bool:
    """Print the scores of each page; say whether all are high enough."""
    node = program("node", package="nodejs")
    command = [node, str(npm_package("lighthouse", VERSION) / "cli" / "index.js")]
    print(f"Left out: {', '.join(LEFT_OUT)}")
    has_held = True
    with sample() as served, serving(served.app) as origin:
        for address in kinds_of_pages():
            report = looked_at(command, origin + address)
            scores = {name: round(report["categories"][name]["score"] * 100) for name in LEAST}
            low = [name for name, least in LEAST.items() if scores[name] < least]
            lost = [audit for name in low for audit in what_was_lost(report, name)]
            print(f"{address:<32}{'/'.join(map(str, scores.values()))} {', '.join(lost)}", flush=True)
            has_held = has_held and not low
    return has_held


def kinds_of_pages() -> list[str]:
    """Give one address for each kind of page in each language."""
    kinds = [examples[0] for route, examples in EXAMPLES.items() if examples and "{on}" not in route]
    return [kind.replace("{language}", language) for language in ("en", "ru") for kind in kinds]


def looked_at(command: list[str], url: str) -> Report:
    """Let Lighthouse look at one page, and give its report."""
    flags = ["--headless", *FLAGS]
    options = ["--output=json", "--quiet", "--no-enable-error-reporting", f"--skip-audits={','.join(LEFT_OUT)}"]
    options += [f"--only-categories={','.join(LEAST)}", f"--chrome-flags={' '.join(flags)}"]
    environment = {**os.environ, "CHROME_PATH": browser()}
    done = subprocess.run([*command, url, *options], env=environment, capture_output=True, check=True)
    report: Report = json.loads(done.stdout)
    return report


def what_was_lost(report: Report, category: str) -> list[str]:
    """Name the audits that took points in a category."""
    counted = [one["id"] for one in report["categories"][category]["auditRefs"] if one["weight"]]
    return [name for name in counted if (report["audits"][name]["score"] or 0) < 1]
