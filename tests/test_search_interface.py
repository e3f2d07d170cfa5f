"""The search box and the results page in a real browser: by mouse, by keyboard alone, offline, without JavaScript."""

import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe import at_every_width, violations
from builders import ROOT
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

PAGES = {"nl": ("akkoord/", "zoeken/"), "en": ("en/agreement/", "en/search/")}
NONE = "xyzzyxyzzy"
# Nothing is timed here: on a busy machine an answer may take long.
expect.set_options(timeout=20_000)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1280, "height": 800})
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def box(page: Page, server: str) -> Locator:
    """The box, opened by its key on an ordinary page."""
    page.goto(f"{server}akkoord/")
    page.keyboard.press("/")
    found = page.get_by_role("dialog", name="Zoeken")
    expect(found).to_be_visible()
    return found


def options(page: Page) -> Locator:
    return page.get_by_role("option")


def results(page: Page) -> Locator:
    return page.locator(".search-results > li")


def status(page: Page) -> Locator:
    return page.locator(".search-page [role=status]")


def ask(page: Page, query: str) -> None:
    """On the results page."""
    page.get_by_role("searchbox").fill(query)
    page.get_by_role("searchbox").press("Enter")


def total(page: Page) -> int:
    expect(status(page)).to_have_text(re.compile(r"\d+ (resulta|result)"))
    return int(status(page).inner_text().split()[0])


def choices(page: Page, name: str) -> dict[str, int]:
    """The choices that a filter offers, each with its count; they come after the results."""
    rows = page.locator(f"fieldset[name={name}] label:visible")
    rows.first.wait_for()
    return {
        row.locator("input").get_attribute("value") or "": int(row.locator(".count").inner_text()) for row in rows.all()
    }


def wait_until_held(page: Page, held: list[Route], number: int) -> None:
    for _ in range(400):
        if len(held) >= number:
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"{len(held)} requests, not {number}")


def active(page: Page) -> str | None:
    """The text of the option that the combobox names as active."""
    given = page.get_by_role("combobox").get_attribute("aria-activedescendant")
    return page.locator(f"#{given}").inner_text() if given else None


# The box


