"""Bytes of a file as text that everything after can rely on."""

import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from slimmer.model.problem import Problem, problem

LIMIT = 1_000_000
"""Bytes in one text file; a long page is 20,000."""

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufffd-\uffff\ue000-\uf8ff\U000f0000-\U0010ffff]"
)
"""Control signs, line ends that only some programs count, signs that turn the writing direction, what is left of a
letter that was lost, and private signs, such as the bullets of Word."""
_INVISIBLE = re.compile(
    "[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2060-\u2065\u206a-\u206f\ufeff]"
)
"""What comes along from Word, a website or a PDF and nobody sees: it keeps a word from being found, or parts it.
Joiners stay within scripts and emoji that need them; who means a place to break a word writes `&shy;`."""
_MARK_AND_HARD_SPACE = re.compile(r"^([ \t\xa0]*(?:[-+*>]|#{1,6}|\d{1,9}[.)]|[\w-]+:)?)\xa0", re.MULTILINE)
"""A space that does not break, where only another can be meant."""
_LIGATURE = re.compile("[\ufb00-\ufb06]")
"""Two letters in one sign, as a PDF has them: no search finds the word."""
_MISREAD = re.compile("[ÂÃÄÅâ][\x80-\xbfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]{1,2}")
_MENDED = re.compile("[\xa0-\u017f\u2010-\u2026\u20ac\u2122]")
"""What misread signs stand for: letters of Western languages and the signs of typography."""


def parse_text(content: bytes, path: PurePosixPath) -> tuple[str | None, list[Problem]]:
    """UTF-8 with or without a mark, any line ends; lines keep the numbers an editor shows."""
    if len(content) > LIMIT:
        size = f"{len(content) / 1e6:.1f} MB"
        return None, [problem(path, 1, "file-too-large", size=size, limit=f"{LIMIT // 1_000_000} MB")]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return None, [problem(path, line, "file-not-utf8", byte=f"0x{content[error.start]:02x}")]
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not text.strip():
        return None, [problem(path, 1, "file-empty")]
    if both := conflicts(text):
        return None, [problem(path, line, "file-conflict", end=end) for line, end in both]
    if _LIGATURE.search(text):
        text = _LIGATURE.sub(lambda match: unicodedata.normalize("NFKC", match.group()), text)
    text = _MARK_AND_HARD_SPACE.sub(_soft, _INVISIBLE.sub(_joiner, text)) if not text.isascii() else text
    found = list(_check_signs(text, path))
    return _FORBIDDEN.sub("", text) if found else text, found


def conflicts(text: str) -> list[tuple[int, int]]:
    """First and last line of each place where git left the versions of two people."""
    found: list[tuple[int, int]] = []
    start, parted = 0, False
    for number, line in enumerate(text.split("\n"), 1) if "<<<<<<< " in text else ():
        if not start and line.startswith("<<<<<<< "):
            start, parted = number, False
        elif start and line == "=======":
            parted = True
        elif start and parted and line.startswith(">>>>>>> "):
            found.append((start, number))
            start = 0
    return found


def _joiner(match: re.Match[str]) -> str:
    """What stays: a joiner between letters or emoji of scripts that need one."""
    text, start, end = match.string, *match.span()
    beside = min(text[start - 1 : start], text[end : end + 1])
    return match.group() if match.group() in "\u200c\u200d" and beside > "\u024f" else ""


def _soft(match: re.Match[str]) -> str:
    return match.group().replace("\xa0", " ")


def forbidden_sign(text: str) -> str:
    """The first sign that no text may hold, as `U+0007`; nothing when there is none."""
    match = _FORBIDDEN.search(text)
    return f"U+{ord(match.group()):04X}" if match else ""


def _check_signs(text: str, path: PurePosixPath) -> Iterator[Problem]:
    # Most texts hold nothing but letters and spaces; to see that takes a fifth of what the patterns take.
    plain = text.replace("\n", "").replace("\xa0", "").isprintable() and "\ufffd" not in text
    misread_at_all = any(sign in text for sign in "ÂÃÄÅâ") and _MISREAD.search(text)
    if (plain or not _FORBIDDEN.search(text)) and not misread_at_all:
        return
    for number, line in enumerate(text.split("\n"), 1):
        # Misread letters hold control signs too: what they stand for says it better.
        if meant := misread(line):
            yield problem(path, number, "text-misread", value=meant[0], suggestion=meant[1])
        if sign := forbidden_sign(_MISREAD.sub("", line) if meant else line):
            yield problem(path, number, "character-forbidden", name=sign)


def misread(text: str) -> tuple[str, str] | None:
    """Letters read in the wrong encoding, and what they were: `Ã«` and `ë`."""
    for match in _MISREAD.finditer(text):
        for found in (match.group(), match.group()[:2]):
            try:
                meant = b"".join(_byte(sign) for sign in found).decode()
            except UnicodeError:
                continue
            if len(meant) == 1 and _MENDED.fullmatch(meant):
                return found, meant
    return None


def _byte(sign: str) -> bytes:
    """As Windows-1252 has it; it leaves five bytes without a sign."""
    return bytes([ord(sign)]) if ord(sign) < 0x100 else sign.encode("cp1252")


def normal_path(path: PurePosixPath) -> PurePosixPath:
    """Accents in one form: a Mac names files with loose ones."""
    return PurePosixPath(unicodedata.normalize("NFC", str(path)))


def load_text(root: Path, path: PurePosixPath) -> tuple[str | None, list[Problem]]:
    try:
        return parse_text((root / path).read_bytes(), path)
    except OSError:
        return None, [problem(path, 1, "file-unreadable")]


def walk(root: Path, folder: str) -> Iterator[tuple[PurePosixPath, os.DirEntry[str]]]:
    """Every file below a folder, in an order that does not depend on the machine."""
    try:
        entries = sorted(os.scandir(root / folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        path = PurePosixPath(folder, entry.name)
        if entry.is_dir(follow_symlinks=False):
            yield from walk(root, str(path))
        else:
            yield path, entry
