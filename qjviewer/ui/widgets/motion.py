"""Short transitions, unless the system or the user asks for none."""

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QObject, QVariantAnimation
from PySide6.QtWidgets import QApplication, QStyle

CHANGE = 450  # from an old value to a new one
FLASH = 1400  # showing where something is


def wanted() -> bool:
    """Whether the desktop asks for animation."""
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return QApplication.style().styleHint(hint) > 0


def ramp(parent: QObject, duration: int, start: float = 0.0, end: float = 1.0) -> QVariantAnimation:
    """An animation between two numbers; not started, gone with its parent."""
    made = QVariantAnimation(parent)
    made.setStartValue(start)
    made.setEndValue(end)
    made.setDuration(duration if wanted() else 0)
    made.setEasingCurve(QEasingCurve.Type.OutCubic)
    return made


def restart(animation: QVariantAnimation) -> None:
    """Run from the beginning, whatever it was doing."""
    if animation.state() is not QAbstractAnimation.State.Stopped:
        animation.stop()
    animation.start()
