"""Labels: fitted to their width, kept inside the drawing, and kept apart from each other."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from qjviewer.charts.marks import NO_LINK, Align, Label, Link, Role, VAlign
from qjviewer.exports.svg.frame import NAMES_GAP, Frame
from qjviewer.exports.svg.measure import BASE, Metrics
from qjviewer.exports.svg.pieces import TextLine, Words
from qjviewer.exports.svg.plane import Point, Rect

_SMALLEST_SHRUNK = 1.0
_BESIDE = 0.35
_MOST_COMPARED = 400  # optional labels beyond this many are left out: nobody could read them


def set_words(
    lines: Sequence[str],
    at: Point,
    metrics: Metrics,
    size: float,
    *,
    bold: bool = False,
    role: Role = "text",
    align: Align = "left",
    valign: VAlign = "middle",
    link: Link = NO_LINK,
) -> Words:
    """Lines of words around a position."""
    pitch = metrics.line(size)
    widths = [metrics.width(line, size, bold) for line in lines]
    height, width = pitch * len(lines), max(widths, default=0.0)
    top = at.y - {"top": 0.0, "middle": 0.5, "bottom": 1.0}[valign] * height
    back = {"left": 0.0, "center": 0.5, "right": 1.0}[align]
    base = top + pitch / 2 + BASE * metrics.pixels(size)
    texts = tuple(
        TextLine(at.x - back * w, base + n * pitch, line, w)
        for n, (line, w) in enumerate(zip(lines, widths, strict=True))
    )
    rect = Rect(at.x - back * width, top, width, height)
    return Words(rect, texts, size, bold, role, link, align)


def room_of(label: Label, frame: Frame) -> float:
    """How wide the words of a label with a width may be."""
    width = abs(frame.x(label.at.x + (label.width or 0.0)) - frame.x(label.at.x))
    return max(frame.em, width - 2 * abs(label.at.dx) * frame.em)


@dataclass
class Labels:
    """Places labels in a frame; `taken` are rectangles optional ones stay clear of."""

    frame: Frame
    metrics: Metrics
    taken: list[Rect]

    def place(self, labels: Sequence[Label]) -> list[Words]:
        """Firm labels first, then those pushed apart, then optional ones where there is room."""
        placed = [self._clamped(self._set(x)) for x in labels if not x.apart and not x.optional]
        placed += self._rows([x for x in labels if x.apart == "x"])
        placed += self._column([x for x in labels if x.apart == "y"])
        self.taken += [w.rect for w in placed]
        return placed + self._optional([x for x in labels if x.optional and not x.apart])

    def _set(self, label: Label) -> Words:
        size, lines = self._fitted(label)
        return set_words(
            lines,
            self.frame.spot(label.at),
            self.metrics,
            size,
            bold=label.bold,
            role=label.role,
            align=label.align,
            valign=label.valign,
            link=label.link,
        )

    def _fitted(self, label: Label) -> tuple[float, tuple[str, ...]]:
        if label.width is None:
            room = self.frame.whole.right - self._left
            return label.size, self.metrics.wrapped(label.text, label.size, label.bold, room, 2)
        room = room_of(label, self.frame)
        if label.fit == "shrink":
            return self._shrunk(label, room)
        most = self._most_lines(label)
        return label.size, self.metrics.wrapped(label.text, label.size, label.bold, room, most)

    def _shrunk(self, label: Label, room: float) -> tuple[float, tuple[str, ...]]:
        """One line, smaller; where that would be too small to read, lines of whole words."""
        width = self.metrics.width(label.text, label.size, label.bold)
        size = label.size * min(1.0, room / max(width, 1e-9))
        if size < _SMALLEST_SHRUNK and " " in label.text:
            return _SMALLEST_SHRUNK, self.metrics.wrapped(label.text, _SMALLEST_SHRUNK, label.bold, room, 3)
        return size, (label.text,)

    def _most_lines(self, label: Label) -> int:
        if label.height is None:
            return 99
        height = abs(self.frame.y(label.at.y + label.height) - self.frame.y(label.at.y))
        room = height - abs(label.at.dy) * self.frame.em
        return max(1, int(room / self.metrics.line(label.size) + 0.05))

    # Keeping inside and apart ------------------------------------------------------------

    @property
    def _left(self) -> float:
        named = self.frame.names > self.frame.whole.left
        return self.frame.names + NAMES_GAP * self.frame.em if named else self.frame.whole.left

    def _clamped(self, words: Words) -> Words:
        dx = max(0.0, self._left - words.rect.left)
        dx = dx or min(0.0, self.frame.whole.right - words.rect.right)
        return words.moved(dx, 0.0) if dx else words

    def _rows(self, labels: Sequence[Label]) -> list[Words]:
        rows: defaultdict[tuple[float, float], list[Words]] = defaultdict(list)
        for label in labels:
            rows[label.at.y, label.at.dy].append(self._set(label))
        gap = _BESIDE * self.frame.em
        found = []
        for row in rows.values():
            row.sort(key=lambda w: w.rect.centre.x)
            spans = [(w.rect.left, w.rect.width + gap) for w in row]
            lefts = spread(spans, self._left, self.frame.whole.right + gap)
            found += [w.moved(x - w.rect.left, 0.0) for w, x in zip(row, lefts, strict=True)]
        return found

    def _column(self, labels: Sequence[Label]) -> list[Words]:
        column = sorted((self._set(x) for x in labels), key=lambda w: w.rect.centre.y)
        spans = [(w.rect.top, w.rect.height) for w in column]
        tops = spread(spans, self.frame.whole.top, self.frame.whole.bottom)
        return [self._clamped(w.moved(0.0, y - w.rect.top)) for w, y in zip(column, tops, strict=True)]

    def _optional(self, labels: Sequence[Label]) -> list[Words]:
        found: list[Words] = []
        for label in labels[:_MOST_COMPARED]:
            mirrored = replace(label, at=replace(label.at, dy=-label.at.dy))
            fitting = (w for w in self._both(label, mirrored) if self._free(w.rect))
            if words := next(fitting, None):
                self.taken.append(words.rect)
                found.append(words)
        return found

    def _both(self, *labels: Label) -> Iterable[Words]:
        return (self._clamped(self._set(label)) for label in labels)

    def _free(self, rect: Rect) -> bool:
        return not any(rect.touches(other) for other in self.taken)


def spread(spans: Sequence[tuple[float, float]], low: float, high: float) -> list[float]:
    """Starts for (start, length) spans in order, moved so that none overlap and all lie within bounds."""
    starts: list[float] = []
    end = low
    for start, length in spans:
        starts.append(max(start, end))
        end = starts[-1] + length
    limit = high
    for n in range(len(spans) - 1, -1, -1):
        starts[n] = min(starts[n], limit - spans[n][1])
        limit = starts[n]
    return [max(low, s) for s in starts]
