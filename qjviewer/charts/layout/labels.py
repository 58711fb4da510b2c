"""Labels: fitted to their width, kept inside the drawing, and kept apart from each other."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec
from msgspec.structs import replace

from qjviewer.charts.layout.geometry import NAMES_GAP, Frame
from qjviewer.charts.layout.metrics import Metrics
from qjviewer.charts.layout.pieces import WordsPiece
from qjviewer.charts.layout.plane import Rect, Segment
from qjviewer.charts.layout.set_words import moved, set_words
from qjviewer.charts.marks import Align, Label

# How small words become that are made to fit their room: large ones so many em, others so much of their size.
_SMALLEST_SHRUNK, _LEAST_SHARE = 1.0, 0.76
_BESIDE = 0.35  # em between words pushed apart
_SHORT = 6.0  # em: words that a line may cross where there is no other place
_OFF_EDGE = 0.3  # em
_CROWDED = 1.3  # em around a point within which another is close
_BEYOND = 0.6  # em that names at the ends of lines may stand above and below the plot


def room_of(label: Label, frame: Frame) -> float:
    """How wide the words of a label with a width may be."""
    width = abs(frame.x(label.at.x + (label.width or 0.0)) - frame.x(label.at.x))
    return max(frame.em, width - 2 * abs(label.at.dx) * frame.em)


class Labels(msgspec.Struct):
    """Places labels in a frame; those around points stay clear of what is `taken` and of `lines`."""

    frame: Frame
    metrics: Metrics
    taken: list[Rect]
    lines: list[Segment]

    def place(self, labels: Iterable[Label]) -> list[WordsPiece]:
        """Firm labels first, then those pushed apart, then those around their points."""
        seen = [label for label in labels if self.frame.sees(label.at.x)]
        placed = [self._clamped(self._set(x), x) for x in seen if not x.apart and not x.around]
        placed += self._rows([x for x in seen if x.apart == "x"])
        placed += self._columns([x for x in seen if x.apart == "y"])
        self.taken += [w.rect for w in placed]
        around = [x for x in seen if x.around and not x.apart]
        # Where points are close to each other there is little choice: their words come first, those of the
        # upper one above it, so that words beside it are not taken for its own.
        crowds = _Taken(self.taken, 4 * self.frame.em)
        order = sorted(
            around, key=lambda x: (x.optional, -crowds.count(self._near(x)), self.frame.spot(x.at).y)
        )
        return placed + self._around(order)

    def _near(self, label: Label) -> Rect:
        """Where words above and below a label's point would stand."""
        point, em = self.frame.spot(replace(label.at, dx=0.0, dy=0.0)), self.frame.em
        return Rect(point.x - _CROWDED * em, point.y - _CROWDED * em, 2 * _CROWDED * em, 2 * _CROWDED * em)

    def _set(self, label: Label) -> WordsPiece:
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
            room = self._right - self._left
            return label.size, self.metrics.wrapped(label.text, label.size, label.bold, room, 2)
        room = room_of(label, self.frame)
        if label.fit == "shrink":
            return self._shrunk(label, room)
        most = self._most_lines(label)
        return label.size, self.metrics.wrapped(label.text, label.size, label.bold, room, most)

    def _shrunk(self, label: Label, room: float) -> tuple[float, tuple[str, ...]]:
        """One line, smaller; where that would be too small to read, lines at the least size.

        A number is one line whatever it takes.
        """
        width = self.metrics.width(label.text, label.size, label.bold)
        size = label.size * min(1.0, room / max(width, 1e-9))
        least = min(_SMALLEST_SHRUNK, _LEAST_SHARE * label.size)
        has_space = " " in label.text
        if size < least and (has_space or not any(map(str.isdigit, label.text))):
            most = 3 if has_space else 2
            return least, self.metrics.wrapped(label.text, least, label.bold, room, most)
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
        named = self.frame.names > self.frame.field.left
        return self.frame.names + NAMES_GAP * self.frame.em if named else self.frame.field.left

    @property
    def _right(self) -> float:
        return self.frame.field.right

    def _clamped(self, words: WordsPiece, label: Label | None = None) -> WordsPiece:
        left = self._left
        if label is not None and label.align == "center" and label.at.dy:
            # Words over a point stay off the line at the plot's edge.
            left = max(left, self.frame.plot.left + _OFF_EDGE * self.frame.em)
        dx = max(0.0, left - words.rect.left) or min(0.0, self._right - words.rect.right)
        return moved(words, dx, 0.0) if dx else words

    def _rows(self, labels: Sequence[Label]) -> list[WordsPiece]:
        rows: defaultdict[tuple[float, float], list[WordsPiece]] = defaultdict(list)
        for label in labels:
            rows[label.at.y, label.at.dy].append(self._set(label))
        gap = _BESIDE * self.frame.em
        found = []
        for row in rows.values():
            row.sort(key=lambda w: w.rect.centre.x)
            spans = [(w.rect.left, w.rect.width + gap) for w in row]
            lefts = spread(spans, self._left, self._right + gap)
            found += [moved(w, x - w.rect.left, 0.0) for w, x in zip(row, lefts, strict=True)]
        return found

    def _columns(self, labels: Sequence[Label]) -> list[WordsPiece]:
        """Labels that push each other up and down; those left of their points apart from those right."""
        sides: defaultdict[Align, list[Label]] = defaultdict(list)
        for label in labels:
            sides[label.align].append(label)
        return [words for side in sides.values() for words in self._column(side)]

    def _column(self, labels: Sequence[Label]) -> list[WordsPiece]:
        top, bottom = column_bounds(self.frame)
        column = sorted(self._with_room(labels, bottom - top), key=lambda w: w.rect.centre.y)
        spans = [(w.rect.top, w.rect.height) for w in column]
        tops = spread(spans, top, bottom)
        return [self._clamped(moved(w, 0.0, y - w.rect.top)) for w, y in zip(column, tops, strict=True)]

    def _with_room(self, labels: Sequence[Label], height: float) -> list[WordsPiece]:
        """Firm labels, and of the others as many as there is room for, in the order given."""
        words = [(x.optional, self._set(x)) for x in labels]
        left = height - sum(w.rect.height for optional, w in words if not optional)
        kept = []
        for optional, w in words:
            if optional:
                left -= w.rect.height
            if not optional or left >= 0:
                kept.append(w)
        return kept

    def _around(self, labels: Sequence[Label]) -> list[WordsPiece]:
        taken = _Taken(self.taken, 4 * self.frame.em)
        found = []
        for label in labels:
            best = self._best_place(label, taken)
            if best is not None:
                taken.add(best.rect)
                found.append(best)
        return found

    def _best_place(self, label: Label, taken: "_Taken") -> WordsPiece | None:
        """The first place clear of words and lines, else of words; where there is none, the usual one."""
        # Below the plot stand the words of its axis.
        lowest = self.frame.plot.bottom + 0.3 * self.frame.em
        first = free = None
        for choice in _choices(label):
            words = self._clamped(self._set(choice), choice)
            first = first or words
            if words.rect.bottom > lowest or taken.touches(words.rect):
                continue
            if not self._is_crossed(words.rect):
                return words
            # A number may touch a line; a sentence across one is not read.
            if not label.optional or words.rect.width <= _SHORT * self.frame.em:
                free = free or words
        return free or (None if label.optional else first)

    def _is_crossed(self, rect: Rect) -> bool:
        """Whether a line runs through; most lie to one side of it and need no closer look."""
        for line in self.lines:
            (x, y), (dx, dy) = (line.start.x, line.start.y), line.way
            if (
                (x > rect.right and x + dx > rect.right)
                or (x < rect.left and x + dx < rect.left)
                or (y > rect.bottom and y + dy > rect.bottom)
                or (y < rect.top and y + dy < rect.top)
            ):
                continue
            if crosses(line, rect):
                return True
        return False


