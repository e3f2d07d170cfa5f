"""An issue as HTML that mail programs understand: MJML by mrml, styles inlined."""

import xml.etree.ElementTree as etree

import css_inline
import mrml
from markupsafe import Markup

from slimmer.markup.html_tree import read_html, write_html
from slimmer.media.drawings.tokens import Colour, Identity, hexadecimal, load_identity
from slimmer.model.services import SERVICES
from slimmer.model.settings import MailSettings
from slimmer.outputs.mail.issue import Issue
from slimmer.outputs.mail.tables import fit_table
from slimmer.render.page import Frame

LIMIT = 102_000
"""Bytes; Gmail cuts off what is longer."""
WARN = 80_000

_ONLY_WEB = ("data-long", "data-search-ignore", "decoding", "tabindex", "aria-labelledby")


def render_mjml(issue: Issue, mail: MailSettings, frame: Frame) -> str:
    """The template filled in, as the MJML reference implementation can check it."""
    words, chrome = frame.words[issue.locale], frame.chromes[issue.locale]
    service = SERVICES[mail.service]
    template = frame.templates.get_template("mail/newsletter.mjml")
    identity = load_identity(*frame.theme)
    head, letters = head_colours(identity)
    return template.render(
        issue=issue,
        body=Markup(mail_body(issue.body)),
        words=words,
        site_name=chrome.site_name,
        mark=f"{chrome.site_url}apple-touch-icon.png",
        head=hexadecimal(head),
        on_head=hexadecimal(letters),
        link=hexadecimal(link_colour(identity)),
        **{name: hexadecimal(identity.colours[name]) for name in ("ink", "soft", "ground")},
        default_locale=chrome.default_locale,
        unsubscribe=Markup(service.unsubscribe).format(text=words("mail_unsubscribe")),
        address=service.address or mail.address,
    )


def render_html(issue: Issue, mail: MailSettings, frame: Frame) -> str:
    output = mrml.to_html(render_mjml(issue, mail, frame))
    return css_inline.inline(output.content, keep_style_tags=True, load_remote_stylesheets=False)


def head_colours(identity: Identity) -> tuple[Colour, Colour]:
    """Of the head and the button, and of the letters on them: white, or the dark one where that shows better."""
    ground, dark, white = identity.colours["teal"], identity.colours["night"], (255, 255, 255)
    return ground, max(white, dark, key=lambda letters: contrast(ground, letters))


def link_colour(identity: Identity) -> Colour:
    """That of the head where it can be read on white and on the ground, otherwise that of the text."""
    head, ground = identity.colours["teal"], identity.colours["ground"]
    readable = min(contrast(head, ground), contrast(head, (255, 255, 255))) >= 4.5
    return head if readable else identity.colours["ink"]


def contrast(one: Colour, other: Colour) -> float:
    """WCAG 2.2, contrast ratio: 1 to 21."""
    low, high = sorted(map(_luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (one / 255 for one in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def mail_body(body: str) -> str:
    """Without what only a page needs, and as XML, which MJML is."""
    root = read_html(body)
    for parent in list(root.iter()):
        # Where a mail program shows a message, no way leads back to a place in it.
        for way in [one for one in parent if one.get("class") == "footnote-backref"]:
            parent.remove(way)
    for element in list(root.iter()):
        if element.tag == "div" and "admonition" in element.get("class", "").split():
            _in_a_table(element)
        elif element.tag == "details":
            element.set("open", "")
        elif element.tag == "table":
            fit_table(element)
        for name in _ONLY_WEB:
            element.attrib.pop(name, None)
    return write_html(root, xml=True)


def _in_a_table(box: etree.Element) -> None:
    """Outlook gives only cells of a table a ground and room around the text."""
    kind = box.get("class", "").replace("admonition", "boxed")
    cell = etree.Element("td", {"class": kind})
    cell.text, cell[:] = box.text, box[:]
    box.tag, box.text, box[:] = "table", None, []
    box.attrib.update({"class": "box", "role": "presentation", "cellspacing": "0"})
    etree.SubElement(etree.SubElement(box, "tbody"), "tr").append(cell)


def largest_parts(issue: Issue) -> list[tuple[str, int]]:
    """The headed parts of the text with their size in bytes, largest first."""
    sizes: list[tuple[str, int]] = [(issue.title, 0)]
    for element in read_html(issue.body):
        if element.tag == "h2":
            sizes.append((" ".join("".join(element.itertext()).split()), 0))
        alone = etree.Element("div")
        alone.append(element)
        sizes[-1] = sizes[-1][0], sizes[-1][1] + len(write_html(alone).encode())
    return sorted(sizes, key=lambda one: -one[1])
