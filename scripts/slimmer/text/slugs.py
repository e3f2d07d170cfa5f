"""Text as part of an address or as an anchor."""

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ĳ": "ij", "&": " "})


@lru_cache(maxsize=1 << 16)
def slugify(text: str, separator: str = "-") -> str:
    """Small ASCII letters, digits and hyphens: `Coöperatie & Co` becomes `cooperatie-co`. May be empty."""
    folded = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    return re.sub(r"[^a-z0-9]+", separator, folded.encode("ascii", "ignore").decode()).strip(separator)


def sort_key(text: str) -> tuple[str, str]:
    """Alphabetical as Dutch and English readers expect: capitals and accents make no difference."""
    return slugify(text, " "), text
