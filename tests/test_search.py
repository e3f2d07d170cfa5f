"""What search finds: words by small tables, and the judged questions in a real browser against the real site."""

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest
from builders import HOME, ROOT, a_page, a_site, search_entries
from conftest import slimmer
from hypothesis import given
from hypothesis import strategies as some
from judged import Quality, judge, load_questions
from playwright.sync_api import Browser
from server import serve

from slimmer.outputs.search import index
from slimmer.outputs.search.compounds import Compounds, KeyMaker
from slimmer.outputs.search.entry import Entry
from slimmer.outputs.search.index import make_index, number_pages
from slimmer.outputs.search.page import Page, read_page, unpack
from slimmer.outputs.search.pieces import cut
from slimmer.outputs.search.postings import level_of
from slimmer.outputs.search.text import Block, main_content, read_blocks
from slimmer.outputs.search.words import Glossary, fold, load_stemmer, long_forms

FAMILIES = {
    "nl": """
        gezond gezonder
        kind kinderen
        initiatief initiatieven
        lid leden
        stad steden
        mogelijkheid mogelijkheden
        brief brieven
        huis huizen
        prijs prijzen
        loop lopen
        straat straten
        persoon personen
        plan plannen
        verschil verschillen
        gemeente gemeenten
        coöperatie cooperatie coöperaties
        thema thema’s thema's
        idee ideeën
        ondertekenen ondertekend ondertekening
        vergaderen vergadering vergaderingen
        wonen woning woningen
        digitaal digitale
        positief positieve
        bedrijf bedrijven
        verzekeraar verzekeraars
        partner partners
        organisatie organisaties
        e-health ehealth E-Health
        proces processen
    """,
    "en": """
        member members
        signatory signatories
        municipality municipalities
        child children
        organisation organization organisations organizations
        programme program programmes
        centre center centers
        neighbourhood neighborhood
        cooperative co-operative
        process processes
        sign signed signing
        plan planned planning
        study studying
    """,
}
APART = {
    "nl": "lid/lied gezond/gezin kind/kin regio/regie thuis/thuiszorg leven/lef stad/staat",
    "en": "member/memory agreement/agree aim/aid care/career",
}
WORDS = (
    "zorg netwerk akkoord regio huisartsen praktijk vergadering leden ring bestuur bestuurder der gezondheid thuis "
    "wonen wijk leer bedrijf robot verzekeraars ouderen fonds actie agenda rijk belang onder wijs thema lijn pen"
)


@pytest.mark.parametrize(
    ("locale", "family"), [(code, line.split()) for code in FAMILIES for line in FAMILIES[code].strip().split("\n")]
)
def test_forms_of_one_word_share_a_stem(locale: str, family: list[str]):
    stem = load_stemmer(locale)

    assert len({stem(fold(word)) for word in family}) == 1


@pytest.mark.parametrize(("locale", "pair"), [(code, one.split("/")) for code in APART for one in APART[code].split()])
def test_different_words_stay_apart(locale: str, pair: list[str]):
    stem = load_stemmer(locale)
    one, two = (stem(fold(word)) for word in pair)

    assert one != two


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("zorgnetwerk", "zorg netwerk"),
        ("zorgnetwerken", "zorg netwerken"),
        ("zorgakkoord", "zorg akkoord"),
        ("regioakkoord", "regio akkoord"),
        ("huisartsenpraktijken", "huisartsen praktijken"),
        ("gezondheidsnetwerk", "gezondheids netwerk"),
        ("ledenvergadering", "leden vergadering"),
        ("zorgverzekeraars", "zorg verzekeraars"),
        ("wijkleerbedrijven", "wijk leer bedrijven"),
        ("themalijnen", "thema lijnen"),
        ("thuiswonen", "thuis wonen"),
        ("vergadering", "vergadering"),
        ("bestuurder", "bestuurder"),
        ("belangrijk", "belangrijk"),
        ("onderwijs", "onderwijs"),
        ("kopenhagen", "kopenhagen"),
    ],
)
def test_a_compound_is_split_only_into_words_of_the_site(word: str, parts: str):
    """`ring` must not find `vergadering`."""
    places = (0, *Compounds(WORDS.split(), load_stemmer("nl")).split(word), len(word))

    assert [word[one:two] for one, two in pairwise(places)] == parts.split()


