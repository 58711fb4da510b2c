"""Reads the files of a bundle: a YAML file, a folder with `briefing.yaml`, or such a folder packed."""

import codecs
import errno
import hashlib
import os
import stat
from collections.abc import Collection, Iterable
from fnmatch import fnmatchcase
from itertools import islice
from pathlib import Path, PurePosixPath

import msgspec

from qjviewer.bundle.archive import MAX_ARCHIVE_BYTES, SUFFIX, Archive, ArchiveRefusal
from qjviewer.bundle.characters import LOST, Folded, folded_characters, garbled_at
from qjviewer.problems import Problem, Severity, Span, problem, span_at
from qjviewer.wording import Language, say

MAIN_FILE = "briefing.yaml"
MAX_FILE_BYTES = 8 * 1024 * 1024
MAX_TABLE_BYTES = 64 * 1024 * 1024
MAX_FILES = 200
_MOST_LISTED = 5_000
_SAMPLE = 4_000
YAML_ENDINGS = (".yaml", ".yml")
TABLE_ENDINGS = (".csv", ".tsv", ".txt")
WORKBOOK_ENDINGS = (
    ".xlsx", ".xlsm", ".xls", ".et", ".ods", ".csv", ".tsv", ".txt", ".docx", ".html", ".htm", ".xml", ".mht",
)  # fmt: skip


class SourceFile(msgspec.Struct, frozen=True):
    """One file of a bundle: its name as shown in problems, and its text."""

    name: str
    path: Path
    text: str


class BinaryFile(msgspec.Struct, frozen=True):
    """One file of a bundle that is no text, such as a workbook."""

    name: str
    path: Path
    data: bytes


