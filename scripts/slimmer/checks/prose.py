"""The words of a text as a reader meets them: what a link says, which words no dictionary knows."""

import re
from collections.abc import Collection, Iterator
from pathlib import PurePosixPath
from typing import TypeAlias

from slimmer.checks.spelling import Judge, is_own
from slimmer.files.cache import program
from slimmer.files.shelf import Shelf
from slimmer.files.store import Store
from slimmer.model.library import Library, Page
from slimmer.model.problem import Problem, problem
from slimmer.pairs.sides import SAID, Block, body_blocks
from slimmer.text.shorten import shown

_CODE = re.compile(r"(`+).+?\1", re.DOTALL)
_NO_WORDS = re.compile(rf"{_CODE.pattern}|^ {{0,3}}\[[^\]\n]+\]:[ \t]*\S+", re.DOTALL | re.MULTILINE)
"""Code, and the address that a name stands for."""
_LINK = re.compile(r"(?<!!)\[([^\[\]]{0,1000})\]\(([^)\n]{0,2000})\)")
_BARE = re.compile(
    r"(?<![(\[\w/\"'=])<?(https?://(?!127\.|localhost)(?:[^\s<>()\[\]{}]|\([^\s<>()\[\]{}]*\))+(?<![.,;:!?*_'\"]))>?"
)
_EDGES = " .,:;!?…*_»«›‹→>\"'“”‘’"
_SAYS_NOTHING = frozenset(
    "hier|klik|klik hier|klik op deze link|link|deze link|via deze link|meer|meer info|meer informatie|lees meer|"
    "lees hier meer|lees verder|verder lezen|meer lezen|deze pagina|deze site|deze website|website|bekijk hier|"
    "here|click|click here|click this link|this link|more|more info|more information|read more|read on|learn more|"
    "this page|this site|this website|see here".split("|")
)
_NO_TEXT = re.compile(
    r"<(\w+)\b[^>]*\blang=[^>]*>.*?</\1>|<[^>]*>|!?\[\[[^\]]*\]\]|\[\^[^\]\s]+\]|\]\([^)\n]*\)|(?<!\\)\{[^{}\n]*\}|"
    r"<?\b(?:https?://|mailto:|www\.)[^\s<>()]+>?|[\w.+-]+@[\w.-]+",
    re.DOTALL,
)
_WORD = re.compile(r"(?<![\w@/.#-])[^\W\d_]+(?:['’-][^\W\d_]+)*(?![\w@/]|\.\w|['’-]\d)")
_STARTS = re.compile(r"(?:^|[.!?:…][\"'”’)*_]*\s+|\n\s*)[\s\"'“‘(*_>|-]*$")
_Found: TypeAlias = tuple[list[tuple[int, str, str, str]], list[tuple[str, int, str]]]
"""Links: line, code, text and target; doubtful words, with their line and what may be meant."""


def check_prose(
    library: Library, own: Collection[str] | None, store: Store, shelf: Shelf, unread: Collection[PurePosixPath] = ()
) -> Iterator[Problem]:
    """Words are looked up where the network has a list of its own words: `own`. What was found before is on the
    shelf, what was thought of a word in the store. What no reader came through, `unread`, is not begun again."""
    pages = [page for page in library.every_page if page.path not in unread]
    codes = {page.locale for page in pages} if own is not None else set()
    judges = {code: Judge(code, store) for code in codes}
    base = f"prose {program()}"
    keys = {
        page.path: f"{base} {page.locale in judges} {page.locale} {page.path} {library.digests[page.path]}"
        for page in pages
    }
    found: dict[str, _Found] = {}
    for page in pages:
        key = keys[page.path]
        links, doubtful = found[key] = shelf.get(key) or _look(page, judges.get(page.locale))
        yield from (problem(page.path, line, code, text=text, target=target) for line, code, text, target in links)
        for word, line, meant in doubtful:
            if not is_own(word, own or ()):
                yield problem(page.path, line, "word-unknown", value=word, suggestion=meant)
    for judge in judges.values():
        judge.keep()
    shelf.keep(found)


def _look(page: Page, judge: Judge | None) -> _Found:
    links = [found for block in body_blocks(page.body, page.body_line) for found in _links(block)]
    return links, judge.doubtful(_words(page)) if judge else []


def _links(block: Block) -> Iterator[tuple[int, str, str, str]]:
    """What a screen reader's list of links would not tell (WCAG 2.4.4), and an address where words should be."""
    if block.kind in ("code", "list") or not ("](" in block.text or "://" in block.text):
        return
    text = _NO_WORDS.sub(lambda match: " " * len(match.group()), block.text)
    for match in _LINK.finditer(text):
        said = " ".join(match[1].split()).strip(_EDGES)
        line = block.line + text.count("\n", 0, match.start())
        if match[1].strip() and (not said or said.casefold() in _SAYS_NOTHING):
            yield line, "link-vague", shown(match[1]), match[2]
        elif said.startswith(("http://", "https://")):
            yield line, "link-bare", said, match[2]
    for match in _BARE.finditer(_LINK.sub(lambda match: " " * len(match.group()), text)):
        yield block.line + text.count("\n", 0, match.start()), "link-bare", match[1], match[1]


def prose_blocks(page: Page) -> Iterator[Block]:
    """Fields and text, with only what is language."""
    for name in SAID:
        said = getattr(page.fields, name, None)
        if isinstance(said, str):
            yield Block(name, said, page.line(name))
    for block in body_blocks(page.body, page.body_line):
        if block.kind not in ("code", "list"):
            text = _CODE.sub(" ", block.text)
            text = _NO_TEXT.sub(lambda match: "\n" * match.group().count("\n") or " ", text)
            yield block._replace(text=text.replace("[", ""))


def _words(page: Page) -> Iterator[tuple[str, int]]:
    """Each word once, with its line. A capital within a sentence, or a second one, makes a name of it."""
    seen: set[str] = set()
    for block in prose_blocks(page):
        for match in _WORD.finditer(block.text):
            word = match.group()
            if word in seen or len(word) < 3 or not word[1:].islower():
                continue
            if word[0].isupper() and not _STARTS.search(block.text[max(0, match.start() - 20) : match.start()]):
                continue
            seen.add(word)
            yield word, block.line + block.text.count("\n", 0, match.start())
