"""The marks a chart is made of: ten plain shapes that every renderer knows.

Positions are in data coordinates; `dx` and `dy` shift them by so many em to the right and down,
and thicknesses that must not depend on the data are in em too. So one Scene fits every size,
and screen, paper and SVG cannot drift apart.
"""

from typing import Literal, TypeAlias

import msgspec

from qjviewer.wording import DEFAULT_LANGUAGE, Language

# What a thing is, not how it looks: a theme turns roles into colours and hatches.
Role: TypeAlias = Literal[
    "district", "city", "province", "nation", "town",  # our own place, those around it, by level
    "peer",  # places of a group where only the name tells them apart: one grey
    "peer1", "peer2", "peer3", "peer4",  # sister places that a reader has to tell apart
    "last-year",  # the same a year before
    "total", "falling", "residual",  # of a sum: the whole, what takes away, what rounding leaves
    "shade1", "shade2", "shade3", "shade4", "shade5", "shade6",  # from the strongest to none
    "series1", "series2", "series3", "series4", "series5",  # anything else
    "accent",  # the one thing to look at
    "text", "muted", "inverse",  # words: normal, secondary, on a dark bar or tile
    "grid", "axis", "empty",  # hair lines; the unmarked cell of a strip
    "tile", "tile-main", "tint",  # backgrounds of tiles; of the row to look at, across the drawing
]  # fmt: skip
Shape: TypeAlias = Literal["circle", "diamond", "square", "triangle", "bar", "line"]
# How the lines of places of one level are told apart, where colour says the level; targets are `dashed`.
Dash: TypeAlias = Literal["", "long", "dot", "dash-dot"]
Align: TypeAlias = Literal["left", "center", "right"]
VAlign: TypeAlias = Literal["top", "middle", "bottom"]
Side: TypeAlias = Literal["left", "bottom"]
# How words that do not fit their width are made to: on several lines, or smaller on one.
Fit: TypeAlias = Literal["wrap", "shrink"]
# The direction in which labels that would overlap push each other apart.
Apart: TypeAlias = Literal["", "x", "y"]


class At(msgspec.Struct, frozen=True):
    """A position: data coordinates, then a shift in em (dx right, dy down)."""

    x: float
    y: float
    dx: float = 0.0
    dy: float = 0.0


class Link(msgspec.Struct, frozen=True):
    """What a mark stands for: the figure (or item) behind it and the words shown on hover."""

    figure: str = ""
    tip: str = ""


NO_LINK = Link()


class Bar(msgspec.Struct, frozen=True):
    """A rectangle in data coordinates.

    `hollow` for targets: outline only, dashed; `hatched` for what is estimated, forecast or left over.
    """

    x0: float
    x1: float
    y0: float
    y1: float
    role: Role
    link: Link = NO_LINK
    hollow: bool = False
    series: str = ""
    hatched: bool = False


class Line(msgspec.Struct, frozen=True):
    """A polyline in data coordinates; `weight` is how thick beside other lines."""

    points: tuple[tuple[float, float], ...]
    role: Role
    dashed: bool = False
    link: Link = NO_LINK
    series: str = ""
    dash: Dash = ""
    weight: float = 1.0


class Dot(msgspec.Struct, frozen=True):
    """A point symbol, `size` em across; `hollow` for targets.

    Those with `dodge` that would hide each other on one height are moved apart, up and down.
    """

    at: At
    shape: Shape
    role: Role
    size: float = 0.8
    hollow: bool = False
    link: Link = NO_LINK
    series: str = ""
    dodge: bool = False


class Label(msgspec.Struct, frozen=True):
    """Words at a position, `size` em high.

    With `width` (in data units along x, less `dx` on both sides) they are fitted to it: wrapped, or
    for numbers, which are never cut, made smaller. Wrapped words need the room of `height` (data
    units along y); a renderer asks for a taller drawing where it is too little.
    A label that may stand `around` its point goes where it is clear of other words, points and lines;
    an `optional` one is left out where there is no such place.
    """

    at: At
    text: str
    size: float = 1.0
    bold: bool = False
    role: Role = "text"
    align: Align = "left"
    valign: VAlign = "middle"
    width: float | None = None
    height: float | None = None
    fit: Fit = "wrap"
    apart: Apart = ""
    around: bool = False
    optional: bool = False
    link: Link = NO_LINK
    series: str = ""


class FlowWord(msgspec.Struct, frozen=True):
    """One of several words in a flow, with a link and a look of its own."""

    text: str
    size: float = 1.0
    bold: bool = False
    role: Role = "text"
    link: Link = NO_LINK
    series: str = ""