def test_a_word_is_found_by_its_parts_its_stem_and_what_others_call_it():
    """Never by what begins the word itself: search finds that unaided."""
    words = "leden het zorg netwerk netwerken zorgnetwerken zorgrobot huisartsen praktijken huisartsenpraktijken ggd".split()
    maker = KeyMaker(words, load_stemmer("nl"), {"ggd": "gezondheidsdienst"})

    assert {word: maker.keys(word) for word in words if maker.keys(word)} == {
        "leden": ["lid", "member"],
        "zorg": ["care"],
        "zorgnetwerken": ["netwerken"],
        "zorgrobot": ["robot"],
        "huisartsenpraktijken": ["praktijken", "huisartspraktijk"],
        "ggd": ["gezondheidsdienst"],
    }


def test_an_abbreviation_leads_to_its_long_form_and_back():
    glossary = {"SSZT": {"nl": "Samen Slim Zorgen Thuis"}, "GP": {"en": "general practitioner"}}
    forms = long_forms(glossary, "nl")
    page = read(html="<p>bij (samen slim zorgen thuis). En zorgen thuis</p>", glossary=glossary)

    assert KeyMaker((), load_stemmer("nl"), forms).keys("sszt") == ["samen", "slim", "zorgen", "thuis"]
    assert page.words["sszt"] == level_of(1)
    assert "gp" not in page.words


def test_only_the_main_text_is_read():
    html = """<main><nav>Menu</nav><h1>Een <em>titel</em></h1><p>Tekst<sup id="fnref:1"><a>1</a></sup>, &amp; meer.</p>
    <div data-search-ignore><div>weg</div>weg</div><h2 id="kop">Kop</h2><ul>
    <li>een <span lang="en">one</span>, x</li> <li>twee.</li></ul><dl><dt>Drie</dt><dd>vier<br>vijf</dd></dl>
    <script>var a = "<p>weg</p>";</script><div class="footnote"><ol><li>bron</li></ol></div></main><p>voet</p>"""

    assert read_blocks(main_content(html)) == [
        Block("h1", "Een titel"),
        Block("p", "Tekst, & meer."),
        Block("h2", "Kop", "kop"),
        Block("p", "een one, x · twee. · Drie: · vier vijf"),
    ]


ENTRY = Entry("a/", "Leden", "page", description="Over", hidden=("& uit",), also="Wie?")
PAGE = '<main><h1>Leden</h1><p>De leden: tien.</p><h2 id="hun">Hun leden</h2><p>Elf.</p></main>'


def read(entry: Entry = ENTRY, html: str = PAGE, glossary: Glossary | None = None) -> Page:
    return read_page(entry, html, long_forms(glossary or {}, "nl"))


def made(*pages: Page, glossary: Glossary | None = None) -> Mapping[str, bytes]:
    return make_index(pages, "nl", load_stemmer("nl"), glossary or {})


def test_a_word_is_as_heavy_in_a_page_as_all_its_places_together():
    """In the title 100, in a heading of the second level 3, in the text 1, in what is not shown 4; an abbreviation as its long form."""
    page = read(glossary={"HL": {"nl": "hun leden"}, "OU": {"nl": "over uit"}})

    weights = {"leden": 104.0, "de": 1.0, "tien": 1.0, "hun": 3.0, "elf": 1.0, "hl": 3.0}
    behind = {"wie": 49.0, "over": 4.0, "uit": 4.0}
    assert page.words == {word: level_of(weight) for word, weight in {**weights, **behind}.items()}


def test_a_word_with_a_dash_or_a_capital_in_it_is_found_by_its_parts_too():
    assert {"ehealth", "health", "powerpoint", "point"} <= read(html="<p>E-health in PowerPoint</p>").words.keys()


def test_what_is_shown_of_a_page_is_its_text_as_it_is():
    shown = json.loads(read(ENTRY._replace(description="Over leden:", hidden=("& steden",))).shown)

    assert shown["text"] == "De leden: tien. · Hun leden · Elf."
    assert shown["about"] == "Over leden:"
    assert shown["headings"] == [[4, 2, "hun"]]


def test_a_page_with_nothing_but_a_title_has_a_text_too():
    shown = json.loads(read(ENTRY._replace(description="", also="", hidden=()), "").shown)

    assert shown == {"text": "", "about": "", "headings": []}


