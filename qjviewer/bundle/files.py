"""Reads the files of a bundle: a YAML file, or a folder with `briefing.yaml`."""

import codecs
import hashlib
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from qjviewer.problems import Problem, Severity, Span, problem

MAIN_FILE = "briefing.yaml"
MAX_FILE_BYTES = 8 * 1024 * 1024
MAX_TABLE_BYTES = 64 * 1024 * 1024
MAX_FILES = 200


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of a bundle: its name as shown in problems, and its text."""

    name: str
    path: Path
    text: str


@dataclass
class Folder:
    """The place a bundle's files are read from; nothing outside it is ever opened."""

    root: Path
    main: str
    problems: list[Problem] = field(default_factory=list)
    read_paths: list[Path] = field(default_factory=list)
    _digest: "hashlib._Hash" = field(default_factory=lambda: hashlib.sha256())
    _count: int = 0

    def read(self, name: str, said_at: Span, *, limit: int = MAX_FILE_BYTES) -> SourceFile | None:
        """Read one file by its name inside the folder; None after saying why not."""
        path = self._inside(name, said_at)
        if path is None:
            return None
        self.read_paths.append(path)
        self._count += 1
        if self._count > MAX_FILES:
            self.problems.append(problem("too-many-files", said_at, limit=MAX_FILES))
            return None
        data = self._bytes(path, name, said_at, limit)
        if data is None:
            return None
        self._digest.update(f"{name}\0{len(data)}\0".encode())
        self._digest.update(data)
        text = self._text(data, name)
        return SourceFile(name, path, text) if text is not None else None

    @property
    def digest(self) -> str:
        """The fingerprint of everything read so far: 16 hexadecimal digits."""
        return self._digest.hexdigest()[:16]

    def _inside(self, name: str, said_at: Span) -> Path | None:
        pure = PurePosixPath(name.replace("\\", "/"))
        if pure.is_absolute() or ".." in pure.parts or ":" in name or "\0" in name or not pure.parts:
            self.problems.append(problem("outside-path", said_at, path=name[:200]))
            return None
        path = self.root.joinpath(*pure.parts)
        try:
            inside = path.resolve().is_relative_to(self.root.resolve())
        except (OSError, RuntimeError, ValueError):
            inside = False
        if not inside:
            self.problems.append(problem("outside-path", said_at, path=name[:200]))
            return None
        return path

    def _bytes(self, path: Path, name: str, said_at: Span, limit: int) -> bytes | None:
        try:
            return _read_regular(path, limit)
        except FileNotFoundError:
            self.problems.append(problem("file-missing", said_at, path=name[:200]))
        except _TooLarge:
            megabytes = limit // (1024 * 1024)
            self.problems.append(problem("file-too-large", Span(name), limit=megabytes))
        except _NotAFile:
            self.problems.append(problem("not-a-file", said_at, path=name[:200]))
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            self.problems.append(problem("unreadable", said_at, path=name[:200], reason=reason))
        return None

    def _text(self, data: bytes, name: str) -> str | None:
        text, encoding = decode(data)
        if text is None:
            self.problems.append(problem("encoding-unknown", Span(name)))
        elif encoding == "gb18030":
            self.problems.append(problem("encoding-gb18030", Span(name, 1, 1), severity=Severity.WARNING))
        return text


class _TooLarge(Exception):
    pass


class _NotAFile(Exception):
    pass


def _read_regular(path: Path, limit: int) -> bytes:
    # Non-blocking, so that opening a FIFO cannot hang; then only a regular file is read.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise _NotAFile
        if status.st_size > limit:
            raise _TooLarge
        data = file.read(limit + 1)
    if len(data) > limit:
        raise _TooLarge
    return data


def decode(data: bytes) -> tuple[str | None, str]:
    """Text and its encoding: UTF-8 (with or without BOM), UTF-16 with BOM, else GB18030."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    elif data.startswith(codecs.BOM_UTF8):
        encodings = ["utf-8-sig"]
    else:
        encodings = ["utf-8", "gb18030"]
    for encoding in encodings:
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    return None, ""


def open_folder(path: Path) -> Folder:
    """The folder and main file behind a path: a folder, or any YAML file."""
    if path.is_dir():
        return Folder(path, MAIN_FILE)
    return Folder(path.parent, path.name)
