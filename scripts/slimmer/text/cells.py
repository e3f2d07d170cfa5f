"""Text in a cell of a spreadsheet, where some signs begin a formula.

https://owasp.org/www-community/attacks/CSV_Injection
"""

_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def escape_formula(text: str) -> str:
    """A spreadsheet computes what begins with one of these signs; an apostrophe before it says that it is text."""
    return f"'{text}" if text.lstrip("'").startswith(_STARTS_FORMULA) else text


def unescape_formula(text: str) -> str:
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(_STARTS_FORMULA) else text
