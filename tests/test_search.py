"""What search finds: words by small tables, and the judged questions in a real browser against the real site."""

import json
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from builders import HOME, ROOT, a_page, a_site, derive_views
from conftest import slimmer
from judged import Quality, judge, load_questions
from playwright.sync_api import Browser
from server import serve

from slimmer.outputs.search.bag import render_bag
from slimmer.outputs.search.bundle import make_bundle
from slimmer.outputs.search.compounds import Compounds
from slimmer.outputs.search.entry import Entry, search_entry
from slimmer.outputs.search.glossary import finding_long_forms, long_forms
from slimmer.outputs.search.index import text_name, writing_search
from slimmer.outputs.search.later import SearchLater
from slimmer.outputs.search.marks import Marks, extra_words
from slimmer.outputs.search.pagefind import SearchFailed
from slimmer.outputs.search.shown import shown_text
from slimmer.outputs.search.text import Block, main_content, read_blocks, read_text
from slimmer.outputs.search.words import Rules, Stemmer, fold, load_rules

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
    stem = Stemmer(load_rules(locale))

    assert len({stem(fold(word)) for word in family}) == 1


@pytest.mark.parametrize(("locale", "pair"), [(code, one.split("/")) for code in APART for one in APART[code].split()])
def test_different_words_stay_apart(locale: str, pair: list[str]):
    stem = Stemmer(load_rules(locale))
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
    rules = load_rules("nl")
    places = (0, *Compounds(WORDS.split(), rules, Stemmer(rules)).split(word), len(word))

    assert [word[one:two] for one, two in pairwise(places)] == parts.split()


def test_extra_words_stand_in_the_word_that_they_belong_to():
    marks = Marks(
        "de leden, van het zorg netwerk zorgnetwerk".split(), load_rules("nl"), {"ggd": ("gezondheidsdienst",)}
    )

    words = [marks.word(one) for one in "De (Leden), het zorgnetwerk. GGD PowerPoint – a|b | ~c".split()]
    assert words == [
        *("de", "leden|lid|member", "het", "zorg~netwerk", "ggd|gezondheidsdienst", "PowerPoint", "", "ab", "", "c"),
    ]
    assert list(map(extra_words, words[1:4])) == ["lid member", "", "netwerk"]


def test_an_abbreviation_leads_to_its_long_form_and_back():
    glossary = {"SSZT": {"nl": "Samen Slim Zorgen Thuis"}, "GP": {"en": "general practitioner"}}
    marks = Marks((), load_rules("nl"), long_forms(glossary, "nl"))
    find = finding_long_forms(glossary, "nl")

    assert list(find("bij (samen slim zorgen thuis). En zorgen thuis")) == [(1, 4, "sszt")]
    assert marks.word("SSZT") == "sszt|samen|slim|zorgen|thuis"

    both = finding_long_forms({**glossary, "ZT": {"nl": "zorgen thuis"}}, "nl")
    assert list(both("slim zorgen thuis, samen slim zorgen thuis")) == [(3, 4, "sszt"), (1, 2, "zt"), (5, 2, "zt")]


def test_only_the_main_text_is_read():
    html = """<main><nav>Menu</nav><h1>Een <em>titel</em></h1><p>Tekst<sup id="fnref:1"><a>1</a></sup>, &amp; meer.</p>
    <div data-pagefind-ignore><div>weg</div>weg</div><h2 id="kop">Kop</h2><ul>
    <li>een <span lang="en">one</span>, x</li> <li>twee.</li></ul><dl><dt>Drie</dt><dd>vier<br>vijf</dd></dl>
    <script>var a = "<p>weg</p>";</script><div class="footnote"><ol><li>bron</li></ol></div></main><p>voet</p>"""

    assert read_blocks(main_content(html)) == [
        Block("h1", "Een titel"),
        Block("p", "Tekst, & meer."),
        Block("h2", "Kop", "kop"),
        Block("p", "een one, x · twee. · Drie: · vier vijf"),
    ]


