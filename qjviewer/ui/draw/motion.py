"""Short transitions, unless the user or the system wants none."""

from typing import Literal, TypeAlias, get_args

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QObject, QVariantAnimation

from qjviewer.ui.draw.stillness import system_is_still

Motion: TypeAlias = Literal["system", "on", "off"]
MOTIONS: tuple[Motion, ...] = get_args(Motion)

CHANGE = 450  # from an old value to a new one
FLASH = 1400  # showing where something is

_chosen: Motion = "system"


def choose(motion: str) -> None:
    """Take the user's choice, for the whole program; a word that is none counts as "system"."""
    global _chosen
    _chosen = next((known for known in MOTIONS if known == motion), "system")


def wanted() -> bool:
    """Whether anything is to move."""
    return not system_is_still() if _chosen == "system" else _chosen == "on"


def ramp(parent: QObject, duration: int, start: float = 0.0, end: float = 1.0) -> QVariantAnimation:
    """An animation between two numbers; not started, gone with its parent."""
    made = QVariantAnimation(parent)
    made.setStartValue(start)
    made.setEndValue(end)
    made.setDuration(duration)
    made.setEasingCurve(QEasingCurve.Type.OutCubic)
    return made


def restart(animation: QVariantAnimation) -> None:
    """Run from the beginning, whatever it was doing."""
    if animation.state() is not QAbstractAnimation.State.Stopped:
        animation.stop()
    animation.start()
