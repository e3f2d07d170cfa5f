"""The real site in a real browser, as visitors meet it."""

from collections.abc import Iterator

import pytest
from chromium import wait_until_laid_out
from playwright.sync_api import Browser, BrowserContext, Page, expect


def open_page(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    return page


def test_a_search_asks_only_this_site_and_keeps_nothing(browser: Browser, server: str):
    """No third party, no cookie; `test_page_types.py` says so of every page."""
    context = browser.new_context()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
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
    button = page.locator("#_scheme")
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


def test_escape_closes_the_menu_of_a_phone(browser: Browser, server: str):
    """And the focus goes back to what opened it."""
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = open_page(context, server)
    page.locator("summary", has_text="Menu").click()
    link = page.locator(".main-menu").get_by_role("link", name="Projecten")
    link.focus()
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(page.locator(".main-menu summary")).to_be_focused()
    context.close()


def test_the_ring_surrounds_the_card_that_the_focus_would_open(page: Page, server: str):
    page.goto(f"{server}blog/")
    page.locator("main .card a").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    rings = page.locator("main .card").evaluate_all("all => all.map(one => getComputedStyle(one).outlineStyle)")

    assert rings[0] == "solid"
    assert set(rings[1:]) == {"none"}


def test_the_mosaic_begins_where_the_side_column_does(browser: Browser, server: str):
    """The text, what stands beside it and the band above are on one grid."""
    for width in (1024, 1280, 1920):
        context = browser.new_context(viewport={"width": width, "height": 800})
        page = open_page(context, f"{server}over/")
        left = "one => Math.round(one.getBoundingClientRect().left)"
        mosaic = page.locator(".mosaic").evaluate(left)
        column = page.locator(".page > :is(.side, .aside)").first.evaluate(left)
        assert abs(mosaic - column) <= 1, width
        context.close()


def test_a_page_on_a_phone_is_never_much_higher_than_it_is(browser: Browser, server: str):
    """What is not laid out yet has a height by what it is: the bar beside the page does not jump."""
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.add_init_script(
        "addEventListener('DOMContentLoaded', () => { window.first = document.documentElement.scrollHeight; })"
    )
    page.goto(server)
    wait_until_laid_out(page)
    whole = page.evaluate("document.documentElement.scrollHeight")
    assert page.evaluate("first") < 1.5 * whole
    context.close()


def test_forced_colours_show_the_current_page(browser: Browser, server: str):
    context = browser.new_context(forced_colors="active", viewport={"width": 1280, "height": 800})
    page = open_page(context, f"{server}projecten/samen-slim-zorgen-thuis/")
    border = "one => getComputedStyle(one).borderBottomColor"
    current = page.locator(".main-menu a[aria-current]").evaluate(border)
    other = page.locator(".main-menu a:not([aria-current])").first.evaluate(border)
    assert current != other
    here = page.locator(".section-menu [aria-current]").evaluate("one => getComputedStyle(one).backgroundColor")
    beside = page.locator(".section-menu a:not([aria-current])").first
    assert here != beside.evaluate("one => getComputedStyle(one).backgroundColor")
    context.close()


def test_an_old_address_leads_on_with_its_question_and_its_place(browser: Browser, page: Page, server: str):
    page.goto(f"{server}bereikbaarheid/?van=mail#openingstijden")
    page.wait_for_url(f"{server}contact/?van=mail#openingstijden")
    page.goto(f"{server}oud/contact.html#openingstijden")
    page.wait_for_url(f"{server}contact/#openingstijden")

    without = browser.new_context(java_script_enabled=False)
    plain = open_page(without, f"{server}bereikbaarheid/?van=mail#openingstijden")
    plain.wait_for_url(f"{server}contact/")
    without.close()
