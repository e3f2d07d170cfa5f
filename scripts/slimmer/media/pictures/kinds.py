"""What a file really is, by its first bytes: its name may lie, or a download may have failed."""

import re
from collections.abc import Mapping

_STARTS: Mapping[bytes, str] = {
    b"\x89PNG\r\n\x1a\n": "png",
    b"\xff\xd8\xff": "jpeg",
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
    """A term (`png`, `html`, `empty`), or nothing when it cannot be told."""
    if not content.strip():
        return "empty"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    if content[4:8] == b"ftyp":
        # What the file says it is: `avif`, `heic`, `mif1` (ISO 14496-12, 4.3).
        length = max(int.from_bytes(content[:4], "big"), 12)
        return "avif" if b"avi" in content[8 : min(length, 100)] else "heic"
    for start, kind in _STARTS.items():
        if content.startswith(start):
            return kind
    text = _COMMENT.sub(b"", content[:_ENOUGH].removeprefix(b"\xef\xbb\xbf"))
    return "html" if _HTML.match(text) else "svg" if _SVG.match(text) else ""
