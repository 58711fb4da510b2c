"""One program a user: a second start hands its briefing to the first and goes away."""

import hashlib
import json
import os
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_CONNECTING = 500  # ms
_ANSWERING = 1_500  # ms; with the start itself this leaves less than three seconds until somebody is asked
_LOCKING = 5_000  # ms
_LONGEST = 32_768  # bytes of a message
_TAKEN, _BUSY = b"taken\n", b"busy\n"
# A window on another display would not be seen.
_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "SESSIONNAME")

# Wayland lets a window come forward only with the token of the click that asked for it.
LEAVE = "XDG_ACTIVATION_TOKEN"


Ask: TypeAlias = Callable[[QLocalSocket], bool]


def meeting_place() -> Path | None:
    """Where one user's starts on one display meet; None where no folder is that user's alone."""
    folder = _own_folder()
    displays = "|".join(os.environ.get(name, "") for name in _DISPLAYS)
    return folder / f"qjviewer-{_short(displays)}" if folder else None


def _own_folder() -> Path | None:
    """A folder into which nobody else can put a socket of theirs."""
    temporary = Path(tempfile.gettempdir())
    if os.name == "nt":
        return temporary  # a user's own
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    if runtime and _is_own(Path(runtime)):
        return Path(runtime)
    folder = temporary / f"qjviewer-{os.getuid()}"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError:
        return None
    return folder if _is_own(folder) else None


def _is_own(folder: Path) -> bool:
    """Whether a folder, no link to one, is this user's and closed to others."""
    try:
        found = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077


def _address(place: Path) -> str:
    """The socket's name: its path, or on Windows a pipe's, which may hold no backslash."""
    return f"qjviewer-{_short(str(place))}" if os.name == "nt" else str(place)


def _short(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogateescape")).hexdigest()[:12]


def _reached(place: Path) -> QLocalSocket | None:
    """A line to the program already running, if there is one."""
    socket = QLocalSocket()
    socket.connectToServer(_address(place))
    return socket if socket.waitForConnected(_CONNECTING) else None


def _hand_over(socket: QLocalSocket, path: Path | None, ask: Ask | None) -> bool:
    """Whether the other program takes the path, or nothing is to be opened; without a path it is only raised.

    One that shows slides does not take it, nor one that does not answer.
    """
    # Absolute, as the other program has a working folder of its own; JSON, as a name may hold anything.
    message = {"path": str(path.absolute()) if path else "", "leave": os.environ.get(LEAVE, "")}
    socket.write(f"{json.dumps(message)}\n".encode())
    while not socket.canReadLine() and socket.waitForReadyRead(_ANSWERING):
        pass
    if not socket.canReadLine() and ask is not None and not ask(socket):
        return True
    return socket.readLine().data() == _TAKEN


class Doorbell(QObject):
    """Where later starts ring once it hangs; while `is_busy` they open a window of their own."""

    path_received = Signal(Path)
    # With the desktop's leave to come forward, where desktops give one.
    raised = Signal(str)

    def __init__(self, place: Path | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self.is_busy: Callable[[], bool] = lambda: False
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def hang(self, path: Path | None = None, ask: Ask | None = None) -> bool:
        """Ring first: False when another program has taken the path, so that this one is to end.

        `ask` is called where the other does not answer soon: it may still be starting, or hang. It returns
        once there is an answer or this program is to have a window of its own, or False: this one ends.
        """
        if self._place is None:
            return True
        # Of two starts at once, one waits here until the other can be rung at.
        lock = QLockFile(f"{self._place}.lock")
        lock.tryLock(_LOCKING)
        try:
            first = _reached(self._place)
            if first is None:
                # What a program that died left there; to listen would take a living one's place too.
                QLocalServer.removeServer(_address(self._place))
                self._server.listen(_address(self._place))
        finally:
            lock.unlock()
        return first is None or not _hand_over(first, path, ask)

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > _LONGEST:
                socket.abort()
            return
        path, leave = _understood(bytes(socket.readLine(_LONGEST).data()))
        busy = self.is_busy()
        socket.write(_BUSY if busy else _TAKEN)
        socket.flush()
        if not busy:
            self.raised.emit(leave)
            if path:
                self.path_received.emit(Path(path))


def _understood(line: bytes) -> tuple[str, str]:
    """The path and the leave in a message; both empty where it makes no sense."""
    try:
        message = json.loads(line)
        return str(message["path"]), str(message["leave"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return "", ""
