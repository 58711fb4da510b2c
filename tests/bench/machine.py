"""What was measured on: versions, cores, system."""

import os
import platform
import shutil
import subprocess
from importlib.metadata import PackageNotFoundError, version
from typing import Any

PACKAGES = ("PySide6-Essentials", "pyqtgraph", "numpy", "PyYAML")
PEERS = {"LibreOffice": ["soffice", "--version"], "pympress": ["pympress", "--version"]}


def describe(screen: str, runs: int) -> dict[str, Any]:
    """The machine in words and numbers."""
    return {
        "Python": platform.python_version(),
        **{name: _version(name) for name in PACKAGES},
        **{name: _said(command) for name, command in PEERS.items()},
        "system": platform.platform(),
        "cores": os.cpu_count(),
        "screen": screen,
        "runs": runs,
    }


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _said(command: list[str]) -> str:
    """The first line a peer says of itself."""
    if shutil.which(command[0]) is None:
        return "not installed"
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    try:
        said = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, env=environ)
    except subprocess.TimeoutExpired:
        return "installed"
    return (said.stdout.strip().splitlines() or ["installed"])[0]
