"""Text on a drawing: which characters the font has, how wide words are, where lines break."""

import io
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from PIL import Image, ImageDraw, ImageFont

SOFT = "\u00ad"
_MEASURED = 256
"""Pixels of the size at which text is measured."""
_TIED = "\u00a0"
"""A space that no line breaks at."""
_PLAIN = str.maketrans(
    {
        "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ħ": "h", "Ħ": "H", "ı": "i", "ŋ": "n", "ŧ": "t", "œ": "oe", "Œ": "OE",
        "æ": "ae", "Æ": "AE", "ø": "o", "Ø": "O", "ß": "ss", "þ": "th", "ð": "d",
        "‐": "-", "‑": "-", "−": "–", "—": "–", "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'",
    }
)  # fmt: skip
"""What is written for a letter that the font lacks and that does not come apart into a letter and an accent."""


@dataclass(frozen=True)
class Fitted:
    size: int
    """Pixels."""
    lines: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Lettering:
    """One weight of the font, in one language. What it measured and drew is kept as long as it is there."""

    font: bytes
    weight: int
    locale: str

    def at(self, size: int) -> ImageFont.FreeTypeFont:
        return _font(self.font, self.weight, size)

    def width(self, text: str, size: int) -> float:
        """Pixels."""
        return _width(self, text) * size / _MEASURED

    def glyphs(self, text: str, size: int) -> Iterator[tuple[Image.Image, int, int]]:
        """Each letter, white on black, and how far right of and below the pen's start (top of the line) it stands."""
        pen = 0.0
        for one, after in zip_longest(text, text[1:], fillvalue=""):
            mask, left, top = _glyph(self, one, size)
            yield mask, round(pen) + left, top
            pen += _step(self, one, after) * size / _MEASURED

    def writable(self, text: str) -> str:
        """The text in characters of the font; what has no likeness there, such as an emoji, is left out."""
        kept = "".join(_written(self.font, char) for char in unicodedata.normalize("NFC", text))
        return " ".join(kept.split())

    def fit(self, text: str, width: int, height: int, sizes: Sequence[int], leading: float) -> Fitted:
        """The largest size at which the text fits; whole words matter more than size, as far as half of it."""
        text = text.replace(" –", f"{_TIED}–")
        whole = [size for size in sizes if size >= sizes[0] / 2]
        for size in whole:
            lines = self._wrap(text, width, size)
            if len(lines) * size * leading <= height and all(self.width(line, size) <= width for line in lines):
                return Fitted(size, self._balanced(text, width, size))
        for size in sizes:
            broken = " ".join(part for word in text.split(" ") for part in self._parts(word, width, size))
            lines = self._wrap(broken, width, size)
            if len(lines) * size * leading <= height:
                return Fitted(size, self._balanced(broken, width, size))
        return Fitted(size, self._cut(lines, width, size, int(height // (size * leading))))

    def _balanced(self, text: str, width: int, size: int) -> tuple[str, ...]:
        """As few lines as possible, and then as equal as possible; never narrower than the widest word."""
        lines = self._wrap(text, width, size)
        low = int(max((self.width(word.replace(SOFT, ""), size) for word in text.split(" ")), default=0))
        high = width
        while high - low > width // 50:
            middle = (low + high) // 2
            found = self._wrap(text, middle, size)
            if len(found) == len(lines):
                lines, high = found, middle
            else:
                low = middle
        return lines

    def _wrap(self, text: str, width: int, size: int) -> tuple[str, ...]:
        """Breaks at spaces alone: a word that is too wide stands on a line of its own, and sticks out."""
        lines: list[str] = []
        space = self.width(" ", size)
        room = 0.0
        for word in text.split(" "):
            needed = self.width(word.replace(SOFT, ""), size)
            if lines and needed + space <= room:
                lines[-1] += f" {word}"
                room -= needed + space
            else:
                lines.append(word)
                # Letters on either side of a space may stand a hair further apart than apart measured.
                room = width - 2 - needed
        return tuple(line.replace(SOFT, "").replace(_TIED, " ") for line in lines)

    def _parts(self, word: str, width: int, size: int) -> Iterator[str]:
        """A word that is too wide, cut at the last soft hyphen that fits, else at the last character."""
        while self.width(word.replace(SOFT, ""), size) > width - 2:
            fits = [
                end for end in range(1, len(word)) if self.width(word[:end].replace(SOFT, "") + "-", size) <= width - 2
            ]
            soft = [end for end in fits if word[end] == SOFT]
            # Two letters alone on the next line would look like a mistake.
            end = soft[-1] if soft else min(fits[-1] if fits else 1, max(len(word) - 3, 1))
            head = word[:end].replace(SOFT, "")
            yield head if head.endswith(("-", "–", "/")) else f"{head}-"
            word = word[end:].lstrip(SOFT)
        yield word

    def _cut(self, lines: Sequence[str], width: int, size: int, count: int) -> tuple[str, ...]:
        last = lines[count - 1].rstrip("-")
        while self.width(f"{last}…", size) > width:
            last = last[:-1].rstrip()
        return (*lines[: count - 1], f"{last}…")


@cache
def lettering(font: bytes, weight: int, locale: str) -> Lettering:
    """One for all cards."""
    return Lettering(font, weight, locale)


@cache
def _font(content: bytes, weight: int, size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(io.BytesIO(content), size, layout_engine=ImageFont.Layout.RAQM)
    font.set_variation_by_axes([weight])
    return font


@cache
def _glyph(lettering: Lettering, char: str, size: int) -> tuple[Image.Image, int, int]:
    """Drawn once: FreeType takes as long for a letter as the rest of a card does for a line."""
    font = lettering.at(size)
    left, top, right, bottom = (int(value) for value in font.getbbox(char, language=lettering.locale))
    mask = Image.new("L", (max(right - left, 1), max(bottom - top, 1)))
    ImageDraw.Draw(mask).text((-left, -top), char, 255, font, language=lettering.locale)
    return mask, left, top


@cache
def _width(lettering: Lettering, text: str) -> float:
    """At one size for all; outlines are not fitted to pixels, so the others are in proportion."""
    return lettering.at(_MEASURED).getlength(text, language=lettering.locale)


@cache
def _step(lettering: Lettering, one: str, after: str) -> float:
    """From a letter to the next, nearer in `Te` than in `Th`."""
    return _width(lettering, one + after) - _width(lettering, after)


@cache
def _written(font: bytes, char: str) -> str:
    if char == SOFT or char.isspace():
        return char if char == SOFT else " "
    if unicodedata.category(char)[0] in "CM":
        return ""
    if _has(font, char):
        return char
    apart = unicodedata.normalize("NFKD", char).translate(_PLAIN)
    return "".join(one for one in apart if unicodedata.category(one)[0] not in "CM" and _has(font, one))


@cache
def _has(font: bytes, char: str) -> bool:
    """A character that is not there is drawn as one that never is."""
    one = _font(font, 400, 32)
    missing, found = one.getmask("\uffff"), one.getmask(char)
    return char == " " or (found.size, bytes(found)) != (missing.size, bytes(missing))
