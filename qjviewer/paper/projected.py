"""The slides of the deck for paper: the very pieces that the projector shows, scaled to where they stand.

Nothing is laid out anew: a template only puts the pieces at their places. How large a slide must be
printed follows from its smallest type, which is nowhere under SMALLEST.
"""

import math
from collections.abc import Sequence
from functools import cached_property
from typing import Final

import msgspec

from qjviewer.charts.layout.metrics import Metrics
from qjviewer.charts.layout.pieces import WordsPiece
from qjviewer.charts.layout.placed import placed
from qjviewer.charts.layout.plane import Rect
from qjviewer.charts.small import width_of
from qjviewer.charts.svg.in_cell import HEIGHT as SMALL_HEIGHT
from qjviewer.charts.svg.in_cell import small_svg
from qjviewer.pages.deck import Deck, Slide
from qjviewer.pages.told import build
from qjviewer.paper.converting import Converter
from qjviewer.paper.drawings import projected_chart
from qjviewer.paper.print_job import Job
from qjviewer.setting.slides.fit import Fitted, fit_deck
from qjviewer.setting.slides.layout import Remembered, lay_out
from qjviewer.setting.slides.look import SlideLook, look_for
from qjviewer.setting.slides.shapes import SHAPES
from qjviewer.setting.slides.sheet import (
    PlacedChart,
    PlacedSmall,
    PlacedTable,
    PlacedWords,
    SlideBox,
    SlideSheet,
    parted,
)
from qjviewer.setting.slides.style import HEIGHT, SlideStyle, page_width

# Points of the smallest type that is printed.
SMALLEST: Final = 7.0


class SpanData(msgspec.Struct):
    """Words in one look."""

    text: str
    size: float
    bold: bool
    ink: str


class WordsData(msgspec.Struct):
    """Lines of words from the left end of the first base line, `pitch` apart; `heading` names the slide."""

    x: float
    y: float
    wide: float
    pitch: float
    lines: list[list[SpanData]]
    heading: bool


class ShapeData(msgspec.Struct):
    """A rectangle: filled, outlined, or both; an empty colour is none."""

    x: float
    y: float
    wide: float
    high: float
    fill: str
    border: str
    dashed: bool
    radius: float
    stroke: float


class PictureData(msgspec.Struct):
    """A drawing, an SVG file, and what it says."""

    x: float
    y: float
    wide: float
    high: float
    file: str
    alt: str


class SheetCellData(msgspec.Struct):
    """What stands in a cell of a table, in coordinates of the slide; `span` columns wide, 0 where covered."""

    words: list[WordsData]
    pictures: list[PictureData]
    span: int = 1


class GridData(msgspec.Struct):
    """A table's cells between the edges of its columns and rows; the first `heads` rows are its header."""

    columns: list[float]
    rows: list[float]
    cells: list[list[SheetCellData]]
    heads: int


class SlideData(msgspec.Struct):
    """A slide in its own units: shapes below everything, then what is read, in its order."""

    number: str
    section: str
    first: bool
    shapes: list[ShapeData]
    above: list[WordsData]
    grid: GridData | None
    drawings: list[PictureData]
    below: list[WordsData]
    notes: list[str]
    planned: str


class DeckData(msgspec.Struct):
    """All slides, `width` × `height` units large."""

    slides: list[SlideData]
    width: float
    height: float
    words: dict[str, str]


