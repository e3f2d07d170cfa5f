"""The theme's own files as browsers get them: named by content, freed of what only people read, styles joined."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

import rcssmin
import rjsmin

from slimmer.files.layers import layered
from slimmer.files.lines import read_source

_NAMED = {".css": re.compile(r'(?<=url\(")[^":]+(?="\))'), ".js": re.compile(r'(?<="\./)[\w-]+\.js(?=")')}
"""How a style sheet and a script name another asset: `url("mark.svg")`, `import("./search_box.js")`."""
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./([\w-]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ", re.MULTILINE)


@dataclass(frozen=True)
class ThemeFile:
    url: str
    """`assets/site.1a2b3c4d.css`: named by content, so a browser may keep it for ever."""
    content: bytes


def load_theme(*folders: Path) -> Mapping[str, ThemeFile]:
    """By name: each file of `assets/`, and a style sheet for each file or folder of `styles/`; the first folder that
    has a name decides.

    The files of a folder are joined in the order of their names, a script with those that it imports. A name in a
    style sheet or script that is no asset raises `KeyError`: a fault of the theme, not of a writer.
    """
    sources = {path.name: read_source(path) for path in layered(folders, "assets").values()}
    scripts = {name: content.decode() for name, content in sources.items() if name.endswith(".js")}
    sources |= {name: rjsmin.jsmin(_joined(name, scripts)).encode() for name in scripts}
    sources |= {name: rcssmin.cssmin(text).encode() for name, text in _style_sheets(folders)}

    @cache
    def made(name: str) -> ThemeFile:
        path, content = PurePosixPath(name), sources[name]
        if named := _NAMED.get(path.suffix):
            content = named.sub(lambda match: made(match[0]).url.removeprefix("assets/"), content.decode()).encode()
        digest = hashlib.sha256(content).hexdigest()[:8]
        return ThemeFile(f"assets/{path.stem}.{digest}{path.suffix}", content)

    return {name: made(name) for name in sources}


def theme_digest(*folders: Path) -> str:
    """Of everything in them, as a page depends on all templates that its own one names."""
    digest = hashlib.sha256()
    for folder in folders:
        for name, path in layered([folder], ".").items():
            digest.update(f"{name} ".encode() + read_source(path))
    return digest.hexdigest()


def _joined(name: str, scripts: Mapping[str, str]) -> str:
    """A module with those that it imports before it, each once: one request instead of one after another.

    A name that two of them declare is an error in the browser, so the tests see it.
    """
    order: dict[str, None] = {}

    def visit(one: str) -> None:
        for other in _IMPORT.findall(scripts[one]):
            visit(other)
        order.setdefault(one)

    visit(name)
    bare = {one: _IMPORT.sub("", scripts[one]) for one in order}
    return "\n".join(text if one == name else _EXPORT.sub("", text) for one, text in bare.items())


def _style_sheets(folders: Iterable[Path]) -> Iterator[tuple[str, str]]:
    sheets: dict[str, list[Path]] = {}
    for name, path in layered(folders, "styles").items():
        sheets.setdefault(PurePosixPath(name).parts[0].removesuffix(".css"), []).append(path)
    for name, parts in sheets.items():
        yield f"{name}.css", "\n".join(part.read_text("utf-8") for part in parts)
