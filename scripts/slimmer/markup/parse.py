"""Markdown → `Document`, by Python-Markdown with the extensions of mkdocs.yml."""

import hashlib
import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import islice
from pathlib import PurePosixPath
from typing import Any

from slimmer.files.cache import program
from slimmer.locales.words import Words
from slimmer.markup.almost import almost_markdown
from slimmer.markup.blocks import read_blocks
from slimmer.markup.converter import Converter, make_converter
from slimmer.markup.document import EMPTY, Document, Heading, digest_of
from slimmer.markup.headings import anchors_twice, name_headings
from slimmer.markup.html_rules import ELEMENTS, GAP, refuse, stopped_by_the_wall
from slimmer.markup.html_tree import Tags, first_unbalanced, tags_of, write_html
from slimmer.markup.leftover import left_over
from slimmer.markup.outline import Node, first_difference, lines_of, nodes_in
from slimmer.markup.quotes import QuoteSources
from slimmer.markup.source import Source
from slimmer.markup.tree import TreeWalk, cut_at_gaps, text_of
from slimmer.markup.typography import set_typography
from slimmer.markup.unfinished import CODE as UNFINISHED
from slimmer.model.problem import Problem, problem
from slimmer.text.nearest import nearest

_TYPED_HTML = re.compile(r"<(?!!-- more -->)")
_MARK = re.compile(r"\*\*|~~|\]\(|`|\{[.#: ]")
_DRAWN = re.compile(r"^ {0,3}(?:```+|~~~+) *(?:mermaid|math|geojson|topojson|stl|dataview|plantuml)\b", re.MULTILINE)
"""What GitHub and other programs draw, and this site shows as code."""
_WRITTEN_TAG = re.compile(r"<!--(?!-?>)(?:(?!--!>).)*?-->|<(/?[a-zA-Z][^\s/>]*|[!?])", re.DOTALL)
"""Where these are those of the tree, nothing was mended; reading them as a browser does takes ten times as long."""


