"""Install the built packages on clean systems and use them there. Needs root and debootstrap.

python3 packaging/try_packages.py [--on SUITE]...     without it, on all that are not older
"""

from __future__ import annotations

import argparse
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import smoke
import starts_at_once
from bilingual import stop, tell
from desktop_files import PLACES
from environment import BUILD, DIST

PERSON = "reader"
# In the titles of the built-in briefing, of a new one, and of the new one under another name.
BUILT_IN, STARTED, OTHER = "衢江区", "乙县", "戊县"
BRIEFINGS = ("/tmp/a.qjb", "/tmp/new/a.qj.yaml", "/tmp/new")  # that `make_files` makes
X_SOCKETS = "tmp/.X11-unix"  # Ubuntu's programs look for a display nowhere else
MOUNTS = ("proc", "dev", X_SOCKETS)
OWN = ("etc/resolv.conf", "etc/hosts")
# A compositor that draws for nobody; the program tells what it asks of it.
WAYLAND = """
export XDG_RUNTIME_DIR=$(mktemp -d) WAYLAND_DISPLAY=wayland-9
weston --backend=headless-backend.so --socket=wayland-9 >/dev/null 2>&1 & weston=$!
until [ -S $XDG_RUNTIME_DIR/wayland-9 ]; do sleep 0.2; kill -0 $weston; done
WAYLAND_DEBUG=1 timeout 15 qjviewer 2>&1 | grep -E 'set_(app_id|title)' || true
kill $weston
"""


@dataclass(frozen=True)
class System:
    """A release of a distribution, by the name its archive knows it by."""

    suite: str
    name: str
    mirror: str = "http://deb.debian.org/debian"
    # More for debootstrap: one of an older release than the system may not know it yet.
    options: tuple[str, ...] = ()
    recipe: tuple[str, ...] = ()
    # Whether it takes the packages for an older C library.
    is_older: bool = False


SYSTEMS = (
    System("bookworm", "Debian 12"),
    System("trixie", "Debian 13"),
    System(
        "noble",
        "Ubuntu 24.04",
        "http://archive.ubuntu.com/ubuntu",
        ("--components=main,universe",),
        ("/usr/share/debootstrap/scripts/gutsy",),
    ),
    System("bullseye", "Debian 11", is_older=True),
)
OLDER = "-glibc"  # in the names of packages for an older C library
ROOTS = BUILD / "roots"
PICTURES = BUILD / "pictures"  # of the windows of what was installed


def bare_root(system: System) -> Path:
    """The system with nothing installed, made once; it is copied, never used."""
    root, unfinished = ROOTS / system.suite, ROOTS / f"{system.suite}-unfinished"
    if not root.is_dir():
        shutil.rmtree(unfinished, ignore_errors=True)
        command = ["debootstrap", "--variant=minbase", *system.options, system.suite, str(unfinished)]
        subprocess.run([*command, system.mirror, *system.recipe], stdout=subprocess.DEVNULL, check=True)
        for name in OWN:
            shutil.copy(f"/{name}", unfinished / name)
        unfinished.rename(root)
    return root