def test_a_page_without_a_word_stops_nothing():
    made(read(), read(Entry("leeg/", "–", "page"), "<h1>–</h1>"))
    made(read(Entry("leeg/", "–", "page"), ""))
    made()


def test_what_is_known_of_a_page_can_be_kept():
    page = read(ENTRY._replace(theme=("E-health", "Regie")))

    assert unpack(json.dumps(page).encode()) == page


@given(some.lists(some.text(some.characters(codec="utf-8"), min_size=1), unique=True), some.integers(1, 40))
def test_pieces_are_whole_and_one_more_word_cuts_one_piece_at_most(names: list[str], largest: int):
    names.sort()
    pieces = [names[start:stop] for start, stop in cut(names, [len(name) for name in names], largest)]

    assert [name for piece in pieces for name in piece] == names
    assert all(len(piece) == 1 or sum(map(len, piece)) <= largest for piece in pieces)
    for gone in names[:5]:
        fewer = [name for name in names if name != gone]
        left = [fewer[start:stop] for start, stop in cut(fewer, [len(name) for name in fewer], largest)]
        apart = [piece for piece in pieces if gone not in piece and piece not in left]
        assert all(any(set(piece) < set(whole) for whole in left) or gone in names for piece in apart)


def many(number: int) -> list[Page]:
    words = [f"{one}{two}{three}" for one in "bdgklmnprstvz" for two in "aeiou" for three in "dgklmnprst"]
    return [
        read(
            Entry(f"p{page}/", f"Bladzijde {page}", "page"),
            f"<h1>Bladzijde {page}</h1><p>{' '.join(words[page * 7 % 600 :][:60])}</p>",
        )
        for page in range(number)
    ]


def changed(one: Mapping[str, bytes], other: Mapping[str, bytes], folder: str) -> set[str]:
    return {name for name in one.keys() ^ other.keys() if name.startswith(folder)}


def words_in(files: Mapping[str, bytes]) -> dict[str, str]:
    return {
        word: one
        for name, content in files.items()
        if name.startswith("words/")
        for word, one in json.loads(content).items()
    }


def edited(pages: list[Page], what: str) -> list[Page]:
    first, *rest = pages
    if what == "a word more":
        return [read(first.entry, "<h1>Bladzijde 0</h1><p>zeldzaam</p>"), *rest]
    if what == "a page less":
        return rest
    if what == "a page more":
        return [*pages, read(Entry("a/", "Nieuw", "page"), "<h1>Nieuw</h1><p>nieuw woord</p>")]
    if what == "the same words in another order":
        return [first._replace(shown=first.shown.replace("bad", "bag", 1)), *rest]
    raise ValueError(what)


@pytest.mark.parametrize("what", ["a word more", "a page less", "a page more", "the same words in another order"])
def test_a_piece_changes_only_when_its_words_do(monkeypatch: pytest.MonkeyPatch, what: str):
    monkeypatch.setattr(index, "PIECE", 400)
    before = made(*many(40))
    after = made(*edited(many(40), what))

    one, other = words_in(before), words_in(after)
    different = {word for word in one.keys() | other.keys() if one.get(word) != other.get(word)}
    pieces = [
        [json.loads(files[name]).keys() for name in files if name.startswith("words/")] for files in (before, after)
    ]
    for name in changed(before, after, "words/"):
        words = json.loads((before if name in before else after)[name]).keys()
        # A piece that was cut in two, or was half of one, is in one of the builds together with a word that changed.
        assert different & set(words).union(*(piece for side in pieces for piece in side if piece & words)), name
    assert len(changed(before, after, "words/")) <= 2 * len(different) + 2
    assert after == made(*reversed(edited(many(40), what)))
    assert len([name for name in before if name.startswith("words/")]) > 20


def test_pages_keep_their_numbers_when_there_is_one_more():
    urls = [f"blog/{number}/" for number in range(500)]
    numbers = number_pages(urls)

    assert len(set(numbers.values())) == 500
    kept = number_pages(sorted([*urls, "blog/meer/"]))
    assert sum(kept[url] != number for url, number in numbers.items()) <= 1


