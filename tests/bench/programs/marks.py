"""How a measured program tells its moments, without a word about it in the product.

Only modules of the product that are imported anyway are touched, right after their import: so the
order of imports, which is part of what is measured, stays.
"""

import importlib.abc
import importlib.util
import sys
import time
from collections.abc import Callable
from typing import Any


def mark(name: str) -> None:
    """Tell the moment."""
    print(f"@{name} {time.perf_counter()}", flush=True)


def value(name: str, number: float) -> None:
    """Tell a figure."""
    print(f"={name} {number}", flush=True)


class _Finder(importlib.abc.MetaPathFinder):
    def __init__(self, name: str, then: Callable[[Any], object]) -> None:
        self._name, self._then = name, then

    def find_spec(self, name: str, path: Any, target: Any = None) -> Any:
        if name != self._name:
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        load = spec.loader.exec_module

        def load_and_tell(module: Any) -> None:
            load(module)
            self._then(module)

        spec.loader.exec_module = load_and_tell
        return spec


def after_import(name: str, then: Callable[[Any], object]) -> None:
    """Call `then` with a module as soon as somebody has imported it."""
    sys.meta_path.insert(0, _Finder(name, then))


def after_call(owner: Any, method: str, then: Callable[..., object]) -> None:
    """Call `then` with the same arguments after each call of a method."""
    original = getattr(owner, method)

    def both(*args: Any, **named: Any) -> Any:
        result = original(*args, **named)
        then(*args, **named)
        return result

    setattr(owner, method, both)


class Soon:
    """Calls something once the painting under way has reached the window."""

    def __init__(self, then: Callable[[], object]) -> None:
        from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt

        class Receiver(QObject):
            def customEvent(self, event: QEvent) -> None:
                then()

        self._receiver = Receiver()
        # Posted from within paintEvent: delivered when the event that paints is done, before all else.
        kind, urgent = QEvent.Type(QEvent.registerEventType()), Qt.EventPriority.HighEventPriority.value
        self.post = lambda: QCoreApplication.postEvent(self._receiver, QEvent(kind), urgent)
