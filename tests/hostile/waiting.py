"""Waiting while Qt works."""

from PySide6.QtCore import QEventLoop, QTimer


def rest(milliseconds):
    """Let Qt's loop run, and other threads too: QTest.qWait would keep the interpreter to itself."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
