"""Pages that charts left half empty: what text follows comes before them."""

import msgspec
import pytest

from qjviewer.paper.contract import ChartsData, PageData, PointsData
from qjviewer.paper.footnotes import Cited
from qjviewer.paper.options import PrintOptions
from qjviewer.paper.page_filling import FilledBlock, PageFilling
from qjviewer.paper.page_gaps import Gaps, PaperSpot
from qjviewer.paper.page_geometry import geometry
from tests.paper import samples
from tests.paper.reading import printed, text_of

CHART, TEXT = ChartsData([]), PointsData([], [])


def tab(*blocks):
    return PageData("", "", [], [], "", list(blocks), "")


def gaps(tabs, begins, ends, notes=(), cited=(), **options):
    def spots(found):
        return {name: PaperSpot(name, page, y) for name, (page, y) in found.items()}

    page = geometry(PrintOptions(**options))
    marks = [Cited(name, key, [], *at) for name, key, *at in cited]
    return Gaps(tabs, page, spots(begins), spots(ends), [PaperSpot("1", *n) for n in notes], {}, marks)


def after_a_text(end, notes=(), blocks=(CHART, TEXT), cited=(("1", "p", 1, 95.0),), **options):
    """A tab whose heading and text end at a height of the first page, then charts of 300 points and texts."""
    begins, ends, page, y = {}, {"1:head": (1, 90.0), "1:0": (1, end)}, 1, end
    for n, block in enumerate(blocks, start=1):
        high = 300 if block is CHART else 40
        if y + high > 770:
            page, y = page + 1, 60.0
        if block is CHART:
            begins[f"1:{n}"] = (page, y)
        y += high
        ends[f"1:{n}"] = (page, y)
    return gaps([tab(TEXT, *blocks)], begins, ends, notes, cited, **options)


@pytest.mark.parametrize(
    ("end", "notes", "blocks", "late"),
    [
        (500.0, [], [CHART, TEXT], {"1:1"}),
        (500.0, [], [CHART, CHART, TEXT, CHART], {"1:1", "1:2"}),
        (500.0, [], [CHART], set()),
        (700.0, [], [CHART, TEXT], set()),
        (400.0, [], [CHART, TEXT], set()),
        (500.0, [(1, 530.0)], [CHART, TEXT], set()),
        (400.0, [], [CHART, CHART, TEXT], set()),
    ],
    ids=["a gap", "with what follows", "no text", "no gap", "room", "notes below", "full with one"],
)
def test_a_chart_that_leaves_a_page_open_is_late(end, notes, blocks, late):
    assert after_a_text(end, notes, blocks).refilled().late == late


def test_a_heading_that_went_over_with_its_chart_left_the_page_open():
    ends = {"1:head": (1, 90.0), "1:0": (1, 500.0), "2:head": (2, 90.0), "2:0": (2, 390.0), "2:1": (2, 420.0)}
    found = gaps([tab(TEXT), tab(CHART, TEXT)], {"2:0": (2, 110.0)}, ends)
    assert found.refilled().late == {"2:0"}


def test_the_page_of_each_mark_is_foreseen():
    marks = [("1", "p", 1, 95.0), ("2", "p", 2, 200.0), ("3", "p", 2, 390.0)]
    filling = after_a_text(500.0, cited=marks).refilled()
    assert filling.late == {"1:1"}
    # In the order in which they come to stand: the text comes to the first page, the chart after it.
    assert list(filling.pages.items()) == [("1", 1), ("3", 1), ("2", 2)]


def test_a_note_that_comes_with_its_mark_takes_room_of_the_page():
    notes, marks = [(2, 545.0)], [("1", "p", 2, 390.0)]
    assert after_a_text(500.0, cited=marks).refilled().pages == {"1": 1}
    assert after_a_text(500.0, notes, cited=marks).refilled().pages == {"1": 2}


@pytest.mark.parametrize(("high", "rows", "page"), [(100.0, 1, 2), (100.0, 2, 1), (60.0, 1, 1)])
def test_a_heading_goes_over_with_a_row_of_cards_that_has_no_room_below_it(high, rows, page):
    mark = Cited("1", "p", [], 1)
    filling = PageFilling(720.0, {"p": 11.0})
    filling.fill(FilledBlock("1:head", ((600.0, ()),)), [])
    filling.fill(FilledBlock("2:head", ((40.0, [mark]),)), [FilledBlock("2:0", ((high, ()),), rows=rows)])
    assert filling.pages == {"1": page}


