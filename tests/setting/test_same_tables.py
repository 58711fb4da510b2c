"""Invented tables of every make, as they are shortened and set on pages of several widths: a golden file."""

from collections.abc import Iterator
from decimal import Decimal

from qjviewer.charts.small import Meter, RankCells, Trend
from qjviewer.pages.blocks import Cell, GroupedHead, Row, Run, Table
from qjviewer.setting.columns import (
    ColumnDemand,
    has_digits,
    in_bands,
    share_width,
    split_number,
    units_differ,
)
from qjviewer.setting.grids import TableGrid, shortened, taken, transposed
from qjviewer.setting.table_plans import PlannedCell, TableRoom, planned
from tests.rich.written import is_golden

PLACES = ("甲区", "乙县", "丙县", "丁县")
SPAN = "\u3000"


def row(*texts: str, section: str = "", **looks: object) -> Row:
    """Cells of these texts; what begins as a number is one, and all but the first have the looks."""
    cells = (
        Cell(t, numeric=t[:1].isdigit() or t[:1] in "−…", **(looks if n else {})) for n, t in enumerate(texts)
    )
    first, *others = cells
    return (Cell(first.text, numeric=first.numeric, section=section), *others)


def table(header: str, *rows: Row, unit: str = "%", sources: str = "月报", heads: str = "") -> Table:
    """A table; headings stand as 指标|数值, groups of them as 组:指标."""
    grouped = tuple(GroupedHead(*h.rpartition(":")[::2]) for h in heads.split("|")) if heads else ()
    return Table(
        "t", (Run("各地指标"),), unit, tuple(header.split("|")), rows, sources=sources, heads=grouped
    )


TABLES = {
    "decimals": table(
        "指标|数值|比上年",
        *(
            row(f"第{n}项", v, "…" if n else "−0.05")
            for n, v in enumerate(("13.4", "7", "1,200.25", "4.7（推算）"))
        ),
    ),
    "units": table(
        "指标|数值",
        row("面积", "1200多亩"),
        row("时间", "9.5天"),
        row("比率", "63.25%"),
        row("面值", "—"),
        unit="",
    ),
    "words": table(
        "项目|进展|备注",
        row("环城快速路", "6月底动工，征迁签约用时13天，\n年内建成", "—"),
        row("新材料产业链", "主攻方向之一", "—"),
        row("—", "", ""),
    ),
    "english": table(
        "Indicator|Share, %|Contribution, %|vs the same period last year",
        *(row(f"Value added of sector {n}", f"{n}.5", f"{3 * n}.25", f"−{n}") for n in range(4)),
    ),
    "sections": table(
        "指标|数值|位次",
        *(
            row(f"{SPAN * (n % 2)}指标{n}", f"{n}.5", f"全省第{n + 9} / 90", section="甲" if n < 2 else "乙")
            for n in range(4)
        ),
    ),
    "short rows": table("指标|数值|位次|备注", row("甲", "1"), row("乙", "2", "3", "四", "五"), row("丙")),
    "crossed": table(
        "指标|地区|数值|单位|说明",
        *(
            row(i, p, f"{n}.{m}", u, "快报" if n else "—")
            for n, (i, u) in enumerate((("产值", "亿元"), ("增速", "%"), ("人数", "人")))
            for m, p in enumerate(PLACES)
        ),
        unit="",
    ),
    "crossed with gaps": table(
        "指标|时期|数值",
        *(
            row(i, p, f"{n}.{m}")
            for n, i in enumerate("甲乙丙丁")
            for m, p in enumerate("春夏秋冬")
            if n + m != 3
        ),
    ),
    "crossed by the second": table(
        "地区|指标|数值|位次",
        *(
            row(p, i, f"{n}.{m}", f"第{n}")
            for n, i in enumerate(("产值", "增速", "人数"))
            for m, p in enumerate(PLACES[:2])
        ),
    ),
    "not to be crossed": table(
        "指标|地区|数值|甲|乙",
        *(
            row(i, p, "1", f"{i}{m}", p * (m + n))
            for n, i in enumerate("一二三四")
            for m, p in enumerate(PLACES[:2])
        ),
    ),
    "part of it crossed": table(
        "指标|地区|数值",
        *(row(i, p, "1.5") for i in "一二三四" for p in PLACES[:2]),
        *(row("五", f"{n}县", "2") for n in range(5)),
    ),
    "groups": table(
        "类|指标|数值", *(row(g, f"{g}{n}", f"{n}.5") for g in ("甲类", "乙类") for n in range(3))
    ),
    "one group": table("类|指标|数值", *(row("甲类", f"项{n}", f"{n}.5") for n in range(3))),
    "many": table(
        "地区|增速|位次",
        *(row(f"{n}县" if n % 9 else "双江拉祜族佤族布朗族傣族自治县", f"{n}.5", f"{n}") for n in range(30)),
    ),
    "wide": table(
        "地区|" + "|".join(f"第{n}项指标" for n in range(14)),
        *(row(p, *(f"{n}23456.7" for n in range(14))) for p in PLACES),
        unit="",
    ),
    "turned": table(
        "指标|" + "|".join(f"{n}县" for n in range(16)),
        row("增速", *["12.5"] * 16),
        row("位次", *["−3.1"] * 16),
    ),
    "grouped heads": table(
        "指标|数值|全市位次|位次变化|变化",
        *(row(f"指标{n}", f"{n}.5", f"{n}", "上升1位", f"−0.{n}", is_lesser=n == 1) for n in range(3)),
        heads=":指标|:数值|全市位次的情况:位次|全市位次的情况:变化|:变化",
    ),
    "drawn": table(
        "指标|完成|走势|位次",
        *(
            (
                Cell(f"指标{n}"),
                Cell(f"{n}0.5%", numeric=True, small=Meter(n * 10.5, 50)),
                Cell("先升后降", small=Trend((1.0, None, 2.0))),
                Cell(f"第{n + 1} / 4", small=RankCells(n + 1, 4), value=Decimal(n)),
            )
            for n in range(2)
        ),
    ),
    "empty": table("指标|数值"),
    "one cell": table("指标", row("甲"), row("乙", section="组")),
}
ROOMS = (TableRoom(24), TableRoom(50, 78))
DEMANDS = {
    "none": (),
    "roomy": (ColumnDemand(50, 20), ColumnDemand(30, 30)),
    "wide": (ColumnDemand(900, 100), ColumnDemand(80, 80), ColumnDemand(120, 40)),
    "nothing": (ColumnDemand(0, 0), ColumnDemand(0, 0), ColumnDemand(0, 0)),
    "even": tuple(ColumnDemand(60, 60) for _ in range(6)),
}


