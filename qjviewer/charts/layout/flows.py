"""Pieces of a flow: words side by side on a common base line, on further lines where they must."""

from collections.abc import Iterator, Sequence

from qjviewer.charts.layout.geometry import Frame, flow_width
from qjviewer.charts.layout.metrics import BASE, Metrics
from qjviewer.charts.layout.pieces import TextLine, WordsPiece
from qjviewer.charts.layout.plane import Rect
from qjviewer.charts.marks import Flow, FlowWord

_INSET = 0.1  # em that words stay clear of the plot's edge


def flow_pieces(flow: Flow, frame: Frame, metrics: Metrics, hidden: frozenset[str]) -> Iterator[WordsPiece]:
    """The words of a flow; those of hidden series are left out."""
    words = [w for w in flow.words if not w.series or w.series not in hidden]
    if not words or not frame.sees(flow.at.x):
        return
    spot, right = frame.spot(flow.at), frame.field.right
    left = flow_left(flow, frame, metrics)
    size = max(w.size for w in words)
    for number, line in enumerate(flow_lines(flow, words, right - left, metrics)):
        x, y = left, spot.y + number * metrics.line(size)
        base = y + BASE * metrics.pixels(size)
        for word in line:
            width = metrics.width(word.text, word.size, word.bold)
            height = metrics.line(word.size)
            # One word wider than the plot begins farther left rather than leave the drawing.
            x = max(frame.whole.left, min(x, right - width))
            rect = Rect(x, y - height / 2, width, height)
            text = (TextLine(x, base, word.text),)
            yield WordsPiece(rect, text, word.size, word.bold, word.role, word.link)
            x += width + flow.gap * metrics.em


def flow_left(flow: Flow, frame: Frame, metrics: Metrics) -> float:
    """Where a flow starts: at its position, farther left where that keeps it inside the drawing."""
    width = flow_width(flow, metrics)
    if flow.align == "right":
        return max(frame.names, frame.spot(flow.at).x - width)
    fitting = frame.field.right - width
    return max(frame.plot.left + _INSET * frame.em, min(frame.spot(flow.at).x, fitting))


def flow_lines(flow: Flow, words: Sequence[FlowWord], width: float, metrics: Metrics) -> list[list[FlowWord]]:
    """The words of each line."""
    lines: list[list[FlowWord]] = [[]]
    x = 0.0
    for word in words:
        own = metrics.width(word.text, word.size, word.bold)
        if flow.wrap and lines[-1] and x + own > width:
            lines.append([])
            x = 0.0
        lines[-1].append(word)
        x += own + flow.gap * metrics.em
    return lines
