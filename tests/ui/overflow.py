"""Finds text that its widget has no room for."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QScrollArea,
    QTabBar,
    QWidget,
)

from qjviewer.ui.draw.screen import ChartView
from qjviewer.ui.widgets.chip import ChipView
from qjviewer.ui.widgets.chip_flow import ChipFlow
from qjviewer.ui.widgets.elided_label import ElidedLabel
from qjviewer.ui.widgets.grid import Grid
from qjviewer.ui.widgets.runs_label import RunsLabel
from qjviewer.ui.widgets.step_chain import StepChain
from qjviewer.ui.widgets.themed import Themed
from qjviewer.ui.window.shot import settle

AS_HIGH_AS_TEXT = (RunsLabel, ChipFlow, Grid, StepChain)
AS_WIDE_AS_TEXT = (QAbstractButton, QComboBox, QAbstractSpinBox)


def cut(root):
    """What is not wholly shown below a widget, each in words for a message."""
    return [f"{why}: {said(w)}" for w in shown(root) if (why := trouble(w, root))]


def cut_at_rest(root):
    """The same once layouts have come to rest, which takes a few rounds of events."""
    for _ in range(30):
        settle(1)
        if not (found := cut(root)):
            break
    return found


def shown(root):
    """Visible widgets that are ours to lay out: not those inside a chart."""
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and widget.window() is root and not within(widget, ChartView):
            yield widget


def within(widget, kind):
    while widget is not None and not isinstance(widget, kind):
        widget = widget.parentWidget()
    return widget is not None


def said(widget):
    text = widget.text() if hasattr(widget, "text") and callable(widget.text) else widget.accessibleName()
    return f"{type(widget).__name__} {text[:40]!r} {widget.width()}×{widget.height()}"


def trouble(widget, root):
    """Why its text is not wholly shown; empty where it is."""
    match widget:
        case ElidedLabel():
            return "shortened" if widget.is_cut else ""
        case ChipView():
            return "too low" if widget.height() < widget.height_at(widget.width()) else ""
        case QTabBar():
            last = widget.tabRect(widget.count() - 1).right() if widget.count() else 0
            return "tabs do not fit" if last > widget.width() else ""
        case QScrollArea():
            content = widget.widget()
            wide = content is not None and content.width() > widget.viewport().width()
            return "scrolls sideways" if wide and not widget.property("sideways") else ""
    if isinstance(widget, AS_HIGH_AS_TEXT):
        return "too low" if widget.height() < widget.heightForWidth(widget.width()) else outside(widget, root)
    if isinstance(widget, QLabel) and widget.text():
        return lacking(widget) or outside(widget, root)
    if isinstance(widget, AS_WIDE_AS_TEXT):
        return "too narrow" if widget.width() < widget.minimumSizeHint().width() else outside(widget, root)
    return ""


def lacking(label):
    if label.wordWrap():
        return "too low" if label.height() < label.heightForWidth(label.width()) else ""
    hint = label.sizeHint()
    return "too narrow" if label.width() < hint.width() or label.height() < hint.height() else ""


def outside(widget, root):
    """Whether it reaches beyond what holds it: a part of ours, what scrolls, or the window."""
    holder = widget.parentWidget()
    while holder is not root and not isinstance(holder, Themed) and not scrolls(holder):
        holder = holder.parentWidget()
    area = QRect(widget.mapTo(holder, QPoint(0, 0)), widget.size())
    return "" if holder.rect().contains(area) else "reaches outside"


def scrolls(widget):
    return isinstance(widget.parentWidget().parentWidget(), QScrollArea)
