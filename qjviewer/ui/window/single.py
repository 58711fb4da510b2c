"""One program a user: a second start hands its briefing to the first and goes away."""

import getpass
import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE = 500  # ms
_LONGEST = 32768  # bytes of a path


def server_name() -> str:
    """The name both starts agree on; it tells users of one machine apart."""
    user = hashlib.sha256(getpass.getuser().encode()).hexdigest()[:12]
    return f"qjviewer-{user}"


def hand_over(path: Path | None, name: str) -> bool:
    """Give a path to the program already running; None only raises it. False when there is none."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_PATIENCE):
        return False
    # The other program has a working folder of its own.
    words = str(path.absolute()) if path else ""
    socket.write(f"{words}\n".encode())
    socket.waitForBytesWritten(_PATIENCE)
    socket.disconnectFromServer()
    return True


class Doorbell(QObject):
    """Listens for later starts."""

    path_received = Signal(Path)
    raised = Signal()

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        if not self._server.listen(name):
            # Nobody answered there before: the socket was left by a program that died.
            QLocalServer.removeServer(name)
            self._server.listen(name)

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > _LONGEST:
            socket.abort()
        elif socket.canReadLine():
            words = bytes(socket.readLine(_LONGEST).data()).decode("utf-8", "replace").strip("\n")
            self.raised.emit()
            if words:
                self.path_received.emit(Path(words))
