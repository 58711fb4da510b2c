"""The packages for systems with an older C library, as Kylin V10 and UOS 20 have: Qt 6.8 in a Debian 11.

  python3 packaging/release.py --older

On Debian, as root, with debootstrap.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import building
import desktop_files
import dev
import floors
import locked
import older_arm
import older_python
from bilingual import tell
from environment import DIST, LOCKS, QUICK
from try_packages import OLDER

# The last release of Qt for Python that runs there, but for 6.9, of which most break (pyproject.toml).
QT = """\
pyside6-essentials==6.8.3 \\
    --hash=sha256:fd57fa0c886ef99b3844173322c0023ec77cc946a0c9a0cdfbc2ac5c511053c1
shiboken6==6.8.3 \\
    --hash=sha256:295a003466ca2cccf6660e2f2ceb5e6cef4af192a48a196a32d46b6f0c9ec5cb
"""
_ABLE = ("_2_28", "_2_27", "_2_26", "_2_24", "_2_17", "2014", "_2_12", "2010", "_2_5", "1")
TARGET = locked.Target("linux", (3, 11, 2), tuple(f"manylinux{glibc}_x86_64" for glibc in _ABLE))
# In the root.
SOURCES, WHEELS, MADE = "opt/qjviewer", "opt/wheels", "opt/dist"
# Environments to test in, by the Qt that each has instead of the root's: none, and that of the archive for
# aarch64, for this processor. What is frozen never sees what only tests need.
TESTING = {"opt/testing": "", "opt/testing-arm": older_arm.QT}
_PYTHON = f"/{older_python.PYTHON}"
_INSTALL = f"{_PYTHON} -m pip install -q --root-user-action=ignore --no-deps --no-index /{WHEELS}/*.whl"
_BUILD = f"""
cd /{SOURCES}/packaging
for script in freeze build_tarball build_deb; do {_PYTHON} $script.py --python {_PYTHON}; done
"""
_MAKE_TESTING = f"""
apt-get install -qq --no-install-recommends dbus poppler-utils
rm -rf /@
{_PYTHON} -m venv --system-site-packages --without-pip /@
{_PYTHON} -m pip --python /@/bin/python install -q --no-deps --no-index --ignore-installed /@-wheels/*.whl
"""


def pins() -> str:
    """What is installed in the root: all that is frozen, with the older Qt."""
    return QT + locked.pins(LOCKS["freeze"].read_text(encoding="utf-8"), TARGET, locked.names(QT))


def test_pins() -> str:
    """What tests need beside that."""
    return locked.pins(LOCKS["dev"].read_text(encoding="utf-8"), TARGET, locked.names(pins()))


def build() -> list[Path]:
    """Build both packages into dist/, named after the C library they need."""
    root = older_python.make()
    locked.download_wheels(root / WHEELS, pins(), TARGET)
    shutil.rmtree(root / SOURCES, ignore_errors=True)
    building.copy_sources(root / SOURCES)
    environ = {"QJVIEWER_DIST": f"/{MADE}", "QJVIEWER_BUILD": "/opt/build"}
    environ |= {"SOURCE_DATE_EPOCH": desktop_files.release_second(), "QJVIEWER_QUICK": "1" if QUICK else ""}
    with older_python.entered():
        older_python.run(_INSTALL)
        shutil.rmtree(root / MADE, ignore_errors=True)
        older_python.run(_BUILD, **environ)
    return hand_out(root / MADE)


def hand_out(made: Path) -> list[Path]:
    """Copy the packages to dist/ under names that tell them from those for newer systems."""
    needed = floors.glibc_needed(made / "qjviewer")
    tell(f"需要 glibc {needed} 或更新", f"Needs glibc {needed} or newer")
    packages = [path for path in sorted(made.iterdir()) if path.is_file()]
    return [Path(shutil.copy(path, DIST / named(path.name, needed))) for path in packages]


def named(name: str, needed: str) -> str:
    """The name of a package with the C library it needs before its ending."""
    ending = next(ending for ending in (".tar.xz", ".deb") if name.endswith(ending))
    return f"{name.removesuffix(ending)}{OLDER}{needed}{ending}"


def test() -> None:
    """Run the tests of the window in the root, on its Qt and on that for aarch64.

    Raises CalledProcessError.
    """
    for place, qt in TESTING.items():
        locked.download_wheels(older_python.ROOT / f"{place}-wheels", qt + test_pins(), TARGET)
        with older_python.entered():
            older_python.run(_MAKE_TESTING.replace("@", place), DEBIAN_FRONTEND="noninteractive")
            test_with(f"/{place}/bin/python")


def test_with(python: str) -> None:
    """Run the tests of the window in the root with one of its Pythons, saying which Qt that has."""
    version = "import PySide6; print('Qt for Python', PySide6.__version__, flush=True)"
    pytest = f"-m pytest -q -n {dev.PROCESSES} --dist worksteal -p no:cacheprovider tests/ui"
    script = f'cd /{SOURCES}; {python} -c "{version}"; {python} {pytest}'
    older_python.run(script, QT_QPA_PLATFORM="offscreen")
