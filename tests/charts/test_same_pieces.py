"""Marks of every make as they are placed and painted, away from any kind of chart: golden files.

Held are a scene in several widths, zoomed, and with a series hidden; legends; words that are cut; the SVG of
every piece in each mode; small drawings for cells.
"""

from collections.abc import Iterator
from typing import get_args

from msgspec.structs import replace

from qjviewer.charts.layout.geometry import frame_of
from qjviewer.charts.layout.height import natural_height
from qjviewer.charts.layout.legend import legend_entries, legend_height
from qjviewer.charts.layout.metrics import Metrics
from qjviewer.charts.layout.pieces import Box, Hair, Piece, Symbol, TextLine, Trace, WordsPiece
from qjviewer.charts.layout.plane import Point, Rect
from qjviewer.charts.layout.scene_layout import lay_out
from qjviewer.charts.marks import (
    At,
    Axis,
    Bar,
    Bracket,
    Cells,
    ColumnCell,
    Dash,
    Dot,
    Flow,
    FlowWord,
    Key,
    Label,
    Line,
    Link,
    Margins,
    PlotRange,
    Role,
    Rule,
    Scene,
    Shape,
    SideColumn,
)
from qjviewer.charts.small import Meter, RankCells, Trend
from qjviewer.charts.svg.in_cell import small_svg
from qjviewer.charts.svg.svg_paint import Painter
from tests.charts.test_placed import look_of
from tests.rich.written import is_golden

SHAPES: tuple[Shape, ...] = get_args(Shape)
DASHES: tuple[Dash, ...] = get_args(Dash)
LONG = "规模以上工业增加值和固定资产投资"
SCENE = Scene(
    PlotRange(0, 10, -0.5, 4.5),
    Margins(1.0, 2.0, 1.5, 0.5),
    (
        Axis("left", tuple((float(n), name) for n, name in enumerate(("甲", "乙县", LONG, "丁", "戊")))),
        Axis("bottom", ((0.0, "0"), (0.2, "0.2"), (5.0, "2023年\n上半年"), (10.0, "\n年末")), True, "单位"),
        Axis("left", ((1.0, "1"), (9.0, "9")), grid=True),
        Bar(0, 9, 1.7, 2.3, "tint"),
        Bar(0, 6.5, -0.3, 0.3, "district", Link("a", "甲的值")),
        Bar(6.5, 2.0, 0.7, 1.3, "falling", hatched=True, series="乙"),
        Bar(0, 8, 3.7, 4.3, "axis", hollow=True),
        Rule(At(0, -0.5), At(0, 4.5), "axis", weight=2.0),
        Rule(At(2, 0, dx=0.5), At(2, 4, dy=-0.5), dashed=True),
        Line(((1.0, 0.0), (4.0, 3.0), (9.0, 1.0)), "city", series="乙", dash="long", weight=2.0),
        Line(((1.0, 4.0), (9.0, 3.0)), "peer", dashed=True),
        Dot(At(4.0, 3.0), "circle", "city", series="乙"),
        *(Dot(At(7.0, 4.0), shape, "province", 0.9, dodge=True) for shape in SHAPES[:3]),
        Dot(At(11.0, 4.0), "diamond", "nation", hollow=True),
        Bracket(2.0, 8.0, 1.5, "高6.0个百分点"),
        Bracket(4.0, 4.3, 2.5, "相差不大", "muted"),
        Cells(0, 10, 3.2, 3.6, 20, (3, 17)),
        Cells(0, 2, 2.7, 3.0, 90, (12,), "district", inferred=True),
        Label(At(6.5, 0.0, dx=0.4), "6.5", bold=True),
        Label(At(5.0, 2.0), LONG * 2, width=3.0, height=1.0, align="center", valign="top"),
        Label(At(2.0, 1.0, dy=0.9), LONG * 2, width=2.5, height=0.08, valign="top"),
        Label(At(5.0, 2.0), "1234567.8", width=0.8, fit="shrink", align="right", valign="bottom"),
        Label(At(4.0, 3.0, dx=0.6), "末端", around=True, optional=True, series="乙"),
        *(Label(At(8.0, 0.1 * n), f"挤{n}", apart="y") for n in range(3)),
        *(Label(At(8.0 + 0.1 * n, 4.4), f"挤{n}", apart="x", optional=n > 1) for n in range(4)),
        Flow(At(1.0, 2.5), (FlowWord("头", bold=True), FlowWord(LONG), FlowWord("尾", 1.5, series="乙"))),
        Flow(At(1.0, 3.5), tuple(FlowWord(LONG, link=Link(str(n))) for n in range(3)), wrap=True, height=0.8),
        Flow(At(9.0, 0.5), (FlowWord("右"), FlowWord("端")), 1.0, align="right"),
        Flow(At(0.5, 0.5), (FlowWord(LONG * 4),)),
        SideColumn("left", tuple(ColumnCell(float(n), f"{n}") for n in range(5)), "位次", spare=2),
        SideColumn(
            "right",
            (ColumnCell(0, "12.5", True, "accent"), ColumnCell(2, LONG), ColumnCell(3, "")),
            "上年同期值",
        ),
        SideColumn("right", (ColumnCell(1, "差0.5", span=(0.0, 2.0)),), align="left", spare=1, widest=5.0),
    ),
    12.0,
    legend=(Key("甲", "district"),),
)  # fmt: skip
KEYS = tuple(
    Key(f"第{n}个{'很长的' * (n % 3)}名字", "city", shape, f"s{n}", hollow, dashed, dash, n % 2 == 0, lined)
    for n, (shape, dash, hollow, dashed, lined) in enumerate(
        (shape, DASHES[n % 4], n % 3 == 0, n % 2 == 1, n > 5) for n, shape in enumerate(SHAPES * 2)
    )
)
WORDS = ("", "甲区", LONG, "Gross regional product of the county", "1,234.5\n第二行")


