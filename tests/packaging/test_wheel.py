"""The wheel: an installed copy brings its briefing, fonts and translations along."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("pyproject.toml", "setup.py", "MANIFEST.in", "README.md", "LICENSE", "qjviewer", "data", "resources")
# Not compressed, as nobody keeps it.
OPTIONS = {"--build-option": "--compression stored"}
BUILD = f"import sys; from setuptools import build_meta; build_meta.build_wheel(sys.argv[1], {OPTIONS})"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The paths in a wheel built from a copy; the font files stay behind, being large."""
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("out")
    ignored = shutil.ignore_patterns("__pycache__", "*.ttf")
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, source / part, ignore=ignored)
        else:
            shutil.copy(ROOT / part, source)
    command = [sys.executable, "-c", BUILD, str(out)]
    done = subprocess.run(command, cwd=source, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (path,) = out.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        return set(archive.namelist())


@pytest.mark.parametrize("folder", ["data", "resources"])
def test_carries_the_shared_folders(wheel, folder):
    files = [
        path for path in (ROOT / folder).rglob("*") if path.is_file() and path.suffix not in {".ttf", ".pyc"}
    ]
    assert {f"qjviewer/_share/{path.relative_to(ROOT).as_posix()}" for path in files} <= wheel


def test_carries_every_module(wheel):
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "qjviewer").rglob("*.py")}
    assert modules <= wheel


def test_carries_no_tests(wheel):
    assert not [name for name in wheel if name.startswith(("tests/", "packaging/"))]