def copy_root(system: System, target: Path) -> None:
    """Make a folder the bare system, with its owners, modes and devices: whole or not at all."""
    unfinished = target.with_name(f"{target.name}-unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    subprocess.run(["cp", "-a", str(bare_root(system)), str(unfinished)], check=True)
    unfinished.rename(target)


@contextmanager
def clean_root(system: System) -> Iterator[Path]:
    """The system in a folder of its own, gone afterwards."""
    scratch = Path(tempfile.mkdtemp(prefix="qjviewer-root-"))
    root = scratch / "root"
    try:
        copy_root(system, root)
        with mounted(root):
            yield root
    finally:
        # Never before all is unmounted: /dev is this machine's own.
        if not any((root / name).is_mount() for name in MOUNTS):
            shutil.rmtree(scratch, ignore_errors=True)


@contextmanager
def mounted(root: Path) -> Iterator[None]:
    """The root with what programs expect of a running system."""
    for folder in (Path("/", X_SOCKETS), root / X_SOCKETS):
        folder.mkdir(parents=True, exist_ok=True)
    for name in MOUNTS:
        subprocess.run(["mount", "--bind", f"/{name}", str(root / name)], check=True)
    try:
        yield
    finally:
        for name in MOUNTS:
            subprocess.run(["umount", "--lazy", str(root / name)], check=True)


def inside(root: Path, script: str, *, user: str = "root") -> str:
    """Run a script in the root as a user; its output."""
    person = ["--userspec", user] if user != "root" else []
    home = "/root" if user == "root" else f"/home/{user}"
    environ = {**smoke.Program([]).environ(home), "DEBIAN_FRONTEND": "noninteractive"}
    command = ["chroot", *person, str(root), "sh", "-euc", script]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    if done.returncode:
        stop(f"失败：{script}\n{done.stdout[-2000:]}\n{done.stderr[-3000:]}", "Failed; see above.")
    return done.stdout


def judge(package: Path) -> None:
    """Let lintian, Debian's judge of packages, look at one; ends the build where it finds an error."""
    command = ["lintian", "--fail-on", "error", str(package)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = done.stdout.splitlines()
    if done.returncode:
        errors = [line for line in lines if line.startswith("E:")] or [done.stderr[-2000:]]
        stop("lintian：\n" + "\n".join(errors[:20]), "lintian does not pass the package.")
    count = Counter(line[:2] for line in lines)
    print(f"  ✓ lintian: {count['E:']} errors, {count['W:']} warnings, {package.name}", flush=True)


def try_deb(root: Path, package: Path, picture: Path, *, wayland: bool = True) -> None:
    """Install the package with apt, which brings what it depends on, and use it."""
    shutil.copy(package, root / "tmp")
    inside(root, f"apt-get update -q; apt-get install -qy --no-install-recommends /tmp/{package.name}")
    tell("已用 apt 安装", "Installed with apt")
    program = smoke.Program(["chroot", str(root), "qjviewer"], str(root))
    smoke.try_commands(program)
    smoke.try_window(program, picture)
    if wayland:
        try_wayland(root)
    try_desktop(root)
    inside(root, "apt-get purge -qy qjviewer")
    left = [p for p in (root / "usr").rglob("*qjviewer*") if not p.is_symlink()]
    if left:
        stop(f"卸载后还有：{left}", "Files are left after removal.")
    tell("已卸载，没有遗留", "Removed; nothing is left")


def try_wayland(root: Path) -> None:
    """Open the window without X11, known by the name of the menu entry, which leads to its icon."""
    inside(root, "apt-get install -qy --no-install-recommends weston")
    found = inside(root, WAYLAND)
    if 'set_app_id("qjviewer")' not in found or BUILT_IN not in found:
        stop(f"Wayland 上没有窗口：{found}", "No window appeared on Wayland.")
    print("  ✓ window on Wayland", flush=True)


def try_desktop(root: Path) -> None:
    """Ask the desktop's tools for the file types, and start the program by its menu entry."""
    tools = "shared-mime-info desktop-file-utils libglib2.0-bin xdg-utils"
    inside(root, f"apt-get install -qy --no-install-recommends {tools}")
    make_files(root, "qjviewer")
    for name, kind in (("a.qjb", "x-qjviewer"), ("new/a.qj.yaml", "x-qjviewer+yaml")):
        found = inside(root, f"gio info -a standard::content-type /tmp/{name}; gio mime application/{kind}")
        if f"content-type: application/{kind}" not in found or "qjviewer.desktop" not in found:
            stop(f"文件类型不对：{name}\n{found}", "A file type is not recognised.")
    try_clicks(["chroot", str(root)], "/usr/share", "/root")


def make_files(root: Path, program: str) -> None:
    """Briefings of every kind to open; real ones, as an empty file is plain text to GLib."""
    text = f"sed s/{STARTED}/{OTHER}/ new/briefing.yaml >new/a.qj.yaml"
    inside(root, f"cd /tmp; rm -rf new; {program} new new; {program} pack new -o a.qjb; {text}")


def try_clicks(enter: list[str], share: str, home: str) -> None:
    """Start the program by its menu entry, then double-click files: they are shown in the same window.

    GLib before 2.67, as of Debian 11, launches no menu entries; there the first double click starts it.
    """
    entry = f"{share}/{PLACES['qjviewer.desktop']}"
    asked = subprocess.run([*enter, "gio", "help", "launch"], capture_output=True, check=False)
    launches = asked.returncode == 0
    asking: list[subprocess.Popen[bytes]] = []
    with smoke.virtual_display() as display:
        environ = smoke.Program([]).environ(home, {"DISPLAY": display})
        for words, title in (
            (["launch", entry], BUILT_IN),
            (["open", "/tmp/a.qjb"], STARTED),
            (["open", "/tmp/new/a.qj.yaml"], OTHER),
            (["launch", entry, "/tmp/new"], STARTED),
        ):
            if launches or words[0] != "launch":
                # Without a session's bus that of Debian 11 does not come back before the program ends.
                asking.append(subprocess.Popen([*enter, "gio", *words], env=environ, cwd="/"))
                smoke.wait_for_title(display, title)
        for number in smoke.processes(display):
            subprocess.run(["kill", number], check=False)
    starts_at_once.end(asking)
    print("  ✓ menu entry, double clicks" if launches else "  ✓ double clicks", flush=True)


def try_tarball(root: Path, archive: Path, picture: Path) -> None:
    """Unpack and install as somebody who is not root, use it, and remove it again."""
    inside(root, f"id {PERSON} >/dev/null 2>&1 || useradd --create-home {PERSON}")
    home = f"/home/{PERSON}"
    subprocess.run(["tar", "-xJf", str(archive), "-C", str(root / "tmp")], check=True)
    before = files(root / home[1:])
    folder = f"/tmp/{folder_in(archive)}"
    print(inside(root, f"sh {folder}/install.sh", user=PERSON), end="")
    enter = ["chroot", "--userspec", PERSON, str(root)]
    program = smoke.Program([*enter, f"{home}/.local/bin/qjviewer"], str(root))
    print(program.run("--version", home=home), end="")
    smoke.try_window(program, picture)
    make_files(root, f"{home}/.local/bin/qjviewer")
    try_clicks(enter, f"{home}/.local/share", home)
    starts_at_once.try_starts(program, home, BRIEFINGS)
    kept = {name for name in files(root / home[1:]) if ".config/" in name or name.endswith(".log")}
    inside(root, f"sh {folder}/install.sh; sh {home}/.local/share/qjviewer/uninstall.sh", user=PERSON)
    # What the program itself keeps of a person, settings and a log, is not the installer's to remove.
    left = {name for name in files(root / home[1:]) - before if "qjviewer" in name} - kept
    if left:
        stop(f"卸载后还有：{left}", "Files are left after removal.")
    tell("已卸载，没有遗留", "Removed; nothing is left")


def folder_in(archive: Path) -> str:
    """The folder that an archive unpacks to; one for an older C library has more in its own name."""
    with tarfile.open(archive) as packed:
        first = packed.next()
    assert first
    return first.name.partition("/")[0]


def files(folder: Path) -> set[str]:
    """The names of all files below a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}


def main(arguments: list[str]) -> int:
    """Try what dist/ holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    suites = [system.suite for system in SYSTEMS]
    parser.add_argument("--on", action="append", choices=suites, help="may be given again")
    wanted = parser.parse_args(arguments).on or [system.suite for system in SYSTEMS if not system.is_older]
    chosen = [system for system in SYSTEMS if system.suite in wanted]
    for package in sorted({path for system in chosen for path in of_system(DIST.glob("*.deb"), system)}):
        judge(package)
    for system in chosen:
        tell(f"在 {system.name} 上试用：", f"Trying it on {system.name}:")
        with clean_root(system) as root:
            try_all(root, system)
    return 0


def try_all(root: Path, system: System) -> None:
    """Try every package for a system and this machine's kind of processor that dist/ holds."""
    for package in of_system(DIST.glob("*.deb"), system):
        # Qt asks for a libwayland of 1.20, which older systems have not: there it draws on X11 only.
        try_deb(root, package, PICTURES / f"{system.suite}-deb.png", wayland=not system.is_older)
    for archive in of_system(DIST.glob(f"*-linux-{platform.machine()}*.tar.xz"), system):
        try_tarball(root, archive, PICTURES / f"{system.suite}-tar.png")


def of_system(paths: Iterable[Path], system: System) -> list[Path]:
    """Those packages that are for a system."""
    return [path for path in paths if (OLDER in path.name) == system.is_older]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