ENTRY = Entry("a/", "Leden", "page", label="Wie?", is_list=False, description="Over", hidden=("& uit",))
no_long_forms = finding_long_forms({}, "nl")
PAGE = '<h1>Leden</h1><p>De leden: tien.</p><h2 id="hun">Hun leden</h2><p>Elf.</p>'


def test_pagefind_reads_each_word_once_as_heavy_as_all_its_places():
    """A title weighs 100, a heading of the second level 36, text 1; Pagefind squares what it is told."""
    find = finding_long_forms({"HL": {"nl": "hun leden"}, "OU": {"nl": "over uit"}}, "nl")
    bag = render_bag(ENTRY, read_text(PAGE, find), Marks((), Rules(), {}).word, find)

    weights = {
        word: weight for weight, words in re.findall(r'weight="([\d.]+)">([^<]*)<', bag) for word in words.split()
    }
    assert weights == {
        "leden": "6.08",
        "hun": "6.00",
        "de": "1.00",
        "tien": "1.00",
        "elf": "1.00",
        "wie": "7.00",
        "over": "2.00",
        "uit": "2.00",
        "hl": "6.00",
    }
    assert '"10.00">leden<' in bag


def test_what_is_shown_of_a_page_has_its_headings_by_place():
    read = read_text(PAGE, no_long_forms)

    assert read.text == "De leden: tien. · Hun leden · Elf."
    assert read.places == [(4, 2, "hun")]


def test_what_is_shown_has_its_extra_words_beside_it():
    """Whoever reads it sees the text as it is."""
    entry = replace(ENTRY, description="Over leden:", hidden=("& steden",))
    find = finding_long_forms({"HL": {"nl": "Hun Leden"}, "OL": {"nl": "over leden"}}, "nl")
    shown = shown_text(entry, read_text(PAGE, find), Marks((), load_rules("nl"), {}).word, find)

    words = shown["text"].split(" ")
    first, second = shown["ends"]
    assert " ".join(words[:first]) == "De leden: tien. · Hun leden · Elf."
    assert words[first:second] == ["·", "Over", "leden:"]
    assert words[second:] == ["·", "Wie?", "&", "steden"]
    assert shown["also"] == {"leden:": "lid member", "leden": "lid member", "steden": "stad"}
    assert [(words[start : start + length], short) for start, length, short in shown["abbreviated"]] == [
        (["Hun", "leden"], "hl"),
        (["Over", "leden:"], "ol"),
    ]


def test_a_page_with_nothing_but_a_title_has_a_text_too():
    entry = replace(ENTRY, description="", label="", hidden=())
    shown = shown_text(entry, read_text("", no_long_forms), Marks((), Rules(), {}).word, no_long_forms)

    assert (shown["text"], shown["ends"]) == ("· ·", [0, 1])


