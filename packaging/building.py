"""What the scripts that build a package from the frozen program share: what they say, need and are asked."""

from __future__ import annotations

import argparse
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from bilingual import stop, tell
from environment import ROOT, VENV, python_of
from freeze import program

# Folders that building makes; without git they must not be taken for sources.
_MADE = shutil.ignore_patterns("dist", "build", ".venv", ".*_cache", "__pycache__", "*.egg-info")


def copy_sources(target: Path) -> None:
    """What is committed; from sources without git, all that is not made by building."""
    if (ROOT / ".git").exists():
        # With common modes, whatever the builder's own are: a wheel keeps them.
        clone = ["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(target)]
        subprocess.run(clone, umask=0o022, check=True)
    else:
        shutil.copytree(ROOT, target, ignore=_MADE)


def run(build: Callable[[Path], Path], doc: str | None, arguments: list[str]) -> int:
    """Read the arguments of a build script and build."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--python", type=Path, default=python_of(VENV), help="one that has PySide6")
    package(build, parser.parse_args(arguments).python)
    return 0


def package(build: Callable[[Path], Path], python: Path) -> Path:
    """Build one package from the frozen program, which must be there, and say how large it is."""
    if not program().is_file():
        stop("请先运行 packaging/freeze.py。", "Run packaging/freeze.py first.")
    target = build(python)
    tell(f"已生成 {target}", f"Built {target} ({target.stat().st_size / 1e6:.0f} MB)")
    return target