class Folder(msgspec.Struct):
    """The place a bundle's files are read from; nothing outside it is ever opened."""

    root: Path
    main: str
    problems: list[Problem] = msgspec.field(default_factory=list)
    read_paths: list[Path] = msgspec.field(default_factory=list)
    _digest: "hashlib._Hash" = msgspec.field(default_factory=lambda: hashlib.sha256())
    _count: int = 0

    def matching(self, pattern: str, said_at: Span, endings: Collection[str]) -> tuple[str, ...]:
        """The names of the files with these endings that a pattern (data/*.yaml) fits, in order.

        A plain name is itself, whatever its ending.
        """
        if not is_pattern(pattern):
            return (pattern,)
        inner = _inner_name(pattern)
        readable = (n for n in self._names() if PurePosixPath(n).suffix.lower() in endings)
        names = sorted(n for n in readable if inner and _fits(n, inner))
        if not names:
            self.problems.append(problem("no-such-files", said_at, path=pattern[:200]))
        return tuple(names[:MAX_FILES])

    def _names(self) -> Iterable[str]:
        """Every file of the folder that might be read, folders within folders to a small depth."""
        found = (p for depth in ("*", "*/*", "*/*/*") for p in self.root.glob(depth))
        return (p.relative_to(self.root).as_posix() for p in islice(found, _MOST_LISTED) if p.is_file())

    def read(
        self, name: str, said_at: Span, endings: Collection[str], *, limit: int = MAX_FILE_BYTES
    ) -> SourceFile | None:
        """Read one file as text, as `read_bytes` reads it."""
        data = self.read_bytes(name, said_at, endings, limit=limit)
        text = self._text(data.data, name) if data is not None else None
        return SourceFile(name, data.path, text) if data is not None and text is not None else None

    def read_bytes(
        self, name: str, said_at: Span, endings: Collection[str], *, limit: int = MAX_FILE_BYTES
    ) -> "BinaryFile | None":
        """Read one file by its name inside the folder; None after saying why not.

        Only files with these endings are read: nothing else of the folder is the bundle's.
        """
        if PurePosixPath(name).suffix.lower() not in endings:
            wanted = "、".join(endings)
            self.problems.append(problem("wrong-ending", said_at, path=name[:200], endings=wanted))
            return None
        inner = _inner_name(name)
        path = self._place(inner) if inner else None
        if inner is None or path is None:
            self.problems.append(problem("outside-path", said_at, path=name[:200]))
            return None
        if path not in self.read_paths:
            self.read_paths.append(path)
        self._count += 1
        if self._count > MAX_FILES:
            self.problems.append(problem("too-many-files", said_at, limit=MAX_FILES))
            return None
        data = self._bytes(inner, name, said_at, limit)
        if data is None:
            return None
        self._digest.update(f"{name}\0{len(data)}\0".encode())
        self._digest.update(data)
        return BinaryFile(name, path, data)

    @property
    def digest(self) -> str:
        """The fingerprint of everything read so far: 16 hexadecimal digits."""
        return self._digest.hexdigest()[:16]

    def add_beside(self, name: str, digest: str, files: Iterable[Path]) -> None:
        """Let an edition that lies beside take part in the fingerprint and in what is watched."""
        self._digest.update(f"../{name}\0{digest}\0".encode())
        self.read_paths.extend(files)

    def _place(self, inner: PurePosixPath) -> Path | None:
        """The file on disk that is read for this name; None when it lies outside the folder."""
        path = self.root.joinpath(*inner.parts)
        try:
            return path if path.resolve().is_relative_to(self.root.resolve()) else None
        except (OSError, RuntimeError, ValueError):
            return None

    def _raw(self, inner: PurePosixPath, limit: int) -> bytes:
        return _read_regular(self.root.joinpath(*inner.parts), limit)

    def _bytes(self, inner: PurePosixPath, name: str, said_at: Span, limit: int) -> bytes | None:
        try:
            return self._raw(inner, limit)
        except (_TooLarge, _NotAFile, ArchiveRefusal, OSError, ValueError) as error:
            self.problems.append(_complaint(error, name, said_at, limit))
        return None

    def _text(self, data: bytes, name: str) -> str | None:
        text, encoding = decode(data)
        if text is None:
            self.problems.append(problem("encoding-unknown", Span(name)))
            return None
        if encoding == "gb18030":
            self.problems.append(problem("encoding-gb18030", Span(name, 1, 1), severity=Severity.WARNING))
        self._tell_garbled(text, name)
        folded = folded_characters(text, data if encoding.startswith("utf-8") else text.encode())
        if folded.times:
            self._tell_folded(folded, text, name)
        return folded.text

    def _tell_garbled(self, text: str, name: str) -> None:
        lost, garbled = text.find(LOST), garbled_at(text)
        if garbled >= 0:
            shown = text[garbled : garbled + 8].split("\n")[0]
            self.problems.append(problem("text-garbled", span_at(text, garbled, name), text=shown))
        elif lost >= 0:
            self.problems.append(problem("character-lost", span_at(text, lost, name), count=text.count(LOST)))

    def _tell_folded(self, folded: Folded, text: str, name: str) -> None:
        typed = folded.typed if folded.read.strip() else f"U+{ord(folded.typed):04X}"
        self.problems.append(
            problem(
                "characters-folded" if folded.read.strip() else "characters-removed",
                span_at(text, folded.at, name),
                severity=Severity.WARNING,
                typed=typed,
                read=folded.read,
                count=folded.times,
            )
        )


class PackedFolder(Folder):
    """A folder packed in one file, read where it lies; `root` is that file."""

    _archive: Archive | None = None

    def archive(self) -> Archive | None:
        """The file as an archive that may be trusted; None after saying why not."""
        name = self.root.name
        try:
            # Kept: all is read from one state of the file, even while it is being replaced.
            self._archive = self._archive or Archive(_read_regular(self.root, MAX_ARCHIVE_BYTES))
        except (_TooLarge, _NotAFile, ArchiveRefusal, OSError, ValueError) as error:
            self.problems.append(_complaint(error, name, Span(name), MAX_ARCHIVE_BYTES))
        return self._archive

    def _place(self, inner: PurePosixPath) -> Path:
        return self.root

    def _names(self) -> Iterable[str]:
        archive = self.archive()
        return archive.names if archive else ()

    def _bytes(self, inner: PurePosixPath, name: str, said_at: Span, limit: int) -> bytes | None:
        return super()._bytes(inner, name, said_at, limit) if self.archive() else None

    def _raw(self, inner: PurePosixPath, limit: int) -> bytes:
        assert self._archive is not None
        if str(inner) not in self._archive.names:
            raise FileNotFoundError
        if self._archive.size(str(inner)) > limit:
            raise _TooLarge
        return self._archive.read(str(inner))