@pytest.mark.parametrize(("stays", "page"), [(True, 2), (False, 1)])
def test_a_heading_goes_over_with_its_chart_unless_its_headline_is_text(stays, page):
    filling = PageFilling(720.0, {})
    heading = FilledBlock("1:head", ((600.0, [Cited("1", "p", [], 1)]),), stays=stays)
    filling.fill(heading, [FilledBlock("1:0", ((200.0, ()),), is_drawn=True)])
    assert filling.pages == {"1": page}


@pytest.mark.parametrize(
    ("line", "note", "pages"),
    [(0.0, 65.0, {"1": 1, "2": 1}), (30.0, 65.0, {"1": 1, "2": 2}), (30.0, 30.0, {"1": 1, "2": 1})],
    ids=["no grid", "a line less", "whole lines"],
)
def test_on_a_grid_text_and_notes_share_whole_lines(line, note, pages):
    # 20 lines of text and a note leave room for a line more, or for a part of one.
    filling = PageFilling(690.0, {"p": note}, line)
    stretches = ((600.0, [Cited("1", "p", [], 1)]), (17.0, [Cited("2", "p", [], 1)]))
    filling.fill(FilledBlock("1:head", ()), [FilledBlock("1:0", stretches)])
    assert filling.pages == pages


def test_a_line_that_goes_over_with_its_notes_takes_room_of_the_next_page():
    marks = [Cited(str(n), str(n), [], 1) for n in (1, 2)]
    filling = PageFilling(660.0, {"1": 40.0, "2": 40.0}, 30.0)
    filling.fill(FilledBlock("1:head", ()), [FilledBlock("1:0", ((600.0, marks),))])
    late = FilledBlock("1:1", ((630.0, [Cited("3", "3", [], 1)]),), is_drawn=True)
    filling.fill(FilledBlock("2:head", ()), [late])
    assert filling.pages == {"1": 2, "2": 2, "3": 3}


def test_what_ends_within_a_line_of_the_grid_takes_all_of_it():
    page = geometry(PrintOptions(style="official"))
    line = page.tall / 22
    found = gaps(
        [], {}, {"1:0": (1, page.top + 2.4 * line), "1:1": (1, page.top + 4 * line)}, style="official"
    )
    ends = msgspec.structs.replace(found, line=line).on_lines().ends
    assert [round((end.y - page.top) / line, 3) for end in ends.values()] == [3, 4]
    assert found.on_lines() == found


def test_columns_are_left_as_they_are():
    assert after_a_text(500.0, paper="A3").refilled().late == set()


def test_charts_of_a_tab_with_one_above_its_own_heading_are_astray():
    ends = {"1:head": (2, 300.0), "2:head": (3, 90.0)}
    found = gaps([], {"1:0": (2, 60.0), "1:1": (2, 400.0), "2:0": (3, 100.0)}, ends)
    assert found.astray() == {"1:0", "1:1"}


@pytest.mark.parametrize(("y", "short"), [(90.0, True), (400.0, False)])
def test_a_last_page_of_a_few_lines_of_sources_is_short(y, short):
    assert gaps([], {}, {"1:0": (3, 500.0), "sources": (4, y)}).is_short_of_a_page() is short


@pytest.mark.parametrize("style", ["summary", "official"])
def test_text_fills_the_page_that_a_chart_had_no_room_on(tmp_path, style):
    text = samples.ninety(24)
    text = text[: text.index("      - {table")]
    first = "".join(
        f"          - 第{n}条说的是一件事情。\n" for n in range(14 if style == "official" else 24)
    )
    head, chart = text.split("      - {chart", 1)
    points = "      - title: 前面\n        points:\n" + first
    after = "      - {title: 后面, points: [最后说的一件事情。]}\n"
    found = printed(samples.written(tmp_path, head + points + "      - {chart" + chart + after), style=style)
    pages = text_of(found.pdf)
    assert "最后说的" in pages[0]
    assert "图1" in pages[1]
    assert msgspec.json.encode(found.astray) == b"[]"
