"""Random documents of CommonMark: the same as another parser makes of them, or told."""

import re
from pathlib import PurePosixPath

from commonmark import DIALECT, shape
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from slimmer.markup.parse import parse_markdown

OTHER = MarkdownIt("commonmark").enable("table").enable("strikethrough")
WORDS = st.lists(
    st.sampled_from("de zorg (echt) twee, 3 2021 6 > # [y] 日本語 العربية 👩‍⚕️".split()), min_size=1, max_size=5
).map(" ".join)
MARKS = (
    "{}", "{}", "*{}*", "**{}**", "_{}_", "`{}`", "[{}](a.md)", "~~{}~~", "***{}***", "**{} *{}***", "**[{}](a.md)**",
    "{}\\", "{}  ", "![{}](a.jpg)", "\\*{}\\*", "`` {} ` ``", "“*{}*”", "2*3*4 {}", "&amp; {}", "*{}*{}", "({})",
    "[{}]: a", "**{}:** {}", "<https://x.nl/a> {}", "<kbd>{}</kbd>", "[{}](<a b.md>)", "[{}](a.md 'titel')", "3. {}",
    "- {}", "> {}", "{} | {}", "**{}", "{} > {}",
)  # fmt: skip
LINE = st.builds(str.format, st.sampled_from(MARKS), WORDS, WORDS)
PARAGRAPH = st.lists(LINE, min_size=1, max_size=3).map("\n".join)
BLOCK = st.one_of(
    PARAGRAPH,
    st.builds("## {}".format, LINE),
    st.builds("```\n{}\n  {}\n```".format, WORDS, WORDS),
    st.builds("    {}\n    {}".format, WORDS, WORDS),
    st.builds("| {} | {} |\n| --- | :-: |\n| {} | {} |".format, WORDS, LINE, LINE, WORDS),
    st.builds("{}\n---".format, WORDS),
    st.sampled_from(["---", "***"]),
)


def within(content: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def item(mark: str, text: str, lazy: bool) -> str:
        return mark + text.replace("\n", "\n" if lazy else "\n" + " " * len(mark))

    items = st.builds(item, st.sampled_from(["- ", "* ", "1. ", "3)  ", "> "]), content, st.booleans())
    quote = content.map(lambda text: re.sub("^", "> ", text, flags=re.MULTILINE))
    several = st.builds(
        str.join, st.sampled_from(["\n", "\n\n"]), st.lists(st.one_of(content, items), min_size=1, max_size=3)
    )
    return st.one_of(items, quote, several)


@settings(deadline=None, max_examples=150)
@given(st.recursive(BLOCK, within, max_leaves=6))
def test_a_document_comes_out_the_same_or_is_told(text: str):
    document, problems = parse_markdown(text, PurePosixPath("x.nl.md"), DIALECT)
    theirs = re.sub("<(/?)s>", r"<\1del>", OTHER.render(text))
    ours = "".join(part if isinstance(part, str) else type(part).__name__ for part in document.parts)

    if not problems:
        ours = re.sub("<(/?)figure>", r"<\1p>", ours)
        assert shape(ours) == shape(re.sub("<img[^>]*>", "Image", theirs))


def test_nothing_is_lost_in_a_line_that_goes_on_with_a_quote():
    document, problems = parse_markdown("> een\nen 6 > 3", PurePosixPath("x.nl.md"), DIALECT)

    assert not problems
    assert "en 6 &gt; 3" in "".join(map(str, document.parts))


def test_what_looks_like_an_address_of_a_link_below_a_line_stands_there():
    document, _ = parse_markdown("een zin\n[naar]: a", PurePosixPath("x.nl.md"), DIALECT)

    assert "[naar]: a" in "".join(map(str, document.parts))
