"""The virtual environment in .venv: made once from the hash-locked requirements, then left alone."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import system_packages
from bilingual import stop, tell

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
# What is built and what that needs are large: another disk may hold them.
DIST = Path(os.environ.get("QJVIEWER_DIST", ROOT / "dist"))
BUILD = Path(os.environ.get("QJVIEWER_BUILD", ROOT / "build"))
# For trying recipes out in a fraction of the time: larger packages than those handed out, fewer rounds.
QUICK = bool(os.environ.get("QJVIEWER_QUICK"))
LOCKS = {
    "run": ROOT / "packaging/requirements.txt",
    "dev": ROOT / "packaging/requirements-dev.txt",
    "freeze": ROOT / "packaging/requirements-freeze.txt",
}
PIP_WITH_PYTHON_OPTION = (22, 3)

# Debian splits Python: without this package it can make an environment only where pip is installed.
INSTALLER = system_packages.Need("pip3", "python3-venv")


@dataclass(frozen=True)
class Tools:
    """What this Python can make an environment with."""

    venv: bool
    ensurepip: bool
    pip: tuple[int, ...] | None

    def method(self) -> str:
        """How to install: by the environment's own pip, by ours into it, or nothing works."""
        if self.venv and self.ensurepip:
            return "own"
        if not self.venv or self.pip is None:
            return ""
        return "outer" if self.pip >= PIP_WITH_PYTHON_OPTION else "target"


def pip_version(python: Path | str) -> tuple[int, ...] | None:
    """The version of a Python's pip, or None without pip."""
    asked = subprocess.run(
        [str(python), "-m", "pip", "--version"], capture_output=True, text=True, check=False
    )
    found = re.match(r"pip (\d+(?:\.\d+)*)", asked.stdout) if asked.returncode == 0 else None
    return tuple(map(int, found.group(1).split("."))) if found else None


def tools() -> Tools:
    """Look at the Python that runs us."""
    importlib.invalidate_caches()
    venv, ensurepip = (importlib.util.find_spec(name) is not None for name in ("venv", "ensurepip"))
    return Tools(venv, ensurepip, None if ensurepip else pip_version(sys.executable))


def python_of(venv: Path) -> Path:
    """The interpreter of an environment."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def stamp_text(lock: Path) -> str:
    """What a finished environment remembers: the lock, the Python and the folder it was made for."""
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    return f"{digest} python {sys.version_info[0]}.{sys.version_info[1]} {VENV}\n"


def stamp_of(venv: Path, lock: Path) -> Path:
    """The file that remembers that a lock was installed."""
    return venv / f"installed-{lock.stem}.txt"


def is_ready(venv: Path, lock: Path) -> bool:
    """Whether the environment was made from this very lock."""
    stamp = stamp_of(venv, lock)
    if not (stamp.is_file() and python_of(venv).exists()):
        return False
    return stamp.read_text(encoding="utf-8") == stamp_text(lock)


def works(venv: Path) -> bool:
    """Whether the environment's interpreter starts and is of our version."""
    ask = "import sys; print(*sys.version_info[:2])"
    try:
        answer = subprocess.run(
            [str(python_of(venv)), "-c", ask], capture_output=True, text=True, check=False
        )
    except OSError:
        return False
    return answer.stdout.split() == [str(number) for number in sys.version_info[:2]]


def create_command(venv: Path, method: str) -> list[str]:
    """How to make an empty environment."""
    without_pip = [] if method == "own" else ["--without-pip"]
    return [sys.executable, "-m", "venv", "--clear", *without_pip, str(venv)]


def install_command(venv: Path, lock: Path, method: str) -> list[str]:
    """How to install a lock into an environment."""
    python = python_of(venv)
    install = ["install", "--disable-pip-version-check", "--require-hashes", "-r", str(lock)]
    if method == "own":
        return [str(python), "-m", "pip", *install]
    if method == "outer":
        return [sys.executable, "-m", "pip", "--python", str(python), *install]
    folder = venv / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "site-packages"
    return [sys.executable, "-m", "pip", *install, "--target", str(folder), "--upgrade"]


def lacking(kind: str) -> list[system_packages.Need]:
    """What Python itself lacks to prepare the environment of `kind`."""
    return [] if is_ready(VENV, LOCKS[kind]) or tools().method() else [INSTALLER]


def find_method() -> str:
    """How to install here, or stop."""
    return tools().method() or stop(
        "这个 Python 既没有 venv 也没有 pip，无法继续。",
        "This Python has neither venv nor pip; we cannot go on.",
    )


def answer_of(command: list[str]) -> str:
    """What a command prints; nothing if it fails or cannot be started."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout if done.returncode == 0 else ""


def run(command: list[str]) -> bool:
    """Run a command where the person can see it; whether it worked."""
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0


def make(venv: Path, method: str) -> str:
    """Make sure that there is a working environment; the method that fits it."""
    if not works(venv) and not run(create_command(venv, method)):
        stop(f"无法创建 {venv}，原因见上。", f"Could not make {venv}; the reason is above.")
    if method == "own" and pip_version(python_of(venv)) is None:
        run([str(python_of(venv)), "-m", "ensurepip"])
    return "own" if pip_version(python_of(venv)) else method


def prepare(kind: str) -> bool:
    """Bring .venv to the lock of `kind` ("run" or "dev"); whether anything had to be done."""
    lock = LOCKS[kind]
    if is_ready(VENV, lock):
        return False
    tell(
        "正在准备运行环境（首次约需几分钟，需要网络）……",
        "Preparing .venv (a few minutes the first time; needs the network) ...",
    )
    method = make(VENV, find_method())
    if not run(install_command(VENV, lock, method)):
        stop(
            "下载或安装失败，原因见上。网络不通时可用 PIP_INDEX_URL 指定可用的软件源，然后重试。",
            "Download or installation failed; the reason is above. PIP_INDEX_URL can name another index.",
        )
    for done in {kind, "run"}:  # every lock holds what running needs
        stamp_of(VENV, LOCKS[done]).write_text(stamp_text(LOCKS[done]), encoding="utf-8")
    return True
