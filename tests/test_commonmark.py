"""The specification's own examples: the same, or told."""

from pathlib import PurePosixPath

import pytest
from commonmark import DIALECT, Example, examples, result, shape

from slimmer.markup.html_tree import read_html, write_html
from slimmer.markup.parse import parse_markdown

DIFFERENT = {
    1: "a tab in code is shown as spaces",
    2: "a tab in code is shown as spaces",
    3: "a tab in code is shown as spaces",
    112: "a line of spaces in code is an empty line",
    118: "spaces at the end of a line of code are not kept",
    129: "a line of spaces in code is an empty line",
    264: "two empty lines in code within a list are one",
}
"""Number of the example → why it comes out otherwise, in silence."""
EXAMPLES = list(examples())


def test_the_examples_are_those_of_the_specification():
    assert len(EXAMPLES) >= 378
    assert len(DIFFERENT) <= 15


@pytest.mark.parametrize("one", EXAMPLES, ids=lambda one: f"{one.number} {one.section}")
def test_example(one: Example):
    found = result(one)

    assert found == "different" if one.number in DIFFERENT else found in ("same", "told")


def test_most_examples_need_no_message():
    assert sum(result(one) == "same" for one in EXAMPLES) >= 294


@pytest.mark.parametrize("one", EXAMPLES, ids=lambda one: f"{one.number} {one.section}")
def test_a_tree_that_no_browser_read_is_the_one_it_would_read(one: Example):
    root, output = DIALECT.converter.read(one.text)
    written = write_html(root)

    assert output or write_html(read_html(written)) == written


def test_an_address_at_the_end_of_a_footnote_is_all_of_the_address():
    document, problems = parse_markdown(
        "Zin.[^1]\n\n[^1]: Zie https://voorbeeld.nl/a", PurePosixPath("x.nl.md"), DIALECT
    )

    assert not problems
    assert "https://voorbeeld.nl/a" in [link.target for link in document.links]


GFM = {
    "| f\\|oo |\n| --- |\n| b `\\|` az **\\|** |": (
        "<table><thead><tr><th>f|oo</th></tr></thead>"
        "<tbody><tr><td>b <code>|</code> az <strong>|</strong></td></tr></tbody></table>"
    ),
    "| a | b |\n| :-: | --: |\n| c |": (
        "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td></td></tr></tbody></table>"
    ),
    "- [x] foo\n  - [ ] bar\n- [ ] bim": "<ul><li>☑ foo<ul><li>☐ bar</li></ul></li><li>☐ bim</li></ul>",
    "~~Hi~~ Hello, world!": "<p><del>Hi</del> Hello, world!</p>",
    "This will ~~~not~~~ strike.": "",
    "Hello, ~there~ world!": "",
}
"""From GitHub's own specification; where nothing is given the writer is told."""


@pytest.mark.parametrize("text", GFM)
def test_what_github_adds(text: str):
    document, problems = parse_markdown(text, PurePosixPath("x.nl.md"), DIALECT)

    assert bool(problems) == (not GFM[text])
    assert problems or shape("".join(map(str, document.parts))) == shape(GFM[text])
