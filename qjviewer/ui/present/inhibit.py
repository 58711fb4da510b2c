"""Keeps the computer awake during a show: one small adapter a system, all released on a crash too."""

import ctypes
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from typing import Any, Protocol

from PySide6.QtCore import QObject

_log = logging.getLogger(__name__)
REASON = "qjviewer: presentation"
_CONTINUOUS, _SYSTEM, _DISPLAY = 0x80000000, 0x00000001, 0x00000002


class Inhibitor(Protocol):
    """Keeps the computer awake from `hold` to `release`."""

    def hold(self) -> bool:
        """Keep it awake; False when this way does not work here."""
        ...

    def release(self) -> None:
        """Let it sleep again."""
        ...


class ScreenSaverBus:
    """Linux desktops: org.freedesktop.ScreenSaver over a bus connection of our own.

    The service forgets us when that connection goes, so closing it is the release and a crash
    releases too; the cookie it gives need not be kept.
    """

    _SERVICES = (
        ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
        ("org.freedesktop.ScreenSaver", "/ScreenSaver"),
        ("org.freedesktop.PowerManagement", "/org/freedesktop/PowerManagement/Inhibit"),
    )
    _CONNECTION = "qjviewer-inhibit"

    def hold(self) -> bool:
        """Ask the first service that answers."""
        from PySide6.QtDBus import QDBusConnection

        bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, self._CONNECTION)
        if bus.isConnected() and any(self._ask(bus, name, path) for name, path in self._SERVICES):
            return True
        self.release()
        return False

    def _ask(self, bus: Any, name: str, path: str) -> bool:
        from PySide6.QtDBus import QDBus, QDBusMessage

        interface = name if "ScreenSaver" in name else f"{name}.Inhibit"
        message = QDBusMessage.createMethodCall(name, path, interface, "Inhibit")
        message.setArguments(["qjviewer", REASON])
        answer = bus.call(message, QDBus.CallMode.Block, 1000)
        return bool(answer.type() is QDBusMessage.MessageType.ReplyMessage)

    def release(self) -> None:
        """Close the connection."""
        from PySide6.QtDBus import QDBusConnection

        QDBusConnection.disconnectFromBus(self._CONNECTION)


class Helper:
    """A helper process that keeps the computer awake while it, or we, live."""

    def __init__(self, command: Iterable[str]) -> None:
        self._command = list(command)
        self._process: subprocess.Popen[bytes] | None = None

    def hold(self) -> bool:
        """Start the helper."""
        program = shutil.which(self._command[0])
        if program is None:
            return False
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self._process = subprocess.Popen([program, *self._command[1:]], **quiet)  # type: ignore[call-overload]
        try:
            # One that is not allowed ends at once; one that works stays.
            self._process.wait(0.15)
        except subprocess.TimeoutExpired:
            return True
        self._process = None
        return False

    def release(self) -> None:
        """End the helper."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(5)
            self._process = None


class WindowsState:
    """Windows: a state of the calling thread, which ends with it."""

    def hold(self) -> bool:
        """Keep system and display on."""
        return self._set(_CONTINUOUS | _SYSTEM | _DISPLAY)

    def release(self) -> None:
        """Only say that nothing is wanted any more."""
        self._set(_CONTINUOUS)

    def _set(self, flags: int) -> bool:
        kernel: Any = getattr(ctypes, "windll").kernel32  # noqa: B009 - unknown to mypy elsewhere
        return bool(kernel.SetThreadExecutionState(flags))


def adapters(platform: str = sys.platform) -> list[Inhibitor]:
    """The ways to try on a system, best first."""
    if platform == "win32":
        return [WindowsState()]
    if platform == "darwin":
        # -w: caffeinate ends with us, however we end.
        return [Helper(("caffeinate", "-d", "-i", "-w", str(os.getpid())))]
    # systemd-inhibit holds while its child runs; `tail --pid` runs as long as we do.
    waiting = ("tail", f"--pid={os.getpid()}", "-f", "/dev/null")
    what = "--what=idle:sleep"
    return [
        ScreenSaverBus(),
        Helper(("systemd-inhibit", what, "--who=qjviewer", f"--why={REASON}", *waiting)),
    ]


class Awake(QObject):
    """Holds the first adapter that works; `working` tells the pre-flight whether one did."""

    def __init__(self, ways: list[Inhibitor] | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ways = adapters() if ways is None else ways
        self._held: Inhibitor | None = None

    @property
    def working(self) -> bool:
        """Whether the computer is being kept awake."""
        return self._held is not None

    def hold(self) -> None:
        """Keep the computer awake; a way that fails is no reason not to present."""
        if self._held is None:
            self._held = next((way for way in self._ways if _tried(way)), None)

    def tried(self) -> bool:
        """Whether keeping awake works: held for a moment, unless it is being held anyway."""
        if self.working:
            return True
        self.hold()
        works = self.working
        self.release()
        return works

    def release(self) -> None:
        """Let it sleep again."""
        held, self._held = self._held, None
        if held is not None:
            held.release()


def _tried(way: Inhibitor) -> bool:
    try:
        return way.hold()
    except Exception:
        _log.exception("cannot keep the computer awake by %s", type(way).__name__)
        return False
