"""A Debian 11 with a Python of ours: what the packages for older systems are frozen in.

The C library there is 2.31, and 2.28 is aimed at: Kylin V10 and UOS 20. Python's sources are those of
Debian 12, whose signature apt checks.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import try_packages
from bilingual import tell
from environment import BUILD
from system_packages import BASE, X11

SYSTEM = next(system for system in try_packages.SYSTEMS if system.is_older)
ROOT = BUILD / "older"
PYTHON = "opt/python/bin/python3.11"
_SOURCES = "deb-src http://deb.debian.org/debian bookworm main\n"
_NEEDED = (
    "gcc make libc6-dev zlib1g-dev libffi-dev libbz2-dev liblzma-dev libexpat1-dev libssl-dev xz-utils",
    "binutils desktop-file-utils appstream xvfb xdotool",
    " ".join(need.package for need in (*BASE, *X11)),
)
# These got a new version in 2.29 for the sake of how errors are told; Python does not look at that.
_OLD_MATHS = "".join(
    f'__asm__(".symver {name},{name}@GLIBC_2.2.5");\n' for name in ("exp", "exp2", "log", "log2", "pow")
)
# A clock for semaphores came in 2.30; without it Python waits by another.
_BUILD = """
cd /opt
apt-get source --download-only -qy python3.11
rm -rf source python; mkdir source
tar -xf python3.11_*.orig.tar.* -C source --strip-components=1
cd source
./configure -q --prefix=/opt/python --enable-shared --with-system-expat --with-ensurepip=install \\
    ac_cv_func_sem_clockwait=no \\
    --disable-test-modules CFLAGS='-include /opt/old_maths.h'
make -s -j2
make -s install
# Told to the system, not to the libraries, which would look for others there wherever they are taken.
echo /opt/python/lib > /etc/ld.so.conf.d/qjviewer.conf
ldconfig
"""


def make() -> Path:
    """The root with Python in it, made once; a try at it that ended halfway is taken up."""
    if not ROOT.is_dir():
        try_packages.copy_root(SYSTEM, ROOT)
    if not (ROOT / PYTHON).is_file():
        tell("正在编译 Python，约十分钟。", "Compiling Python, which takes ten minutes or so.")
        with try_packages.mounted(ROOT):
            _install()
            try_packages.inside(ROOT, _BUILD)
    return ROOT


def _install() -> None:
    """What compiling, freezing and a window need."""
    (ROOT / "etc/apt/sources.list.d/newer.list").write_text(_SOURCES, encoding="ascii")
    (ROOT / "opt/old_maths.h").write_text(_OLD_MATHS, encoding="ascii")
    packages = " ".join(_NEEDED)
    try_packages.inside(ROOT, f"apt-get update -q; apt-get install -qy --no-install-recommends {packages}")


@contextmanager
def entered() -> Iterator[None]:
    """The root as a running system, for `run`."""
    with try_packages.mounted(ROOT):
        yield


def run(script: str, **more: str) -> None:
    """Run a script in the root, its output shown; raises CalledProcessError."""
    environ = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "HOME": "/root", **more}
    subprocess.run(["chroot", str(ROOT), "sh", "-euc", script], env=environ, check=True)
