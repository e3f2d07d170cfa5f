"""The file of the site that a person means: by its own path, its address, or the file that was written for it."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

import click

from slimmer.messages.outside import both
from slimmer.outputs.manifest import load_manifest
from slimmer.outputs.output import page_path
from slimmer.text.nearest import nearest


def find_file(asked: str, pages: Mapping[PurePosixPath, str], site_dir: Path) -> str:
    """Raises `UsageError` for what is no file of the site."""
    manifest = load_manifest(site_dir)
    files = manifest.files if manifest else {}
    typed = asked.replace("\\", "/")
    source = PurePosixPath(typed)
    below = unquote(urlsplit(typed).path).removeprefix(f"{site_dir.name}/").lstrip("/")
    tried = [page_path(pages[source])] if source in pages else [below, page_path(f"{below.rstrip('/')}/".lstrip("/"))]
    for path in tried:
        if path in files:
            return path
    close = nearest(below, [*files, *map(str, pages)])
    code = "no-site-file-but" if close else "no-site-file"
    raise click.UsageError("\n".join(both(code, value=asked, suggestion=close)))
