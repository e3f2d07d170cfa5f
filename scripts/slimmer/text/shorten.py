"""Text that must fit."""


def shorten(text: str, limit: int = 155) -> str:
    """At most `limit` characters, cut between words."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def shown(text: str, limit: int = 60) -> str:
    """A stranger's text as it may be printed: on one line, not too long, nothing that steers a terminal."""
    flat = text if text.isprintable() else "".join(char if char.isprintable() else " " for char in text)
    return shorten(" ".join(flat.split()), limit + 1)
