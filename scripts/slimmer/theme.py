"""The theme's own files as browsers get them: named by content, freed of what only people read, styles joined."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

import rcssmin
import rjsmin

_NAMED = {".css": re.compile(r'(?<=url\(")[^":]+(?="\))'), ".js": re.compile(r'(?<="\./)[\w-]+\.js(?=")')}
"""How a style sheet and a script name another asset: `url("figtree.woff2")`, `import "./search.js"`."""
_AT_ONCE = re.compile(r'\bfrom ?"\./([\w-]+\.js)"')
"""A script that is needed from the start, not one that `import(…)` fetches when it comes to that."""


@dataclass(frozen=True)
class ThemeFile:
    url: str
    """`assets/site.1a2b3c4d.css`: named by content, so a browser may keep it for ever."""
    content: bytes
    imports: tuple[str, ...] = ()
    """Addresses of the scripts that this one needs, near and far: named in the page, they come all at once."""


def load_theme(theme: Path) -> Mapping[str, ThemeFile]:
    """By name: each file of `assets/`, and a style sheet for each file or folder of `styles/`.

    The files of a folder are joined in the order of their names. A name in a style sheet or script that is no
    asset raises `KeyError`: a fault of the theme, not of a writer.
    """
    sources = {path.name: _read(path) for path in sorted((theme / "assets").iterdir()) if path.is_file()}
    sources |= {name: rcssmin.cssmin(text).encode() for name, text in _style_sheets(theme / "styles")}

    @cache
    def made(name: str) -> ThemeFile:
        path, content = PurePosixPath(name), sources[name]
        needed: dict[str, None] = {}
        if named := _NAMED.get(path.suffix):
            others = {other: made(other) for other in dict.fromkeys(named.findall(content.decode()))}
            content = named.sub(lambda match: others[match[0]].url.removeprefix("assets/"), content.decode()).encode()
            now = [others[other] for other in _AT_ONCE.findall(sources[name].decode())]
            needed = dict.fromkeys(url for one in now for url in (one.url, *one.imports))
        digest = hashlib.sha256(content).hexdigest()[:8]
        return ThemeFile(f"assets/{path.stem}.{digest}{path.suffix}", content, tuple(needed))

    return {name: made(name) for name in sources}


def _read(path: Path) -> bytes:
    content = path.read_bytes()
    return rjsmin.jsmin(content.decode()).encode() if path.suffix == ".js" else content


def _style_sheets(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.iterdir()):
        parts = sorted(path.glob("*.css")) if path.is_dir() else [path]
        yield f"{path.stem}.css", "\n".join(part.read_text("utf-8") for part in parts)
