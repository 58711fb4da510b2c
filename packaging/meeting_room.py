"""A meeting room nobody sits in: a laptop and a projector on one X server, a window manager, hands, eyes.

The two screens are RandR monitors, so that the projector can be unplugged while a program runs.
"""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

# Left, top, width, height.
LAPTOP: Final = (0, 0, 1366, 768)
PROJECTOR: Final = (1366, 0, 1920, 1080)
SCREENS: Final = {"laptop": LAPTOP, "projector": PROJECTOR}
# Each program with the Debian package that brings it.
TOOLS: Final = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "xrandr": "x11-xserver-utils",
}
PATIENCE: Final = 40.0


def missing_tools() -> dict[str, str]:
    """The tools that this machine lacks, with their packages."""
    return {name: package for name, package in TOOLS.items() if shutil.which(name) is None}


@dataclass(frozen=True)
class SeenWindow:
    """A window as the window manager has it."""

    number: str
    title: str
    left: int
    top: int
    width: int
    height: int

    @property
    def screen(self) -> str:
        """The screen its corner is on."""
        return "projector" if self.left >= PROJECTOR[0] else "laptop"

    @property
    def is_full(self) -> bool:
        """Whether it fills its screen."""
        return (self.left, self.top, self.width, self.height) == SCREENS[self.screen]


class MeetingRoom:
    """Presses keys, moves the mouse, plugs the projector, and sees what stands on the screens."""

    def __init__(self, display: str, folder: Path) -> None:
        self._environ = {**os.environ, "DISPLAY": display}
        self._frame = folder / "Xvfb_screen0"

    @property
    def environ(self) -> Mapping[str, str]:
        """What a program needs to come to these screens."""
        return self._environ

    # Hands -----------------------------------------------------------------------------

    def press(self, *keys: str) -> None:
        """Press keys one after the other, by their X names."""
        self._run("xdotool", "key", "--delay", "60", *keys)

    def type(self, text: str) -> None:
        """Type letters."""
        self._run("xdotool", "type", "--delay", "60", text)

    def drag_with_control(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Hold Ctrl and draw the mouse over the screens with its button down."""
        self._run("xdotool", "mousemove", *map(str, start))
        self._run("xdotool", "keydown", "ctrl", "mousedown", "1")
        self._run("xdotool", "mousemove", *map(str, end))
        self._run("xdotool", "mouseup", "1", "keyup", "ctrl")

    def unplug(self) -> None:
        """The projector's cable comes out."""
        self._run("xrandr", "--delmonitor", "projector")

    def plug(self) -> None:
        """It goes in again."""
        self._monitor("projector", PROJECTOR, "none")

    def arrange(self) -> None:
        """Two screens, the laptop's the primary one."""
        self._monitor("*laptop", LAPTOP, "screen")
        self.plug()

    def _monitor(self, name: str, area: tuple[int, int, int, int], output: str) -> None:
        left, top, width, height = area
        size = f"{width}/{width * 10 // 38}x{height}/{height * 10 // 38}+{left}+{top}"
        self._run("xrandr", "--setmonitor", name, size, output)

    def _run(self, *command: str) -> str:
        done = subprocess.run(command, env=self._environ, capture_output=True, text=True, check=False)
        return done.stdout

    # Eyes ------------------------------------------------------------------------------

    def windows(self) -> list[SeenWindow]:
        """The windows of the program that are shown."""
        numbers = self._run("xdotool", "search", "--onlyvisible", "--class", "qjviewer").split()
        return [w for number in numbers if (w := self._window(number)) is not None]

    def _window(self, number: str) -> SeenWindow | None:
        told = self._run("xdotool", "getwindowgeometry", "--shell", number)
        found = dict(line.split("=", 1) for line in told.splitlines() if "=" in line)
        title = self._run("xdotool", "getwindowname", number).strip()
        if not title or "WIDTH" not in found:
            return None
        place = (int(found[key]) for key in ("X", "Y", "WIDTH", "HEIGHT"))
        return SeenWindow(number, title, *place)

    def focused(self) -> str:
        """The title of the window that has the keys; empty when none has."""
        return self._run("xdotool", "getwindowfocus", "getwindowname").strip()

    def picture(self, screen: str) -> Any:
        """What stands on a screen: an array of rows of 0xRRGGBB."""
        import numpy as np

        head = struct.unpack(">25I", self._frame.read_bytes()[:100])
        # The format of xwd: a head, a table of colours, then rows of pixels.
        offset, stride = head[0] + head[19] * 12, head[12] // 4
        whole = np.memmap(self._frame, dtype="<u4", mode="r", offset=offset, shape=(head[5], stride))
        left, top, width, height = SCREENS[screen]
        return np.array(whole[top : top + height, left : left + width]) & 0xFFFFFF

    def settled(self, screen: str, patience: float = 3.0) -> Any:
        """What stands there once it has stood still for a moment."""
        before, still, until = self.picture(screen), 0, time.monotonic() + patience
        while still < 3 and time.monotonic() < until:
            time.sleep(0.12)
            now = self.picture(screen)
            still = still + 1 if (now == before).all() else 0
            before = now
        return before


@contextmanager
def meeting_room(folder: Path) -> Iterator[MeetingRoom]:
    """The room, with its screens on and a window manager running; everything ends with it."""
    reader, writer = os.pipe()
    size = f"{LAPTOP[2] + PROJECTOR[2]}x{max(LAPTOP[3], PROJECTOR[3])}x24"
    # Without -noreset the monitors would go with the program that set them.
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", size, "-fbdir", str(folder)]
    command += ["-noreset", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL) as server:
        os.close(writer)
        try:
            with os.fdopen(reader) as answer:
                room = MeetingRoom(f":{answer.readline().strip()}", folder)
            room.arrange()
            with subprocess.Popen(["openbox"], env=dict(room.environ), stderr=subprocess.DEVNULL) as manager:
                yield room
                manager.terminate()
        finally:
            server.terminate()
