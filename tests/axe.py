"""axe-core in a page of the browser. `evaluate` passes a strict content security policy; a script tag would not."""

from pathlib import Path

from playwright.sync_api import Page

SOURCE = (Path(__file__).parent / "node_modules/axe-core/axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}, resultTypes: ['violations']})"


def violations(page: Page) -> list[str]:
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(SOURCE)
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in page.evaluate(RUN, RULES)["violations"]
        for node in one["nodes"]
    ]
