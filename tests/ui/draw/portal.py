"""A desktop whose settings portal says one thing; prints whether the program then keeps still.

Run on a bus of its own: `dbus-run-session -- python portal.py NAMESPACE KEY JSON`.
"""

import json
import subprocess
import sys
from threading import Thread

from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, QTimer, Slot
from PySide6.QtDBus import QDBusConnection, QDBusVariant

ASK = "from qjviewer.ui.draw.stillness import system_is_still; print(system_is_still())"


@ClassInfo({"D-Bus Interface": "org.freedesktop.portal.Settings"})
class Portal(QObject):
    def __init__(self, known):
        super().__init__()
        self.known = known

    @Slot(str, str, result=QDBusVariant)
    def Read(self, space, key):
        return QDBusVariant(QDBusVariant(self.known.get((space, key), "")))


def main(space, key, value):
    app = QCoreApplication([])
    bus = QDBusConnection.sessionBus()
    portal = Portal({(space, key): json.loads(value)})
    flags = QDBusConnection.RegisterOption.ExportAllSlots
    assert bus.registerObject("/org/freedesktop/portal/desktop", portal, flags)
    assert bus.registerService("org.freedesktop.portal.Desktop")
    done = []

    def ask():
        done.append(subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, check=False))

    thread = Thread(target=ask)
    thread.start()
    timer = QTimer(interval=20)
    timer.timeout.connect(lambda: thread.is_alive() or app.quit())
    timer.start()
    app.exec()
    print(done[0].stdout + done[0].stderr)


main(*sys.argv[1:])
