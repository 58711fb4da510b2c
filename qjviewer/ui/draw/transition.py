"""The short way from one scene to the next."""

from PySide6.QtCore import QEasingCurve, QVariantAnimation, Signal
from PySide6.QtWidgets import QWidget

from qjviewer.charts.marks import Scene
from qjviewer.charts.tween import between
from qjviewer.ui.draw import motion

_CHANGE = 220  # milliseconds
_MOST_MOVING = 600  # marks; more than that would stutter


class Transition(QVariantAnimation):
    """Emits scenes on the way; at once the last one where nothing should move."""

    passed = Signal(object)

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._from: Scene | None = None
        self._to: Scene | None = None
        self.setStartValue(0.0)
        self.setEndValue(1.0)
        self.setDuration(_CHANGE)
        self.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.valueChanged.connect(self._step)

    def go(self, old: Scene | None, new: Scene, *, animate: bool) -> None:
        """Pass from what is shown to a new scene."""
        self.stop()
        self._from, self._to = old, new
        if animate and old is not None and self._wanted(new):
            self.start()
        else:
            self.passed.emit(new)

    def _wanted(self, scene: Scene) -> bool:
        return motion.wanted() and len(scene.marks) <= _MOST_MOVING and self._view.isVisible()

    def _step(self, share: float) -> None:
        if self._from is not None and self._to is not None:
            self.passed.emit(between(self._from, self._to, share))
