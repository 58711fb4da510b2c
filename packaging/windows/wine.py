"""Windows programs on Linux, for trying the build out: Wine in a Debian of its own, with its own prefix.

Wine lacks two things that Windows has; both are made up for here and only here. Qt reads old encodings
through Windows' icuuc.dll: a stand-in knows none. NumPy asks Windows' C library for parts of complex
numbers: a copy of it, made for the trial, asks a stand-in. What is handed out is never changed.
"""

from __future__ import annotations

import os
import select
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import try_packages
from bilingual import stop

from windows import launching, pe

SUITE = "trixie"
PACKAGES = ("wine", "wine64", "locales")
LONGEST = 240
_MATHS, _MATHS_STAND_IN = "api-ms-win-crt-math-l1-1-0.dll", "winecrtmath-stand-in-0-000.dll"
_COMPLEX = {
    "creal": "double creal(Z z) { return z.r; }",
    "cimag": "double cimag(Z z) { return z.i; }",
    "creall": "double creall(Z z) { return z.r; }",
    "cimagl": "double cimagl(Z z) { return z.i; }",
    "crealf": "float crealf(C z) { return z.r; }",
    "cimagf": "float cimagf(C z) { return z.i; }",
}
_TYPES = "typedef struct { double r, i; } Z;\ntypedef struct { float r, i; } C;\n"


@dataclass(frozen=True)
class Wine:
    """A root with Wine in it; what runs there sees the display, if one is named."""

    root: Path
    display: str = ""

    @property
    def home(self) -> str:
        """The home of who runs it, as the root's own list of users has it."""
        users = (self.root / "etc" / "passwd").read_text(encoding="utf-8").splitlines()
        return next(home for _, _, number, _, _, home, _ in (u.split(":") for u in users) if number == "0")

    @property
    def prefix(self) -> str:
        """Where in the root Wine keeps its registry and drives."""
        return f"{self.home}/prefix"

    def environ(self) -> dict[str, str]:
        """A bare environment: Chinese, quiet, nothing to fetch, no menu entries made for Linux."""
        return {
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME": self.home,
            "LANG": "zh_CN.UTF-8",
            "WINEPREFIX": self.prefix,
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree=;mshtml=;winedbg.exe=d;winemenubuilder.exe=d",
            "DISPLAY": self.display,
        }

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        """Start a Windows program and leave it running."""
        command = ["chroot", str(self.root), "wine", *words]
        # A Windows Python cannot write to a Linux file; and nobody may wait for a pipe a window keeps.
        quiet = subprocess.DEVNULL
        return subprocess.Popen(
            command, env=self.environ(), stdout=quiet, stderr=quiet, start_new_session=True
        )

    def run(self, *words: str, seconds: int = LONGEST) -> tuple[int, str]:
        """Exit code and output of a Windows program; -1 where it did not end in time."""
        command = ["chroot", str(self.root), "wine", *words]
        out, errors = subprocess.PIPE, subprocess.STDOUT
        with subprocess.Popen(
            command, env=self.environ(), stdout=out, stderr=errors, start_new_session=True
        ) as process:
            assert process.stdout
            said = _read_while(process, process.stdout.fileno(), time.monotonic() + seconds)
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                return -1, said
        return process.returncode, said

    def outside(self, path: str) -> Path:
        """Where a file on drive C of the prefix is found."""
        return self.root / self.prefix[1:] / "drive_c" / path.removeprefix("C:\\").replace("\\", "/")

    def variable(self, name: str) -> str:
        """What Windows keeps under a name, such as LOCALAPPDATA."""
        return self.run("cmd", "/c", f"echo %{name}%")[1].strip()

    def keep_serving(self) -> None:
        """Let the server outlive the program that needed it."""
        self._server("-p")

    def stop(self) -> None:
        """End everything that runs in the prefix."""
        self._server("-k")

    def _server(self, word: str) -> None:
        command = ["chroot", str(self.root), "wineserver", word]
        quiet = subprocess.DEVNULL
        subprocess.run(command, env=self.environ(), check=False, stdout=quiet, stderr=quiet)