def test_every_file_but_one_is_named_by_what_is_in_it():
    """A browser may have kept those of an older build, also when only the order of the words is another."""
    one, same = made(read()), made(read())
    other = made(read(html=PAGE.replace("De leden: tien.", "tien. De leden:")))

    assert one == same
    names = one.keys() & other.keys()
    assert {name for name in names if one[name] != other[name]} == {"index.json"}
    assert changed(one, other, "texts/")


def test_what_search_knows_of_a_page(tmp_path: Path):
    post = a_page("Bericht", date="2020-01-02", themes="[e-health]")
    site = a_site(
        tmp_path,
        {
            **HOME,
            "docs/_data/themes.yml": "e-health: {nl: E-health, en: E-health}\n",
            "blog/posts/2020-01-02-een.nl.md": post,
        },
    )
    entries = search_entries(site)

    found = entries["blog/2020/een/"]
    assert (found.type, found.year, found.date) == ("post", "2020", "2020-01-02")
    assert found.theme == ("E-health",)
    assert "zoeken/" not in entries


def test_a_description_may_have_more_than_one_line(tmp_path: Path):
    text = "---\ntitle: Bericht\ndescription: |\n  Over samen\n  slim zorgen thuis\n\n---\n\nTekst.\n"
    site = a_site(tmp_path, {**HOME, "docs/lente.nl.md": text})
    entry = search_entries(site)["lente/"]
    page = read(entry, "<p>Tekst.</p>", {"SSZT": {"nl": "Samen Slim Zorgen Thuis"}})

    assert json.loads(page.shown)["about"] == "Over samen slim zorgen thuis"
    assert page.words["sszt"] == level_of(4)


def engine(built: Path) -> str:
    return next((built / "assets").glob("search_engine.*.js")).relative_to(built).as_posix()


ASK = """async ([engine, asked, withContext]) => {
  const { openSearch } = await import(engine);
  const found = [], searches = {};
  for (const [base, locale, query] of asked) {
    const answer = await (searches[base] ??= openSearch(base, locale)).search(query);
    const results = withContext
      ? await Promise.all(answer.results.map(async (one) => ({...one, ...(await one.context())})))
      : answer.results.map(({url}) => ({url}));
    found.push({...answer, results, counts: answer.counts()});
  }
  return found;
}"""


def ask(browser: Browser, built: Path, server: str, locale: str, queries: list[str]) -> list[dict]:
    """The answers with their context."""
    return ask_each(browser, built, server, [(locale, query) for query in queries], with_context=True)


def ask_each(
    browser: Browser, built: Path, server: str, asked: list[tuple[str, str]], *, with_context: bool = False
) -> list[dict]:
    """Questions with their locale, of the site's own module on a page with the site's own Content-Security-Policy."""
    page = browser.new_page()
    page.goto(f"{server}zoeken/")
    given = [(f"{server}search/{locale}/", locale, query) for locale, query in asked]
    found = page.evaluate(ASK, [server + engine(built), given, with_context])
    page.close()
    return found


@pytest.mark.parametrize("locale", ["nl", "en"])
def test_the_judged_questions_are_answered(browser: Browser, built: Path, server: str, locale: str):
    questions = load_questions(ROOT / f"tests/search/{locale}.yml")
    answers = ask_each(browser, built, server, [(locale, one.query) for one in questions])
    found = [[one["url"].removeprefix(server) for one in answer["results"]] for answer in answers]

    quality: Quality = judge(questions, found)
    assert quality.recall >= 0.95
    assert quality.precision >= 0.85
    assert quality.reciprocal_rank >= 0.9
    for question, urls in zip(questions, found, strict=True):
        assert set(question.must_not).isdisjoint(urls[:5]), question.query


@pytest.mark.parametrize("locale", ["nl", "en"])
def test_the_browser_stems_as_the_index_does(browser: Browser, built: Path, server: str, locale: str):
    words = [word for code in FAMILIES for word in FAMILIES[code].split()]
    module = next((built / "assets").glob("search_words.*.js")).name
    page = browser.new_page()
    page.goto(f"{server}zoeken/")
    script = """async ([module, rules, words]) => {
      const { fold, makeStemmer } = await import(module);
      const stem = makeStemmer(await (await fetch(rules)).json());
      return words.map((word) => stem(fold(word)));
    }"""
    found = page.evaluate(script, [f"{server}assets/{module}", f"{server}search/{locale}/index.json", words])
    page.close()

    stem = load_stemmer(locale)
    assert found == [stem(fold(word)) for word in words]


