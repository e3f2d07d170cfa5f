"""Text in a cell of a spreadsheet, where some signs begin a formula.

https://owasp.org/www-community/attacks/CSV_Injection
"""

import re

# How Excel writes signs that XML does not allow, and a text that looks like one of those.
_ESCAPED = re.compile("_x(00[01][0-9A-Fa-f]|007[Ff]|005[Ff]|[Ff]{3}[EeFf])_")
_ALIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def escape_formula(text: str) -> str:
    """A spreadsheet computes what begins with one of these signs; an apostrophe before it says that it is text."""
    return f"'{text}" if text.lstrip("'").startswith(_STARTS_FORMULA) else text


def unescape_formula(text: str) -> str:
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(_STARTS_FORMULA) else text


def escape_text(text: str) -> str:
    """For a cell of a workbook."""
    return _NOT_XML.sub(lambda found: f"_x{ord(found.group()):04X}_", _ALIKE.sub("_x005F_", text))


def unescape_text(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text)
