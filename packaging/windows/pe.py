"""What a 64-bit program or library of Windows imports, read from its tables.

Written here because objdump stops at files whose table was moved, as in NumPy's packages.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_DIRECTORIES = 112  # of the optional header of a 64-bit file
_IMPORTS, _DELAYED = 1, 13
_BY_NUMBER = 1 << 63
_64_BIT = 0x20B


@dataclass(frozen=True)
class _Image:
    """A file with its sections: pairs of where each is in memory and in the file, with its size."""

    data: bytes
    sections: tuple[tuple[int, int, int], ...]
    directories: int

    def at(self, address: int) -> int:
        """Where in the file an address in memory is; raises ValueError where it is nowhere."""
        for place, size, offset in self.sections:
            if place <= address < place + size:
                return offset + address - place
        raise ValueError(f"no section holds {address:#x}")

    def text(self, address: int) -> str:
        """The text at an address, up to its zero."""
        start = self.at(address)
        return self.data[start : self.data.index(b"\0", start)].decode("ascii")

    def numbers(self, form: str, address: int) -> tuple[int, ...]:
        """Some numbers at an address."""
        return struct.unpack_from(form, self.data, self.at(address))

    def directory(self, number: int) -> int:
        """The address of one of the file's tables, 0 where it has none."""
        (address,) = struct.unpack_from("<L", self.data, self.directories + 8 * number)
        return int(address)


def _opened(data: bytes) -> _Image:
    (header,) = struct.unpack_from("<L", data, 0x3C)
    count, length = struct.unpack_from("<H12xH", data, header + 6)
    optional = header + 24
    if data[:2] != b"MZ" or struct.unpack_from("<H", data, optional)[0] != _64_BIT:
        raise ValueError("no 64-bit program or library of Windows")
    raw = [struct.unpack_from("<4L", data, optional + length + 40 * n + 8) for n in range(count)]
    sections = tuple((place, max(size, stored), offset) for size, place, stored, offset in raw)
    return _Image(data, sections, optional + _DIRECTORIES)


def imports(path: Path) -> dict[str, list[str]]:
    """The functions asked of each library, by the library's name in small letters; raises ValueError."""
    image = _opened(path.read_bytes())
    found: dict[str, list[str]] = {}
    for name, table in (*_tables(image, _IMPORTS, 20, 3, 0), *_tables(image, _DELAYED, 32, 1, 4)):
        found.setdefault(image.text(name).lower(), []).extend(_functions(image, table))
    return found


def _tables(image: _Image, number: int, size: int, name: int, table: int) -> Iterator[tuple[int, int]]:
    """Of each library in one of the tables of imports: where its name is, and where its functions are."""
    address = image.directory(number)
    while address:
        words = image.numbers(f"<{size // 4}L", address)
        if not words[name]:
            return
        yield words[name], words[table] or words[4]
        address += size


def _functions(image: _Image, address: int) -> Iterator[str]:
    """The names of functions in a table; those asked for by number have none."""
    while (entry := image.numbers("<Q", address)[0]) != 0:
        if not entry & _BY_NUMBER:
            yield image.text(entry + 2)
        address += 8
