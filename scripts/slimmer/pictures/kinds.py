"""What a file really is, by its first bytes: its name may lie, or a download may have failed."""

import re
from collections.abc import Mapping

KINDS: Mapping[str, tuple[str, str]] = {
    "svg": ("een SVG-tekening", "an SVG drawing"),
    "picture": ("een foto of plaatje (PNG, JPEG of WebP)", "a picture (PNG, JPEG or WebP)"),
    "gif": ("een GIF", "a GIF"),
    "avif": ("een AVIF of HEIC", "an AVIF or HEIC"),
    "bmp": ("een BMP", "a BMP"),
    "tiff": ("een TIFF", "a TIFF"),
    "ico": ("een pictogram (ICO)", "an icon (ICO)"),
    "pdf": ("een PDF of Illustrator-bestand", "a PDF or Illustrator file"),
    "eps": ("een EPS", "an EPS"),
    "gzip": ("een gecomprimeerde SVG (svgz)", "a compressed SVG (svgz)"),
    "zip": ("een zip- of Office-bestand", "a zip or Office file"),
    "html": ("een webpagina", "a web page"),
    "empty": ("leeg", "empty"),
}
"""The kind in Dutch and English, after "is not … but"."""

_STARTS: Mapping[bytes, str] = {
    b"\x89PNG\r\n\x1a\n": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF8": "gif",
    b"BM": "bmp",
    b"II*\0": "tiff",
    b"MM\0*": "tiff",
    b"\0\0\1\0": "ico",
    b"%PDF": "pdf",
    b"%!PS": "eps",
    b"\xc5\xd0\xd3\xc6": "eps",
    b"\x1f\x8b": "gzip",
    b"PK\3\4": "zip",
}
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_HTML = re.compile(rb"\s*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_SVG = re.compile(rb"\s*(?:<[?!][^<]*)*<(?:\w+:)?svg[\s>/]", re.IGNORECASE)
_ENOUGH = 4000
"""Bytes in which the root element begins."""


def kind_of(content: bytes) -> str:
    """A key of `KINDS`, or nothing when it cannot be told."""
    if not content.strip():
        return "empty"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "picture"
    if content[4:8] == b"ftyp":
        return "avif"
    for start, kind in _STARTS.items():
        if content.startswith(start):
            return kind
    text = _COMMENT.sub(b"", content[:_ENOUGH].removeprefix(b"\xef\xbb\xbf"))
    return "html" if _HTML.match(text) else "svg" if _SVG.match(text) else ""