def _choices(label: Label) -> Iterable[Label]:
    """The places around a point in the order of preference: above, below, then to its sides."""
    at, dy = label.at, label.at.dy
    yield label
    yield replace(label, at=replace(at, dy=-dy))
    sides: tuple[tuple[int, Align], ...] = ((-1, "right"), (1, "left"))
    for side, align in sides:
        for up in (0.45, -0.45):
            beside = replace(at, dx=at.dx + 0.5 * side, dy=dy * up)
            yield replace(label, at=beside, align=align)


def column_bounds(frame: Frame) -> tuple[float, float]:
    """Between which heights labels that push each other apart may stand."""
    return frame.plot.top - _BEYOND * frame.em, frame.plot.bottom + _BEYOND * frame.em


def crosses(line: Segment, rect: Rect) -> bool:
    """Whether a line runs through a rectangle, by cutting it off at each side (Liang and Barsky)."""
    low, high = 0.0, 1.0
    (x, y), (dx, dy) = (line.start.x, line.start.y), line.way
    for step, room in (
        (-dx, x - rect.left),
        (dx, rect.right - x),
        (-dy, y - rect.top),
        (dy, rect.bottom - y),
    ):
        if step == 0:
            if room < 0:
                return False
        elif step < 0:
            low = max(low, room / step)
        else:
            high = min(high, room / step)
    return low <= high


def spread(spans: Sequence[tuple[float, float]], low: float, high: float) -> list[float]:
    """Starts for (start, length) spans in order, moved so that none overlap and all lie within bounds.

    Where there is not room for all, the first ones win.
    """
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


class _Taken:
    """Rectangles in a coarse grid, so that ten thousand labels are compared with their neighbours only."""

    def __init__(self, rects: Iterable[Rect], cell: float) -> None:
        self._cell = max(1.0, cell)
        self._cells: defaultdict[tuple[int, int], list[Rect]] = defaultdict(list)
        for rect in rects:
            self.add(rect)

    def _keys(self, rect: Rect) -> Iterable[tuple[int, int]]:
        c = self._cell
        for column in range(int(rect.left // c), int(rect.right // c) + 1):
            for row in range(int(rect.top // c), int(rect.bottom // c) + 1):
                yield column, row

    def add(self, rect: Rect) -> None:
        for key in self._keys(rect):
            self._cells[key].append(rect)

    def count(self, rect: Rect) -> int:
        """How many rectangles it touches; more than two are as good as two."""
        found = {id(r) for key in self._keys(rect) for r in self._cells[key] if rect.overlaps(r)}
        return min(2, len(found))

    def touches(self, rect: Rect) -> bool:
        return any(rect.overlaps(other) for key in self._keys(rect) for other in self._cells[key])
