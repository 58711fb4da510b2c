"""Briefings packed in one file (`.qjb`): a zip of the folder, judged whole before any of it is read."""

import io
import re
import stat
import struct
import unicodedata
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from qjviewer.text.late import late

# Few briefings are packed: it is imported where one is.
if TYPE_CHECKING:
    import zipfile

SUFFIX = ".qjb"
MAX_ARCHIVE_BYTES = 64 * 1024 * 1024
MAX_UNPACKED_BYTES = 128 * 1024 * 1024
MAX_MEMBERS = 500
MAX_NAME = 200
MAX_DEPTH = 8
# The catalogue alone may name a million members; zipfile would make an object of each before we count.
MAX_CATALOGUE_BYTES = MAX_MEMBERS * (46 + 3 * MAX_NAME + 100)
# Figures in CSV shrink to a twentieth; a bomb shrinks to a thousandth. Tiny files are let be.
MAX_RATIO = 200
RATIO_COUNTS_FROM = 64 * 1024

_END = struct.Struct("<4s4H2LH")
_END64_LOCATOR = b"PK\x06\x07"
_END64_LOCATOR_SIZE = 20
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_DEVICES = late(r"(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|con(in|out)\$)(\..*)?", re.IGNORECASE)
_FORBIDDEN = late(r'[\x00-\x1f\x7f\\:*?"<>|]')
_EPOCH = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE = (stat.S_IFREG | 0o644) << 16
_UNIX = 3


def is_packed(path: Path) -> bool:
    """Whether a briefing is one file that holds its files."""
    return path.suffix.lower() == SUFFIX and path.is_file()


class ArchiveRefusal(Exception):
    """Why an archive is not opened: a phrase of `pack`, and the member it is about, if one."""

    def __init__(self, reason: str, member: str = "") -> None:
        super().__init__(reason, member)
        self.reason = f"pack.{reason}"
        self.member = "".join(c if c.isprintable() else "\ufffd" for c in member[:MAX_NAME])


class Archive:
    """An archive held in memory whose members have all been judged by what its catalogue says of them."""

    def __init__(self, data: bytes) -> None:
        """Raises Refused for anything that `pack` would not have made and that could do harm."""
        import zipfile

        _judge_end(data)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error) as error:
            raise ArchiveRefusal("not-a-zip") from error
        self._members = _judged(self._zip.infolist())

    @property
    def names(self) -> tuple[str, ...]:
        """The files inside, folders left out."""
        return tuple(self._members)

    def size(self, name: str) -> int:
        """The size of one file in bytes, unpacked; KeyError when there is none of that name."""
        return self._members[name].file_size

    def read(self, name: str) -> bytes:
        """One file, no longer than the catalogue says; raises KeyError or Refused."""
        import zipfile

        member = self._members[name]
        try:
            with self._zip.open(member) as file:
                return file.read(member.file_size)
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError) as error:
            # RuntimeError: its own header calls a member encrypted that the catalogue does not.
            raise ArchiveRefusal("damaged", name) from error

    def unpack(self, folder: Path) -> None:
        """Write every file into a new or empty folder; raises OSError or Refused."""
        contents = {name: self.read(name) for name in self.names}
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in contents.items():
            target = folder.joinpath(*name.split("/"))
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as file:
                file.write(data)


def packed(files: Mapping[str, bytes]) -> bytes:
    """An archive of these files, by name; the same files give the same bytes, whenever and wherever packed.

    Raises Refused for files that would not be opened again.
    """
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(files):
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = _UNIX
            member.external_attr = _PLAIN_FILE
            archive.writestr(member, files[name], compresslevel=9)
    data = buffer.getvalue()
    Archive(data)
    return data


def _judge_end(data: bytes) -> None:
    """Refuse what does not end as a plain zip does, so that only one reading of it is possible."""
    if len(data) < _END.size:
        raise ArchiveRefusal("not-a-zip")
    start = len(data) - _END.size
    mark, disk, first_disk, here, total, size, _, comment = _END.unpack_from(data, start)
    located = data[max(0, start - _END64_LOCATOR_SIZE) : start].startswith(_END64_LOCATOR)
    if mark != b"PK\x05\x06" or disk or first_disk or comment or here != total or located:
        raise ArchiveRefusal("not-a-zip")
    if total > MAX_MEMBERS or size > MAX_CATALOGUE_BYTES:
        raise ArchiveRefusal("too-many")


def _judged(members: "list[zipfile.ZipInfo]") -> "dict[str, zipfile.ZipInfo]":
    """The files among the members by name; raises Refused at the first that is not to be trusted."""
    if len(members) > MAX_MEMBERS:
        raise ArchiveRefusal("too-many")
    if sum(m.file_size for m in members) > MAX_UNPACKED_BYTES:
        raise ArchiveRefusal("too-large")
    taken: dict[str, bool] = {}
    for member in members:
        _judge_name(member.orig_filename)
        _judge_kind(member)
        _judge_size(member)
        _judge_neighbours(member, taken)
    return {m.filename: m for m in members if not m.is_dir()}


def _judge_name(name: str) -> None:
    parts = name.removesuffix("/").split("/")
    if len(name) > MAX_NAME or len(parts) > MAX_DEPTH or not all(map(_is_safe, parts)):
        raise ArchiveRefusal("bad-name", name)


def _is_safe(part: str) -> bool:
    """Whether a file or folder may be called this on every system we run on."""
    if part in ("", ".", "..") or _FORBIDDEN().search(part) or not part.isprintable():
        return False
    return part[-1] not in " ." and not _DEVICES().fullmatch(part)


def _judge_kind(member: "zipfile.ZipInfo") -> None:
    import zipfile

    name = member.orig_filename
    if member.flag_bits & _ENCRYPTED:
        raise ArchiveRefusal("encrypted", name)
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind not in (0, stat.S_IFDIR if member.is_dir() else stat.S_IFREG):
        raise ArchiveRefusal("not-plain", name)
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ArchiveRefusal("compression", name)


def _judge_size(member: "zipfile.ZipInfo") -> None:
    size, name = member.file_size, member.orig_filename
    if member.is_dir() and size:
        raise ArchiveRefusal("not-plain", name)
    if size > RATIO_COUNTS_FROM and size > MAX_RATIO * member.compress_size:
        raise ArchiveRefusal("bomb", name)


def _judge_neighbours(member: "zipfile.ZipInfo", taken: dict[str, bool]) -> None:
    """Refuse a name given twice, be it in other letters, and a file that is also a folder."""
    name = _folded(member.orig_filename.removesuffix("/"))
    if name in taken and not (member.is_dir() and taken[name]):
        raise ArchiveRefusal("twice", member.orig_filename)
    taken[name] = member.is_dir()
    for above in _folders_of(name):
        if not taken.setdefault(above, True):
            raise ArchiveRefusal("twice", member.orig_filename)


def _folded(name: str) -> str:
    """The name as a file system sees it that knows neither case nor ways to write an accent."""
    return unicodedata.normalize("NFC", name.casefold())


def _folders_of(name: str) -> Iterator[str]:
    while "/" in name:
        name = name.rpartition("/")[0]
        yield name
