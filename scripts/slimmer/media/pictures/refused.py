"""A picture that cannot be used, with the reason."""

from slimmer.model.problem import Term


class Refused(Exception):
    """`code` is one of `messages/words/pictures.yml`; `values` is what its wording needs."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = {name: one if isinstance(one, Term) else str(one) for name, one in values.items()}


class SvgRefused(Refused):
    """`at` among the values is a line of the drawing itself."""
