"""Takes symbols that only a debugger reads out of the libraries of a build for Linux."""

from __future__ import annotations

import shutil
import struct
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bilingual import stop

_MAGIC = b"\x7fELF\x02\x01"  # 64 bits, little end first
_LOADED = 1  # a segment that is put into memory


def is_loadable(data: bytes) -> bool:
    """Whether the loader takes a library: each segment lies in the file as it will lie in memory."""
    (table,) = struct.unpack_from("<Q", data, 32)
    size, count = struct.unpack_from("<2H", data, 54)
    segments = (struct.unpack_from("<2L6Q", data, table + size * number) for number in range(count))
    return all(
        (offset - address) % max(align, 1) == 0
        for kind, _, offset, address, _, _, _, align in segments
        if kind == _LOADED
    )


def strip(folder: Path, tool: Sequence[str] = ("strip",), root: str = "") -> list[Path]:
    """Strip the libraries below a folder; those it would break, tools having moved their parts, are given.

    `tool` may be one that runs in another root, which then holds the folder too.
    """
    with tempfile.TemporaryDirectory(dir=f"{root}/tmp") as scratch:
        made = Path(scratch) / "stripped"
        libraries = (p for p in sorted(folder.rglob("*.so*")) if p.is_file() and not p.is_symlink())
        ours = [path for path in libraries if path.read_bytes().startswith(_MAGIC)]
        return [path for path in ours if not _strip(path, made, tool, root)]


def _strip(path: Path, made: Path, tool: Sequence[str], root: str) -> bool:
    inside = (str(place).removeprefix(root) for place in (made, path))
    if subprocess.run([*tool, "--strip-unneeded", "-o", *inside], check=False).returncode:
        stop(f"无法去掉符号：{path}", f"strip failed for {path}")
    if not is_loadable(made.read_bytes()):
        return False
    shutil.copyfile(made, path)
    return True
