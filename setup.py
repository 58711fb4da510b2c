"""Build step that pyproject.toml cannot say: put resources/ and data/ into the package."""

from __future__ import annotations

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).resolve().parent
SHARED = ("resources", "data")


class BuildWithShare(build_py):
    """Copy the shared folders to qjviewer/_share, where qjviewer/resources.py looks when installed."""

    def run(self) -> None:
        super().run()
        if self.editable_mode:  # an editable install finds the folders at the repository's root
            return
        share = Path(self.build_lib) / "qjviewer" / "_share"
        shutil.rmtree(share, ignore_errors=True)  # build_lib may hold files that have since gone
        for name in SHARED:
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, share / name, ignore=shutil.ignore_patterns("__pycache__"))


setup(cmdclass={"build_py": BuildWithShare})
