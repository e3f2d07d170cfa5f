"""A picture that cannot be used, with the reason."""


class Refused(Exception):
    """`code` is one of `logo_wording` or `picture_wording`; `values` is what its wording needs, already as text."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = {name: str(value) for name, value in values.items()}


class SvgRefused(Refused):
    """`at` among the values is a line of the drawing itself."""


def quoted(text: str) -> str:
    """A piece of someone's file, short enough for a message."""
    text = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return f"{text[:60]}…" if len(text) > 60 else text
