"""Texts that try to get something through, by family; each stands for a kind."""

from collections.abc import Iterator
from itertools import product

RUN = "alert(1)"
HANDLERS = (
    "onclick",
    "onmouseover",
    "onload",
    "onerror",
    "onfocus",
    "ontoggle",
    "onbegin",
    "onanimationstart",
    "ONCLICK",
)
ACTIVE = (
    "script iframe object embed form body html head base meta link style svg math template noscript frameset frame "
    "applet video audio source track canvas dialog input button select textarea option keygen isindex marquee portal "
    "plaintext xmp listing slot foreignObject title image animate set use"
).split()
HELD = ("div", "p", "span", "b", "details", "section", "ul", "table")


def _active() -> Iterator[str]:
    for tag in ACTIVE:
        yield f"<{tag} src=//evil.test/x href=//evil.test data=//evil.test onload={RUN} autofocus onfocus={RUN}>x</{tag}>"
        yield f"Tekst <{tag} onerror={RUN} src=x>midden</{tag}> in een zin."
        yield f'<div markdown>\n<{tag} markdown onload="{RUN}" src="//evil.test">\n\nTekst.\n\n</{tag}>\n</div>'
        yield f"<{tag.upper()}\n{HANDLERS[0]}\n=\n{RUN}>"


def _attributes() -> Iterator[str]:
    for tag, handler in product(HELD, HANDLERS):
        yield f"<{tag} {handler}=\"{RUN}\" markdown='1'>x</{tag}>"
    for handler in HANDLERS:
        yield f"*a*{{{handler}={RUN}}}"
        yield f'# Kop {{#a {handler}="{RUN}"}}'
        yield f"[x](index.md){{{handler}={RUN} style=position:fixed}}"
        yield f"Een alinea.\n{{: {handler}={RUN} }}"
        yield f"| a |\n|---|\n| b |{{{handler}={RUN}}}"
        yield f"```{{.python {handler}={RUN}}}\nx\n```"
    for name in (
        "style",
        "srcdoc",
        "formaction",
        "ping",
        "background",
        "xlink:href",
        "srcset",
        "data-x",
        "is",
        "slot",
        "part",
        "nonce",
        "contenteditable",
        "popover",
        "popovertarget",
        "http-equiv",
        "is",
        "itemid",
        "aria-hidden",
    ):
        yield f'<p {name}="javascript:{RUN}">x</p>'
        yield f'<span {name}="//evil.test">x</span>'


def _quoting() -> Iterator[str]:
    inside = (
        f"<pre><script>{RUN}</script></pre>",
        "<!--",
        "--><script>alert(1)</script>",
        "<!-- more -->",
        f"'><img src=x onerror={RUN}>",
        "\ue0000\ue001",
        "<slimmer-gap>",
        "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;",
        "\x02wzxhzdk:0\x03",
        "klzzwxh:0000",
    )
    for value in inside:
        yield f'<div title="{value}">x</div>'
        yield f"<div title='{value}'>x</div>"
        yield f"![{value}](foto.jpg)"
        yield f'[x](index.md "{value}")'
        yield f"*[HTML]: {value}\n\nHTML"
        yield f"Woord[^a].\n\n[^a]: {value}"
        yield f"## {value}"
        yield f"`{value}` en {value}"
        yield f"> {value}\n> — {value}"
        yield f'![x](foto.jpg){{caption="{value}" credit="{value}"}}'
    yield f"""<div title="<!--">a</div>\n\nTekst\n\n<div title='--> " onmouseover="{RUN}'>b</div>"""
    yield f'<div title="<pre><script>{RUN}</script>">x</div>'
    yield f"<!-- --!><script>{RUN}</script> -->"
    yield f"<!--> <script>{RUN}</script>"
    yield f"<!---><img src=x onerror={RUN}>"
    yield f"<![CDATA[<script>{RUN}</script>]]>"
    yield f"<?php <script>{RUN}</script> ?>"
    yield f"<!DOCTYPE html [<!ENTITY x '<script>{RUN}</script>'>]>"


def _addresses() -> Iterator[str]:
    schemes = (
        f"javascript:{RUN}",
        f"JaVaScRiPt:{RUN}",
        f"java\tscript:{RUN}",
        f"java&#10;script:{RUN}",
        f"&#106;avascript:{RUN}",
        f" javascript:{RUN}",
        f"\x01javascript:{RUN}",
        "data:text/html,<script>alert(1)</script>",
        f"vbscript:{RUN}",
        "file:///etc/passwd",
        "blob:x",
        "view-source:x",
        f"javascript&colon;{RUN}",
        f"%6Aavascript:{RUN}",
    )
    for address in schemes:
        yield f"[x]({address})"
        yield f"[x](<{address}>)"
        yield f"<{address}>"
        yield f"![x]({address})"
        yield f"[x][a]\n\n[a]: {address}"
        yield f'<a href="{address}">x</a>'
        yield f'<blockquote cite="{address}">x</blockquote>'


def _structure() -> Iterator[str]:
    for tag in (*HELD, "li", "td", "tr", "summary", "figure", "dl", "dd", "h2", "pre", "code", "a"):
        yield f"<{tag}>"
        yield f"</{tag}>"
        yield f"<{tag}><{tag}>"
        yield f"Zin <{tag}> in een zin.\n\nEn verder."
    yield "<table><a href='//evil.test'><table><a>"
    yield "<form><form></form><div></form>"
    yield f"<svg><style><img src=x onerror={RUN}></style></svg>"
    yield f"<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror={RUN}&gt;'>"
    yield f"<noscript><p title='</noscript><img src=x onerror={RUN}>'>"
    yield f"<xmp><p title='</xmp><img src=x onerror={RUN}>'>"
    yield f"<textarea><p title='</textarea><img src=x onerror={RUN}>'>"
    yield f"<title><a title='</title><img src=x onerror={RUN}>'>"
    yield "</body></html><script>alert(1)</script>"
    yield "<meta http-equiv=refresh content='0;url=//evil.test'>"
    yield "<base href=//evil.test/>"
    yield "<link rel=stylesheet href=//evil.test/x.css>"


FAMILIES = {
    "active": list(_active()),
    "attributes": list(_attributes()),
    "quoting": list(_quoting()),
    "addresses": list(_addresses()),
    "structure": list(_structure()),
}
TEXTS = [text for family in FAMILIES.values() for text in family]
