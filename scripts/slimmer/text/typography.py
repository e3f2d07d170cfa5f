"""Straight quotes, `--` and `...` as a language writes them."""

import re

_HOW_MANY = 7
_SIGN = re.compile(r"""["']|(?<!\.)\.{3}(?![./\w])|(?<!-)-{2,3}(?!-)""")
_LETTER_LEFT_OUT = re.compile(r"(?:[stnkmr]|ns|em|tis|twas|til|cause|\d\ds?)(?![\w'])", re.IGNORECASE)
"""Behind an apostrophe at the start of a word: 's ochtends, 't, '68."""
_OPENS_AFTER = "([{<-–—/“‘„‚«‹\"'"


def typeset(text: str, signs: str) -> str:
    """One line; what the signs are, see `Typesetter`."""
    return Typesetter(signs).set(text)


class Typesetter:
    """Takes a line piece by piece, as marks divide it.

    `signs`: opening and closing double quote, the single ones, short and long dash, dots: `“ ” ‘ ’ – — …`; anything
    else leaves all as it is typed.
    """

    def __init__(self, signs: str) -> None:
        self.signs = signs.split()
        self.works = len(self.signs) == _HOW_MANY
        self.start()

    def start(self) -> None:
        self.before, self.quoted = "", [False, False]

    def set(self, text: str) -> str:
        if not text or not self.works:
            return text
        if "'" not in text and '"' not in text and "--" not in text and "..." not in text:
            self.before = text[-1]
            return text
        made, at = [], 0
        for match in _SIGN.finditer(text):
            made.append(text[at : match.start()])
            self.before = (made[-1] or self.before)[-1:]
            made.append(self._sign(match[0], self.before, text, match.end()))
            self.before, at = made[-1], match.end()
        self.before = (text[at:] or self.before)[-1:]
        return "".join([*made, text[at:]])

    def _sign(self, typed: str, before: str, text: str, end: int) -> str:
        after = text[end : end + 1]
        if typed == "...":
            return self.signs[6]
        if typed[0] == "-":
            return self._dash(typed, before, after)
        single = typed == "'"
        if not before or before.isspace() or before in _OPENS_AFTER:
            if single and _LETTER_LEFT_OUT.match(text, end):
                return self._apostrophe
            if after.isspace():
                return typed
            self.quoted[single] = True
            return self.signs[2 * single]
        if not self.quoted[single] and before.isdigit() and not after.isalpha():
            return typed  # feet and inches
        if single and (after.isalpha() or not self.quoted[single]):
            return self._apostrophe
        self.quoted[single] = False
        return self.signs[2 * single + 1]

    @property
    def _apostrophe(self) -> str:
        return "'" if self.signs[3] == "'" else "’"

    def _dash(self, typed: str, before: str, after: str) -> str:
        if (before.isspace() and after.isspace()) or (before.isalnum() and after.isalnum()):
            return self.signs[len(typed) + 2]
        return typed
