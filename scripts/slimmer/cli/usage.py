"""What usage lines and errors call a value (`PATH`, `BESTAND`), in the language of who reads them."""

import re
from collections.abc import Iterable
from gettext import gettext

import click

_VALUE = re.compile(r"(?:INTEGER|FLOAT) RANGE|[A-Z]{2,}(?:-[A-Z]{2,})*")


def named(text: str) -> str:
    """Click asks its translations for sentences, not for these."""
    return _VALUE.sub(lambda match: gettext(match.group()), text)


class Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, named(args), prefix)

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(named(first), second) for first, second in rows], col_max, col_spacing)


def show(error: click.ClickException) -> None:
    if isinstance(error, click.BadParameter) and error.param and not error.param_hint:
        error.param_hint = named(error.param.get_error_hint(error.ctx))
    error.show()
