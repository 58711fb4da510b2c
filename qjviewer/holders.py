"""Which programs have a file open: on Windows only, where an open file cannot be replaced."""

import ctypes
from pathlib import Path
from typing import Any, Final

_KEY: Final = 33  # wide characters of a session's key
_MOST: Final = 16  # programs asked about
_OK: Final = 0


class _Process(ctypes.Structure):
    """RM_PROCESS_INFO with RM_UNIQUE_PROCESS in front."""

    _fields_ = (
        ("id", ctypes.c_uint32),
        ("started", ctypes.c_uint32 * 2),
        ("name", ctypes.c_uint16 * 256),
        ("service", ctypes.c_uint16 * 64),
        ("kind", ctypes.c_int32),
        ("status", ctypes.c_uint32),
        ("session", ctypes.c_uint32),
        ("restartable", ctypes.c_int32),
    )


def holders(path: Path) -> list[str]:
    """The names of programs that have a file open, each once; empty where none is known."""
    loaded = getattr(ctypes, "WinDLL", None)
    if loaded is None:
        return []
    try:
        return asked(loaded("rstrtmgr"), path)
    except (OSError, AttributeError):
        return []


def asked(manager: Any, path: Path) -> list[str]:
    """What a restart manager answers about a file; empty where it refuses."""
    session = ctypes.c_uint32()
    key = (ctypes.c_uint16 * _KEY)()
    if manager.RmStartSession(ctypes.byref(session), 0, key) != _OK:
        return []
    try:
        files = (ctypes.c_wchar_p * 1)(str(path))
        if manager.RmRegisterResources(session, 1, files, 0, None, 0, None) != _OK:
            return []
        return _listed(manager, session)
    finally:
        manager.RmEndSession(session)


def _listed(manager: Any, session: ctypes.c_uint32) -> list[str]:
    found = (_Process * _MOST)()
    needed, count, reasons = ctypes.c_uint32(), ctypes.c_uint32(_MOST), ctypes.c_uint32()
    answer = manager.RmGetList(
        session, ctypes.byref(needed), ctypes.byref(count), found, ctypes.byref(reasons)
    )
    if answer != _OK:
        return []
    names = (_text(process.name) for process in found[: count.value])
    return list(dict.fromkeys(filter(None, names)))


def _text(units: Any) -> str:
    """The text in a row of UTF-16 units, up to its zero."""
    return bytes(units).decode("utf-16-le", "replace").partition("\0")[0].strip()
