"""The screen that windows are measured on: a virtual X server where there is one, else none at all."""

import os
import shutil
import struct
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.goal import Site
from tests.bench.process import ROOT

SIZE = (1920, 1080)
CHOICES = ("auto", "xvfb", "offscreen", "own")


def chosen(wish: str) -> str:
    """Which kind of screen is meant by `auto`."""
    if wish != "auto":
        return wish
    if os.name == "nt" or shutil.which("Xvfb") is None:
        return "offscreen"
    return "xvfb"


@contextmanager
def site(wish: str) -> Iterator[Site]:
    """A place to measure in, gone afterwards; nobody's settings are read or written."""
    with tempfile.TemporaryDirectory(prefix="qjviewer-bench-") as name:
        folder = Path(name)
        environ = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "PYTHONUTF8": "1",
            "HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_CACHE_HOME": str(folder / "cache"),
            "XDG_RUNTIME_DIR": str(folder),
        }
        # Without compiled modules beside the sources every start would compile them again.
        environ.pop("PYTHONDONTWRITEBYTECODE", None)
        for variable in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
            if chosen(wish) != "own":
                environ.pop(variable, None)
        match chosen(wish):
            case "xvfb":
                with _xvfb(folder) as display:
                    environ |= {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
                    yield Site(folder, environ, "Xvfb", folder / "Xvfb_screen0")
            case "offscreen":
                yield Site(folder, environ | {"QT_QPA_PLATFORM": "offscreen"}, "offscreen")
            case _:
                yield Site(folder, environ, "this screen")


@contextmanager
def _xvfb(folder: Path) -> Iterator[str]:
    reading, writing = os.pipe()
    size = f"{SIZE[0]}x{SIZE[1]}x24"
    command = [
        "Xvfb",
        "-displayfd",
        str(writing),
        "-screen",
        "0",
        size,
        "-fbdir",
        str(folder),
        "-nolisten",
        "tcp",
    ]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


class Picture:
    """What Xvfb shows, read from its framebuffer file (the format of xwd)."""

    def __init__(self, path: Path) -> None:
        import numpy as np

        head = struct.unpack(">25I", path.read_bytes()[:100])
        offset, stride = head[0] + head[19] * 12, head[12] // 4
        self._pixels = np.memmap(path, dtype="<u4", mode="r", offset=offset, shape=(head[5], stride))

    def share(self, colour: int) -> float:
        """How much of the screen has a colour (0xRRGGBB), 0 to 1; every twelfth pixel is looked at."""
        return float(((self._pixels[8::12, 8::12] & 0xFFFFFF) == colour).mean())
