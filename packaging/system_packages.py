"""What Qt and the tests need from the operating system, and how to get it.

Qt names xcb-cursor whatever library is missing, so each one is looked for before Qt starts.
"""

from __future__ import annotations

import ctypes
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bilingual import stop, tell


@dataclass(frozen=True)
class Need:
    """A shared library or a program, and the Debian package that brings it."""

    name: str
    package: str
    optional: bool = False

    @property
    def is_library(self) -> bool:
        """Whether it is loaded, not run."""
        return ".so." in self.name


BASE = (
    Need("libglib-2.0.so.0", "libglib2.0-0"),
    Need("libGL.so.1", "libgl1"),
    Need("libEGL.so.1", "libegl1"),
    Need("libX11.so.6", "libx11-6"),
    Need("libdbus-1.so.3", "libdbus-1-3"),
    Need("libfontconfig.so.1", "libfontconfig1"),
    Need("libfreetype.so.6", "libfreetype6"),
    Need("libxkbcommon.so.0", "libxkbcommon0"),
    Need("libgssapi_krb5.so.2", "libgssapi-krb5-2"),
    Need("libbrotlidec.so.1", "libbrotli1"),
    Need("libzstd.so.1", "libzstd1"),
    Need("libz.so.1", "zlib1g"),
)
X11 = (
    Need("libxcb-cursor.so.0", "libxcb-cursor0"),
    Need("libxcb-icccm.so.4", "libxcb-icccm4"),
    Need("libxcb-image.so.0", "libxcb-image0"),
    Need("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    Need("libxcb-randr.so.0", "libxcb-randr0"),
    Need("libxcb-render.so.0", "libxcb-render0"),
    Need("libxcb-render-util.so.0", "libxcb-render-util0"),
    Need("libxcb-shape.so.0", "libxcb-shape0"),
    Need("libxcb-shm.so.0", "libxcb-shm0"),
    Need("libxcb-sync.so.1", "libxcb-sync1"),
    Need("libxcb-util.so.1", "libxcb-util1"),
    Need("libxcb-xfixes.so.0", "libxcb-xfixes0"),
    Need("libxcb-xkb.so.1", "libxcb-xkb1"),
    Need("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    Need("libX11-xcb.so.1", "libx11-xcb1"),
)
WAYLAND = (
    Need("libwayland-client.so.0", "libwayland-client0"),
    Need("libwayland-cursor.so.0", "libwayland-cursor0"),
    Need("libwayland-egl.so.1", "libwayland-egl1"),
)
# Without CUPS the program runs and writes PDF; only the system's printers are missing.
PRINTING = (Need("libcups.so.2", "libcups2", optional=True),)
TESTING = (
    Need("Xvfb", "xvfb"),
    Need("xauth", "xauth"),
    Need("xdotool", "xdotool"),
    Need("pdftotext", "poppler-utils"),
    Need("xmllint", "libxml2-utils"),
    Need("strace", "strace"),
    Need("dbus-run-session", "dbus"),
)

# Packages renamed when 32-bit Debian moved to 64-bit time: Debian 13, Ubuntu 24.04.
RENAMED = {"libglib2.0-0": "libglib2.0-0t64", "libcups2": "libcups2t64"}
RENAMED_SINCE = {"debian": 13.0, "ubuntu": 24.04}


def is_present(need: Need) -> bool:
    """Whether this machine has it, found the way it will be used: loaded or run."""
    if not need.is_library:
        return shutil.which(need.name) is not None
    try:
        ctypes.CDLL(need.name)
    except OSError:
        return False
    return True


def missing(needs: Iterable[Need]) -> list[Need]:
    """Those of `needs` that this machine lacks."""
    return [need for need in needs if not is_present(need)]


def missing_for_window(environ: Mapping[str, str]) -> list[Need]:
    """What a window lacks here; on a desktop with both X11 and Wayland, one of them is enough."""
    x11 = missing(X11) if environ.get("DISPLAY") else None
    wayland = missing(WAYLAND) if environ.get("WAYLAND_DISPLAY") else None
    offered = [lacking for lacking in (x11, wayland) if lacking is not None]
    return min(offered, key=len) if offered else []


def os_release(path: Path = Path("/etc/os-release")) -> dict[str, str]:
    """The distribution's own description of itself; empty where there is none."""
    if not path.is_file():
        return {}
    pairs = (line.partition("=") for line in path.read_text(encoding="utf-8").splitlines())
    return {key: "".join(shlex.split(value)) for key, mark, value in pairs if mark}


def package_names(needs: Iterable[Need], release: Mapping[str, str]) -> list[str]:
    """The packages that bring `needs` on this release of Debian or Ubuntu.

    A derivative gets the old names, which the new packages still provide.
    """
    since = RENAMED_SINCE.get(release.get("ID", ""), float("inf"))
    try:
        renamed = float(release.get("VERSION_ID", "inf")) >= since  # testing states no version
    except ValueError:
        renamed = False
    packages = {need.package for need in needs}
    return sorted(RENAMED.get(name, name) if renamed else name for name in packages)


def install_command(needs: Iterable[Need], release: Mapping[str, str], tool: str) -> list[str]:
    """The one command that installs `needs`, to be run as root."""
    if tool == "apt-get":
        return ["apt-get", "install", "-y", "--no-install-recommends", *package_names(needs, release)]
    wanted = (f"{need.name}()(64bit)" if need.is_library else f"/usr/bin/{need.name}" for need in needs)
    return ["dnf", "install", "-y", *sorted(wanted)]


def package_tool() -> str:
    """The package manager we can word a command for, or nothing."""
    return next((tool for tool in ("apt-get", "dnf") if shutil.which(tool)), "")


def may_install(tool: str) -> bool:
    """Whether we install by ourselves: as root, on Debian and its kin."""
    return tool == "apt-get" and os.geteuid() == 0


def run_apt(command: list[str]) -> bool:
    """Run apt-get without questions, with fresh lists; whether it worked."""
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-q"], env=environ, check=False)  # a dead mirror may be enough
    return subprocess.run(command, env=environ, check=False).returncode == 0


def explain(needs: list[Need], tool: str) -> None:
    """Say what is missing and the one command that brings it."""
    names = " ".join(need.name for need in needs)
    tell(f"缺少系统组件：{names}", f"Missing system components: {names}")
    if not tool:
        tell(
            "请用系统的软件包管理器安装，然后重试。",
            "Install them with your package manager, then try again.",
        )
        return
    tell("请运行下面这条命令，然后重试：", "Run this command, then try again:")
    print(f"  sudo {shlex.join(install_command(needs, os_release(), tool))}", flush=True)


def provide(needs: list[Need]) -> None:
    """Install what is missing where we may; otherwise stop, unless it is all optional."""
    if not needs:
        return
    names, tool = " ".join(need.name for need in needs), package_tool()
    if may_install(tool):
        tell(f"正在安装缺少的系统组件：{names}", f"Installing missing system components: {names}")
        if run_apt(install_command(needs, os_release(), tool)):
            return
        stop("系统组件安装失败，原因见上。", "Installing system components failed; the reason is above.")
    if not all(need.optional for need in needs):
        explain(needs, tool)
        raise SystemExit(1)


def lacking(needs: Iterable[Need], environ: Mapping[str, str], *, window: bool = False) -> list[Need]:
    """Those of `needs`, and of what a window needs if asked, that this machine lacks; only Linux does."""
    if not sys.platform.startswith("linux"):
        return []
    return missing(needs) + (missing_for_window(environ) if window else [])
