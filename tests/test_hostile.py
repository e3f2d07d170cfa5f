"""No input makes `check` crash: a mistake is a message, never a traceback."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from builders import HOME, a_page, a_site, prepare, some_settings, write_files
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from slimmer.messages.tell import render_problems

FILES = [
    "docs/index.nl.md",
    "docs/themas/zon.en.md",
    "docs/projecten/zon.nl.md",
    "blog/posts/2026-02-01-zon.nl.md",
    "blog/newsletters/2026-11.nl.md",
    "docs/_data/people.yml",
    "docs/_data/sources.yml",
    "docs/_data/themes.yml",
    "docs/_data/municipalities.yml",
    "docs/_data/words/nl.yml",
    "docs/_data/organisations/zon.yml",
]
quickly = settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))

FIELDS = [
    "title",
    "description",
    "date",
    "slug",
    "draft",
    "themes",
    "authors",
    "featured",
    "aliases",
    "start",
    "roles",
]
SCALARS = [
    "2026-02-01",
    "x",
    "'",
    '"',
    "[a, b]",
    "{a: b}",
    "- a",
    "&a",
    "*a",
    "!!python/object:x {}",
    "?",
    "|",
    "\t",
    "",
]
PIECES = [
    "# ", "## ", "#### x", "[a](b.md)", "[a](//x)", "[a](http://[)", "![](x.jpg)", "[^1]", "[^1]: x", "[[people]]",
    "[[posts 0]]", "<div markdown>", "</div>", "<!--", "-->", "```", "    ", "> ", "- ", "| a |\n|---|", "{: #x .y}",
    "*a*{lang=nl}", "&#x0;", "&amp;", "<svg onload=x>", "\\", "$", "{{ x }}", "{% x %}", "]]>", "<![CDATA[", "<?x", "\n\n",
]  # fmt: skip


def check(files: dict[str, str | bytes]) -> str:
    with TemporaryDirectory() as folder:
        write_files(Path(folder), files)
        return render_problems(prepare(some_settings(Path(folder))).problems)


@quickly
@given(st.sampled_from(FILES), st.binary(max_size=400))
def test_any_bytes_in_any_file(name: str, content: bytes):
    check({**HOME, name: content})


@quickly
@given(st.sampled_from(FILES), st.lists(st.tuples(st.sampled_from(FIELDS), st.sampled_from(SCALARS)), max_size=8))
def test_any_fields_in_any_file(name: str, fields: list[tuple[str, str]]):
    yaml = "".join(f"{field}: {value}\n" for field, value in fields)
    check({**HOME, name: yaml if "_data" in name else f"---\n{yaml}---\nTekst.\n"})


@quickly
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=25))
def test_any_markdown(pieces: list[str]):
    """And read a second time it is the same."""
    with TemporaryDirectory() as folder:
        first = a_site(Path(folder), {"docs/zon.nl.md": a_page(body="".join(pieces))})
        again = prepare(some_settings(Path(folder)))
    assert render_problems(again.problems) == render_problems(first.problems)
    assert again.documents == first.documents


def test_markup_of_a_writer_never_runs():
    """What is refused is told; what is published is plain."""
    told = check({**HOME, "docs/zon.nl.md": a_page(body='<svg onload="x()">\n\n<a href="javascript:x()">a</a>')})

    assert "<svg onload=" in told
    assert "javascript:" in told


@pytest.mark.parametrize(
    "call", ["[[foo]]", '<slimmer-list name="posts" option="9x"></slimmer-list>', "<slimmer-list></slimmer-list>"]
)
def test_a_list_that_is_none_is_told_and_its_page_can_be_shown(tmp_path: Path, call: str):
    """A preview shows what has a problem too."""
    site = a_site(tmp_path, {"docs/zon.nl.md": a_page(body=call)})

    assert {one.code for one in site.problems} <= {"list-unknown", "list-option"}
    assert site.problems
    assert [one.make() for one in site.table.outputs if one.path == "zon/index.html"]