def test_extra_words_are_found_and_never_shown(browser: Browser, built: Path, server: str):
    [leden, akkoord] = ask(browser, built, server, "nl", ["lidmaatschap leden", "akkoord"])

    text = "".join(
        piece["text"] for answer in (leden, akkoord) for one in answer["results"] for piece in one["excerpt"]
    )
    assert "huisartspraktijk" not in text
    hits = {piece["text"].lower() for one in akkoord["results"] for piece in one["excerpt"] if piece.get("hit")}
    assert {"akkoord", "regioakkoord"} <= hits


def write(files: Mapping[str, bytes], folder: Path) -> None:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


@contextmanager
def searching(pages: list[Page], built: Path, folder: Path, glossary: Glossary | None = None) -> Iterator[str]:
    """The address of a site with nothing but a search index of these pages and the scripts."""
    site = folder / "site"
    shutil.copytree(built / "assets", site / "assets")
    for path in (folder / "nginx", site / "zoeken", site):
        path.mkdir(exist_ok=True)
        (path / "index.html").touch()
    write(made(*pages, glossary=glossary), site / "search/nl")
    with serve(site, folder / "nginx") as server:
        yield server.url


def with_texts(*texts: str) -> list[Page]:
    """The title of each page is a number, its text is this."""
    return [
        read(
            Entry(f"{number}/", str(number), "page"),
            f"<h1>{number}</h1><p>{text}</p>",
        )
        for number, text in enumerate(texts)
    ]


def test_words_that_begin_alike_are_found_in_every_piece_of_the_index(
    browser: Browser, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(index, "PIECE", 8)
    letters = [f"{one}{two}" for one in "aeiouy" for two in "bdgklmnprstvz"]
    pages = [read(ENTRY._replace(url=f"{two}/", title=two), f"<h1>{two}</h1><p>zorg{two}</p>") for two in letters]
    with searching(pages, built, tmp_path) as server:
        answers = ask(browser, built, server, "nl", ["zorg", "zorga", "zorgab", "zo"])

    assert len(list((tmp_path / "site/search/nl/words").iterdir())) > 40
    assert [one["total"] for one in answers] == [78, 13, 1, 78]


FOUND = {
    # The singular of a compound, where only the compound with a linking sound stands on the site, and the other way.
    "huisartspraktijk": ("de huisartsenpraktijken", True),
    "huisartsenpraktijk": ("een huisartspraktijk", True),
    "gemeentehuis": ("het gemeentenhuis", True),
    "gezondheidcentrum": ("gezondheidscentra en een gezondheidscentrum", True),
    "boekenhandel": ("een boekhandel", True),
    "zorgpad": ("het zorgenkindpad", False),
    "artspraktijk": ("de artikelpraktijk", False),
    "tandarts": ("de standaard", False),
    # Two words for a compound.
    "beeld bellen": ("wij beeldbellen graag", True),
    "huisarts praktijk": ("de huisartsenpraktijken", True),
    "wijk team": ("een wijkteam", True),
    "gezondheid centrum": ("het gezondheidscentrum", True),
    "over leg": ("het overleg", False),
    "na tuur": ("de natuur", False),
    # A compound for two words.
    "bloeddrukmeting": ("zelf uw bloeddruk meten", True),
    "wijkverpleging": ("in de wijk verplegen", True),
    "zorgpaden": ("paden in de zorg", True),
    "huisartspraktijken": ("een praktijk van huisartsen", True),
    "persbericht": ("per dag een bericht", False),
    "gezondheidsmetingen": ("de gezondheid meten", True),
    "belangrijk": ("het belang van een rijk land", False),
    "toekomst": ("wat komst toe", False),
    "vergadering": ("een ring voor verga", False),
    "bloeddrukmeter": ("bloeddruk en een thermometer", False),
    # What stands nowhere but behind a word of the site.
    "robot": ("studenten in de zorg en de zorgrobot", True),
    "obot": ("studenten in de zorg en de zorgrobot", False),
    "stitie": ("in de prostitie", False),
}
"""Question → text of a page, and whether the question finds it."""


def test_compounds_and_their_parts_find_each_other_by_rule(browser: Browser, built: Path, tmp_path: Path):
    """Each in an index of its own: what is not there must not help."""
    with searching([], built, tmp_path) as server:
        for number, (text, _) in enumerate(FOUND.values()):
            write(made(*with_texts(text, "iets anders")), tmp_path / f"site/search/{number}")
        answers = ask_each(browser, built, server, [(str(number), query) for number, query in enumerate(FOUND)])

    found = {
        query: f"{server}0/" in [one["url"] for one in answer["results"]]
        for query, answer in zip(FOUND, answers, strict=True)
    }
    assert found == {query: is_found for query, (_, is_found) in FOUND.items()}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('"langer thuis wonen"', {0, 3}),
        ("“langer thuis wonen”", {0, 3}),
        ('"thuis langer"', {1}),
        ('"wonen in de wijk"', {2}),
        ('regie "thuis wonen"', {3}),
        ('"thuis"', {0, 1, 2, 3}),
        ('"langer wonen"', set()),
        ('"langer thuis', {0, 1, 2, 3}),
    ],
)
def test_quoted_phrases_are_phrases(browser: Browser, built: Path, tmp_path: Path, query: str, found: set[int]):
    texts = [
        "zij willen langer thuis wonen.",
        "wonen is thuis langer leren",
        "langer thuis. En wonen in de wijk",
        "Regie: langer thuis <strong>wonen</strong>",
    ]
    with searching(with_texts(*texts, "en iets anders"), built, tmp_path) as server:
        [answer] = ask(browser, built, server, "nl", [query])

    assert {int(one["url"].removeprefix(server).rstrip("/")) for one in answer["results"]} == found