def test_nothing_of_search_is_asked_for_before_it_is_opened(page: Page, server: str):
    """No script, no style, no index: it costs nothing until it is used."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server}akkoord/")
    page.wait_for_load_state("networkidle")
    link = page.locator("a[data-box]")
    link.hover()
    link.focus()
    assert not [address for address in asked if "search" in address]

    link.click()
    page.get_by_role("combobox").fill("akkoord")
    expect(options(page).first).to_be_visible()
    assert any("search_box" in address for address in asked)
    assert any("/search/nl/" in address for address in asked)
    assert all(address.startswith(server) for address in asked)


def test_the_button_opens_the_box_and_escape_gives_the_focus_back(page: Page, server: str):
    page.goto(server)
    link = page.locator("a[data-box]")
    link.focus()
    page.keyboard.press("Enter")
    box = page.get_by_role("dialog", name="Zoeken")
    expect(box).to_be_visible()
    expect(page.get_by_role("combobox", name="Waar zoekt u naar?")).to_be_focused()

    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(link).to_be_focused()
    assert page.url == server


def test_the_box_closes_by_its_button_and_by_a_click_beside_it(page: Page, box: Locator):
    box.get_by_role("button", name="Sluit").click()
    expect(box).to_be_hidden()
    page.keyboard.press("/")
    expect(box).to_be_visible()
    page.mouse.click(5, 700)
    expect(box).to_be_hidden()


def test_in_a_field_a_slash_is_a_slash(page: Page, server: str):
    page.goto(f"{server}organisaties/")
    page.locator("#_f-text").focus()
    page.keyboard.type("a/b")

    expect(page.locator("#_f-text")).to_have_value("a/b")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_key_can_be_turned_off(page: Page, box: Locator):
    """WCAG 2.1.4: who speaks to the computer may press a key without meaning to."""
    box.get_by_label("Open zoeken met de toets /").uncheck()
    page.reload()
    page.keyboard.press("/")
    page.wait_for_timeout(300)
    expect(page.get_by_role("dialog")).to_have_count(0)

    page.locator("a[data-box]").click()
    expect(page.get_by_label("Open zoeken met de toets /")).not_to_be_checked()
    page.get_by_label("Open zoeken met de toets /").check()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.get_by_role("dialog")).to_be_visible()


def test_from_key_to_result_by_keyboard_alone(page: Page, box: Locator):
    """ARIA combobox: the focus stays in the field, the active option is named by it."""
    field = box.get_by_role("combobox")
    expect(field).to_have_attribute("aria-expanded", "false")
    page.keyboard.type("regioakkoord")
    expect(box.get_by_role("status")).to_have_text(re.compile("‘regioakkoord’$"))
    expect(field).to_have_attribute("aria-expanded", "true")
    assert active(page) is None
    expect(box.locator(".excerpt:empty")).to_have_count(0)
    names = options(page).all_inner_texts()

    walk = [("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", None), ("ArrowUp", -1), ("ArrowDown", None)]
    for key, number in [*walk, ("ArrowDown", 0)]:
        page.keyboard.press(key)
        assert active(page) == (None if number is None else names[number]), key
        if number is not None:
            expect(options(page).nth(number % len(names))).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    assert active(page) is None
    page.keyboard.press("ArrowDown")
    expect(field).to_be_focused()
    target = options(page).first.get_attribute("href") or ""
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: address.endswith(target.removeprefix("..")))
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_typing_on_lets_go_of_the_chosen_option(page: Page, box: Locator):
    box.get_by_role("combobox").fill("zorg")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert active(page)
    page.keyboard.type("net")
    assert active(page) is None


def test_enter_without_a_choice_leads_to_the_results_page_and_sends_no_word(page: Page, box: Locator, server: str):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    box.get_by_role("combobox").fill("akkoord")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{server}zoeken/?q=akkoord")

    expect(results(page).first).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_value("akkoord")
    assert not [address for address in asked if "q=akkoord" in address.partition("#")[0]]


def test_the_last_option_leads_to_all_results(page: Page, box: Locator, server: str):
    box.get_by_role("combobox").fill("zorg")
    last = options(page).last
    expect(last).to_have_text(re.compile(r"^Alle \d+ resultaten$"))
    count = last.inner_text().split()[1]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{server}zoeken/?q=zorg")

    expect(status(page)).to_have_text(f"{count} resultaten voor ‘zorg’")


def test_the_box_says_how_many_and_that_there_is_nothing(page: Page, box: Locator):
    """WCAG 4.1.3: a status message."""
    said = box.get_by_role("status")
    page.keyboard.type("zorg")
    expect(said).to_have_text(re.compile(r"^\d+ resultaten voor ‘zorg’$"))
    page.get_by_role("combobox").fill(NONE)
    expect(said).to_have_text(f"Niets gevonden voor ‘{NONE}’")
    expect(page.get_by_role("combobox")).to_have_attribute("aria-expanded", "false")
    page.get_by_role("combobox").fill("")
    expect(said).to_have_text("")


def test_only_the_answer_to_what_was_typed_last_is_shown(page: Page, box: Locator):
    field = page.get_by_role("combobox")
    for query in ("zorg", "wonen", "z", "akkoord"):
        field.fill(query)
        page.wait_for_timeout(130)
    expect(box.get_by_role("status")).to_have_text(re.compile("‘akkoord’$"))
    page.wait_for_timeout(600)
    expect(box.get_by_role("status")).to_have_text(re.compile("‘akkoord’$"))


def test_an_earlier_question_that_is_slow_leaves_the_later_answer_alone(page: Page, box: Locator, server: str):
    """In the box and on the results page: a mistyped word waits for a list of words that does not come."""
    page.route("**/vocabulary/*.json", lambda route: None)
    field = page.get_by_role("combobox")
    field.fill("gezonheid")
    page.wait_for_timeout(150)
    field.fill("zorg")
    expect(box.get_by_role("status")).to_have_text(re.compile("‘zorg’$"))
    page.wait_for_timeout(600)
    expect(box.get_by_role("status")).to_have_text(re.compile("‘zorg’$"))
    expect(options(page).first).to_be_visible()

    page.goto(f"{server}zoeken/?q=zorg")
    found = total(page)
    ask(page, "gezonheid")
    expect(status(page)).to_have_text("Bezig met zoeken…")
    expect(page.get_by_role("button", name="Toon meer resultaten")).to_be_hidden()
    ask(page, "zorg")
    assert total(page) == found
    page.wait_for_timeout(600)
    assert total(page) == found
    expect(page.get_by_role("button", name="Toon meer resultaten")).to_be_visible()


def test_the_key_twice_before_the_style_is_there_opens_one_box(page: Page, server: str):
    held: list[Route] = []
    page.route("**/assets/search.*.css", lambda route: held.append(route))
    page.goto(f"{server}akkoord/")
    page.keyboard.press("/")
    page.keyboard.press("/")
    wait_until_held(page, held, 1)
    page.wait_for_timeout(200)
    for route in held:
        route.continue_()
    expect(page.get_by_role("combobox")).to_be_focused()
    expect(page.locator("dialog")).to_have_count(1)


def test_what_is_typed_is_shown_as_text(page: Page, box: Locator):
    page.get_by_role("combobox").fill("<b>zorg{query}")

    expect(box.get_by_role("status")).to_contain_text("‘<b>zorg{query}’")


def test_the_box_says_that_search_does_not_work(page: Page, server: str):
    page.route("**/search/nl/**", lambda route: route.abort())
    page.goto(f"{server}akkoord/")
    page.keyboard.press("/")
    page.get_by_role("combobox").fill("zorg")

    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("Het zoeken lukt nu niet.")


# The results page


@pytest.mark.parametrize(
    ("path", "query", "expected"),
    [
        ("zoeken/", "cooperatie", "coöperatie"),
        ("zoeken/", "ondertekenaars", "ondertekenaars"),
        ("en/search/", "agreement", "agreement"),
    ],
)
def test_search_finds_pages_in_the_readers_language(page: Page, server: str, path: str, query: str, expected: str):
    page.goto(server + path)
    ask(page, query)

    links = page.locator(".search-results h3 a")
    expect(links.first).to_be_visible()
    assert page.url == f"{server}{path}?q={query}"
    assert any(expected in text.lower() for text in links.all_inner_texts())
    english = path.startswith("en/")
    assert all(("/en/" in (link.get_attribute("href") or "")) == english for link in links.all())
    expect(page.locator(".search-results mark").first).to_be_visible()


def test_a_result_shows_title_type_and_words_in_context_and_jumps_to_a_heading(page: Page, server: str):
    page.goto(f"{server}zoeken/?q=regioakkoord")
    first = results(page).first
    expect(first.get_by_role("heading", level=3)).not_to_be_empty()
    expect(first.locator(".chip")).not_to_be_empty()
    expect(page.locator(".search-results > li > .excerpt mark").first).to_be_visible()

    jump = page.locator(".jumps a").first
    name = jump.inner_text()
    jump.click()
    expect(page.locator(":target")).to_have_text(re.compile(re.escape(name)))


def test_results_stand_before_their_context_comes_and_without_it(page: Page, server: str):
    """It is fetched for those in the window and a little below it; for the others when someone goes there."""
    held: list[Route] = []
    page.route("**/nl/texts/*", lambda route: held.append(route))
    page.goto(f"{server}zoeken/?q=leden")
    assert total(page) > 10
    assert sum(count for name, count in choices(page, "type").items() if name != "writers") == total(page)
    expect(results(page)).to_have_count(10)
    expect(page.locator(".search-results > li > .excerpt:empty")).to_have_count(10)
    wait_until_held(page, held, 1)
    page.wait_for_timeout(300)
    in_window = len(held)
    results(page).last.scroll_into_view_if_needed()
    wait_until_held(page, held, in_window + 1)
    page.wait_for_timeout(300)

    first, *rest = held
    first.continue_()
    for one in rest:
        one.abort()
    expect(page.locator(".search-results > li > .excerpt mark").first).to_be_visible()
    expect(results(page).last.locator(".excerpt")).to_have_count(0)
    expect(results(page)).to_have_count(10)


TYPE = """async (field, text) => {
  for (const letter of text) {
    await new Promise((pressed) => setTimeout(pressed, 60));
    field.value += letter;
    field.dispatchEvent(new Event("input", {bubbles: true}));
  }
}"""
"""By the clock of the page itself, which a busy machine slows down with all the rest."""


def box_with_texts(page: Page, box: Locator) -> tuple[Locator, list[str]]:
    """The field of the box with a question answered, and the texts asked for, now and later."""
    texts: list[str] = []
    page.on("request", lambda one: "/nl/texts/" in one.url and texts.append(one.url))
    field = page.get_by_role("combobox")
    field.fill("leven")
    expect(box.locator("mark").first).to_be_visible()
    expect(box.locator(".excerpt:empty")).to_have_count(0)
    return field, texts


def test_while_somebody_types_only_results_are_fetched(page: Page, box: Locator):
    """And their context when nothing is typed any more; the first of all may be read to see whether a word is there."""
    field, texts = box_with_texts(page, box)
    before = len(texts)
    field.evaluate(TYPE, " regie kennis")
    expect(page.get_by_role("status").first).to_contain_text("‘leven regie kennis’")
    expect(box.locator(".excerpt:empty")).to_have_count(0)

    assert len(texts) - before <= 6


ASK_ON = """async (field, [first, second]) => {
  const say = (text) => { field.value = text; field.dispatchEvent(new Event("input", {bubbles: true})); };
  const stands = () => [...document.querySelectorAll("[role=status]")].some((one) => one.textContent.includes(first));
  await new Promise((done) => {
    new MutationObserver(() => stands() && done()).observe(document.body, {childList: true, subtree: true});
    say(first);
  });
  say(second);
}"""


def test_a_question_lets_go_of_the_texts_that_the_one_before_would_fetch(page: Page, box: Locator):
    """Also while it waits for its own answer: a mistyped word is looked for in three texts, and then waits for a list of
    words that does not come."""
    page.route("**/vocabulary/*.json", lambda route: None)
    field, texts = box_with_texts(page, box)
    before = len(texts)

    field.evaluate(ASK_ON, ["themalijn", "gezonheid"])
    page.wait_for_timeout(600)

    assert len(texts) - before <= 3


def test_filters_change_counts_list_and_address(page: Page, server: str):
    page.goto(f"{server}zoeken/?q=zorg")
    everything = total(page)
    offered = choices(page, "type")
    assert sum(count for name, count in offered.items() if name != "writers") == everything
    assert all(offered.values())

    page.get_by_label("Projecten").check()
    expect(status(page)).to_have_text(re.compile(f"^{offered['project']} "))
    assert page.url == f"{server}zoeken/?q=zorg&type=project"
    assert set(page.locator(".search-results .chip").all_inner_texts()) == {"Project"}
    assert choices(page, "type") == offered
    page.get_by_label("Berichten").check()
    expect(status(page)).to_have_text(re.compile(f"^{offered['project'] + offered['post']} "))
    assert page.url == f"{server}zoeken/?q=zorg&type=post&type=project"

    page.locator(".search-filters").get_by_role("button", name="Wis filters").click()
    expect(status(page)).to_have_text(f"{everything} resultaten voor ‘zorg’")
    assert page.url == f"{server}zoeken/?q=zorg"


@pytest.mark.parametrize(("kind", "name"), [("post", "year"), ("project", "year"), ("theme", "theme")])
def test_no_choice_leads_to_nothing(page: Page, server: str, kind: str, name: str):
    start = f"{server}zoeken/?q=zorg&type={kind}"
    page.goto(start)
    for value, count in choices(page, name).items():
        page.goto(f"{start}&{name}={value.replace('&', '%26')}")
        assert total(page) == count > 0


def test_filters_work_by_keyboard(page: Page, server: str):
    page.goto(f"{server}zoeken/?q=zorg")
    total(page)
    page.get_by_role("button", name="Zoek", exact=True).focus()
    while not page.evaluate("document.activeElement.matches('.search-filters input')"):
        page.keyboard.press("Tab")
    value = page.evaluate("document.activeElement.value")
    page.keyboard.press("Space")

    page.wait_for_url(f"{server}zoeken/?q=zorg&type={value}")
    assert page.evaluate("document.activeElement.value") == value


def test_back_and_forward_restore_question_filters_and_list(page: Page, server: str):
    page.goto(f"{server}zoeken/")
    field = page.get_by_role("searchbox")
    field.press_sequentially("zorg", delay=300)
    field.press("Enter")
    expect(status(page)).to_have_text(re.compile("‘zorg’$"))
    everything = total(page)
    page.get_by_label("Projecten").check()
    expect(page).to_have_url(f"{server}zoeken/?q=zorg&type=project")
    field.fill("akkoord")
    field.press("Enter")
    expect(status(page)).to_have_text(re.compile("‘akkoord’$"))

    page.go_back()
    expect(field).to_have_value("zorg")
    expect(page.get_by_label("Projecten")).to_be_checked()
    expect(status(page)).to_have_text(re.compile("‘zorg’$"))
    page.go_back()
    expect(page.get_by_label("Projecten")).not_to_be_checked()
    expect(status(page)).to_have_text(f"{everything} resultaten voor ‘zorg’")
    page.go_back()
    expect(page.locator(".search-start")).to_be_visible()
    assert page.url == f"{server}zoeken/"
    page.go_forward()
    expect(field).to_have_value("zorg")


def test_a_shared_address_restores_everything(page: Page, server: str):
    page.goto(f"{server}zoeken/?q=zorg&type=project")

    expect(page.get_by_role("searchbox")).to_have_value("zorg")
    expect(page.get_by_label("Projecten")).to_be_checked()
    assert set(page.locator(".search-results .chip").all_inner_texts()) == {"Project"}


@pytest.mark.parametrize("nonsense", ["type=<script>&year=0", "type=constructor", "theme=__proto__", "year=toString"])
def test_an_address_with_nonsense_can_be_put_right(page: Page, server: str, nonsense: str):
    page.goto(f"{server}zoeken/?q=zorg&{nonsense}")
    expect(status(page)).to_have_text("Niets gevonden voor ‘zorg’")

    page.locator(".search-none").get_by_role("button", name="Wis filters").click()
    assert total(page) > 0


def test_more_results_keep_the_focus_and_survive_a_visit(page: Page, server: str):
    page.goto(f"{server}zoeken/?q=zorg")
    expect(results(page)).to_have_count(10)
    page.get_by_role("button", name="Toon meer resultaten").focus()
    page.keyboard.press("Enter")
    expect(results(page)).to_have_count(20)
    expect(results(page).nth(10).get_by_role("heading").get_by_role("link")).to_be_focused()

    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "/zoeken/" not in address)
    page.go_back()
    expect(results(page)).to_have_count(20)


def test_other_languages_are_named_with_a_way_over(page: Page, server: str):
    page.goto(f"{server}zoeken/?q=e-health")
    way = page.get_by_role("link", name=re.compile(r"^Ook in het Engels gevonden: \d+$"))
    expect(way).to_be_visible()
    count = int(way.inner_text().split()[-1])
    way.click()

    page.wait_for_url(f"{server}en/search/?q=e-health")
    assert total(page) == count
    expect(page.get_by_role("link", name=re.compile("^Also found in Dutch: "))).to_be_visible()


def test_before_a_question_the_page_says_what_there_is(page: Page, server: str):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server}zoeken/")
    page.wait_for_load_state("networkidle")

    expect(page.get_by_text("U doorzoekt alle pagina's")).to_be_visible()
    expect(page.locator(".search-ways").get_by_role("link", name="Projecten")).to_be_visible()
    expect(page.locator(".search-found")).to_be_hidden()
    assert not [address for address in asked if "/search/nl/" in address]
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_without_results_there_are_ways_on(page: Page, server: str):
    page.goto(f"{server}zoeken/?q={NONE}")
    expect(status(page)).to_have_text(f"Niets gevonden voor ‘{NONE}’")
    ways = page.locator(".search-nearest a")
    expect(page.get_by_role("heading", name="Dit kunt u proberen")).to_be_visible()
    assert ways.count() > 3


def test_an_index_that_cannot_be_fetched_is_said_and_can_be_tried_again(page: Page, server: str):
    page.route("**/search/nl/**", lambda route: route.abort())
    page.goto(f"{server}zoeken/?q=zorg")
    expect(status(page)).to_have_text("Het zoeken lukt nu niet.")
    expect(page.get_by_role("heading", name="Alle pagina's")).to_be_visible()

    page.unroute("**/search/nl/**")
    page.get_by_role("button", name="Probeer opnieuw").click()
    expect(results(page).first).to_be_visible()
    expect(page.get_by_role("heading", name="Alle pagina's")).to_be_hidden()


@pytest.mark.parametrize("part", ["index.json", "words/*", "pages/*"])
@pytest.mark.parametrize("status_code", [404, 0])
def test_so_is_any_part_of_it(page: Page, server: str, part: str, status_code: int):
    """Never a piece that did not come told as a word that is nowhere."""

    def fail(route: Route) -> None:
        if status_code:
            route.fulfill(status=status_code)
        else:
            route.abort()

    page.route(f"**/search/nl/{part}", fail)
    page.goto(f"{server}zoeken/?q=zorg")
    expect(status(page)).to_have_text("Het zoeken lukt nu niet.")

    page.unroute(f"**/search/nl/{part}", fail)
    page.get_by_role("button", name="Probeer opnieuw").click()
    expect(results(page).first).to_be_visible()


def test_texts_that_are_gone_take_no_results_away(page: Page, server: str):
    """A word that is in no title is looked for in a text."""
    page.route("**/search/*/texts/*", lambda route: route.fulfill(status=404))
    page.goto(f"{server}zoeken/?q=tien")

    assert total(page) > 0


def test_offline_is_said_and_search_goes_on_when_the_connection_is_back(
    context: BrowserContext, page: Page, server: str
):
    page.goto(f"{server}zoeken/")
    context.set_offline(True)
    ask(page, "zorg")
    expect(status(page)).to_have_text("U bent nu offline. Zodra er weer verbinding is, zoeken we verder.")

    context.set_offline(False)
    expect(results(page).first).to_be_visible()


def test_missing_page_leads_on_by_search(page: Page, server: str):
    answer = page.goto(f"{server}weg/en/nog/verder/")
    assert answer is not None
    assert answer.status == 404
    page.get_by_role("searchbox").fill("akkoord")
    page.get_by_role("button", name="Zoek", exact=True).click()
    expect(results(page).first).to_be_visible()

    page.goto(f"{server}weg/en/nog/verder/")
    page.keyboard.press("/")
    page.get_by_role("combobox").fill("akkoord")
    expect(options(page).first).to_be_visible()


def test_without_javascript_the_button_is_a_link_and_the_page_a_site_map(browser: Browser, server: str):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}akkoord/")
    page.locator("header").get_by_role("link", name="Zoeken").click()

    assert page.url == f"{server}zoeken/"
    expect(page.get_by_text("Zoeken werkt alleen met JavaScript")).to_be_visible()
    page.get_by_role("link", name="De doelen van het regioakkoord").click()
    assert page.url == f"{server}akkoord/doelen/"
    context.close()


# For everyone


def with_box(page: Page, server: str, locale: str, query: str) -> None:
    page.goto(server + PAGES[locale][0])
    page.keyboard.press("/")
    page.get_by_role("combobox").fill(query)
    expect(page.get_by_role("dialog").get_by_role("status")).not_to_be_empty()
    page.keyboard.press("ArrowDown")


def with_results(page: Page, server: str, locale: str, query: str) -> None:
    page.goto(f"{server}{PAGES[locale][1]}?q={query}")
    expect(status(page)).to_have_text(re.compile("‘"))
    page.locator(".search-filters").evaluate("one => { one.open = true; }")


STATES: dict[str, Callable[[Page, str, str], None]] = {
    "box": lambda page, server, locale: with_box(page, server, locale, "e-health"),
    "box without results": lambda page, server, locale: with_box(page, server, locale, NONE),
    "start": lambda page, server, locale: page.goto(server + PAGES[locale][1]) and None,
    "results": lambda page, server, locale: with_results(page, server, locale, "e-health"),
    "filtered": lambda page, server, locale: with_results(page, server, locale, "e-health&type=project"),
    "nothing": lambda page, server, locale: with_results(page, server, locale, NONE),
    "nothing with filters": lambda page, server, locale: with_results(page, server, locale, "e-health&year=1"),
}


def wrong_at_any_width(page: Page, locale: str, within: str = "main") -> Iterator[str]:
    """And nothing scrolls sideways (WCAG 1.4.10). Opened on a phone, which is then made wider.

    The other language has the same elements with other words: they matter where there is little room.
    """
    yield from at_every_width(page, within) if locale == "nl" else violations(page)
    for width in (1280, 768, 320):
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            yield f"{width}: scrolls sideways"


@pytest.mark.parametrize("locale", PAGES)
def test_axe_finds_nothing_in_any_state(browser: Browser, server: str, locale: str):
    context = browser.new_context(viewport={"width": 320, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    for name, open_state in STATES.items():
        open_state(page, server, locale)
        within = "dialog" if name.startswith("box") else "main"
        assert list(wrong_at_any_width(page, locale, within)) == [], name
    assert errors == []
    page.route(f"**/search/{locale}/**", lambda route: route.abort())
    page.goto(f"{server}{PAGES[locale][1]}?q=zorg")
    expect(page.locator(".search-failed")).to_be_visible()
    assert list(wrong_at_any_width(page, locale)) == []
    context.close()


@pytest.mark.parametrize("width", [640, 1280])
def test_text_of_double_size_fits(browser: Browser, server: str, width: int):
    """WCAG 1.4.4."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    for name, open_state in STATES.items():
        open_state(page, server, "nl")
        page.evaluate("document.documentElement.style.fontSize = '212.5%'")
        wide = page.evaluate(
            "[...document.querySelectorAll('.search-box *, .search-page *')].filter(one => !one.closest('.sr')"
            " && one.getBoundingClientRect().right > innerWidth + 1).map(one => one.outerHTML.slice(0, 80))"
        )
        assert wide == [], name
    context.close()


def test_forced_colours_show_the_choice_and_the_words_found(browser: Browser, server: str):
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    with_box(page, server, "nl", "akkoord")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("Home")
    chosen = page.locator("[role=option][aria-selected=true]")
    assert chosen.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    ground = page.locator(".search-box mark").first.evaluate("one => getComputedStyle(one).backgroundColor")
    assert ground not in ("rgba(0, 0, 0, 0)", page.evaluate("getComputedStyle(document.body).backgroundColor"))
    context.close()


def test_what_scripts_make_is_valid_html(page: Page, server: str, tmp_path: Path):
    for state in ("box", "results", "nothing with filters"):
        STATES[state](page, server, "nl")
        html = page.locator("html").evaluate("one => one.outerHTML")
        (tmp_path / f"{state}.html").write_text(f"<!doctype html>\n{html}", "utf-8")
    command = ["node", "node_modules/html-validate/bin/html-validate.mjs", "--config", "htmlvalidate.json"]
    # A listbox that belongs to a combobox cannot be a `select`.
    command += ["--rule", "prefer-native-element:off"]
    done = subprocess.run(
        [*command, "--formatter", "text", str(tmp_path)],
        cwd=ROOT / "tests",
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stdout[:4000] + done.stderr
