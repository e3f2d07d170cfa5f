"""The real site in a real browser, as visitors meet it."""

from collections.abc import Iterator

import pytest
from page_types import Example
from playwright.sync_api import Browser, BrowserContext, Page, expect


def open_page(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    return page


def test_only_this_site_is_asked_and_nothing_is_kept(browser: Browser, server: str, examples: list[Example]):
    """No third party, no cookie."""
    context = browser.new_context()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    for example in examples:
        page.goto(server + example.url)
    page.goto(f"{server}zoeken/?q=zorg")
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
    expect(page.get_by_text("Zoeken werkt alleen met JavaScript")).to_be_visible()
    page.get_by_role("link", name="De doelen van het regioakkoord").click()
    assert page.url == f"{server}akkoord/doelen/"
    context.close()
