"""The plain text of a mail loses nothing: every word and number of its HTML, in order, over generated texts."""

import re
from pathlib import PurePosixPath

from commonmark import DIALECT
from hypothesis import given, settings
from hypothesis import strategies as st

from slimmer.locales.words import Words, own_words
from slimmer.markup.html_tree import read_html
from slimmer.markup.parse import parse_markdown
from slimmer.render.plain import plain_text

WORDS = Words("nl", own_words("nl"))
WORD = st.one_of(
    st.sampled_from("zorg regio 2021 € 1.250,00 coöperatie 's A&B &lt; «x» 40% C++".split()),
    st.text("abcé19-", min_size=1, max_size=9),
)
LINE = st.lists(WORD, min_size=1, max_size=14).map(" ".join)
MARKED = st.builds(
    "{} {} {}".format,
    LINE,
    st.builds(
        str.format,
        st.sampled_from(["**{}**", "*{}*", "`{}`", "[{}](https://x.nl/{})", "~~{}~~", "{}<br>{}", "{}  \n{}", "<kbd>{}</kbd>", "<q>{}</q>"]),
        WORD,
        WORD,
    ),
    LINE,
)  # fmt: skip
BLOCK = st.one_of(
    MARKED,
    st.builds("## {}".format, LINE),
    st.builds("> {}\n>\n> {}\n> — {}".format, MARKED, LINE, LINE),
    st.builds("- {}\n    - {}\n    - {}\n- {}".format, MARKED, LINE, MARKED, LINE),
    st.builds("7. {}\n\n    {}\n\n8. {}".format, LINE, MARKED, LINE),
    st.builds("| {} | {} |\n| --- | ---: |\n| {} | {}<br>{} |\n| {} | {} |".format, *[WORD] * 4, LINE, LINE, WORD),
    st.builds("!!! tip \"{}\"\n\n    {}\n\n    - {}".format, WORD, MARKED, LINE),
    st.builds("```\n{}\n  {}\n```".format, LINE, LINE),
    st.builds("{}\n:   {}".format, WORD, LINE),
    st.builds("<details markdown>\n<summary>{}</summary>\n\n{}\n\n</details>".format, WORD, MARKED),
    st.builds("<div class=\"figures\" markdown>\n\n- **{}** {}\n\n</div>".format, WORD, LINE),
    st.builds("<p>{} <b>{}</b></p>".format, WORD, WORD),
    st.just("---"),
)  # fmt: skip


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@settings(max_examples=60, deadline=None)
@given(st.lists(BLOCK, min_size=1, max_size=6))
def test_every_word_and_number_stands_in_the_text_in_order(blocks: list[str]):
    document, _ = parse_markdown("\n\n".join(blocks), PurePosixPath("x.nl.md"), DIALECT)
    html = "".join(part if isinstance(part, str) else 'href="https://x.nl"' for part in document.parts)
    root = read_html(html)
    # A table that is too wide says a head before each of its cells.
    heads = [head for row in root.iter("tr") for head in row.findall("th")]
    head_words = {word for head in heads for word in words(" ".join(head.itertext()))}
    for head in heads:
        head.text, head[:] = "", []

    text = words(plain_text(html, WORDS))

    said = iter(text)
    missing = [word for word in words(" ".join(root.itertext())) if word not in said]
    assert not missing
    assert head_words <= set(text)


def test_a_power_is_no_other_number():
    assert plain_text("<p>10<sup>6</sup>, 10<sup>-3</sup>, M<sup>me</sup>, H<sub>2</sub>O</p>", WORDS) == (
        "10^6, 10^-3, Mme, H2O"
    )


def test_what_no_longer_holds_is_not_said_as_if_it_does():
    assert plain_text("<p><del>19.00</del> <ins>20.00</ins> uur</p>", WORDS) == "[vervallen: 19.00] 20.00 uur"
