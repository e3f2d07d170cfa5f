"""The `id` of a heading, which links may point at."""

import xml.etree.ElementTree as etree

from slimmer.markup.tree import HEADING, text_of
from slimmer.text.slugs import slugify


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