def told(pieces: list[Piece]) -> Iterator[str]:
    """A line a piece: what it is, where it stands, how it looks, and what it leads to."""
    for piece in pieces:
        r = piece.rect
        where = f"{r.left:.1f},{r.top:.1f} {r.width:.1f}x{r.height:.1f}"
        name = type(piece).__name__.removesuffix("Piece").lower()
        struck = ("struck" if piece.struck else "", piece.align) if isinstance(piece, WordsPiece) else ()
        yield " ".join(filter(None, (name, where, piece.role, *look_of(piece), *struck, piece.link.figure)))


def scenes() -> Iterator[str]:
    metrics, latin = Metrics(14.0), Metrics(9.0, latin=True)
    zoomed = PlotRange(3.0, 7.0, -0.5, 4.5)
    for name, width, view, hidden, measure in (
        ("wide", 900, None, frozenset[str](), metrics),
        ("narrow", 260, None, frozenset(["乙"]), metrics),
        ("zoomed", 600, zoomed, frozenset[str](), latin),
    ):
        high = natural_height(SCENE, width, measure)
        frame = frame_of(SCENE, Rect(5, 3, width, high), measure, view)
        yield f"== {name} {high:.1f} {frame.plot}"
        yield from told(list(lay_out(SCENE, frame, measure, hidden, lines=name != "zoomed")))
    upwards = replace(SCENE, view=PlotRange(0, 10, 4.5, -0.5))
    plot = frame_of(upwards, Rect(0, 0, 500, 300), metrics).plot
    yield f"upwards {natural_height(upwards, 500, metrics):.1f} {plot}"


def legends() -> Iterator[str]:
    metrics = Metrics(12.0)
    for width in (700, 90):
        yield f"== {legend_height(KEYS, width, metrics):.1f} {legend_height((), width, metrics)}"
        for entry in legend_entries(KEYS, Rect(10, 20, width, 0), metrics, frozenset(["s1", "s6", "s9"])):
            yield from told(list(entry.pieces))


def words() -> Iterator[str]:
    for metrics in (Metrics(14.0), Metrics(10.0, latin=True), Metrics(4.0, smallest=9)):
        yield f"== {metrics.pixels(0.9)} {metrics.line(1.0):.2f}"
        for text in WORDS:
            yield f"{text!r} {metrics.width(text, 1.0):.1f} {metrics.width(text, 1.0, True):.1f}"
            yield f" {[metrics.elided(text, 1.0, False, width) for width in (4, 60, 120)]}"
            sizes = ((60, 99), (60, 2), (30, 1))
            yield f" {[metrics.wrapped(text, 1.0, True, width, most) for width, most in sizes]}"


LINK = Link("gdp", '甲 & <乙>\n"丙"')
FILLED: tuple[Role, ...] = ("district", "shade6", "residual", "peer2", "tile")
CORNERS = (Point(0, 0), Point(5, 5), Point(9, 1))
PIECES: tuple[Piece, ...] = (
    *(Box(Rect(1, 2, 30, 40.5), role, link=LINK) for role in FILLED),
    Box(Rect(1, 2, 30, 40), "city", hollow=True),
    Box(Rect(1, 2, 30, 40), "city", outlined=True),
    Box(Rect(1, 2, 30, 40), "city", hatched=True),
    Hair(Point(0, -0.001), Point(10, 20.126), "grid"),
    Hair(Point(0, 0), Point(10, 20), "axis", True, 2.2, Link(tip="只有话")),
    *(Trace(CORNERS, "city", dash == "dot", LINK, dash, 1.5) for dash in DASHES),
    *(Symbol(Point(8, 9), 10, shape, "district", n == 1) for n, shape in enumerate(SHAPES)),
    Symbol(Point(8, 9), 4, "circle", "last-year"),
    *(
        WordsPiece(Rect(1, 2, 60, 14), (TextLine(3, 12, "“甲”·乙 <b>"),), 1.2, align == "center", "text",
                   struck=align == "right", align=align)
        for align in ("left", "center", "right")
    ),
)  # fmt: skip
SMALLS = (
    Meter(45.5, 50.0),
    Meter(130.0),
    Meter(-5.0, 120.0),
    Trend((1.0, 2.5, None, 0.5, 4.0), (3,)),
    Trend((2.0, 2.0)),
    Trend((None, 1.0)),
    RankCells(2, 5),
    RankCells(12, 12),
)


def painted() -> Iterator[str]:
    for mode in ("light", "contrast"):
        for wide in (False, True) if mode == "light" else (False,):
            yield f"== {mode} {wide}"
            text = Painter(Metrics(10.0), mode, "p-", wide).paint(PIECES)
            yield from text.replace("><", ">\n<").splitlines()
    for small in SMALLS:
        yield from (
            small_svg(small, "light", "说“明”" if isinstance(small, Meter) else "")
            .replace("><", ">\n<")
            .splitlines()
        )


def test_marks_are_placed_as_they_were():
    is_golden("pieces.scene", scenes())


def test_legends_are_placed_as_they_were():
    is_golden("pieces.legend", legends())


def test_words_are_cut_as_they_were():
    is_golden("pieces.words", words())


def test_pieces_are_painted_as_they_were():
    is_golden("pieces.svg", painted())
