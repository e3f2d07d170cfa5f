"""The site of a preview: in memory, each file made when someone asks for it, and again when its key changed."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from threading import Condition, RLock

from slimmer.model.problem import Problem
from slimmer.outputs.output import Bundle, Output, page_path
from slimmer.outputs.site import Table
from slimmer.stages import Content


class PreviewSite:
    """The newest table that could be derived, and what was made from it. Asked by many threads."""

    def __init__(self, explain: Callable[[Exception], str] = str) -> None:
        self._explain = explain
        self._lock = RLock()
        self._changed = Condition()
        self._outputs: dict[str, Output] = {}
        self.sources: dict[str, str] = {}
        """Path of a page → the file that was written for it."""
        self._ahead: dict[str, tuple[int, Output]] = {}
        """Path → a page as it was after this save, until everything was read that late."""
        self._bundles: Mapping[str, Bundle] = {}
        self._made: dict[str, tuple[str, bytes]] = {}
        self._notes: dict[str, tuple[str, bytes]] = {}
        self._files: dict[str, tuple[str, Mapping[str, bytes]]] = {}
        """By path or folder: the key of what was made, and what that is."""
        self.last: tuple[Content, Table] | None = None
        """What could be read last, whole."""
        self.open = "index.html"
        """The page that someone looks at; it is made before anyone is told that it changed."""
        self._version = 0
        self.problems: tuple[Problem, ...] = ()
        """What is wrong now in the content."""
        self.fault = ""
        """What is wrong elsewhere: in mkdocs.yml, in a template, in a style sheet."""

    def show(self, content: Content, table: Table, save: int, is_there: Callable[[str], bool]) -> None:
        """What was read after this save. A page that cannot be read stays as it was, as long as its file is there."""
        with self._lock:
            self.last = content, table
            before, sources = self._outputs, self.sources
            self._outputs = {one.path: one for one in table.outputs}
            self.sources = {page_path(view.url): view.source for view in table.views if view.source}
            shown = set(self.sources.values())
            for path, source in sources.items():
                if source not in shown and path not in self._outputs and is_there(source):
                    self._outputs[path], self.sources[path] = before[path], source
            ahead = self._ahead.items()
            self._ahead = {path: one for path, one in ahead if one[0] > save and path in self._outputs}
            self._outputs |= {path: one for path, (_, one) in self._ahead.items()}
            self._bundles = {one.folder: one for one in table.bundles}
            self.fault = ""
            self.get(self.open)
        self._notify()

    def show_pages(self, pages: Iterable[Output], save: int) -> None:
        """These pages as they are after this save; all else stays."""
        with self._lock:
            for one in pages:
                self._outputs[one.path] = one
                self._ahead[one.path] = save, one
            self.get(self.open)
        self._notify()

    def tell(self, problems: tuple[Problem, ...], fault: str) -> None:
        self.problems, self.fault = problems, fault
        self._notify()

    def get(self, path: str) -> bytes | None:
        """The bytes of a file; `None` when the site has none there."""
        with self._lock:
            if path in self._outputs:
                return self._output(self._outputs[path])
            for folder, bundle in self._bundles.items():
                if path.startswith(folder):
                    return self._bundle(bundle).get(path.removeprefix(folder))
        return None

    def seen(self, path: str) -> str:
        """Changes with the bytes of a file (of what the site does not have with every save) and with what is wrong."""
        one = self._outputs.get(path)
        return f"{_digest(one.key if one else self._version)}.{_digest((self.wrong_at(path), self.fault))}"

    def wrong_at(self, path: str) -> tuple[list[Problem], int]:
        """What is wrong in the file of a page, and how much is wrong elsewhere."""
        own = sorted(one for one in self.problems if str(one.path) == self.sources.get(path))
        return own, len(self.problems) - len(own)

    def wait(self, path: str, seen: str, seconds: float) -> str:
        """What is seen there as soon as that is something else, or after so many seconds."""
        self.open = path
        with self._changed:
            self._changed.wait_for(lambda: self.seen(path) != seen, seconds)
        return self.seen(path)

    def _notify(self) -> None:
        with self._changed:
            self._version += 1
            self._changed.notify_all()

    def _output(self, one: Output) -> bytes | None:
        key, content = self._made.get(one.path, ("", None))
        if key == one.key:
            return content
        try:
            made = one.make()
        except Exception as error:
            # A template that is being written: what was there stays, under what is wrong.
            self.fault = self._explain(error)
            return content
        self._made[one.path] = one.key, made
        return made

    def _bundle(self, bundle: Bundle) -> Mapping[str, bytes]:
        key, files = self._files.get(bundle.folder, ("", {}))
        if key != bundle.key:
            files = bundle.make(note for path in bundle.notes if (note := self._note(self._outputs[path])) is not None)
            self._files[bundle.folder] = bundle.key, files
        return files

    def _note(self, one: Output) -> bytes | None:
        key, note = self._notes.get(one.path, ("", None))
        if key != one.key and one.note and (made := self._output(one)) is not None:
            note = one.note(made)
            self._notes[one.path] = one.key, note
        return note


def _digest(value: object) -> str:
    return hashlib.sha256(repr(value).encode("utf-8", "replace")).hexdigest()[:12]
