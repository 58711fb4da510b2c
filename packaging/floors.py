"""What the libraries of a build ask of a system: how new a C library, and where others are looked for."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

from bilingual import stop

_VERSION = re.compile(r"\bGLIBC_(\d+)\.(\d+)")
_SEARCHED = re.compile(r"^\s+R(?:UN)?PATH\s+(\S+)", re.MULTILINE)


def newest(listing: str) -> str:
    """The newest version of the C library that objdump's listings of needed versions name, or nothing."""
    found = [(int(major), int(minor)) for major, minor in _VERSION.findall(listing)]
    return ".".join(map(str, max(found))) if found else ""


def glibc_needed(folder: Path) -> str:
    """The version that the libraries and programs below a folder ask for, or nothing where there are none."""
    return newest(_listing(folder))


def places_searched(listing: str) -> list[str]:
    """The folders, other than beside itself, where a library in objdump's listings has others looked for."""
    paths = (path for found in _SEARCHED.findall(listing) for path in found.split(":"))
    return sorted({path for path in paths if path.startswith("/")})


def require_own_libraries(folder: Path) -> None:
    """End the build where something below a folder would load a library from a place of the build machine."""
    if places := places_searched(_listing(folder)):
        words = ", ".join(places)
        stop(f"打包的库会到这些文件夹找别的库：{words}", f"Libraries are looked for in: {words}")


@cache
def _listing(folder: Path) -> str:
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink()]
    asking = [str(path) for path in paths if path.suffix == ".so" or ".so." in path.name or not path.suffix]
    if not asking:
        return ""
    # It names files that are no programs in passing, and goes on.
    return subprocess.run(["objdump", "-p", *asking], capture_output=True, text=True, check=False).stdout