class Flow(msgspec.Struct, frozen=True):
    """Words side by side from a position to the right, `gap` em apart, on a common base line.

    With `wrap` those that would leave the drawing go on in a next line; the lines need the room of
    `height` (data units along y). With `align` right they end at the position.
    """

    at: At
    words: tuple[FlowWord, ...]
    gap: float = 0.5
    wrap: bool = False
    height: float | None = None
    align: Align = "left"


class Bracket(msgspec.Struct, frozen=True):
    """A horizontal measure between two values with words in its middle (beside it if too narrow)."""

    x0: float
    x1: float
    y: float
    text: str
    role: Role = "accent"
    link: Link = NO_LINK
    series: str = ""


class Cells(msgspec.Struct, frozen=True):
    """A strip of `count` equal cells with some marked; `marked` counts from 1.

    `inferred` when their number is not stated by the source: the cells are outlines only.
    """

    x0: float
    x1: float
    y0: float
    y1: float
    count: int
    marked: tuple[int, ...]
    role: Role = "accent"
    inferred: bool = False
    link: Link = NO_LINK


class Rule(msgspec.Struct, frozen=True):
    """A straight line between two positions; `weight` in hair lines."""

    start: At
    end: At
    role: Role = "grid"
    dashed: bool = False
    weight: float = 1.0


class ColumnCell(msgspec.Struct, frozen=True):
    """Words of a column at a height; `span` draws a bracket beside them between two heights."""

    y: float
    text: str
    bold: bool = False
    role: Role = "text"
    link: Link = NO_LINK
    span: tuple[float, float] | None = None


class SideColumn(msgspec.Struct, frozen=True):
    """Words under each other beside the plot, as in a table, with a heading above.

    Columns of one side stand in the order given, those at the left before the names of rows. Where a
    drawing is too narrow those with the highest `spare` are left out first; 0 is never left out.
    Words wider than `widest` em are set on several lines.
    """

    side: Literal["left", "right"]
    cells: tuple[ColumnCell, ...]
    head: str = ""
    align: Align = "right"
    spare: int = 0
    widest: float = 12.0


class Axis(msgspec.Struct, frozen=True):
    """Ticks with labels along one side; renderers leave out labels that would overlap.

    Category names and numbers alike; numbers carry a grid line when `grid`. A line break in a
    tick's words starts a second line; words of the second line alone begin with one.
    """

    side: Side
    ticks: tuple[tuple[float, str], ...]
    grid: bool = False
    title: str = ""


Mark: TypeAlias = Bar | Line | Dot | Label | Flow | Bracket | Cells | Rule | SideColumn | Axis


class PlotRange(msgspec.Struct, frozen=True):
    """The data values at the edges of the plot; top < bottom when rows count downwards."""

    left: float
    right: float
    top: float
    bottom: float


class Margins(msgspec.Struct, frozen=True):
    """Room around the plot in em, for words that lie outside the data."""

    left: float = 0.5
    right: float = 0.5
    top: float = 0.5
    bottom: float = 0.5


class Key(msgspec.Struct, frozen=True):
    """One entry of the legend; `series` is what a click on it hides and shows.

    `dash` is how the line is drawn whose point is shown.
    """

    text: str
    role: Role
    shape: Shape = "bar"
    series: str = ""
    hollow: bool = False
    dashed: bool = False
    dash: Dash = ""
    hatched: bool = False
    lined: bool = False


class Scene(msgspec.Struct, frozen=True):
    """A finished drawing in marks, for any size.

    `height` is the natural height of the whole in em without the legend (a renderer may give more);
    `table` holds the same data as rows of text, the first row being the header.
    `summary` is the chart in one sentence, for assistive technology; `lang` is the language of all words.
    `others` are arrangements of the same for rooms of another shape: `charts.arrange` takes the first
    of all that fits.
    Where not even the smallest does, `parts` show as much on several pages, and `folded` what matters most.
    """

    view: PlotRange
    margins: Margins
    marks: tuple[Mark, ...]
    height: float
    min_width: float = 20.0
    legend: tuple[Key, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()
    summary: str = ""
    zoomable: bool = False
    notes: tuple[str, ...] = ()
    lang: Language = DEFAULT_LANGUAGE
    others: "tuple[Scene, ...]" = ()
    parts: "tuple[Scene, ...]" = ()
    folded: "Scene | None" = None
    # The share of the width that columns of words leave the plot at least.
    least_plot: float = 0.24
    # In less width, in em, something is left out; 0 where nothing ever is.
    whole_width: float = 0.0
