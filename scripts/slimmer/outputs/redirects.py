"""An address that was once public stays alive: a small page that leads on."""

from html import escape

from slimmer.content.links import relative_url


def render_redirect(old: str, new: str, title: str, locale: str, site_url: str, script: str) -> str:
    """Works on any host, without a server's help; `old`, `new` and `script` are relative to the root of the site."""
    href, canonical = escape(relative_url(new, old)), escape(site_url + new)
    return (
        f'<!doctype html>\n<html lang="{locale}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n"
        f'<meta name="robots" content="noindex">\n<link rel="canonical" href="{canonical}">\n'
        f'<meta http-equiv="refresh" content="0; url={href}">\n'
        f'<script src="{escape(relative_url(script, old))}"></script>\n</head>\n'
        f'<body>\n<main><h1>{escape(title)}</h1><p><a href="{href}">{canonical}</a></p></main>\n</body>\n</html>\n'
    )
