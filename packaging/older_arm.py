"""The archive for aarch64 systems with an older C library, put together from wheels on x86_64.

PyInstaller freezes only for the machine it runs on, so Python, compiled across, goes along whole. Tried under
qemu, which emulates the processor: commands and a picture of the window; on no real machine yet. Qt asks for
a C library of 2.30 there: unlike on x86_64, a system with 2.28 does not run it.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

import build_tarball
import desktop_files
import floors
import frozen_parts
import licences
import locked
import older_python
import stripping
from bilingual import stop, tell
from environment import BUILD, LOCKS, ROOT
from system_packages import BASE, X11
from try_packages import OLDER

# A release of Qt for Python whose wheel for aarch64 runs with a C library of 2.31; from 6.8.1 on none does.
# The second hash is that of its wheel for x86_64, which tests run on.
QT = """\
pyside6-essentials==6.7.3 \\
    --hash=sha256:acdde06b74f26e7d26b4ae1461081b32a6cb17fcaa2a580050b5e0f0f12236c9 \\
    --hash=sha256:cda6fd26aead48f32e57f044d18aa75dc39265b49d7957f515ce7ac3989e7029
shiboken6==6.7.3 \\
    --hash=sha256:f0dd635178e64a45be2f84c9f33dd79ac30328da87f834f21a0baf69ae210e6e \\
    --hash=sha256:f0852e5781de78be5b13c140ec4c7fb9734e2aaf2986eb2d6a224363e03efccc
"""
_ABLE = ("_2_31", "_2_28", "_2_27", "_2_26", "_2_24", "_2_17", "2014")
TARGET = locked.Target("linux", (3, 11, 2), tuple(f"manylinux{glibc}_aarch64" for glibc in _ABLE))
# In the root: Python, and the program.
PYTHON, PLACE = "opt/python-aarch64/bin/python3.11", "opt/aarch64"
EMULATOR = "qemu-aarch64-static"
KIND = "linux-assembled"
LIBRARIES = "usr/lib/aarch64-linux-gnu"
# They freeze programs; here nothing is frozen.
NOT_NEEDED = {"altgraph", "packaging", "pyinstaller", "pyinstaller-hooks-contrib", "setuptools"}
_TOOLS = "gcc-aarch64-linux-gnu libc6-dev-arm64-cross"
_DEVELOPED = ("zlib1g-dev", "libffi-dev", "libbz2-dev", "liblzma-dev", "libexpat1-dev", "libssl-dev")
# What cannot be found out without running it is said: special files, and how names of machines are looked up.
_COMPILE = """
cd /opt
rm -rf source-aarch64; mkdir source-aarch64
tar -xf python3.11_*.orig.tar.* -C source-aarch64 --strip-components=1
cd source-aarch64
./configure -q --build=x86_64-linux-gnu --host=aarch64-linux-gnu --prefix=/opt/python-aarch64 \\
    --with-build-python=/opt/python/bin/python3.11 --enable-shared --with-system-expat --without-ensurepip \\
    --disable-test-modules ac_cv_file__dev_ptmx=yes ac_cv_file__dev_ptc=no ac_cv_buggy_getaddrinfo=no \\
    LDFLAGS='-Wl,-rpath,\\$$ORIGIN/../lib'