def test_a_page_is_found_by_the_abbreviation_of_what_it_is_called(browser: Browser, built: Path, tmp_path: Path):
    glossary = {"SSZT": {"nl": "Samen Slim Zorgen Thuis"}}
    entry = Entry("sszt/", "Samen Slim Zorgen Thuis", "page")
    pages = [read(entry, "<h1>Samen Slim Zorgen Thuis</h1>", glossary), *with_texts("slim")]
    with searching(pages, built, tmp_path, glossary) as server:
        [answer] = ask(browser, built, server, "nl", ["sszt"])

    assert [one["url"].removeprefix(server) for one in answer["results"]] == ["sszt/"]


def test_an_index_of_another_build_is_never_mixed_with_this_one(browser: Browser, built: Path, tmp_path: Path):
    """A page that was open when a new site was published asks for files that are gone, and then for the new index."""
    with searching(with_texts("een eerste", "een ander"), built, tmp_path) as server:
        page = browser.new_page()
        page.goto(f"{server}zoeken/")
        script = """async ([engine, base]) => {
          window.search = (await import(engine)).openSearch(base, "nl").search;
          return (await search("eerste")).total;
        }"""
        assert page.evaluate(script, [server + engine(built), f"{server}search/nl/"]) == 1

        shutil.rmtree(tmp_path / "site/search/nl")
        write(made(*with_texts("een tweede", "de tweede", "een eerste")), tmp_path / "site/search/nl")
        assert page.evaluate("search('tweede').then((one) => one.total)") == 2
        page.close()


def test_counts_follow_the_choices_in_the_other_groups(browser: Browser, built: Path, server: str):
    page = browser.new_page()
    page.goto(f"{server}zoeken/")
    script = """async ([engine, base]) => {
      const { search } = (await import(engine)).openSearch(base, "nl");
      const asked = [undefined, {filters: {type: ["project"]}}, {limit: 3, offset: 3}].map((options) => search("zorg", options));
      return (await Promise.all(asked)).map((one) => ({...one, counts: one.counts()}));
    }"""
    every, projects, second = page.evaluate(script, [server + engine(built), f"{server}search/nl/"])
    page.close()

    for_visitors = {name: count for name, count in every["counts"]["type"].items() if name != "writers"}
    assert sum(for_visitors.values()) == every["total"]
    assert projects["total"] == every["counts"]["type"]["project"]
    assert projects["counts"]["type"] == every["counts"]["type"]
    assert {one["type"] for one in projects["results"]} == {"project"}
    assert [one["url"] for one in second["results"]] == [one["url"] for one in every["results"][3:6]]


