"""The search index of a preview: made when the pages are shown already, and only for the newest of them."""

import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock, Timer

from slimmer.outputs.search.bundle import Found
from slimmer.outputs.search.glossary import Glossary
from slimmer.outputs.search.index import writing_search
from slimmer.outputs.search.pagefind import SearchFailed

DELAY = 1.0
"""Seconds after a build: saves that follow each other closely are indexed once."""


class SearchLater:
    def __init__(self) -> None:
        self._lock = Lock()
        self._newest: Timer | None = None

    def start(self, found: Mapping[str, Sequence[Found]], glossary: Glossary, site_dir: Path) -> None:
        with self._lock:
            if self._newest is not None:
                self._newest.cancel()
            self._newest = timer = Timer(DELAY, lambda: self._run(timer, found, glossary, site_dir))
            timer.daemon = True
            timer.start()

    def _run(self, timer: Timer, found: Mapping[str, Sequence[Found]], glossary: Glossary, site_dir: Path) -> None:
        with tempfile.TemporaryDirectory(prefix="slimmer-") as folder:
            made = Path(folder, "pagefind")
            try:
                with writing_search(found, glossary, made):
                    pass
            except (SearchFailed, OSError) as error:
                print(error, file=sys.stderr)
                return
            # When the next build took the folder away, that is indexed in turn.
            with self._lock, suppress(OSError):
                if timer is self._newest:
                    shutil.rmtree(site_dir / "pagefind", ignore_errors=True)
                    shutil.move(made, site_dir / "pagefind")