def _read_while(process: subprocess.Popen[bytes], number: int, end: float) -> str:
    """What a process says while it lives: Windows' services, which it may start, keep the pipe open."""
    os.set_blocking(number, False)
    said = bytearray()
    ended = False
    while not ended and time.monotonic() < end:
        ended = process.poll() is not None
        select.select([number], [], [], 0 if ended else 0.2)
        with suppress(BlockingIOError):
            while more := os.read(number, 1 << 16):
                said += more
    return said.decode("utf-8", "replace")


def make_root(root: Path) -> None:
    """A Debian with Wine in a folder, made once."""
    done = root / "etc" / "wine-is-installed"
    if done.is_file():
        return
    # Never while something is mounted there: /dev is this machine's own.
    if any((root / name).is_mount() for name in try_packages.MOUNTS):
        stop(f"{root} 里还有挂载，请先卸载。", f"Something is still mounted in {root}; unmount it first.")
    shutil.rmtree(root, ignore_errors=True)
    subprocess.run(["debootstrap", "--variant=minbase", SUITE, str(root)], check=True)
    for name in try_packages.OWN:
        shutil.copy(f"/{name}", root / name)
    install = f"apt-get update -q; apt-get install -qy --no-install-recommends {' '.join(PACKAGES)}"
    locale = "echo zh_CN.UTF-8 UTF-8 >/etc/locale.gen; locale-gen"
    try_packages.inside(root, f"{install}; {locale}")
    done.touch()


@contextmanager
def prefix(root: Path, display: str) -> Iterator[Wine]:
    """Wine with a new prefix, whose programs end with it."""
    make_root(root)
    wine = Wine(root, display)
    shutil.rmtree(root / wine.prefix[1:], ignore_errors=True)
    with try_packages.mounted(root):
        try:
            # One server for all that follows: each would else start Windows anew.
            wine.keep_serving()
            wine.run("wineboot", "-i")
            yield wine
        finally:
            wine.stop()


def make_up(wine: Wine, program: Path) -> None:
    """Put the stand-ins into the prefix, and turn a trial's copy of NumPy to them."""
    system = wine.outside("C:\\windows\\system32")
    _stand_in_for_icu(program / "lib" / "PySide6" / "Qt6Core.dll", system / "icuuc.dll")
    modules = sorted((program / "lib" / "numpy").rglob("*.pyd"))
    asking = [path for path in modules if _MATHS.encode() in path.read_bytes()]
    _stand_in_for_maths(asking, system / _MATHS_STAND_IN)
    for path in asking:
        path.write_bytes(path.read_bytes().replace(_MATHS.encode(), _MATHS_STAND_IN.encode()))


def _stand_in_for_icu(asking: Path, target: Path) -> None:
    """A library with every function asked for; opening an encoding fails, so that no other is called."""
    names = set(pe.imports(asking)["icuuc.dll"]) - {"ucnv_open"}
    opening = "void *ucnv_open(const char *name, int *error) { if (error) *error = 2; return 0; }"
    others = "\n".join(f"long long {name}(void) {{ return 0; }}" for name in sorted(names))
    names |= {"ucnv_open"}
    _compile(f"{opening}\n{others}\n", _exports("icuuc.dll", {name: name for name in names}), target)


def _stand_in_for_maths(asking: Iterable[Path], target: Path) -> None:
    """A library that hands every function on to Wine's own, save those that Wine lacks."""
    names = {name for path in asking for name in pe.imports(path).get(_MATHS, ())}
    passed_on = {name: name if name in _COMPLEX else f"{name}=ucrtbase.{name}" for name in names}
    _compile(_TYPES + "\n".join(_COMPLEX.values()), _exports(target.name, passed_on), target)


def _exports(library: str, names: Mapping[str, str]) -> str:
    return f'LIBRARY "{library}"\nEXPORTS\n' + "".join(f"  {line}\n" for _, line in sorted(names.items()))


def _compile(source: str, exports: str, target: Path) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "made.c").write_text(source, encoding="utf-8")
        (folder / "made.def").write_text(exports, encoding="utf-8")
        command = [
            launching.COMPILER,
            "-shared",
            "-fno-builtin",
            "-s",
            "made.c",
            "made.def",
            "-o",
            str(target),
        ]
        subprocess.run(command, cwd=folder, check=True)
