"""Pagefind as a process that takes pages by a pipe and hands its files over by another: none of them on the disk.

Its own Python package waits a tenth of a second for each answer, and takes no answer of more than 2 MB.
"""

import base64
import json
import os
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from io import BufferedReader
from threading import Thread
from types import TracebackType
from typing import Any, Self, cast

from pagefind_bin import get_executable

PIECE = 2500
"""How much of the index is fetched together, as Pagefind counts: about four for a word in a page. Its own choice is
20,000, of which a question with one word would fetch and read ten times what it needs."""
_SETTING = "PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE"
_OPTIONS = {"force_language": "unknown"}
"""No language of Pagefind's own: which words belong together is decided here."""


class SearchFailed(Exception):
    """Pagefind did not make an index; the message is its own."""


class Pagefind:
    """One index. Pagefind works on what it has while it is given more."""

    def __enter__(self) -> Self:
        self._said = tempfile.TemporaryFile()
        pipe = subprocess.PIPE
        command = [str(get_executable()), "--service"]
        try:
            self._process = subprocess.Popen(
                command,
                stdin=pipe,
                stdout=pipe,
                stderr=self._said,
                bufsize=1 << 16,
                env={**os.environ, _SETTING: str(PIECE)},
            )
        except OSError:
            self._said.close()
            raise
        assert self._process.stdin
        assert self._process.stdout
        self._input, self._output = self._process.stdin, cast(BufferedReader, self._process.stdout)
        self.pages = 0
        """Given so far."""
        self._asked = 0
        self._failure = ""
        self._files: list[Mapping[str, str]] | None = None
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()
        self._ask("NewIndex", config=_OPTIONS)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._reader.join()
        with suppress(OSError):
            self._process.communicate()
        self._said.close()

    def add(self, url: str, html: str) -> None:
        self.pages += 1
        self._ask("AddFile", index_id=0, url=url, file_path=None, file_contents=html)

    def finish(self) -> None:
        """No page comes any more."""
        self._ask("GetFiles", index_id=0)
        with suppress(OSError):
            self._input.flush()

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Path within the bundle and content, when it is ready."""
        self._reader.join()
        if self._files is None:
            self._said.seek(0)
            said = self._failure or self._said.read().decode("utf-8", "replace").strip()
            raise SearchFailed(said or f"Pagefind: {self._process.wait()}")
        for file in self._files:
            yield file["path"], base64.b64decode(file["content"])

    def _ask(self, what: str, **values: Any) -> None:
        self._asked += 1
        message = {"message_id": self._asked, "payload": {"type": what, **values}}
        # A process that has died is noticed by who waits for its files.
        with suppress(OSError):
            self._input.write(base64.b64encode(json.dumps(message).encode()) + b",")

    def _answers(self) -> Iterator[Mapping[str, Any]]:
        begun: list[bytes] = []
        while piece := self._output.read1(1 << 16):
            *ended, rest = piece.split(b",")
            for one in ended:
                yield json.loads(base64.b64decode(b"".join((*begun, one))))["payload"]
                begun.clear()
            begun.append(rest)

    def _read(self) -> None:
        """Until the files, a failure, or the end of the process."""
        try:
            for answer in self._answers():
                if answer["type"] == "Error":
                    self._failure = answer["message"]
                    return
                if answer["type"] == "GetFiles":
                    self._files = answer["files"]
                    return
        except (ValueError, KeyError, TypeError) as error:
            self._failure = f"Pagefind: {error!r}"
        finally:
            # Or it would wait for who reads its other answers, and we for it.
            self._process.kill()
