"""What stops a preview from showing the newest version, told to the person who saved it: place and what is wrong."""

import traceback
from pathlib import Path

from slimmer.load.options import WrongConfiguration
from slimmer.media.drawings.tokens import ThemeIncomplete
from slimmer.messages.outside import both


def explain(error: Exception, root: Path) -> str:
    """In both languages. A template is named with the line that fails; of a fault of ours all is told."""
    if isinstance(error, WrongConfiguration | ThemeIncomplete):
        return str(error)
    place = _template(error, root)
    detail = f"{type(error).__name__}: {error}"
    if place:
        return "\n".join(both("preview-theme", place=place, detail=detail))
    return "\n".join([*both("preview-fault", detail=detail), "".join(traceback.format_exception(error))])


def _template(error: Exception, root: Path) -> str:
    """`overrides/partials/footer.html:12`: the last template on the way to the error."""
    line, name = getattr(error, "lineno", None), getattr(error, "filename", None)
    frames = [(one.filename, one.lineno or 1) for one in traceback.extract_tb(error.__traceback__)]
    found = [(file, number) for file, number in [*frames, (str(name), line or 1)] if file.endswith((".html", ".mjml"))]
    if not found:
        return ""
    file, number = found[-1]
    path = Path(file)
    return f"{path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name}:{number}"
