"""What a block says, apart from how it is typed: one digest for each meaning.

White space, line ends, marks of Markdown, commas, quotes, hyphens, capitals, link targets and picture files make no
difference. Words, numbers, signs such as € and %, questions, the kind of block and where a link is, do.
"""

import hashlib
import html
import re
import unicodedata

from slimmer.pairs.sides import Block

_PICTURE = re.compile(r"!\[([^\]\n]*)\](?:\([^)\n]*\))")
_CAPTION = re.compile(r"(?:caption|credit)\s*=\s*[\"']([^\"'\n]*)[\"']")
_BRACES = re.compile(r"(?<!\\)\{[^{}\n]*[.#=:][^{}\n]*\}")
_NOTE = re.compile(r"\[\^[^\]\s]+\]")
_LINK = re.compile(r"(?<!!)\[([^\[\]\n]*(?:\n[^\[\]\n]*)*)\](?:\([^)\n]*\)|\[[^\]\n]*\])")
_ADDRESS = re.compile(r"<?\b(?:https?://|mailto:|www\.)[^\s<>()]*[^\s<>().,;:!?]>?")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_TOKEN = re.compile(
    r"(?:(?<=^)|(?<=[\s(\[⟦]))[-−](?=\d)|\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:['’‘`´‑‐-][^\W\d_]+)*|[⟦⟨?%‰§&@/]|[^\w\s]",
)
_JOINERS = str.maketrans("", "", "'’‘`´‑‐-")
_UNSEEN = str.maketrans("", "", "\u00ad\u200b\u2060\ufeff")


def tokens(text: str) -> list[str]:
    """Words, numbers and signs in their order; `⟦` before what is a link, `⟨` for a picture."""
    return [one for one in map(_token, _TOKEN.findall(_plain(text))) if one]


def digest(block: Block) -> str:
    """Eight signs: among the blocks of one page two meanings never share one by chance."""
    said = "\0".join([block.kind, *tokens(block.text)])
    return hashlib.blake2b(said.encode(), digest_size=4).hexdigest()


def _plain(text: str) -> str:
    captions = " ".join(_CAPTION.findall(text))
    text = _BRACES.sub(" ", _PICTURE.sub(r" ⟨ \1 ", text))
    text = _LINK.sub(r" ⟦ \1 ", _NOTE.sub(" ⟦ ", text))
    text = _TAG.sub(" ", _ADDRESS.sub(" ⟦ ", text))
    said = html.unescape(f"{text} {captions}")
    return said if said.isascii() else unicodedata.normalize("NFKC", said).translate(_UNSEEN)


def _token(found: str) -> str:
    first = found[0]
    if first.isalpha():
        return found.translate(_JOINERS).casefold()
    if first.isdigit() or first in "⟦⟨?%‰§&@/":
        return found
    if first in "-−" and len(found) == 1:
        return "−"
    # € and + mean something; ` and ^ are marks of Markdown, like all that is left.
    return found if unicodedata.category(first) in ("Sc", "Sm", "So") and first not in "|~" else ""