@dataclass(frozen=True)
class Dialect:
    """What the meaning of a text depends on besides the text itself; one per locale."""

    locale: str
    words: Words
    extensions: Sequence[str] = ()
    configs: Mapping[str, Any] = field(default_factory=dict, hash=False)
    footnote: Callable[[str], str | None] = field(default=lambda key: None, hash=False)
    """The source of this key as Markdown, or `None`."""
    source_keys: Sequence[str] = ()
    glossary: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Abbreviation → its long form; the first in a text is explained."""
    lines: bool = False
    """Blocks say on which line they stand, in `data-line`; for a preview that shows what is wrong there."""

    @cached_property
    def digest(self) -> str:
        """Of all that but the sources, of which a text names few, and the lines; and of this program."""
        known = program(), self.locale, self.words.group(""), self.extensions, self.configs, self.glossary
        return hashlib.sha256(repr(known).encode()).hexdigest()

    @cached_property
    def converter(self) -> Converter:
        """Made once: setting up takes longer than a page."""
        return make_converter(self.extensions, self.configs, self.glossary)


def parse_markdown(
    body: str, path: PurePosixPath, dialect: Dialect, *, first_line: int = 1
) -> tuple[Document, list[Problem]]:
    """The text of a page and what is wrong in it; a text that cannot be shown gives an empty document."""
    source = Source(body, first_line)
    say = partial(problem, path)
    problems, definitions = _footnotes(source, dialect, say)
    problems += [
        say(first_line + number, code, **values) for number, code, values in almost_markdown(source.without_code)
    ]
    for match in _DRAWN.finditer(body):
        line = first_line + body.count("\n", 0, match.start())
        problems.append(say(line, "markdown-foreign", text=match[0].strip(), suggestion=""))
    try:
        typed, outline = read_blocks(body)
        root, output = dialect.converter.read("\n".join([typed, *definitions.values()]))
        if output and _TYPED_HTML.search(body):
            problems += [say(line, code, **values) for line, code, values in _balance(output, root, source)]
        problems += [say(line, code, **values) for line, code, values in _refuse(root, source)]
        if all(one.code == UNFINISHED for one in problems):
            problems += [say(line, code, **values) for line, code, values in _reading(outline.nodes, root, source)]
        if all(one.code == UNFINISHED for one in problems) and _MARK.search(body):
            problems += [say(line, code, **values) for line, code, values in _left(root, source)]
        lines = list(lines_of(outline.nodes, root)) if dialect.lines else []
        name_headings(root)
        problems += [say(line, code, **values) for line, code, values in anchors_twice(root, source)]
        QuoteSources().run(root)
        set_typography(root, dialect.words("typography"), {f"fn:{key}" for key in definitions})
        walk = TreeWalk(root, source, dialect.words)
    except BaseException as error:
        # What it was in the middle of must not reach the next text.
        vars(dialect).pop("converter", None)
        if not isinstance(error, RecursionError):
            raise
        return EMPTY, [say(first_line, "markdown-too-deep")]
    problems += [say(line, code, **values) for line, code, values in walk.problems]
    problems += _check_headings(walk.headings, say)
    written = write_html(root)
    if stopped := stopped_by_the_wall(written):
        problems.append(say(source.tag_line(stopped, "")[0], "html-forbidden", html=f"<{stopped}>"))
    for element, line in lines:
        if element.tag != GAP:
            element.attrib.setdefault("data-line", str(first_line + line))
    if dialect.lines:
        notes = {f"fn:{key}": str(line) for key, line in source.footnotes()[1].items()}
        for note in root.iterfind(".//li[@id]"):
            if note.get("id") in notes:
                note.set("data-line", notes[note.get("id", "")])
    written = write_html(root) if lines else written
    lead = next((text_of(one) for one in root.iter("p") if not one.get("class")), "")
    parts = cut_at_gaps(written, walk.gaps)
    document = Document(
        parts=parts,
        headings=tuple(walk.headings),
        anchors=frozenset(one.get("id", "") for one in root.iter() if one.get("id")),
        lead=lead,
        excerpt=_above_more(root) or lead,
        words=len(body.split()),
        digest=digest_of(parts),
    )
    return document, problems


Found = tuple[int, str, dict[str, Any]]


def _balance(output: str, root: etree.Element, source: Source) -> Iterator[Found]:
    """A browser mends what is not balanced, each element around it as well: what is typed must not need mending."""
    tags = _written(tags_of(root))
    if tags != _written(_WRITTEN_TAG.findall(output)) and tags != _written(Tags(output).names):
        line, typed = first_unbalanced(source.tags) or first_unbalanced(Tags(output).found) or (0, "")
        if source.tags and not first_unbalanced(source.tags):
            _, line, typed = source.tags[0]
        name = next(iter(re.findall(r"[^<>/\s]+", typed)), "").lower()
        if name not in ELEMENTS and any(one.tag == name for one in root.iter()):
            return  # refused, and told so
        yield source.first_line + line, "html-unbalanced", {"html": shorten_tag(typed)}


def _written(tags: Iterable[str]) -> list[str]:
    """Without what a browser adds to every table."""
    return [one for one in tags if one and one not in ("tbody", "/tbody")]


def _refuse(root: etree.Element, source: Source) -> Iterator[Found]:
    for tag, name, value in refuse(root):
        if tag.startswith("www."):
            continue  # told as an address
        line, typed = source.tag_line(tag, name)
        if not typed and not value and re.search(rf"=[“”„‘’][^}}\n]*{re.escape(name.rstrip('_'))}", source.whole):
            continue  # a word between curly quotes, which are told
        yield line, "html-forbidden", {"html": shorten_tag(typed or (f"{name}={value}" if name else f"<{tag}>"))}


def _reading(outline: Sequence[Node], root: etree.Element, source: Source) -> Iterator[Found]:
    """One rule for what nobody thought of."""
    if root.find(".//dl") is not None:
        return
    found = first_difference(outline, [kind for kind, _ in nodes_in(root)])
    if found is not None:
        line = source.first_line + found.line
        yield line, "markdown-read-otherwise", {"text": shorten_tag(source.text_at(found.line))}


def _left(root: etree.Element, source: Source) -> Iterator[Found]:
    """Unless the writer marked somewhere that this sign is meant."""
    for mark, text in islice(left_over(root), 20):
        if f"\\{mark[0]}" not in source.whole:
            suggestion = "".join(f"\\{sign}" if sign in "*~`{]" else sign for sign in mark)
            yield source.line_of(text), "mark-left", {"mark": mark, "text": text.strip(), "suggestion": suggestion}


def shorten_tag(typed: str) -> str:
    return typed.strip().split("\n")[0][:60]


def _above_more(root: etree.Element) -> str:
    """What stands above `<!-- more -->` as plain text."""
    for at, child in enumerate(root):
        if not isinstance(child.tag, str) and (child.text or "").strip() == "more":
            above = etree.Element("div")
            above.text, above[:] = root.text, root[:at]
            return text_of(above)
    return ""


def _footnotes(source: Source, dialect: Dialect, say: Callable[..., Problem]) -> tuple[list[Problem], dict[str, str]]:
    """Problems, and per key the definition that the writer did not have to type."""
    used, defined = source.footnotes()
    problems = [say(line, "footnote-unused", key=key) for key, line in defined.items() if key not in used]
    problems += [say(line, "footnote-twice", key=key) for key, line in source.twice.items()]
    definitions = {}
    for key, line in used.items():
        if key in defined:
            continue
        text = dialect.footnote(key)
        if text is None:
            suggestion = nearest(key, dialect.source_keys)
            suggestion = f"[^{suggestion}]" if suggestion else ""
            problems.append(say(line, "footnote-unknown", key=key, suggestion=suggestion))
        else:
            definitions[key] = f"\n[^{key}]: {text}\n"
    return problems, definitions


def _check_headings(headings: Sequence[Heading], say: Callable[..., Problem]) -> list[Problem]:
    """WCAG 1.3.1: the outline has no holes; the title above the text is its only level 1."""
    found = []
    above = 1
    for heading in headings:
        if not heading.text:
            found.append(say(heading.line, "heading-empty"))
        elif heading.level == 1:
            found.append(say(heading.line, "heading-title", text=heading.text))
        elif heading.level > above + 1:
            suggestion = f"{'#' * (above + 1)} {heading.text}"
            found.append(say(heading.line, "heading-skipped", text=heading.text, suggestion=suggestion))
        above = max(heading.level, 1)
    return found
