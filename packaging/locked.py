"""Reads the locked requirements for another system than the one that builds: which packages it needs."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from bilingual import stop

_ENTRY = re.compile(
    r"^(?P<pin>(?P<name>[a-z0-9-]+)==\S+)(?: ; (?P<marker>.+?))? \\\n(?P<hashes>(?: .*\n)+)", re.M
)
_MARKER = re.compile(
    r"(sys_platform|python_full_version|platform_python_implementation) (==|!=|<|>=) '([\w.*]+)'"
)


@dataclass(frozen=True)
class Target:
    """A system to build for: as Python and pip name it."""

    system: str
    python: tuple[int, ...]
    platforms: tuple[str, ...]


def holds(marker: str | None, target: Target) -> bool:
    """Whether a line of the lock is for a system; ends the build when it cannot tell."""
    if marker is None:
        return True
    found = _MARKER.fullmatch(marker)
    if found is None:
        stop(f"看不懂的条件：{marker}", f"This condition is not understood: {marker}")
    variable, sign, value = found.groups()
    if variable != "python_full_version":
        ours = target.system if variable == "sys_platform" else "CPython"
        return (value == ours) == (sign == "==")
    wanted = tuple(int(number) for number in value.removesuffix(".*").split("."))
    had = target.python[: len(wanted)]
    return {"==": had == wanted, "!=": had != wanted, "<": wanted > had, ">=": had >= wanted}[sign]


def pins(lock: str, target: Target, without: Collection[str] = ()) -> str:
    """The part of a lock that a system needs, without conditions, as pip reads it."""
    kept = [entry for entry in _ENTRY.finditer(lock) if entry["name"] not in without]
    return "".join(
        f"{entry['pin']} \\\n{entry['hashes']}" for entry in kept if holds(entry["marker"], target)
    )


def names(lock: str) -> list[str]:
    """The packages a lock names."""
    return [entry["name"] for entry in _ENTRY.finditer(lock)]


def download(folder: Path, requirements: str, *options: str) -> None:
    """Fetch packages into a folder of their own; pip refuses whatever has another hash."""
    wanted = folder / "requirements.txt"
    if wanted.is_file() and wanted.read_text(encoding="utf-8") != requirements:
        # Builds take all that is there: nothing an earlier lock asked for may stay.
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    wanted.write_text(requirements, encoding="utf-8")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--require-hashes", *options, "-d", str(folder), "-r", str(wanted)]
    if subprocess.run(command, check=False).returncode:
        stop("下载失败，原因见上。", "The download failed; the reason is above.")


def download_wheels(folder: Path, requirements: str, target: Target) -> None:
    """Fetch the wheels of another system."""
    version = ".".join(map(str, target.python[:2]))
    options = ["--only-binary=:all:", "--implementation", "cp", "--python-version", version]
    download(folder, requirements, *options, *(f"--platform={name}" for name in target.platforms))