def is_pattern(name: str) -> bool:
    """Whether a name stands for several files."""
    return any(sign in name for sign in "*?[")


def _fits(name: str, pattern: PurePosixPath) -> bool:
    """Whether a name fits a pattern folder by folder; hidden files and those an editor leaves fit none."""
    parts = PurePosixPath(name).parts
    if len(parts) != len(pattern.parts) or any(part.startswith((".", "~$")) for part in parts):
        return False
    return all(map(fnmatchcase, parts, pattern.parts))


def _complaint(error: Exception, name: str, said_at: Span, limit: int) -> Problem:
    """What to say when a file cannot be read; large and broken files are told of themselves."""
    if isinstance(error, FileNotFoundError):
        return problem("file-missing", said_at, path=name[:200])
    if isinstance(error, _TooLarge):
        return problem("file-too-large", Span(name), limit=limit // (1024 * 1024))
    if isinstance(error, _NotAFile):
        return problem("not-a-file", said_at, path=name[:200])
    if isinstance(error, ArchiveRefusal):
        return problem("archive-refused", Span(error.member or name), reason=f"@{error.reason}")
    return problem("unreadable", said_at, path=name[:200], reason=because(error))


# What the system's own words, which are English, are said by.
_REASONS = {
    errno.ENOENT: "missing",
    errno.EISDIR: "folder",
    errno.EACCES: "forbidden",
    errno.EPERM: "forbidden",
    errno.EIO: "device",
    errno.ENAMETOOLONG: "name",
    errno.ELOOP: "loop",
    errno.ENOMEM: "memory",
}


def because(error: Exception) -> str:
    """The phrase that says why a file could not be read, as an argument of a problem."""
    known = "memory" if isinstance(error, MemoryError) else _REASONS.get(getattr(error, "errno", 0), "other")
    return f"@problem.because-{known}"


def because_in(error: Exception, lang: Language) -> str:
    """Why a file could not be read, in words."""
    return say(because(error).removeprefix("@"), lang)


def _inner_name(name: str) -> PurePosixPath | None:
    """A name as a path below the folder; None when it leads out or is none."""
    inner = PurePosixPath(name.replace("\\", "/"))
    if inner.is_absolute() or ".." in inner.parts or ":" in name or "\0" in name or not inner.parts:
        return None
    return inner


class _TooLarge(Exception):
    pass


class _NotAFile(Exception):
    pass


def _read_regular(path: Path, limit: int) -> bytes:
    if path.is_dir():
        raise _NotAFile
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
    """Text and its encoding: UTF-8 (with or without BOM), UTF-16, else GB18030."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    elif b"\0" in (sample := data[:_SAMPLE]):
        wide = _utf16_without_mark(sample)
        # UTF-16 of Latin letters is full of zeros; one among many letters is a slip in UTF-8.
        encodings = [wide, "utf-8"] if sample.count(0) * 5 > len(sample) else ["utf-8", wide]
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


def _utf16_without_mark(data: bytes) -> str:
    """Which UTF-16 it would be: of Latin letters and digits every other byte is zero."""
    return "utf-16-be" if data[::2].count(0) > data[1::2].count(0) else "utf-16-le"


def open_folder(path: Path) -> Folder:
    """The folder and main file behind a path: a folder, a packed folder, or any YAML file."""
    if path.is_dir():
        return Folder(path, MAIN_FILE)
    if path.suffix.lower() == SUFFIX:
        return PackedFolder(path, MAIN_FILE)
    return Folder(path.parent, path.name)
