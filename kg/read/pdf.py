"""PDFs as text, opened by a process of their own that is kept warm from file to file."""

import atexit
import json
import os
import select
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from kg.errors import UnreadableLetter
from kg.model import Notice

SECONDS = 90  # of wall time a file
_FILES = 200  # after which a worker is replaced, so that nothing it leaks adds up
_CURE = "print it to a new PDF"


def pdf_text(data: bytes, *, name: str) -> tuple[tuple[str, ...], tuple[Notice, ...]]:
    """The text of each page of a PDF; text that cannot be seen on the page is left out.

    UnreadableLetter where it needs a password, has no text layer, is damaged or breaks a limit.
    """
    answer = _worker().ask(data)
    if "why" in answer:
        raise UnreadableLetter(name, answer["why"], answer["cure"])
    notices = []
    if answer["hidden"]:
        what = f"{answer['hidden']} signs that cannot be seen on the page were left out"
        risk = "if the letter was redacted, the redaction can be undone: tell the sender"
        notices.append(Notice("hidden", f"{what}; {risk}"))
    if answer["ocr"]:
        notices.append(Notice("ocr", "a scan with recognised text: check numbers against the page"))
    if answer["empty"]:
        notices.append(
            Notice("scan", f"{answer['empty']} pages have no text layer and are not read")
        )
    return tuple(answer["pages"]), tuple(notices)


class _Worker:
    """A process that reads PDFs one after another, replaced when it dies or is old."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._served = 0
        self._lock = threading.Lock()

    def ask(self, data: bytes) -> dict[str, Any]:
        """The worker's answer for one PDF."""
        with self._lock:
            process = self._running()
            try:
                answer = self._exchange(process, data)
            except (OSError, EOFError):
                self.stop()
                return {"why": "it crashes the PDF reader or takes too much memory", "cure": _CURE}
            except TimeoutError:
                self.stop()
                return {"why": f"it takes longer than {SECONDS} seconds", "cure": _CURE}
            self._served += 1
            if self._served >= _FILES:
                self.stop()
            return answer

    def stop(self) -> None:
        """End the process, if one runs."""
        process, self._process, self._served = self._process, None, 0
        if process is not None:
            process.kill()
            self.forget(process)
            process.wait()

    def forget(self, process: "subprocess.Popen[bytes] | None" = None) -> None:
        """Close this side's ends of the pipes."""
        process = process or self._process
        for stream in (process.stdin, process.stdout) if process else ():
            if stream is not None:
                try:
                    stream.close()
                except OSError:  # what is left in its buffer has nowhere to go
                    continue

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            script = Path(__file__).with_name("pdf_worker.py")
            self._process = subprocess.Popen(
                # -P: the folder of the script holds modules named like those it imports.
                [sys.executable, "-P", str(script)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=0,
            )
            self._served = 0
        return self._process

    def _exchange(self, process: "subprocess.Popen[bytes]", data: bytes) -> dict[str, Any]:
        assert process.stdin is not None and process.stdout is not None
        view = memoryview(len(data).to_bytes(8, "big") + data)
        while view:
            view = view[process.stdin.write(view) or 0 :]
        until = time.monotonic() + SECONDS
        size = int.from_bytes(_receive(process.stdout.fileno(), 8, until), "big")
        answer: dict[str, Any] = json.loads(_receive(process.stdout.fileno(), size, until))
        return answer


def _receive(channel: int, size: int, until: float) -> bytes:
    parts = bytearray()
    while len(parts) < size:
        left = until - time.monotonic()
        if left <= 0 or not select.select([channel], [], [], left)[0]:
            raise TimeoutError
        part = os.read(channel, size - len(parts))
        if not part:
            raise EOFError
        parts += part
    return bytes(parts)


_current: _Worker | None = None


def _worker() -> _Worker:
    global _current  # one worker a process, made when the first PDF is read
    if _current is None:
        _current = _Worker()
        atexit.register(_current.stop)
    return _current


def _after_fork() -> None:
    """In a forked child: the worker is the parent's, so leave it alone and start anew."""
    global _current
    if _current is not None:
        atexit.unregister(_current.stop)
        _current.forget()
        _current = None


os.register_at_fork(after_in_child=_after_fork)
