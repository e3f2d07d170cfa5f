"""The other language's file with the structure of a text, ready to be filled in."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from slimmer.load.text import load_text
from slimmer.messages.outside import say
from slimmer.model.settings import Settings
from slimmer.pairs.sides import SAID, without_comments
from slimmer.text.file_names import split_locale, with_locale
from slimmer.text.front_matter import split_front_matter

_NAME = re.compile(r"([A-Za-z_]+):")
_MARK = re.compile(r"(\s*(?:>\s?)*(?:(?:[-+*]|\d{1,9}[.)])\s+)?(?:#{1,6}\s+)?(?:\[\^[^\]\s]+\]:\s*)?)(.*)$")
_KEPT = re.compile(
    r"!\[[^\]\n]*(\]\([^)\n]*\)(?:\{[^}\n]*\})?)|(?<!\[)\[(?![\[^])[^\]\n]*(\]\([^)\n]*\))|(\[\^[^\]\s]+\](?!:))|(`[^`\n]+`)"
)
_AS_IT_IS = re.compile(r"\s*(?:</?[a-zA-Z][^>]*>|\[\[.+\]\]|\|?[\s|:-]*-{3}[\s|:-]*|\{:.*\}|!!!\s*\w+)\s*$")
_BOX = re.compile(r'(\s*!!!\s*\w+\s+)".*"\s*$')
_WORDS = re.compile(r"[^\W\d_]{2}")


def translation_of(source: PurePosixPath, settings: Settings, locale: str) -> tuple[PurePosixPath, str] | None:
    """Path and text of the new file; `None` when `source` is no text with a language in its name."""
    plain, own = split_locale(source, settings.codes)
    text, _ = load_text(settings.root, source)
    if own is None or text is None or source.suffix != ".md" or source.parts[0] not in ("docs", "blog"):
        return None
    others = [code for code in settings.codes if code != own]
    lacking = [code for code in others if not (settings.root / with_locale(plain, code)).exists()]
    into = locale or next(iter([*lacking, *others]), "")
    if not into or into == own:
        return None
    front, body, _ = split_front_matter(text)
    hint = say("hint-translate", into, path=source.name)
    lines = ["---", *_fields(front, into), "---", "", f"<!-- {hint} -->", "", *_body(body)]
    return with_locale(plain, into), "\n".join(lines).rstrip("\n") + "\n"


def _fields(front: str, locale: str) -> Iterator[str]:
    """What is the same in every language stays; what is text stands there to be translated."""
    leave_out = hint = False
    for line in front.split("\n"):
        match = _NAME.match(line)
        name = match[1] if match else ""
        if match:
            leave_out = name in ("slug", "aliases", "draft", "updated")
            hint = name in SAID and name != "title"
        if leave_out or not line.strip() or line.lstrip().startswith("#"):
            continue
        yield f"# {line}" if hint else line
    yield f"# {say('hint-draft', locale)}"
    yield "draft: true"


def _body(body: str) -> Iterator[str]:
    fence = ""
    for chunk in _chunks(body):
        opens = chunk[0].lstrip()[:3]
        if fence or opens in ("```", "~~~"):
            yield from (*chunk, "")
            count = sum(line.lstrip().startswith(fence or opens) for line in chunk)
            fence = (fence or opens) if count % 2 == (1 if not fence else 0) else ""
        elif chunk[0].startswith("<!--") or all(_AS_IT_IS.match(line) for line in chunk):
            yield from (*chunk, "")
        else:
            indent = " " * (len(chunk[0]) - len(chunk[0].lstrip()))
            said = "\n".join(line[len(indent) :] if line.startswith(indent) else line for line in chunk)
            comment = f"<!-- {said.replace('--', '—')} -->"
            yield from (f"{indent}{line}" for line in comment.split("\n"))
            yield ""
            yield from (*_skeleton(chunk), "")


def _chunks(body: str) -> Iterator[list[str]]:
    """What stands between blank lines; `<!-- more -->` stays, other comments go."""
    kept = re.sub(r"<!--\s*more\s*-->", "\x00more", body)
    chunk: list[str] = []
    for line in [*without_comments(kept).replace("\x00more", "<!-- more -->").split("\n"), ""]:
        if line.strip():
            chunk.append(line)
        elif chunk:
            yield chunk
            chunk = []


def _skeleton(chunk: list[str]) -> Iterator[str]:
    """Its marks, links, pictures and notes, with `…` for what is said."""
    before = ""
    for line in chunk:
        match = _MARK.match(line)
        assert match
        mark = match[1]
        if box := _BOX.match(line):
            yield f'{box[1]}"…"'
        elif _AS_IT_IS.match(line):
            yield line
        elif "|" in line and line.count("|") > 1:
            yield "|".join(f" {_said(cell)} " if _WORDS.search(cell) else cell for cell in line.split("|"))
        elif mark.strip() or not before:
            yield f"{mark}{_said(match[2])}"
        else:
            # A line that goes on says no more than the one above, but may hold a link.
            yield from ([f"{mark}{_kept(match[2])}"] if _kept(match[2]) else [])
        before = line


def _said(text: str) -> str:
    kept = _kept(text)
    alone = _KEPT.fullmatch(text.strip())
    return kept if alone and kept else f"… {kept}".rstrip()


def _kept(text: str) -> str:
    found = []
    for match in _KEPT.finditer(text):
        picture, link, note, code = match.groups()
        found.append(f"![…{picture}" if picture else f"[…{link}" if link else note or code)
    return " ".join(found)
