"""Markdown → `Document`, by Python-Markdown with the extensions of mkdocs.yml."""

import hashlib
import html
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import PurePosixPath
from typing import Any

import markdown

from slimmer.files.cache import program
from slimmer.locales.words import Words
from slimmer.markup.abbreviations import FirstAbbreviations
from slimmer.markup.classes import class_values, classes_typed, unknown_classes
from slimmer.markup.document import EMPTY, Document, Gap, Heading, Part
from slimmer.markup.html_rules import forbidden_html
from slimmer.markup.plain import render_plain
from slimmer.markup.quotes import QuoteSources
from slimmer.markup.source import Source
from slimmer.markup.tree import MARK, ListCalls, TreeWalk
from slimmer.model.problem import Problem, problem
from slimmer.text.nearest import nearest
from slimmer.text.slugs import slugify

_GAP = re.compile(rf'<slimmer-gap>{MARK[0]}(\d+){MARK[1]}</slimmer-gap>|href="{MARK[0]}(\d+){MARK[1]}"')
_GAP_NUMBER = re.compile(rf"{MARK[0]}\d+{MARK[1]}")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_FOOTNOTE_MARK = re.compile(r'<sup id="fnref.*?</sup>', re.DOTALL)


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

    @cached_property
    def digest(self) -> str:
        """Of all that but the sources, of which a text names few; and of this program."""
        known = program(), self.locale, self.words.group(""), self.extensions, self.configs, self.glossary
        return hashlib.sha256(repr(known).encode()).hexdigest()

    @cached_property
    def converter(self) -> markdown.Markdown:
        """Made once: setting up takes longer than a page."""
        configs = {name: dict(options or {}) for name, options in self.configs.items()}
        extensions = list(self.extensions)
        if "toc" in extensions:
            configs.setdefault("toc", {}).update(slugify=slugify, permalink=False)
        if "footnotes" in extensions:
            configs.setdefault("footnotes", {}).update(
                BACKLINK_TITLE=self.words("footnote_back"), BACKLINK_TEXT="↑", USE_DEFINITION_ORDER=False
            )
        if "abbr" in extensions:
            configs.setdefault("abbr", {}).update(glossary=dict(self.glossary))
        made = markdown.Markdown(extensions=extensions, extension_configs=configs, output_format="html")
        made.parser.blockprocessors.register(ListCalls(made.parser), "slimmer-lists", 95)
        made.treeprocessors.register(FirstAbbreviations(made), "slimmer-abbreviations", 6)
        made.treeprocessors.register(QuoteSources(made), "slimmer-quotes", 5.5)
        made.treeprocessors.register(TreeWalk(made, self.words), "slimmer", 1)
        return made


def parse_markdown(
    body: str, path: PurePosixPath, dialect: Dialect, *, first_line: int = 1, plain: bool = False
) -> tuple[Document, list[Problem]]:
    """The text of a page and what is wrong in it; a text that cannot be shown gives an empty document."""
    source = Source(body, first_line)
    say = partial(problem, path)
    problems, definitions = _footnotes(source, dialect, say)
    walk = dialect.converter.treeprocessors["slimmer"]
    assert isinstance(walk, TreeWalk)
    walk.begin(source)
    dialect.converter.reset()
    try:
        output = dialect.converter.convert(body + definitions)
    except RecursionError:
        return EMPTY, [say(first_line, "markdown-too-deep")]
    problems += [say(line, code, **values) for line, code, values in walk.problems]
    for raw in dialect.converter.htmlStash.rawHtmlBlocks:
        if isinstance(raw, str):
            for found in forbidden_html(_COMMENT.sub("", raw)):
                first = found.strip().split("\n")[0][:60]
                problems.append(say(source.line_of(first[:20]), "html-forbidden", html=first))
            for name, known in (found for value in classes_typed(raw) for found in unknown_classes(value)):
                problems.append(say(source.line_of(name), "class-unknown", **class_values(name, known)))
    problems += _check_headings(walk.headings, say)
    above, more, _ = output.partition("<!-- more -->")
    # Code that is too wide scrolls, so the keyboard must reach it (WCAG 2.1.1).
    output = _COMMENT.sub("", output).replace("<pre>", '<pre tabindex="0">')
    document = Document(
        parts=_split(output, walk.gaps),
        headings=tuple(walk.headings),
        anchors=frozenset(walk.anchors) | frozenset(re.findall(r'\bid="([^"]+)"', output)),
        lead=_lead(output),
        excerpt=plain_text(_COMMENT.sub("", above)) if more else _lead(output),
        words=len(body.split()),
        plain=tuple(render_plain(walk.root, walk.gaps, dialect.words)) if plain else (),
    )
    return document, problems


def _split(output: str, gaps: Sequence[Gap]) -> tuple[Part, ...]:
    parts: list[Part] = []
    end = 0
    for match in _GAP.finditer(output):
        parts += [output[end : match.start()], gaps[int(match.group(1) or match.group(2))]]
        end = match.end()
    return (*parts, output[end:])


def _lead(output: str) -> str:
    match = _PARAGRAPH.search(output)
    return plain_text(match.group(1)) if match else ""


def plain_text(fragment: str) -> str:
    """HTML as the text a reader sees, without footnote marks and gaps."""
    text = _TAG.sub("", _FOOTNOTE_MARK.sub("", fragment.replace("</p>", "</p> ")))
    return " ".join(_GAP_NUMBER.sub("", html.unescape(text)).split())


def _footnotes(source: Source, dialect: Dialect, say: Callable[..., Problem]) -> tuple[list[Problem], str]:
    """Problems, and the definitions that the writer did not have to type."""
    used, defined = source.footnotes()
    problems = [say(line, "footnote-unused", key=key) for key, line in defined.items() if key not in used]
    definitions = []
    for key, line in used.items():
        if key in defined:
            continue
        text = dialect.footnote(key)
        if text is None:
            suggestion = nearest(key, dialect.source_keys)
            suggestion = f"[^{suggestion}]" if suggestion else ""
            problems.append(say(line, "footnote-unknown", key=key, suggestion=suggestion))
        else:
            definitions.append(f"[^{key}]: {text}\n")
    return problems, "\n\n" + "\n".join(definitions) if definitions else ""


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