class Sheets:
    """The slides of the tabs printed as a projector of the chosen shape shows them."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._look = _look(job)
        self._remembered: Remembered = {}
        self.fitted: Fitted = _fitted(job, self._look, self._remembered)
        self.width = page_width(*SHAPES[job.options.screen])

    @property
    def deck(self) -> Deck:
        """Its pages."""
        return self.fitted.deck

    @cached_property
    def laid_out(self) -> tuple[tuple[Slide, SlideSheet], ...]:
        """Every slide with its pieces."""
        lang, total = self._job.lang, self.deck.total
        return tuple(
            (s, lay_out(s, self._look, self.width, s.label(lang), total, self._remembered))
            for s in self.deck.slides
        )

    @property
    def ratio(self) -> float:
        """How wide a slide is for its height."""
        return self.width / HEIGHT

    @cached_property
    def least_width(self) -> float:
        """The points that a slide must be wide so that its smallest type is as large as SMALLEST."""
        smallest = min((_smallest(sheet) for _, sheet in self.laid_out), default=SMALLEST)
        return self.width * SMALLEST / max(smallest, 1.0)

    def data(self, made: Converter, *, walked: bool = False) -> DeckData:
        """The slides for a template; `walked` leaves the appendix out."""
        shown = [(s, sheet) for s, sheet in self.laid_out if not (walked and s.appendix)]
        before = ["", *(s.tab for s, _ in shown)]
        slides = [
            _slide(_Pieces(made, sheet), slide, bool(slide.tab) and slide.tab != last)
            for (slide, sheet), last in zip(shown, before, strict=False)
        ]
        return DeckData(slides, self.width, HEIGHT, {"same-notes": made.say("same-notes", section="{0}")})

    def squeezed(self, made: Converter) -> list[str]:
        """What is to be told of slides that hold more than they have room for."""
        tight = {s.key for s in self.fitted.tight}
        over = [s for s, sheet in self.laid_out if s.key in tight or sheet.failed]
        return [made.say("slide-over", n=s.label(made.lang)) for s in over]


def _fitted(job: Job, look: SlideLook, remembered: Remembered) -> Fitted:
    deck = build(job.cover, job.pages, job.lang, job.briefing.digest)
    return fit_deck(deck, look, SHAPES[job.options.screen], remembered)


def _look(job: Job) -> SlideLook:
    style = SlideStyle("gray" if job.options.gray else "paper")
    return look_for(job.cover, job.facts.cube.bundle, job.lang, job.options.release, style)


def _smallest(sheet: SlideSheet) -> float:
    """The smallest type on a slide, the words of its drawing included; in its units."""
    sizes = [round(s.size) for p in sheet.words for s in p.words.stretches]
    for drawn in sheet.drawings:
        metrics = chart_metrics(drawn, sheet.style)
        pieces = placed(drawn.chart.scene, drawn.area, metrics)
        sizes += [metrics.pixels(p.size) for p in pieces if isinstance(p, WordsPiece) and p.lines]
    return min(sizes, default=math.inf)


def chart_metrics(drawn: PlacedChart, style: SlideStyle) -> Metrics:
    """How words of a drawing on a slide are measured."""
    return Metrics(drawn.em, latin=drawn.chart.scene.lang == "en", words=style.words)


def _slide(pieces: "_Pieces", slide: Slide, first: bool) -> SlideData:
    sheet, made = pieces.sheet, pieces.made
    minutes, seconds = divmod(slide.seconds, 60)
    words, cells = parted(sheet.words, sheet.table.area) if sheet.table else (sheet.words, [])
    below = sheet.below_picture(words)
    return SlideData(
        number=slide.label(made.lang),
        section=made.clean(slide.section),
        first=first,
        shapes=[pieces.shape(b) for b in sheet.boxes if b.is_seen],
        above=[pieces.words(p) for p in words if p not in below],
        grid=pieces.grid(sheet.table, cells) if sheet.table else None,
        drawings=[pieces.drawing(d) for d in sheet.drawings],
        below=[pieces.words(p) for p in below],
        notes=[made.clean(t.strip()) for t in slide.notes.splitlines() if t.strip()],
        planned=made.say("planned", minutes=minutes, seconds=f"{seconds:02d}"),
    )


class _Pieces:
    """Makes the data of one sheet's pieces."""

    def __init__(self, made: Converter, sheet: SlideSheet) -> None:
        self.made, self.sheet = made, sheet

    def words(self, piece: PlacedWords) -> WordsData:
        """Words, broken as they are projected."""
        words = piece.words
        return WordsData(
            x=_round(piece.at.x),
            y=_round(piece.at.y + words.base),
            wide=_round(words.natural_width),
            pitch=_round(words.step),
            lines=self._lines(piece),
            heading=words is self.sheet.headline,
        )

    def _lines(self, piece: PlacedWords) -> list[list[SpanData]]:
        lines: list[list[SpanData]] = [[]]
        for stretch, told in piece.words.told():
            ink = self.sheet.style.hex(stretch.ink)
            for n, text in enumerate(told.split("\n")):
                if n:
                    lines.append([])
                if text:
                    clean = self.made.clean(text)
                    lines[-1].append(SpanData(clean, round(stretch.size), stretch.bold, ink))
        return lines

    def shape(self, box: SlideBox) -> ShapeData:
        """A box."""
        area, style = box.area, self.sheet.style
        fill, border = (style.hex(ink) if ink else "" for ink in (box.fill, box.border))
        x, y, wide, high = map(_round, (area.left, area.top, area.width, area.height))
        return ShapeData(x, y, wide, high, fill, border, box.dashed, box.radius, box.width)

    def drawing(self, drawn: PlacedChart) -> PictureData:
        """The chart in the colours of paper."""
        metrics = chart_metrics(drawn, self.sheet.style)
        area, mode = drawn.area, self.sheet.style.mode
        svg = projected_chart(drawn.chart.scene, area, metrics, mode, self.made.prefix)
        return PictureData(*_corners(area), self.made.file(svg), self.made.told(drawn.chart))

    def grid(self, table: PlacedTable, words: Sequence[PlacedWords]) -> GridData:
        """A table's cells, each with its words and what is drawn in it."""
        cells = [[SheetCellData([], []) for _ in table.columns[1:]] for _ in table.rows[1:]]
        for piece in words:
            row, column = table.cell_at(piece.area)
            cells[row][column].words.append(self.words(piece))
        for small in self.sheet.smalls:
            row, column = table.cell_at(small.area)
            cells[row][column].pictures.append(self._small(small))
        for over in table.over:
            for column in over.columns:
                cells[0][column].span = over.count if column == over.first else 0
        edges = [*map(_round, table.columns)], [*map(_round, table.rows)]
        return GridData(*edges, cells, 2 if table.over else 1)

    def _small(self, drawn: PlacedSmall) -> PictureData:
        svg = small_svg(drawn.small, self.sheet.style.mode)
        high = SMALL_HEIGHT * drawn.em
        area = Rect(drawn.area.left, drawn.area.centre.y - high / 2, width_of(drawn.small) * drawn.em, high)
        return PictureData(*_corners(area), self.made.file(svg), self.made.clean(drawn.told))


def _corners(area: Rect) -> tuple[float, float, float, float]:
    """Left, top, width and height."""
    left, top, width, height = map(_round, (area.left, area.top, area.width, area.height))
    return left, top, width, height


def _round(length: float) -> float:
    return round(length, 2)
