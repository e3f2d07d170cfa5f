"""The preview from start to stop: watch, read, show."""

import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath

from slimmer.load.config import load_settings
from slimmer.load.options import WrongConfiguration
from slimmer.media.drawings.tokens import ThemeIncomplete
from slimmer.messages.outside import both
from slimmer.model.problem import Problem
from slimmer.model.settings import Settings
from slimmer.outputs.build import content_table
from slimmer.preview.quick import quick_pages
from slimmer.preview.server import PreviewServer
from slimmer.preview.site import PreviewSite
from slimmer.preview.watch import State, listen, look, wait_for_change
from slimmer.stages import check_content, gather_content

Tell = Callable[[Sequence[Problem], str], None]
"""Told after each save what is wrong: in the content, and elsewhere."""
_AT_ONCE = 10
"""Pages that are shown before everything else is read."""
_LATER = 0.15
"""Seconds that a browser gets to load its page again, before everything else is made."""


def run_preview(config: Path, host: str, port: int, tell: Tell, ready: Callable[[str], None]) -> None:
    """Until it is stopped. `ready` is told the address. Raises `WrongConfiguration` and `OSError` at the start only."""
    # Who asks for a page is answered while the rest is being made.
    sys.setswitchinterval(0.001)
    settings = load_settings(config, preview=True)
    preview = Preview(config, settings, tell)
    with PreviewServer(host, port, preview.site, settings) as server:
        before = look(preview.watched())
        preview.update()
        threading.Thread(target=preview.follow, args=(before,), daemon=True).start()
        threading.Thread(target=preview.keep_up, daemon=True).start()
        ready(f"http://{host}:{server.server_port}/")
        server.serve_forever(poll_interval=0.1)


class Preview:
    """What was read last, and the site that shows it."""

    def __init__(self, config: Path, settings: Settings, tell: Tell) -> None:
        self.site = PreviewSite(self._explain)
        self._config, self._settings, self._tell = config, settings, tell
        self._saves = 0
        self._behind = threading.Condition()
        self._wanted = self._can_wait = False
        """Whether everything is to be read again, and whether that can wait a moment."""

    def watched(self) -> list[Path]:
        root = self._settings.root
        return [root / "docs", root / "blog", self._config, *self._settings.theme]

    def follow(self, before: State) -> None:
        """A text that was saved is shown at once, also while everything else is being read."""
        told = listen(self.watched())
        while True:
            now = wait_for_change(self.watched(), before, told)
            changed = [path for path in {*before, *now} if before.get(path) != now.get(path)]
            before = now
            self._saves += 1
            shown = self.show_at_once(changed)
            with self._behind:
                self._wanted, self._can_wait = True, shown
                self._behind.notify()

    def keep_up(self) -> None:
        """Read everything after each save, or after the last of many."""
        while True:
            with self._behind:
                self._behind.wait_for(lambda: self._wanted)
                while self._can_wait and self._behind.wait(_LATER):
                    pass
                self._wanted = False
            self.update()

    def show_at_once(self, changed: Sequence[str]) -> bool:
        """Whether these are pages whose text alone changed, and that are shown now; all else comes after."""
        root = self._settings.root
        inside = [PurePosixPath(path.relative_to(root)) for path in map(Path, changed) if path.is_relative_to(root)]
        if self.site.last is None or len(inside) < len(changed) or len(changed) > _AT_ONCE:
            return False
        try:
            pages = quick_pages(inside, *self.site.last, self._settings)
        except Exception:
            # What is wrong is told by who reads everything.
            return False
        if pages is not None:
            self.site.show_pages(pages, self._saves)
        return pages is not None

    def update(self) -> None:
        """Read what is there now and show it; whatever goes wrong is told on the pages that were there before."""
        save = self._saves
        try:
            self._settings = settings = load_settings(self._config, preview=True)
            content = gather_content(settings)
            table = content_table(content, settings)
            self.site.show(content, table, save, lambda name: (settings.root / name).exists())
            problems: tuple[Problem, ...] = check_content(content, settings)
            fault = self.site.fault
        except Exception as error:
            problems, fault = (), self._explain(error)
        self.site.tell(problems, fault)
        self._tell(problems, fault)

    def _explain(self, error: Exception) -> str:
        said = explain(error, self._settings.root)
        self._tell((), said)
        return said


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
