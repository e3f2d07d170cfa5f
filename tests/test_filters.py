"""The filters of the directory in a real browser: by mouse, by keyboard alone, and without JavaScript."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe import at_every_width, in_both_schemes
from builders import a_page
from playwright.sync_api import Browser, Page, expect
from server import serve_files
from test_directory import an_organisation, with_organisations

INDEX = "organisaties/"


@pytest.fixture
def page(browser: Browser, server: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    made = context.new_page()
    made.goto(server + INDEX)
    expect(made.locator("form.filters")).to_be_visible()
    yield made
    context.close()


def shown(page: Page) -> list[str]:
    # Not `inner_text`: a row below the window is not laid out until it is near.
    return page.locator(".directory-hits li a").all_text_contents()


def choices(page: Page, name: str) -> dict[str, bool]:
    """The choices of a filter, and whether each can be chosen."""
    script = "select => [...select.options].slice(1).map(one => [one.text, !one.hidden && !one.disabled])"
    return dict(page.locator(f"#_f-{name}").evaluate(script))


def test_filters_combine_and_count(page: Page):
    page.select_option("#_f-sector", "overheid")
    expect(page.get_by_role("status")).to_have_text("3 van 32 organisaties")
    assert shown(page) == ["Gemeente Bergeijk", "Gemeente Eindhoven", "GGD Brabant-Zuidoost"]

    page.select_option("#_f-role", "initiator")
    expect(page.get_by_role("status")).to_have_text("2 van 32 organisaties")
    page.fill("#_f-text", "eindh")
    assert shown(page) == ["Gemeente Eindhoven", "GGD Brabant-Zuidoost"]
    page.fill("#_f-text", "gemeente eindh")
    assert shown(page) == ["Gemeente Eindhoven"]


def test_no_choice_leads_to_nothing(page: Page):
    """A choice without a result cannot be chosen; its count follows the other filters."""
    page.select_option("#_f-role", "member")
    offered = choices(page, "sector")

    assert offered["Onderwijs (2)"] is True
    assert all(not free for text, free in offered.items() if text.endswith("(0)"))
    for text in [text for text, free in offered.items() if free]:
        page.select_option("#_f-sector", label=text)
        assert len(shown(page)) > 0


def test_accents_and_capitals_make_no_difference(page: Page):
    page.fill("#_f-text", "COOPERATIE")

    assert "Coöperatie Slimmer Leven" in shown(page)


def test_state_is_in_the_address(page: Page, server: str):
    page.select_option("#_f-sector", "onderwijs")
    page.fill("#_f-text", "fontys")
    page.wait_for_url("**/?text=fontys&sector=onderwijs")
    page.reload()

    expect(page.get_by_role("status")).to_have_text("1 van 32 organisaties")
    assert shown(page) == ["Fontys Hogeschool"]
    page.get_by_role("button", name="Wis filters").click()
    expect(page.locator(".directory-full")).to_be_visible()
    page.wait_for_url(server + INDEX)


def test_an_address_with_nonsense_shows_everything(page: Page, server: str):
    page.goto(f"{server}{INDEX}?sector=<script>&role=koning")

    expect(page.locator(".directory-full")).to_be_visible()
    expect(page.locator(".directory-hits")).to_be_hidden()


def test_keyboard_alone(page: Page):
    page.locator("#_f-text").focus()
    page.keyboard.type("summa")
    expect(page.get_by_role("status")).to_have_text("1 van 32 organisaties")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "_f-sector"
    page.locator("#_f-text").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('.directory-hits') !== null")
    page.keyboard.press("Enter")
    page.wait_for_url("**/organisaties/summa-college/")


def test_result_is_announced(page: Page):
    """WCAG 4.1.3: a status message."""
    assert page.locator(".directory-status").get_attribute("role") == "status"


def test_axe_finds_nothing_while_filters_are_in_use(browser: Browser, server: str):
    """With results and with none, and with all filters open on a phone; `test_page_types.py` has the pages at rest."""
    context = browser.new_context(viewport={"width": 320, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    for path, name, value in (
        (INDEX, "text", "gemeente"),
        (INDEX, "text", "niemand heet zo"),
        (INDEX, "sector", "onderwijs"),
        ("en/organisations/", "text", "nobody is called so"),
        ("en/organisations/", "role", "partner"),
    ):
        page.goto(server + path)
        if name != "text":
            page.get_by_role("button", name=re.compile("Meer filters|More filters")).click()
        field = page.locator(f"#_f-{name}")
        field.fill(value) if name == "text" else field.select_option(value)
        expect(page.locator(".directory-full")).to_be_hidden()
        assert list(at_every_width(page) if path == INDEX else in_both_schemes(page)) == [], (path, value)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.goto(f"{server}organisaties/ondertekenaars/")
    assert list(at_every_width(page)) == []
    assert errors == []
    context.close()


def test_complete_without_javascript(browser: Browser, server: str):
    """Letters, names and counts are in the page itself."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server + INDEX)

    expect(page.locator("form.filters")).to_be_hidden()
    expect(page.get_by_text("32 organisaties").first).to_be_visible()
    assert page.locator(".letter li:not([data-again])").count() == 32
    page.locator(".letters").get_by_role("link", name="E", exact=True).click()
    assert page.url.endswith("#_letter-e")
    page.get_by_role("link", name="Eindhoven, Gemeente").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Gemeente Eindhoven")
    context.close()


def test_a_phone_shows_the_answer_while_someone_types(browser: Browser, server: str):
    """The other filters wait behind a button; when nothing is found the page says so, with a way back."""
    context = browser.new_context(viewport={"width": 360, "height": 800}, has_touch=True)
    page = context.new_page()
    page.goto(server + INDEX)
    expect(page.locator("#_f-sector")).to_be_hidden()
    page.locator("#_f-text").scroll_into_view_if_needed()
    page.evaluate("document.querySelector('#_f-text').scrollIntoView()")
    page.fill("#_f-text", "bestaat niet")
    answer = page.locator(".directory-none")
    expect(answer).to_contain_text("Niet gevonden")
    # Half of the window is under the keyboard.
    box = answer.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 400
    answer.get_by_role("button").click()
    expect(answer).to_be_hidden()
    expect(page.get_by_role("status")).to_have_text("32 van 32 organisaties")
    page.get_by_role("button", name="Meer filters").click()
    expect(page.locator("#_f-sector")).to_be_visible()
    context.close()


def test_a_few_names_stand_whole_in_the_first_window_of_a_phone(browser: Browser, tmp_path: Path):
    """Who signed is what the page is opened for; headings below them have a list of contents on a desktop only."""
    texts = [an_organisation(f"Stichting nummer {number}") for number in range(4)]
    body = "Deze vier ondertekenden op 25 november 2021 namens hun achterban.\n\n[[directory signatory]]\n\n"
    body += "".join(f"## Over {part}\n\nTekst.\n\n" for part in ("een", "twee", "drie"))
    pages = {f"docs/ondertekenaars.{code}.md": a_page("Ondertekenaars", body) for code in ("nl", "en")}
    site = with_organisations(tmp_path / "content", *texts, **pages)
    with serve_files(site.files, tmp_path) as running, browser.new_page() as page:
        page.set_viewport_size({"width": 360, "height": 640})
        page.goto(running.url + "ondertekenaars/")
        boxes = [one.bounding_box() for one in page.locator(".names li").all()]

    assert len(boxes) == 4
    assert max(box["y"] + box["height"] for box in boxes) <= 640