def test_what_pagefind_refuses_stops_the_build(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr("slimmer.finish.pagefind._OPTIONS", {"root_selector": 5})

    with pytest.raises(SearchFailed, match="invalid type"), writing_search({"nl": [(ENTRY, PAGE)]}, {}, tmp_path):
        pass


@pytest.mark.parametrize(
    ("does", "message"),
    [
        ("echo geen ruimte >&2; exit 3", "geen ruimte"),
        ("exit 3", "Pagefind: 3"),
        ("printf onzin,; exec sleep 600", "Pagefind: "),
        ("exec >&-; exec sleep 600", "Pagefind: -9"),
    ],
)
def test_a_pagefind_that_fails_stops_the_build(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, does: str, message: str
):
    """More is given to it than a pipe holds."""
    broken = tmp_path / "pagefind"
    broken.write_text(f"#!/bin/sh\n{does}\n", "utf-8")
    broken.chmod(0o755)
    monkeypatch.setattr("slimmer.finish.pagefind.get_executable", lambda: broken)
    many = [(replace(ENTRY, url=f"{number}/"), PAGE) for number in range(1000)]

    with pytest.raises(SearchFailed, match=message), writing_search({"nl": many}, {}, tmp_path / "index"):
        pass


def test_a_preview_says_that_there_is_no_search_and_goes_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr("slimmer.outputs.search_later.DELAY", 0)
    monkeypatch.setattr("slimmer.finish.pagefind.get_executable", lambda: tmp_path / "nowhere")

    SearchLater().start({"nl": [(ENTRY, PAGE)]}, {}, tmp_path)

    for timer in threading.enumerate():
        if isinstance(timer, threading.Timer):
            timer.join()
    assert "nowhere" in capsys.readouterr().err
    assert not (tmp_path / "pagefind").exists()


def test_a_browser_sees_that_texts_are_of_another_build(tmp_path: Path):
    """Also when the words are the same: it may have kept the texts."""
    turned = PAGE.replace("De leden: tien.", "tien. De leden:")
    for name, html in (("one", PAGE), ("same", PAGE), ("other", turned)):
        with writing_search({"nl": [(ENTRY, html)]}, {}, tmp_path / name):
            pass
    versions = {
        name: json.loads((tmp_path / name / "nl/pages.json").read_text("utf-8"))["version"]
        for name in ("one", "same", "other")
    }

    assert versions["one"] == versions["same"] != versions["other"]


def test_a_pagefind_that_would_hide_a_missing_piece_stops_the_build(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr("slimmer.finish.search._SILENT", re.compile(rb"not in it"))

    with pytest.raises(SearchFailed, match=r"pagefind\.js"), writing_search({"nl": [(ENTRY, PAGE)]}, {}, tmp_path):
        pass


def test_a_page_without_a_word_stops_nothing(tmp_path: Path):
    empty = Entry("leeg/", "–", "page", label="", is_list=False)
    with writing_search({"nl": [(ENTRY, PAGE), (empty, "<h1>–</h1>")]}, {}, tmp_path):
        pass

    pages = json.loads((tmp_path / "nl/pages.json").read_text("utf-8"))["pages"]
    assert [page["url"] for page in pages.values()] == ["a/"]


def test_a_page_that_pagefind_loses_stops_the_build(tmp_path: Path):
    twice = {"nl": [(ENTRY, PAGE), (ENTRY, PAGE)]}

    with pytest.raises(SearchFailed, match="2 pages given, 1 found"), writing_search(twice, {}, tmp_path):
        pass


def test_a_page_is_found_by_the_abbreviation_of_what_it_is_called_and_of_what_it_hides():
    glossary = {"SSZT": {"nl": "Samen Slim Zorgen Thuis"}}
    entry = replace(ENTRY, title="Samen Slim Zorgen Thuis", hidden=("Over Samen Slim Zorgen Thuis",))
    bundle = make_bundle([(entry, "")], "nl", Rules(), glossary)
    [(_, bag)], [(_, text)] = bundle.bags, bundle.texts

    assert bundle.table["pages"]["a/"]["title"] == "Samen Slim Zorgen Thuis"
    assert bundle.table["pages"]["a/"]["also"] == {"Thuis": "sszt"}
    assert re.search(r">\S* sszt|sszt<", bag)
    assert text["text"].endswith("Wie? Over Samen Slim Zorgen Thuis")
    assert text["abbreviated"] == [(5, 4, "sszt")]


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
    entries = {entry.url: entry for view in derive_views(site) if (entry := search_entry(view, site))}

    found = entries["blog/2020/een/"]
    assert (found.type, found.year, found.date, found.day) == ("post", "2020", "2020-01-02", "2 januari 2020")
    assert found.themes == ("E-health",)
    assert "zoeken/" not in entries


def test_a_description_may_have_more_than_one_line(tmp_path: Path):
    text = "---\ntitle: Bericht\ndescription: |\n  Over samen\n  slim zorgen thuis\n\n---\n\nTekst.\n"
    site = a_site(tmp_path, {**HOME, "docs/lente.nl.md": text})
    [entry] = [entry for view in derive_views(site) if (entry := search_entry(view, site)) and entry.url == "lente/"]
    glossary = {"SSZT": {"nl": "Samen Slim Zorgen Thuis"}}
    [(_, shown)] = make_bundle([(entry, "<p>Tekst.</p>")], "nl", Rules(), glossary).texts

    assert shown["text"].startswith("Tekst. · Over samen slim zorgen thuis ·")
    assert shown["abbreviated"] == [(3, 4, "sszt")]


def engine(built: Path) -> str:
    return next((built / "assets").glob("search_engine.*.js")).relative_to(built).as_posix()


ASK = """async ([engine, base, locale, queries]) => {
  const search = (await import(engine)).openSearch(base, locale);
  const found = [];
  for (const query of queries) {
    const answer = await search.search(query);
    const results = await Promise.all(answer.results.map(async (one) => ({...one, ...(await one.context())})));
    found.push({...answer, results, counts: answer.counts()});
  }
  return found;
}"""


def ask(browser: Browser, built: Path, server: str, locale: str, queries: list[str]) -> list[dict]:
    """The site's own module, on a page with the site's own Content-Security-Policy."""
    page = browser.new_page()
    page.goto(f"{server}zoeken/")
    found = page.evaluate(ASK, [server + engine(built), f"{server}pagefind/{locale}/", locale, queries])
    page.close()
    return found


@pytest.mark.parametrize("locale", ["nl", "en"])
def test_the_judged_questions_are_answered(browser: Browser, built: Path, server: str, locale: str):
    questions = load_questions(ROOT / f"tests/search/{locale}.yml")
    answers = ask(browser, built, server, locale, [one.query for one in questions])
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
    found = page.evaluate(script, [f"{server}assets/{module}", f"{server}pagefind/{locale}/rules.json", words])
    page.close()

    stem = Stemmer(load_rules(locale))
    assert found == [stem(fold(word)) for word in words]


def test_extra_words_are_found_and_never_shown(browser: Browser, built: Path, server: str):
    [leden, akkoord] = ask(browser, built, server, "nl", ["lidmaatschap leden", "akkoord"])

    text = "".join(
        piece["text"] for answer in (leden, akkoord) for one in answer["results"] for piece in one["excerpt"]
    )
    assert "|" not in text
    assert "~" not in text
    hits = {piece["text"].lower() for one in akkoord["results"] for piece in one["excerpt"] if piece["hit"]}
    assert {"akkoord", "regioakkoord"} <= hits


@contextmanager
def searching(found: list[tuple[Entry, str]], built: Path, folder: Path) -> Iterator[str]:
    """The address of a site with nothing but a search index of these pages and the scripts."""
    site = folder / "site"
    shutil.copytree(built / "assets", site / "assets")
    for path in (folder / "nginx", site / "zoeken", site):
        path.mkdir(exist_ok=True)
        (path / "index.html").touch()
    with writing_search({"nl": found}, {}, site / "pagefind"):
        pass
    with serve(site, folder / "nginx") as server:
        yield server.url


def test_an_address_longer_than_the_name_of_a_file_may_be(browser: Browser, built: Path, tmp_path: Path):
    url = "".join(f"{letter * 90}/" for letter in "abc")
    with searching([(replace(ENTRY, url=url), PAGE)], built, tmp_path) as server:
        [found] = ask(browser, built, server, "nl", ["leden"])

    [result] = found["results"]
    assert result["url"] == server + url
    assert "leden" in "".join(piece["text"] for piece in result["excerpt"]).lower()


@pytest.mark.parametrize("length", range(195, 206))
def test_no_part_of_the_name_of_a_text_is_too_long_or_begins_or_ends_with_a_dot(length: int):
    """Hidden files are left out by some hosts; a folder that ends in a dot cannot be on Windows."""
    for part in text_name("x" * (length - 2) + "/").split("/"):
        assert len(part) <= 205
        assert part.strip(".") == part


def test_words_that_begin_alike_are_found_in_every_piece_of_the_index(
    browser: Browser, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Pagefind by itself looks in one piece, and a word may stand in the next."""
    monkeypatch.setattr("slimmer.outputs.pagefind.PIECE", 8)
    letters = [f"{one}{two}" for one in "aeiouy" for two in "bdgklmnprstvz"]
    pages = [(replace(ENTRY, url=f"{two}/", title=two), f"<h1>{two}</h1><p>zorg{two}</p>") for two in letters]
    with searching(pages, built, tmp_path) as server:
        answers = ask(browser, built, server, "nl", ["zorg", "zorga", "zorgab", "zo"])

    pieces = list((tmp_path / "site/pagefind/nl/index").iterdir())
    assert len(pieces) > 40
    assert [one["total"] for one in answers] == [78, 13, 1, 78]


def test_a_piece_of_another_shape_stops_the_build(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr("slimmer.finish.search._FIRST", re.compile(b"not in it"))

    with pytest.raises(SearchFailed, match="a piece"), writing_search({"nl": [(ENTRY, PAGE)]}, {}, tmp_path):
        pass


def test_counts_follow_the_choices_in_the_other_groups(browser: Browser, built: Path, server: str):
    page = browser.new_page()
    page.goto(f"{server}zoeken/")
    script = """async ([engine, base]) => {
      const { search } = (await import(engine)).openSearch(base, "nl");
      const asked = [undefined, {filters: {type: ["project"]}}, {limit: 3, offset: 3}].map((options) => search("zorg", options));
      return (await Promise.all(asked)).map((one) => ({...one, counts: one.counts()}));
    }"""
    every, projects, second = page.evaluate(script, [server + engine(built), f"{server}pagefind/nl/"])
    page.close()

    assert sum(every["counts"]["type"].values()) == every["total"]
    assert projects["total"] == every["counts"]["type"]["project"]
    assert projects["counts"]["type"] == every["counts"]["type"]
    assert {one["type"] for one in projects["results"]} == {"project"}
    assert [one["url"] for one in second["results"]] == [one["url"] for one in every["results"][3:6]]


def test_a_hit_leads_to_its_heading(browser: Browser, built: Path, server: str):
    [found] = ask(browser, built, server, "nl", ["programmabureau"])
    result = next(one for one in found["results"] if one["url"].endswith("over/organisatie/"))

    assert ". Het programmabureau · Het" in "".join(piece["text"] for piece in result["excerpt"])
    assert result["headings"][0]["title"] == "Het programmabureau"
    assert result["headings"][0]["url"].endswith("over/organisatie/#het-programmabureau")


def test_a_mistyped_word_is_understood_and_nonsense_is_not(browser: Browser, built: Path, server: str):
    asked = ["gezonheid", "fonts", "xyzzyxyzzy", "found_en"]
    typo, short, nonsense, name = ask(browser, built, server, "nl", asked)

    assert typo["corrected"] == "gezondheid"
    assert typo["total"] > 0
    assert short["corrected"] == "fontys"
    assert name["total"] > 0
    assert name["corrected"] is None
    assert (nonsense["total"], nonsense["corrected"], nonsense["suggestion"]) == (0, None, None)


def test_two_builds_have_the_same_index(built: Path, tmp_path: Path):
    done = slimmer("build", "--site-dir", str(tmp_path / "site"))
    assert done.returncode == 0, done.stderr

    files = sorted(path.relative_to(built) for path in (built / "pagefind").rglob("*") if path.is_file())
    again = tmp_path / "site"
    assert files == sorted(path.relative_to(again) for path in (again / "pagefind").rglob("*") if path.is_file())
    assert all((built / name).read_bytes() == (again / name).read_bytes() for name in files)


def test_the_index_holds_every_page_and_only_this_language(built: Path):
    folder = built / "pagefind/en"
    urls = {page["url"] for page in json.loads((folder / "pages.json").read_text("utf-8"))["pages"].values()}

    names = {"en/", "en/agreement/", "en/organisations/tue/", "en/people/peter-portheine/"}
    assert names <= urls
    assert all(url.startswith("en/") for url in urls)
    assert {path.name for path in (folder / "text").iterdir()} == set(map(text_name, urls))
