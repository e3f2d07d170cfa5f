"""A Word document (.docx) as HTML, its pictures, and what has no place here; read as a stranger's file."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from xml.parsers import expat

import mammoth
from bs4 import BeautifulSoup, Tag
from lxml import etree

from slimmer.media.pictures.kinds import kind_of
from slimmer.text.file_names import SUFFIXES
from slimmer.writing.bring.tidy import Left, NotBrought
from slimmer.writing.bring.word_left import drop_hidden, left_of, tree

MOST_XML, MOST_PICTURE, MOST_TOGETHER, MOST_PARTS = 20_000_000, 50_000_000, 400_000_000, 5000
"""Bytes of a part of text and of a picture, of all parts together, unpacked; and how many parts."""
_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name^='toc '] => !
p[style-name='TOC Heading'] => !
comment-reference => !
br[type='page'] => br
br[type='column'] => br
"""


class Word(NamedTuple):
    title: str
    """Empty when the document does not say it."""
    root: BeautifulSoup
    pictures: Mapping[str, bytes]
    """What stands as the source of a picture → the file."""
    left: tuple[Left, ...]


def read_word(content: bytes) -> Word:
    """Raises `NotBrought`."""
    parts = dict(_parts(content))
    pictures: dict[str, bytes] = {}
    try:
        related = tree(parts["_rels/.rels"])
        # `word/document.xml`; Word in a browser may call it otherwise.
        main = next(one.get("Target", "") for one in related if one.get("Type", "").endswith("/officeDocument"))
        main = main.lstrip("/")
        body = tree(parts[main])
        hidden = list(drop_hidden(body))
        if hidden:
            content = _with_part(content, main, etree.tostring(body, encoding="UTF-8"))
        made = mammoth.convert_to_html(
            io.BytesIO(content),
            style_map=_STYLES,
            include_embedded_style_map=False,
            external_file_access=False,
            convert_image=mammoth.images.img_element(lambda image: {"src": _kept(image, pictures)}),
        )
        root = BeautifulSoup(made.value, "lxml")
        left = [*hidden, *left_of(parts, body, [one.message for one in made.messages])]
    # The library raises what it meets: KeyError, ValueError, IndexError, RecursionError.
    except Exception as error:
        raise NotBrought("word-broken") from error
    _place_notes(root)
    return Word(_take_title(root), root, pictures, tuple(dict.fromkeys(left)))


def _parts(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Every part that is XML, whatever its name, for the library follows names that the file gives."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = archive.infolist()
            if any(one.flag_bits & 1 for one in infos):
                raise NotBrought("word-locked")
            if len(infos) > MOST_PARTS or sum(one.file_size for one in infos) > MOST_TOGETHER:
                raise NotBrought("word-too-large")
            if "[Content_Types].xml" not in archive.namelist():
                raise NotBrought("word-not")
            for one in infos:
                # No more is read than the directory promises.
                part = archive.read(one) if one.file_size <= MOST_PICTURE else b""
                if not part and one.file_size:
                    raise NotBrought("word-too-large")
                if _is_xml(part):
                    if len(part) > MOST_XML:
                        raise NotBrought("word-too-large")
                    yield one.filename, part
    except NotBrought:
        raise
    # `zipfile` raises what it meets: BadZipFile, EOFError, NotImplementedError, zlib.error.
    except Exception as error:
        locked = content[:4] == b"\xd0\xcf\x11\xe0" and "EncryptedPackage".encode("utf-16-le") in content
        raise NotBrought("word-locked" if locked else "word-not") from error


def _is_xml(part: bytes) -> bool:
    """Read as far as its first element; one with a DOCTYPE may hold entities that grow, or read other files."""
    parser = expat.ParserCreate()
    found: list[bool] = []

    def refuse(*_: object) -> None:
        raise NotBrought("word-unsafe")

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = lambda *_: found.append(True)
    try:
        for at in range(0, len(part), 4096):
            parser.Parse(part[at : at + 4096])
            if found:
                return True
    except expat.ExpatError:
        return bool(found)
    return bool(found)


def _with_part(content: bytes, name: str, part: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.infolist():
            new.writestr(one, part if one.filename == name else old.read(one))
    return made.getvalue()


def _kept(image: Any, pictures: dict[str, bytes]) -> str:
    """The source of a picture that a page can show; for another what it is, without a file."""
    try:
        with image.open() as file:
            content: bytes = file.read()
    # A picture elsewhere is not fetched; one that the document lacks is not there.
    except (OSError, KeyError, ValueError):
        return "link"
    suffix = SUFFIXES.get(kind_of(content), "")
    if not suffix:
        return str(image.content_type or "").rpartition("/")[2] or "wmf"
    same = next((name for name, one in pictures.items() if one == content), f"{len(pictures) + 1}{suffix}")
    pictures[same] = content
    return same


def _take_title(root: BeautifulSoup) -> str:
    """That in the style for it, or the only heading of the first level when nothing stands above it."""
    found = root.find("h1", class_="title")
    first, top = root.find("body"), root.find_all("h1")
    if found is None and len(top) == 1 and isinstance(first, Tag) and first.find(True) is top[0]:
        found = top[0]
    title = " ".join(found.get_text().split()) if found else ""
    if isinstance(found, Tag) and title:
        found.decompose()
    return title


def _place_notes(root: BeautifulSoup) -> None:
    """Footnotes and endnotes as elements that the writer of Markdown knows: `note-ref` and `note`."""
    for link in root.find_all("a", href=re.compile("^#(foot|end)note-ref-")):
        link.decompose()
    for link in root.find_all("a", href=re.compile("^#(foot|end)note-")):
        link.replace_with(root.new_tag("note-ref", attrs={"key": _key(str(link["href"])[1:])}))
    for note in root.find_all("sup"):
        if note.find("note-ref") and not note.get_text(strip=True):
            note.unwrap()
    for item in root.find_all("li", id=re.compile("^(foot|end)note-")):
        item.name, item.attrs = "note", {"key": _key(str(item["id"]))}
        if item.parent and item.parent.name == "ol" and not item.find_next_sibling("li"):
            item.parent.unwrap()


def _key(anchor: str) -> str:
    """`footnote-2` → `noot-2`: no key of a source begins so."""
    return re.sub("^(foot|end)note-", lambda match: "noot-" if match[1] == "foot" else "eindnoot-", anchor)
