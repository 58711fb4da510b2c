"""Native charts of a workbook, over cells on the same sheet."""

from typing import Any

from qjviewer.charts.marks import Dash
from qjviewer.charts.palette import look
from qjviewer.exports.native import Native, NativePoint, NativeSeries, hatched
from qjviewer.exports.sheets.book import Book
from qjviewer.wording import Language

_FONT: dict[Language, str] = {"zh-Hans": "Microsoft YaHei", "zh-Hant": "Microsoft JhengHei", "en": "Calibri"}
_PATTERNS = {"diagonal": "wide_upward_diagonal", "dots": "percent_20", "cross": "diagonal_cross"}
_DASHES: dict[Dash, str] = {"": "solid", "long": "long_dash", "dot": "round_dot", "dash-dot": "dash_dot"}


def data_block(book: Book, sheet: Any, row: int, found: Native) -> int:
    """Categories down, series across, from `row` on; gives the row after it."""
    for column, series in enumerate(found.series, 1):
        book.text(sheet, row, column, series.name, bold=True, bottom=1, align="right")
    book.text(sheet, row, 0, "", bold=True, bottom=1)
    for number, category in enumerate(found.categories):
        book.text(sheet, row + 1 + number, 0, category)
        for column, series in enumerate(found.series, 1):
            value = series.points[number].value
            if value is not None:
                book.number(sheet, row + 1 + number, column, value, num_format=found.number_format)
    return row + 1 + len(found.categories)


def add_chart(book: Book, sheet: Any, at: tuple[int, int], data: int, found: Native, title: str,
              lang: Language) -> int:  # fmt: skip
    """A chart over the data block that starts in row `data`; gives its height in rows."""
    chart = book.workbook.add_chart({"type": "bar" if found.bars else "line"})
    font = {"name": _FONT[lang], "size": 9}
    last = data + len(found.categories)
    for column, series in enumerate(found.series, 1):
        given = {
            "name": [sheet.name, data, column],
            "categories": [sheet.name, data + 1, 0, last, 0],
            "values": [sheet.name, data + 1, column, last, column],
            "data_labels": _labels(series, found, font),
        }
        chart.add_series(given | (_bars(series) if found.bars else _line(series)))
    chart.set_title({"name": title[:255], "name_font": font | {"size": 11, "bold": True}, "overlay": False})
    axis = {"num_font": font, "line": {"color": look("axis").fill}, "major_gridlines": {"visible": False}}
    grid = {"major_gridlines": {"visible": True, "line": {"color": look("grid").fill}}}
    numbers = axis | grid | {"num_format": found.number_format}
    if found.bars:
        # Bars start at zero, and the first category stands on top.
        chart.set_y_axis(axis | {"reverse": True, "label_position": "low"})
        chart.set_x_axis(numbers | ({} if _below_zero(found) else {"min": 0}) | {"label_position": "high"})
    else:
        ranks = {"reverse": True, "min": 1, "max": max(2, found.last_rank), "major_unit": 1}
        turned = ranks if found.is_ranks else {}
        chart.set_x_axis(axis | {"label_position": "high" if found.is_ranks else "low"})
        chart.set_y_axis(numbers | turned)
        chart.show_blanks_as("gap")
    again = [n for n, s in enumerate(found.series) if s.again]
    shown = len(found.series) - len(again) > 1 and not found.is_ranks
    legend = {"position": "top", "font": font, "delete_series": again}
    chart.set_legend(legend if shown else {"none": True})
    count = len(found.categories) * (len(found.series) if found.bars else 1)
    rows = max(15, 5 + count) if found.bars else 16
    chart.set_size({"width": 640, "height": rows * 20})
    sheet.insert_chart(*at, chart)
    return rows


def _labels(series: NativeSeries, found: Native, font: dict[str, Any]) -> dict[str, Any]:
    return {
        "value": True,
        "position": "outside_end" if found.bars else "above",
        "font": font,
        "num_format": found.number_format,
        "custom": [_label(p, found) for p in series.points],
    }


def _below_zero(found: Native) -> bool:
    return any(p.value is not None and p.value < 0 for s in found.series for p in s.points)


def _label(point: NativePoint, found: Native) -> dict[str, Any] | None:
    """Words of our own where the bare value would hide that it is approximate, derived or a target."""
    if point.value is None or not point.label:
        return {"delete": True}
    plain = f"{point.value:.{found.decimals}f}"
    return None if point.label == plain else {"value": point.label}


def _bars(series: NativeSeries) -> dict[str, Any]:
    points = [_fill(p, series.variant) for p in series.points]
    return _fill(NativePoint(role=series.role), series.variant) | {"points": points, "gap": 60}


def _fill(point: NativePoint, variant: int) -> dict[str, Any]:
    found = look(point.role)
    edge = found.outline or found.fill
    if point.target:
        # A target is not a result: outline only, dashed.
        return {"fill": {"none": True}, "border": {"color": edge, "dash_type": "dash"}}
    given: dict[str, Any] = {"border": {"color": edge}}
    if hatch := hatched(found.hatch, variant):
        pattern = _PATTERNS[hatch]
        return given | {"pattern": {"pattern": pattern, "fg_color": "#FFFFFF", "bg_color": found.fill}}
    return given | {"fill": {"color": found.fill}}


def _line(series: NativeSeries) -> dict[str, Any]:
    found = look(series.role)
    ink = found.outline if found.outline and not found.hatch else found.fill
    line = {"color": ink, "width": 2.25, "dash_type": _DASHES[series.dash]}
    target = any(p.target for p in series.points)
    fill = {"none": True} if target else {"color": found.fill}
    marker = {
        "type": series.shape,
        "size": 7,
        "fill": fill,
        "border": {"color": ink},
    }
    return {"line": line if series.joined else {"none": True}, "marker": marker}
