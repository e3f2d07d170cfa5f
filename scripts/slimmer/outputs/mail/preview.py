"""All forms of an issue on one page, for the person who writes it."""

from html import escape

_WIDTHS = (600, 360)


def render_comparison(title: str, locale: str, web: str, mail: str, text: str) -> str:
    """A page with four frames: the web page, the mail at two widths, the plain text. Addresses are relative."""
    frames = (
        [("Web", web, 700)] + [(f"Mail {width} px", mail, width) for width in _WIDTHS] + [("Tekst / text", text, 640)]
    )
    boxes = "\n".join(
        f'<section><h2>{escape(name)}</h2><iframe title="{escape(name)}" src="{escape(url)}" width="{width}" '
        f'height="900"></iframe></section>'
        for name, url, width in frames
    )
    style = (
        "body{font:16px system-ui;margin:1rem;background:#eee}main{display:flex;gap:1rem;overflow-x:auto}"
        "h1,h2{font-size:1rem}iframe{background:#fff;border:1px solid #999}"
    )
    return (
        f'<!doctype html>\n<html lang="{locale}">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        f"<style>{style}</style>\n</head>\n<body>\n<h1>{escape(title)}</h1>\n<main>\n{boxes}\n</main>\n</body>\n</html>\n"
    )
