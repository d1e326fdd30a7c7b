"""Which files are letters to read: files, folders, globs and standard input, in a stable order."""

import glob
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.errors import UnreadableLetter
from kg.read.kinds import EXTENSIONS, expected_kind
from kg.read.limits import check_size

_TRIES = 2  # a file that changes while it is read is read once more


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file to read: its path (`-` for standard input), a name to show, and why it is skipped.

    `skipped` is empty for a file that is to be read, else the reason in words; `cure` is what the
    user can do, and empty where a file is passed over because it is no letter.
    """

    path: Path
    name: str
    skipped: str = ""
    cure: str = ""


def letters_in(paths: Iterable[str | Path]) -> Iterator[Candidate]:
    """The letters that the paths lead to, and what is passed over; each file once.

    A folder gives its files and those of the folders in it, by name; a glob what it matches by
    name; `-` standard input. What was named itself is never skipped for its extension.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        if str(path) == "-":
            yield Candidate(Path("-"), "-")
            continue
        for candidate in _expand(Path(path), str(path)):
            if not candidate.skipped:
                key = _identity(candidate.path)
                if key is not None and key in seen:
                    continue
                if key is not None:
                    seen.add(key)
            yield candidate


def shown(path: Path | str) -> str:
    """A path as it may be printed: what is no text or would steer a terminal is escaped.

    >>> shown("a\\nb")
    'a\\\\nb'
    """
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


def file_bytes(path: Path) -> bytes:
    """The bytes of a regular file, or of standard input for `-`.

    UnreadableLetter where it is no file, is too big, cannot be opened or changes all the time.
    """
    name = shown(path.name or path)
    if str(path) == "-":
        data = _standard_input()
        check_size(len(data), None, name="-")
        return data
    try:
        for _ in range(_TRIES):
            before = _regular(path, name)
            check_size(before.st_size, None, name=name)
            with path.open("rb") as file:
                data = file.read()
            after = path.stat()
            if (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, len(data)):
                return data
    except FileNotFoundError:
        raise UnreadableLetter(name, "it is not there (any more)", "check the path") from None
    except PermissionError:
        cure = "give yourself the right to read it (chmod u+r)"
        raise UnreadableLetter(name, "it may not be read", cure) from None
    except OSError as error:
        cure = "check the disk and the path"
        raise UnreadableLetter(name, f"it cannot be read ({error.strerror})", cure) from None
    raise UnreadableLetter(name, "it changes while it is read", "try again when it is written")


@cache
def _standard_input() -> bytes:
    """What standard input holds, read once: a letter from it may be looked at again."""
    return sys.stdin.buffer.read()


def _regular(path: Path, name: str) -> os.stat_result:
    """The state of a regular file: a pipe or device would wait for ever once opened."""
    state = path.stat()
    if not stat.S_ISREG(state.st_mode):
        what = _not_regular(state.st_mode)
        raise UnreadableLetter(name, f"it is not a regular file ({what})", "give a file")
    return state


def _not_regular(mode: int) -> str:
    kinds = (
        (stat.S_ISFIFO, "a named pipe"),
        (stat.S_ISDIR, "a folder"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
    )
    return next((what for is_kind, what in kinds if is_kind(mode)), "of an unknown kind")


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_dev, state.st_ino


def _expand(path: Path, text: str) -> Iterator[Candidate]:
    if path.is_dir():
        yield from _folder(path, path.resolve())
    elif os.path.lexists(path):
        yield Candidate(path, shown(path), *_unfit(path))
    elif glob.has_magic(text):
        found = sorted(glob.glob(text, recursive=True))  # noqa: PTH207 (a glob may be absolute)
        if not found:
            yield Candidate(path, shown(path), "no file matches", "check the pattern")
        steady = [part for part in path.parents if not glob.has_magic(str(part))]
        root = steady[0].resolve() if steady else Path.cwd()
        for match in map(Path, found):
            if match.is_symlink():
                yield Candidate(match, shown(match), _link(match, root))
            elif match.is_dir():
                yield from _folder(match, match.resolve())
            else:
                yield Candidate(match, shown(match), *_unfit(match))
    else:
        yield Candidate(path, shown(path), "there is no such file", "check the path")


def _unfit(path: Path) -> tuple[str, str]:
    """Why a path is no file to read, and what to do; both empty where it is one."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        why = "its link leads nowhere" if path.is_symlink() else f"{error.strerror}"
        return why, "check the path"
    if stat.S_ISREG(mode):
        return "", ""
    return f"not a regular file ({_not_regular(mode)})", "take it out, or give the letter itself"


def _folder(folder: Path, root: Path) -> Iterator[Candidate]:
    """The files of a folder and its folders; links are followed to files inside the root alone."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        why = f"the folder cannot be opened ({error.strerror})"
        yield Candidate(folder, shown(folder), why, "give yourself the right to open it")
        return
    for entry in entries:
        path = Path(entry.path)
        if entry.name.startswith("."):
            yield Candidate(path, shown(path), "hidden")
        elif entry.is_symlink():
            why = _link(path, root)
            yield Candidate(path, shown(path), why, "give what it leads to" if why else "")
        elif entry.is_dir(follow_symlinks=False):
            yield from _folder(path, root)
        elif (unfit := _unfit(path))[0]:
            yield Candidate(path, shown(path), *unfit)
        elif expected_kind(entry.name) is None and path.suffix:
            kinds = ", ".join(EXTENSIONS)
            yield Candidate(path, shown(path), f"not one of {kinds}")
        else:
            yield Candidate(path, shown(path))


def _link(path: Path, root: Path) -> str:
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return "a link that leads nowhere or round in a circle"
    if target.is_dir():
        return "a link to a folder"
    return "" if target.is_relative_to(root) and target.is_file() else "a link out of the folder"
