"""Plain text wrapped for mail."""

import re
import textwrap

from slimmer.markup.plain import BREAK

WIDTH = 72
_HANGING = re.compile(r"( *)(- |\d+\. |> )?")


def wrap(text: str) -> str:
    """Paragraphs at most 72 signs wide; list items hang; an address is never broken, however long."""
    return "\n\n".join(
        "\n".join(_wrap_line(line) for line in block.split(BREAK)) for block in text.split("\n\n") if block.strip()
    )


def _wrap_line(line: str) -> str:
    match = _HANGING.match(line)
    start = match.group(1) + (match.group(2) or "") if match else ""
    wrapper = textwrap.TextWrapper(
        WIDTH,
        initial_indent=start,
        subsequent_indent=" " * len(start),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return wrapper.fill(line[len(start) :]) or start.rstrip()