def test_a_hit_leads_to_its_heading(browser: Browser, built: Path, server: str):
    [found] = ask(browser, built, server, "nl", ["programmabureau"])
    result = next(one for one in found["results"] if one["url"].endswith("over/organisatie/"))

    assert ". Het programmabureau · Het" in "".join(piece["text"] for piece in result["excerpt"])
    assert result["headings"][0]["title"] == "Het programmabureau"
    assert result["headings"][0]["id"] == "het-programmabureau"


def test_a_mistyped_word_is_understood_and_nonsense_is_not(browser: Browser, built: Path, server: str):
    asked = ["gezonheid", "fonts", "xyzzyxyzzy", "found_en", "zrog", "ring", "gontys"]
    typo, short, nonsense, name, swapped, ring, first = ask(browser, built, server, "nl", asked)

    assert typo["corrected"] == "gezondheid"
    assert typo["total"] > 0
    assert short["corrected"] == "fontys"
    assert swapped["corrected"] == "zorg"
    assert (ring["total"], ring["corrected"]) == (0, None)
    assert first["corrected"] == "fontys"
    assert name["total"] > 0
    assert name["corrected"] is None
    assert (nonsense["total"], nonsense["corrected"]) == (0, None)


def test_two_builds_have_the_same_index(built: Path, tmp_path: Path):
    done = slimmer("build", "--site-dir", str(tmp_path / "site"))
    assert done.returncode == 0, done.stderr

    files = sorted(path.relative_to(built) for path in (built / "search").rglob("*") if path.is_file())
    again = tmp_path / "site"
    assert files == sorted(path.relative_to(again) for path in (again / "search").rglob("*") if path.is_file())
    assert all((built / name).read_bytes() == (again / name).read_bytes() for name in files)


def test_the_index_holds_every_page_and_only_this_language(built: Path):
    folder = built / "search/en"
    index = json.loads((folder / "index.json").read_text("utf-8"))
    rows, texts = (json.loads((folder / f"pages/{index[name]}.json").read_text("utf-8")) for name in ("pages", "texts"))
    urls = [row["url"] for row in rows]

    assert {"en/", "en/agreement/", "en/organisations/tue/", "en/people/peter-portheine/"} <= set(urls)
    assert all(url.startswith("en/") for url in urls)
    assert len(urls) == len(texts) == index["total"]
    assert {path.stem for path in (folder / "texts").iterdir()} == {one.split("/")[0] for one in texts}


def test_what_is_for_writers_is_found_by_who_asks_for_it(browser: Browser, built: Path, server: str):
    page = browser.new_page()
    page.goto(f"{server}zoeken/")
    script = """async ([engine, base]) => {
      const { search, count } = (await import(engine)).openSearch(base, "nl");
      const asked = await Promise.all([{}, {filters: {type: ["writers"]}}].map((options) => search("front matter foutmelding", options)));
      return [...asked.map((one) => ({...one, counts: one.counts()})), await count("voetnoot"), await search("voetnoot")];
    }"""
    visitors, writers, counted, found = page.evaluate(script, [server + engine(built), f"{server}search/nl/"])
    page.close()

    assert all("handboek" not in one["url"] and one["type"] != "writers" for one in visitors["results"])
    assert visitors["counts"]["type"]["writers"] == writers["total"] > 0
    assert {one["type"] for one in writers["results"]} == {"writers"}
    assert counted == found["total"]


@pytest.mark.parametrize(
    ("locale", "query", "first"),
    [
        ("nl", "contact", "contact/"),
        ("nl", "postadres", "over-deze-site/correcties/"),
        ("nl", "abonneren", "nieuwsbrief/"),
        ("nl", "aanmelden", "nieuwsbrief/"),
        ("nl", "aanmelden nieuwsbrief", "nieuwsbrief/"),
        ("en", "telephone", "en/about-this-site/corrections/"),
        ("en", "subscribe", "en/newsletter/"),
        ("en", "sign up", "en/newsletter/"),
    ],
)
def test_who_wants_to_write_or_to_sign_up_is_led_there(
    browser: Browser, built: Path, server: str, locale: str, query: str, first: str
):
    [answer] = ask(browser, built, server, locale, [query])

    assert answer["results"][0]["url"] == server + first
