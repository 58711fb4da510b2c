"""The oldest C library on which what was frozen can run."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

_VERSION = re.compile(r"\bGLIBC_(\d+)\.(\d+)")


def newest(listing: str) -> str:
    """The newest version of the C library that objdump's listings of needed versions name, or nothing."""
    found = [(int(major), int(minor)) for major, minor in _VERSION.findall(listing)]
    return ".".join(map(str, max(found))) if found else ""


@cache
def glibc_needed(folder: Path) -> str:
    """The version that the libraries and programs below a folder ask for, or nothing where there are none."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink()]
    asking = [str(path) for path in paths if path.suffix == ".so" or ".so." in path.name or not path.suffix]
    if not asking:
        return ""
    # It names files that are no programs in passing, and goes on.
    done = subprocess.run(["objdump", "-p", *asking], capture_output=True, text=True, check=False)
    return newest(done.stdout)
