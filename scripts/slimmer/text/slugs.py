"""Letters folded to plain ones: for addresses, anchors and names of files, for sorting and for comparing names."""

import re
import unicodedata
from collections.abc import Container
from functools import lru_cache
from itertools import count

_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ĳ": "ij"})

RESERVED = re.compile(r"con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$")
"""No file or folder on Windows, whatever stands behind a dot."""
_LONGEST = 60


@lru_cache(maxsize=1 << 16)
def plain_letters(text: str) -> str:
    """Small letters without accents, in any script: `Coöperatie` → `cooperatie`."""
    bare = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    return bare if bare.isascii() else "".join(char for char in bare if not unicodedata.combining(char))


@lru_cache(maxsize=1 << 16)
def slugify(text: str, separator: str = "-") -> str:
    """Small ASCII letters, digits and hyphens: `Coöperatie & Co` becomes `cooperatie-co`. May be empty."""
    folded = plain_letters(text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", separator, folded).strip(separator)


def shorter(slug: str) -> str:
    """Cut between words where that can be."""
    return (slug[:_LONGEST].rpartition("-")[0] or slug[:_LONGEST]).rstrip("-") if len(slug) > _LONGEST else slug


def new_key(text: str, prefix: str = "organisatie") -> str:
    """A name for a new file, also on Windows; with nothing to make it of it is called `prefix`."""
    slug = shorter(slugify(text))
    return f"{prefix}-{slug}".rstrip("-") if not slug or RESERVED.fullmatch(slug) else slug


def free_name(name: str, taken: Container[str]) -> str:
    """The name itself, or else the first of `name-2`, `name-3`, … that is not taken."""
    numbered = (f"{name}-{number}" for number in count(2))
    return name if name not in taken else next(one for one in numbered if one not in taken)


def sort_key(text: str) -> tuple[str, str]:
    """Alphabetical as Dutch and English readers expect: capitals and accents make no difference."""
    return slugify(text, " "), text
