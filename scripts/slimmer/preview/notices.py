"""What a preview adds to a page: what is wrong, each at its block or else on top, and where the page was written."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path, PurePosixPath

import jinja2
from selectolax.lexbor import LexborHTMLParser, LexborNode

from slimmer.messages.tell import wording
from slimmer.model.problem import Problem
from slimmer.model.settings import Settings
from slimmer.preview.desk import desk_words, editor_link

_TEMPLATE = Path(__file__).with_name("notices.html")
_ROWS = ("td", "th", "tr", "tbody", "thead", "table")
"""What a notice cannot stand between: it comes below the whole table."""


def with_notices(
    page: bytes, source: str, own: Sequence[Problem], elsewhere: int, fault: str, settings: Settings, code: str
) -> bytes:
    """`own`: what is wrong in the file of this page; it can stand at the blocks of the page that have a `data-line`."""
    tree = LexborHTMLParser(page)
    main = tree.css_first("main")
    if main is None:
        return page
    blocks = sorted((int(one.attributes["data-line"] or 0), at, one) for at, one in enumerate(main.css("[data-line]")))
    placed: list[tuple[Problem, LexborNode | None]] = []
    for problem in own:
        above = [block for line, _, block in blocks if line <= problem.line]
        placed.append((problem, above[-1] if above else None))
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True)
    environment.globals |= {
        "words": desk_words(code),
        "desk": "/_redactie/" if code == "nl" else "/_redactie/en/",
        "edit": partial(editor_link, settings.root, PurePosixPath(source)),
        "say": lambda problem: f"{wording(problem, code)} [{problem.code}]",
    }
    parts = environment.from_string(_TEMPLATE.read_text("utf-8")).module
    inside = [problem for problem, block in placed if block is not None]
    on_top = [problem for problem, block in placed if block is None]
    for problem, block in reversed(placed):
        if block is not None:
            _put(block, _node(parts.notice(problem, inside.index(problem) + 1)))  # type: ignore[attr-defined]
    top = _node(parts.top(on_top, inside, elsewhere, fault))  # type: ignore[attr-defined]
    if top is not None and main.child is not None:
        main.child.insert_before(top)
    if (below := _node(parts.below(source))) is not None:  # type: ignore[attr-defined]
        main.insert_child(below)
    return (tree.html or "").encode()


def _put(block: LexborNode, notice: LexborNode | None) -> None:
    assert notice is not None
    while block.tag in _ROWS and block.parent is not None:
        block = block.parent
    if block.tag == "li":
        block.insert_child(notice)
    else:
        block.insert_after(notice)


def _node(html: str) -> LexborNode | None:
    body = LexborHTMLParser(html.strip()).body
    assert body is not None
    return body.child