def grids() -> Iterator[str]:
    for name, given in TABLES.items():
        for grid in shortened(given):
            yield f"== {name} {grid.title} ({grid.unit})"
            heads = [(h.group, h.text) for h in grid.heads]
            yield f" {[h.replace(chr(10), '/') for h in grid.header]} {heads}"
            yield from (
                f"  {' | '.join(c.text.replace(chr(10), '/') for c in cells)}" for cells in grid.rows[:9]
            )
            other = transposed(grid)
            if other is not None:
                yield f" turned {other.header[:4]} {[c.text for c in other.rows[0][:4]]} {other.title}"


def plans() -> Iterator[str]:
    for name, given in TABLES.items():
        for room in ROOMS:
            plan = planned(given, room, draw=lambda small: type(small).__name__)
            yield f"== {name} at {room.width:g}: {plan.way} {plan.unit}"
            for part in plan.parts:
                heads = (f"{c.head} {c.width:g} {c.pad:g} {c.group}".rstrip() for c in part.columns)
                size = f"{len(part.rows)} rows {'doubled' * part.doubled}"
                yield f" {part.title} {size}: {' | '.join(heads)}".replace("\n", "/")
                yield from (" " + " | ".join(map(cell, cells)) for cells in part.rows[:3])


def cell(planned: PlannedCell) -> str:
    """A cell with what is drawn in it and how far its number stands from the edge."""
    words = [planned.text.replace("\n", "/"), planned.pad and f"{planned.pad:g}", planned.small]
    words += [planned.wide and f"{planned.wide:g}"]
    words += ["alone" * planned.drawn_only, "lesser" * planned.is_lesser]
    return " ".join(str(w) for w in words if w)


def widths() -> Iterator[str]:
    for name, columns in DEMANDS.items():
        for width in (100, 250, 333, 1101):
            bands = [in_bands(columns, names, width) for names in (0, 1, 2, len(columns))]
            yield f"{name} {width}: {share_width(columns, width)} {bands}"
    for text in ("37.7", "−2.75%", "1,200多亩", "第3位", "1—5个", "—", ""):
        yield f"{text} {split_number(text)} {split_number(text, at_unit=True)} {has_digits(text)}"
    for texts in (("1.5%", "2%"), ("1.5天", "2%"), ("1.5", "2%"), ("—", "1%"), ("天", "%")):
        yield f"{texts} {units_differ(texts)}"
    grid = TableGrid(("a", "b", "c"), ((Cell("1"), Cell("2"), Cell("3")), (Cell("head"),)))
    yield f"{taken(grid, (2, 0)).header} {[[c.text for c in cells] for cells in taken(grid, (2, 0)).rows]}"


def test_tables_are_made_shorter_as_they_were():
    is_golden("setting.grids", grids())


def test_tables_are_set_as_they_were():
    is_golden("setting.plans", plans())


def test_columns_share_a_width_as_they_did():
    is_golden("setting.widths", widths())
