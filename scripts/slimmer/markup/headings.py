"""The `id` of a heading, which links may point at."""

import re
import xml.etree.ElementTree as etree
from collections import Counter
from collections.abc import Iterator
from itertools import count

from slimmer.markup.source import Source
from slimmer.markup.tree import HEADING, text_of
from slimmer.text.slugs import slugify

_TYPED = re.compile(r"""(?:\bid\s?=\s?["']?|(?<=[{ :])#|^\[\^)([^\s"'}\]>]+)""")
"""`id="x"`, `{#x}`, `[^x]:`."""


def name_headings(root: etree.Element) -> None:
    """Made of what it says; a second one like it ends in `_1`."""
    every = list(root.iter())
    taken = {one.attrib.get("id", "") for one in every if one.attrib}
    for element in every:
        if (
            isinstance(element.tag, str)
            and element.tag[0] == "h"
            and HEADING.fullmatch(element.tag)
            and "id" not in element.attrib
        ):
            slug = slugify(text_of(element))
            found, count = slug, 0
            while not found or found in taken:
                count += 1
                found = f"{slug}_{count}"
            taken.add(found)
            element.set("id", found)


def anchors_twice(root: etree.Element, source: Source) -> Iterator[tuple[int, str, dict[str, str]]]:
    """A link finds the first of two; a second one that a writer typed leads nowhere."""
    names = Counter(one.get("id", "") for one in root.iter())
    twice = [one for one, times in names.items() if one and times > 1]
    if twice:
        typed = {match[1]: number for number, line in source.lines for match in _TYPED.finditer(line)}
        for name in twice:
            free = next(one for number in count(2) if (one := f"{name}-{number}") not in names)
            line = source.first_line + typed.get(name.removeprefix("fn:"), typed.get(name, 0))
            yield line, "anchor-twice", {"anchor": name, "suggestion": free}
