"""The `id` of a heading, which links may point at."""

import xml.etree.ElementTree as etree

from slimmer.markup.tree import HEADING, text_of
from slimmer.text.slugs import slugify


def name_headings(root: etree.Element) -> None:
    """Made of what it says; a second one like it ends in `_1`."""
    taken = {one.get("id", "") for one in root.iter()}
    for element in root.iter():
        if isinstance(element.tag, str) and HEADING.fullmatch(element.tag) and "id" not in element.attrib:
            slug = slugify(text_of(element))
            found, count = slug, 0
            while not found or found in taken:
                count += 1
                found = f"{slug}_{count}"
            taken.add(found)
            element.set("id", found)