make -s -j2
make -s install
"""
_START = """\
#!/bin/sh
# What the libraries of the system would be asked for first is remembered for programs started from here.
here=$(dirname "$(readlink -f "$0")")
export LD_LIBRARY_PATH_ORIG="${LD_LIBRARY_PATH:-}" LD_LIBRARY_PATH="$here/python/system"
exec "$here/python/bin/python3.11" -I -m qjviewer "$@"
"""
# By a hash that nobody checks, as no clock decides; sets among constants stand in the order of a fixed seed.
_FINISH = f"""
export PYTHONHASHSEED=0
/{older_python.PYTHON} -m compileall -q --invalidation-mode unchecked-hash -s /{PLACE} /{PLACE}
"""
_STRIP = "aarch64-linux-gnu-strip"
_TRY = f"""
run() {{ {EMULATOR} /{PLACE}/python/bin/python3.11 -I -m qjviewer "$@"; echo "  ✓ $1"; }}
rm -f /tmp/one.pdf /tmp/window.png
run check
run print -o /tmp/one.pdf
run shot -o /tmp/window.png
"""
_NOT_LIBRARY = re.compile(
    r"(test|idlelib|lib2to3|tkinter|turtledemo|ensurepip|config-[^/]+|sqlite3|venv)/|turtle\.py"
)
_NOT_PACKAGE = re.compile(
    r"PySide6/([a-z]+$|Qt/libexec/|(include|typesystems|glue|scripts|doc)/)|numpy/f2py/|.*/tests?/|"
    r".*\.(pyi|pyx|pxd|h|hpp|c|cpp|a)$|pyqtgraph/(examples|jupyter|opengl)/|lxml/includes/"
)


def pins() -> str:
    """What goes into lib/: all that is frozen elsewhere, with the Qt that runs there."""
    frozen = LOCKS["freeze"].read_text(encoding="utf-8")
    return QT + locked.pins(frozen, TARGET, NOT_NEEDED | set(locked.names(QT)))


def make_python() -> Path:
    """The root with Python for aarch64 in it, compiled once, and the libraries that a window needs."""
    root = older_python.make()
    if not (root / PYTHON).is_file():
        needed = [*_DEVELOPED, *(need.package for need in (*BASE, *X11))]
        foreign = " ".join(f"{name}:arm64" for name in needed)
        with older_python.entered():
            older_python.run(
                "dpkg --add-architecture arm64; apt-get update -q; "
                f"apt-get install -qy --no-install-recommends {_TOOLS} {foreign}"
            )
            older_python.run(_COMPILE)
    return root


def assemble(root: Path, wheels: Iterable[Path], target: Path) -> Path:
    """Put the program together in `target`, made anew: Python, packages, program, and what starts it."""
    shutil.rmtree(target, ignore_errors=True)
    put_python(root / PYTHON, target / "python")
    put_system(root / LIBRARIES, target / "python" / "system")
    with tempfile.TemporaryDirectory() as scratch:
        for wheel in wheels:
            shutil.unpack_archive(wheel, scratch, "zip")
        put_packages(Path(scratch), target / "lib")
        found = licences.installed_in(Path(scratch), KIND)
        licences.collect(found, target / "app" / frozen_parts.LICENCES_PLACE, KIND)
    put_program(target / "app")
    start = target / "qjviewer"
    start.write_text(_START, encoding="utf-8")
    start.chmod(0o755)
    return target


def put_python(python: Path, target: Path) -> None:
    """Copy Python, less what the program never imports; it finds lib/ and app/ beside itself."""
    home = python.parent.parent
    (target / "bin").mkdir(parents=True)
    shutil.copy2(python, target / "bin")
    for path in (home / "lib").glob("libpython3.*.so.*"):
        _copy(path, target / "lib" / path.name)
    library = home / "lib" / "python3.11"
    for path in _files(library):
        name = path.relative_to(library).as_posix()
        if not _NOT_LIBRARY.match(name) and not name.startswith("site-packages/"):
            _copy(path, target / "lib" / "python3.11" / name)
    places = target / "lib" / "python3.11" / "site-packages" / "qjviewer.pth"
    places.parent.mkdir(parents=True)
    places.write_text("../../../../lib\n../../../../app\n", encoding="ascii")


def put_system(libraries: Path, target: Path) -> None:
    """Copy the libraries that a desktop need not have, as a frozen program brings them."""
    for path in sorted(libraries.glob("lib*.so.*")):
        if frozen_parts.BROUGHT_ALONG.match(path.name) and path.name.count(".so.") and path.is_symlink():
            _copy(path.resolve(), target / path.name)


def put_packages(unpacked: Path, target: Path) -> None:
    """Copy the packages, less what the program never loads."""
    for path in _files(unpacked):
        name = path.relative_to(unpacked).as_posix()
        if frozen_parts.is_wanted(name) and not _NOT_PACKAGE.match(name):
            _copy(path, target / name)


def put_program(app: Path) -> None:
    """Copy the program and what it shows."""
    for path in _files(ROOT / "qjviewer"):
        _copy(path, app / path.relative_to(ROOT))
    for source, place in frozen_parts.shared_files():
        _copy(Path(source), app / place / Path(source).name)


def _files(folder: Path) -> list[Path]:
    paths = (path for path in sorted(folder.rglob("*")) if "__pycache__" not in path.parts)
    return [path for path in paths if path.is_file()]


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def build(python: Path) -> Path:
    """Build the archive into dist/; `python` draws the icons."""
    root, wheels = make_python(), BUILD / "wheels-aarch64"
    locked.download_wheels(wheels, pins(), TARGET)
    tree = assemble(root, sorted(wheels.glob("*.whl")), root / PLACE)
    finish(root, tree)
    needed = floors.glibc_needed(tree)
    tell(f"需要 glibc {needed} 或更新", f"Needs glibc {needed} or newer")
    name = f"qjviewer-{desktop_files.version()}-linux-aarch64{OLDER}{needed}"
    return build_tarball.pack(tree, name, python, SYSTEM="Linux-aarch64", GLIBC=needed)


def finish(root: Path, tree: Path) -> None:
    """Strip what was put together in the root, and compile its modules."""
    stripping.strip(tree, ("chroot", str(root), _STRIP), str(root))
    with older_python.entered():
        older_python.run(_FINISH)


def test() -> None:
    """Run the assembled program in the root, emulated; raises CalledProcessError."""
    shutil.copy(str(shutil.which(EMULATOR)), older_python.ROOT / "usr" / "bin")
    with older_python.entered():
        older_python.run(_TRY, QT_QPA_PLATFORM="offscreen", LD_LIBRARY_PATH=f"/{PLACE}/python/system")
    for name in ("one.pdf", "window.png"):
        if not (older_python.ROOT / "tmp" / name).stat().st_size:
            stop(f"没有生成 {name}", f"{name} is empty.")
