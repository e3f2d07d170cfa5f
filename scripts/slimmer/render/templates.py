"""The theme's templates: what they print is escaped, and a name they do not know is an error."""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket
from jinja2.loaders import split_template_path
from markupsafe import Markup

from slimmer.files.cache import TEMPLATES, keep, load, program
from slimmer.files.layers import is_own_file, layered
from slimmer.media.drawings.pattern import pattern_svg
from slimmer.media.pictures.outcome import SvgRefused
from slimmer.media.svg.clean import clean_inline
from slimmer.text.longest import long_step


class _Loader(jinja2.FileSystemLoader):
    """Names no files: MkDocs would list Material's 10,000 icons. Follows no links. A drawing is no template."""

    def list_templates(self) -> list[str]:
        return []

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:  # noqa: ARG002
        for folder in map(Path, self.searchpath):
            path = folder.joinpath(*split_template_path(template))
            if is_own_file(path, folder):
                source = f"{{{{ inline({str(path)!r}) }}}}" if path.suffix == ".svg" else path.read_text("utf-8")
                return source, str(path), lambda: True
        raise jinja2.TemplateNotFound(template)


class _Compiled(jinja2.BytecodeCache):
    """Templates as Jinja compiled them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        content = load(self._folder / bucket.key)
        if content is not None:
            bucket.bytecode_from_string(content)

    def dump_bytecode(self, bucket: Bucket) -> None:
        keep(self._folder / bucket.key, bucket.bytecode_to_string())


@lru_cache(4)
def theme_templates(root: Path, *folders: Path, version: str = "") -> jinja2.Environment:  # noqa: ARG001
    """Of the first folder that has a template; `drawing` and the names of all `drawings` are at hand in each.

    Compiled ones are kept in the cache of the repository at `root`. Another `version` of the folders is read anew.
    """
    env = jinja2.Environment(
        loader=_Loader(folders),
        autoescape=True,
        auto_reload=False,
        undefined=jinja2.StrictUndefined,
        bytecode_cache=_Compiled(root / TEMPLATES / program()),
    )
    env.trim_blocks = env.lstrip_blocks = True
    env.globals["long_step"] = long_step
    drawings = layered(folders, "drawings")
    env.globals["inline"] = inline = cache(_inline)
    env.globals["drawing"] = drawing_of(drawings, inline)
    env.globals["drawings"] = sorted(name.removesuffix(".svg") for name in drawings if name.endswith(".svg"))
    return env


def drawing_of(drawings: Mapping[str, Path], inline: Callable[[str], Markup]) -> Callable[[str], Markup]:
    """A cover as inline SVG: the drawing with its name (`docs/themas/e-health` → `e-health.svg`), or a pattern."""

    @cache
    def drawing(cover: str, columns: int = 3, rows: int = 2) -> Markup:
        own = drawings.get(f"{cover.rpartition('/')[2]}.svg")
        return (own and inline(str(own))) or Markup(pattern_svg(cover, columns, rows))

    return drawing


def _inline(path: str) -> Markup:
    """Nothing for a drawing that is refused, which `check_drawings` tells."""
    try:
        return Markup(clean_inline(Path(path).read_bytes()))
    except SvgRefused:
        return Markup()
