"""The site of a preview: in memory, each file made when someone asks for it, and again when its key changed."""

import hashlib
from collections.abc import Callable, Mapping
from threading import Condition, RLock

from slimmer.outputs.output import Bundle, Output, page_path
from slimmer.outputs.site import Table


class PreviewSite:
    """The newest table that could be derived, and what was made from it. Asked by many threads."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._changed = Condition()
        self._outputs: dict[str, Output] = {}
        self._sources: dict[str, str] = {}
        """Path of a page → the file that was written for it."""
        self._bundles: Mapping[str, Bundle] = {}
        self._made: dict[str, tuple[str, bytes]] = {}
        self._notes: dict[str, tuple[str, bytes]] = {}
        self._files: dict[str, tuple[str, Mapping[str, bytes]]] = {}
        """By path or folder: the key of what was made, and what that is."""
        self.messages: tuple[str, ...] = ()
        """What is wrong now."""

    def show(self, table: Table | None, messages: tuple[str, ...], is_there: Callable[[str], bool]) -> None:
        """`None`: what was saved could not be read. The last good version of a page stays as long as its file does."""
        with self._lock:
            if table is not None:
                before, sources = self._outputs, self._sources
                self._outputs = {one.path: one for one in table.outputs}
                self._sources = {page_path(view.url): view.source for view in table.views if view.source}
                shown = set(self._sources.values())
                for path, source in sources.items():
                    if messages and source not in shown and path not in self._outputs and is_there(source):
                        self._outputs[path], self._sources[path] = before[path], source
                self._bundles = {one.folder: one for one in table.bundles}
            self.messages = messages
        with self._changed:
            self._changed.notify_all()

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
        """Changes with the bytes of a file and with what is wrong."""
        one = self._outputs.get(path)
        said = hashlib.sha256("\n".join(self.messages).encode("utf-8", "replace")).hexdigest()[:12]
        return f"{one.key if one else '-'}.{said}"

    def wait(self, path: str, seen: str, seconds: float) -> str:
        """What is seen there as soon as that is something else, or after so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self.seen(path) != seen, seconds)
        return self.seen(path)

    def _output(self, one: Output) -> bytes:
        key, content = self._made.get(one.path, ("", b""))
        if key == one.key:
            return content
        try:
            made = one.make()
        except Exception as error:
            # A template that is being written: what was there stays, under what is wrong.
            message = f"{type(error).__name__}: {error}"
            if message not in self.messages:
                self.messages = (*self.messages, message)
            return content or message.encode("utf-8", "replace")
        self._made[one.path] = one.key, made
        return made

    def _bundle(self, bundle: Bundle) -> Mapping[str, bytes]:
        key, files = self._files.get(bundle.folder, ("", {}))
        if key != bundle.key:
            files = bundle.make(self._note(self._outputs[path]) for path in bundle.notes)
            self._files[bundle.folder] = bundle.key, files
        return files

    def _note(self, one: Output) -> bytes:
        key, note = self._notes.get(one.path, ("", b""))
        if key != one.key:
            assert one.note
            note = one.note(self._output(one))
            self._notes[one.path] = one.key, note
        return note
