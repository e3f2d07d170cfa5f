"""A quote with its source: the last line of `> …` begins with a dash and says who said it, and where."""

import re
import xml.etree.ElementTree as etree

_SOURCE = re.compile(r"(?:^|\n)[ \t]*(?:—|–|--)[ \t]+")


class QuoteSources:
    """Such a `blockquote` becomes a `figure` with a caption, as HTML wants a source outside the quote itself."""

    def run(self, root: etree.Element) -> None:
        for parent in list(root.iter()) if root.find(".//blockquote") is not None else ():
            for element in list(parent):
                if element.tag == "blockquote" and len(element) and element[-1].tag == "p":
                    self._split(parent, element)

    def _split(self, parent: etree.Element, quote: etree.Element) -> None:
        source = _cut_source(quote[-1])
        if source is None:
            return
        if not (quote[-1].text or "").strip() and not len(quote[-1]):
            quote.remove(quote[-1])
        figure = etree.Element("figure", {"class": "quote"})
        figure.tail, quote.tail = quote.tail, None
        parent[list(parent).index(quote)] = figure
        figure.extend([quote, source])


def _cut_source(paragraph: etree.Element) -> etree.Element | None:
    """What follows the last dash at the start of a line, taken out of the paragraph."""
    texts = [paragraph.text or "", *(child.tail or "" for child in paragraph)]
    for at in reversed(range(len(texts))):
        found = list(_SOURCE.finditer(texts[at]))
        # Only at the start of the paragraph is the start of a text the start of a line.
        if not found or (at > 0 and not found[-1].group().startswith("\n")):
            continue
        caption = etree.Element("figcaption")
        caption.text = texts[at][found[-1].end() :]
        kept = texts[at][: found[-1].start()]
        for child in list(paragraph)[at:]:
            paragraph.remove(child)
            caption.append(child)
        if at:
            paragraph[at - 1].tail = kept
        else:
            paragraph.text = kept
        return caption
    return None
