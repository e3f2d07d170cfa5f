"""Addresses elsewhere: which may stand in a text, and which cannot be right."""

import re
from urllib.parse import parse_qs, unquote, urlsplit

from slimmer.text.mailbox import is_mail_address

OUTSIDE = ("http", "https", "mailto", "tel")
_HOST = re.compile(r"(?:\w(?:[\w-]*\w)?\.)+(?:[^\W\d_]{2,}|xn--[\w-]+)\.?")
_OWN_MACHINE = ("localhost", "127.0.0.1", "0.0.0.0")
_NUMBER = re.compile(r"\+?[\d().\s/-]{3,}")
_WRAPPED = {"safelinks.protection.outlook.com": "url", "www.google.com/url": "q", "l.facebook.com": "u"}
"""What mail programs and search engines put around an address, to see who follows it → where the address stands."""


def outside_fault(target: str) -> tuple[str, str] | None:
    """The code of what is wrong with an address elsewhere, and a better one or nothing."""
    try:
        parts = urlsplit(target)
        scheme, host, _ = parts.scheme.lower(), parts.hostname or "", parts.port
    except ValueError:
        return "link-impossible", ""
    if scheme not in OUTSIDE or (scheme in ("http", "https") and not parts.netloc):
        return "link-scheme", ""
    if scheme == "tel":
        return None if _NUMBER.fullmatch(unquote(parts.path)) else ("link-impossible", "")
    if scheme == "mailto":
        addresses = unquote(parts.path).split(",")
        if " " in parts.path:
            return None  # told where the text was read
        if all(map(is_mail_address, addresses)) or (parts.query and not parts.path):
            return None
        mended = [re.sub(r"\s", "", one) for one in addresses]
        return "link-impossible", f"mailto:{','.join(mended)}" if all(map(is_mail_address, mended)) else ""
    for wrapper, name in _WRAPPED.items():
        inside = parse_qs(parts.query).get(name, [""])[0]
        if f"{host}{parts.path}".startswith(wrapper) or host.endswith(f".{wrapper}"):
            return ("link-wrapped", inside) if inside.startswith("http") else None
    if host in _OWN_MACHINE:
        return None  # told where the text was read
    return None if _HOST.fullmatch(host) and "@" not in parts.netloc else ("link-impossible", _mended(target))


def _mended(target: str) -> str:
    """Without what was typed twice, or with a comma for a dot."""
    rest = re.sub(r"^(?:https?:/*)+", "", target, flags=re.IGNORECASE)
    host, slash, path = rest.partition("/")
    if is_mail_address(rest):
        return f"mailto:{rest}"
    host = re.sub(r"[.,;]+", ".", host)
    return f"https://{host}{slash}{path}" if _HOST.fullmatch(host) else ""
