"""Whether the system asks for no animation: one small question a system.

Qt answers it from 6.12 on only, and its own style animates whatever the system asks.
"""

import sys
from collections.abc import Callable
from functools import cache
from typing import Any

_CLIENT_AREA_ANIMATION = 0x1042
_PATIENCE = 300  # milliseconds a desktop has for its answer
# What the desktop's settings portal is asked, and the answers that ask for stillness.
_PORTAL: tuple[tuple[str, str, Callable[[Any], bool]], ...] = (
    ("org.freedesktop.appearance", "reduced-motion", lambda said: said == 1),
    ("org.gnome.desktop.interface", "enable-animations", lambda said: said is False),
    ("org.kde.kdeglobals.KDE", "AnimationDurationFactor", lambda said: _number(said) == 0),
)


@cache
def system_is_still() -> bool:
    """Ask once; a system that does not answer has no wish."""
    ask = {"win32": _windows, "darwin": _mac}.get(sys.platform, _desktop)
    try:
        return ask()
    except (OSError, AttributeError, ImportError):
        return False


def _windows() -> bool:
    import ctypes

    shown = ctypes.c_int(1)
    user: Any = ctypes.windll.user32  # type: ignore[attr-defined,unused-ignore]
    answered = user.SystemParametersInfoW(_CLIENT_AREA_ANIMATION, 0, ctypes.byref(shown), 0)
    return bool(answered) and not shown.value


def _mac() -> bool:
    import ctypes.util

    objc = ctypes.CDLL(ctypes.util.find_library("objc"))
    objc.objc_getClass.restype = objc.sel_registerName.restype = ctypes.c_void_p

    def send(receiver: int, name: bytes, kind: Any) -> Any:
        prototype = ctypes.CFUNCTYPE(kind, ctypes.c_void_p, ctypes.c_void_p)
        return prototype(("objc_msgSend", objc))(receiver, objc.sel_registerName(name))

    workspace = send(objc.objc_getClass(b"NSWorkspace"), b"sharedWorkspace", ctypes.c_void_p)
    return bool(send(workspace, b"accessibilityDisplayShouldReduceMotion", ctypes.c_bool))


def _desktop() -> bool:
    from PySide6.QtDBus import QDBusConnection

    bus = QDBusConnection.sessionBus()
    return bus.isConnected() and any(still(_setting(bus, space, key)) for space, key, still in _PORTAL)


def _setting(bus: Any, space: str, key: str) -> Any:
    """A setting of the desktop; None where there is none."""
    from PySide6.QtDBus import QDBus, QDBusMessage

    service, path = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
    ask = QDBusMessage.createMethodCall(service, path, "org.freedesktop.portal.Settings", "Read")
    ask.setArguments([space, key])
    # A desktop without a portal must not start one for our sake.
    ask.setAutoStartService(False)
    answer = bus.call(ask, QDBus.CallMode.Block, _PATIENCE)
    said: Any = answer.arguments()[0] if answer.type() is QDBusMessage.MessageType.ReplyMessage else None
    # The portal wraps its answer twice.
    while hasattr(said, "variant"):
        said = said.variant()
    return said


def _number(said: Any) -> float | None:
    try:
        return float(said)
    except (TypeError, ValueError):
        return None
