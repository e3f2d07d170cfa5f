"""The real site in a real browser, as visitors meet it."""

from collections.abc import Iterator

import pytest
from conftest import ROOT
from playwright.sync_api import Browser, BrowserContext, Page, expect

AXE = (ROOT / "tests/node_modules/axe-core/axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGE_TYPES = {
    "home": "",
    "section": "over/",
    "text": "over/geschiedenis/",
    "diagram": "over/werkwijze/",
    "people": "over/mensen/",
    "project": "projecten/samen-slim-zorgen-thuis/",
    "theme": "themas/positieve-gezondheid/",
    "lists": "regio/gemeenten/",
    "sources": "over-deze-site/bronnen/",
    "handbook": "over-deze-site/handboek/",
    "blog": "blog/",
    "category": "blog/categorie/samenwerken/",
    "post": "blog/2026/vijf-jaar-regioakkoord/",
    "newsletters": "nieuwsbrief/",
    "newsletter": "nieuwsbrief/2026-10/",
    "person": "mensen/redactie/",
    "organisation": "organisaties/summa-college/",
    "english post": "en/blog/2026/thirteen-goals/",
    "search": "zoeken/",
    "not found": "404.html",
    "english": "en/agreement/",
}


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    return request.param


def open_page(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    return page


def violations(page: Page) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES)
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_on_any_page_type(browser: Browser, server: str, scheme: str, width: int):
    """WCAG 2.2 A and AA and axe's best practices; and no sideways scrolling (WCAG 1.4.10)."""
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    for name, path in PAGE_TYPES.items():
        page.goto(server + path)
        assert violations(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    assert errors == []
    context.close()


def test_only_this_site_is_asked_and_nothing_is_kept(browser: Browser, server: str):
    """No third party, no cookie."""
    context = browser.new_context()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    for path in PAGE_TYPES.values():
        open_page(context, server + path).close()
    page = open_page(context, f"{server}zoeken/?q=zorg")
    expect(page.locator(".search-results li").first).to_be_visible()

    assert all(address.startswith(server) for address in asked)
    assert context.cookies() == []
    context.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


def test_colours_follow_the_choice_of_the_visitor(page: Page, server: str):
    page.goto(server)
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    button = page.locator("#scheme")
    button.click()
    button.click()
    assert page.evaluate(ground) != light
    page.goto(f"{server}over/")
    assert page.evaluate("document.documentElement.dataset.scheme") == "dark"


def test_everything_works_without_javascript(browser: Browser, server: str):
    """Menu, languages and search page: scripts only add."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = open_page(context, server)
    page.locator("summary", has_text="Menu").click()
    page.locator(".main-menu").get_by_role("link", name="Projecten").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Projecten")
    page.locator(".languages").get_by_role("link", name="English").click()
    assert page.url == f"{server}en/projects/"
    page.goto(f"{server}zoeken/")
    expect(page.get_by_text("Zoeken werkt met JavaScript")).to_be_visible()
    page.get_by_role("link", name="De doelen van het regioakkoord").click()
    assert page.url == f"{server}akkoord/doelen/"
    context.close()


def test_keyboard_reaches_everything_and_shows_where_it_is(page: Page, server: str):
    """From skip link to footer (WCAG 2.1.1, 2.4.7), and past the header with one key."""
    page.goto(f"{server}akkoord/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    seen = 0
    for _ in range(120):
        state = page.evaluate(
            """() => {
              const one = document.activeElement;
              if (!one || one === document.body) return null;
              const style = getComputedStyle(one);
              const box = one.getBoundingClientRect();
              return {outline: style.outlineStyle, width: parseFloat(style.outlineWidth), high: box.height, footer: !!one.closest("footer.site-footer")};
            }"""
        )
        if state is None:
            break
        assert state["outline"] != "none", state
        assert state["width"] >= 2, state
        seen += 1
        page.keyboard.press("Tab")
    links = page.locator("a[href]:visible, button:visible, summary:visible").count()
    assert seen >= links

    page.goto(f"{server}akkoord/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"
