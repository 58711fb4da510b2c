"""Tables: what is shared between rows is read once, what nothing names may be left for later."""

import pytest

from qjviewer.bundle import tables
from qjviewer.bundle.build import build
from qjviewer.bundle.fields import MISSING, keys_of
from qjviewer.bundle.model import Figure
from qjviewer.load import checked, glance, load, parts_of

MAIN = """\
format: qjviewer/1
briefing: {id: x, title: 标题, place: q, period: 2023H1, as_of: 2023-06-30}
places: {q: {name: 衢江区, level: county}}
sources: {s: {title: 报道, paragraphs: 10}}
figures:
  typed: {name: 差, measure: gap, derive: c - b}
tables: [long.csv]
tabs:
  - {tab: t, title: 总览, blocks: [{cards: [a, typed]}]}
"""
HEAD = "id,name,value,unit,cite,rank,of,derive\n"
NAMED = "a,甲,1,%,s ¶1,2,n,\nb,乙,2,%,s ¶1,,,\nc,丙,,,,,,b + d\nd,丁,4,%,s ¶1,,,\nn,总数,90,个,s ¶1,,,\n"


@pytest.fixture
def long_table(tmp_path, monkeypatch):
    """A briefing with a table that counts as long, and a way to add rows to it."""
    monkeypatch.setattr(tables, "_MANY", 5)

    def make(rows=""):
        (tmp_path / "briefing.yaml").write_text(MAIN, encoding="utf-8")
        (tmp_path / "long.csv").write_text(HEAD + NAMED + rows, encoding="utf-8")
        return tmp_path

    return make


OTHERS = "x,别,7,%,s ¶1,,,\ny,别,8,%,s ¶1,,,\n"


def test_of_a_long_table_what_is_named_is_read_and_what_that_names(long_table):
    built = build(long_table(OTHERS), only_named=True)
    assert {f.id for f in built.bundle.figures} == {"a", "b", "c", "d", "n", "typed"}
    assert not built.is_whole
    assert built.problems == ()


def test_a_short_table_is_read_at_once(long_table, monkeypatch):
    monkeypatch.setattr(tables, "_MANY", 100)
    built = build(long_table(OTHERS), only_named=True)
    assert built.is_whole
    assert len(built.bundle.figures) == 8


def test_a_glance_shows_the_same_pages_and_checking_reads_the_rest(long_table):
    folder = long_table(OTHERS)
    first, all_of_it = glance(folder), load(folder)
    assert first.pages == all_of_it.pages
    assert first.figure_count < all_of_it.figure_count
    assert checked(first) == all_of_it


def test_formats_get_every_figure_also_before_all_were_read(long_table):
    first = glance(long_table(OTHERS))
    assert {f.id for f in parts_of(first).bundle.figures} >= {"x", "y"}


def test_a_file_that_breaks_before_all_was_read_takes_no_page_away(long_table):
    folder = long_table(OTHERS)
    first = glance(folder)
    (folder / "briefing.yaml").write_text("format: [", encoding="utf-8")
    assert checked(first).pages == first.pages


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("a,甲,1,%,s ¶1,,,\n", "duplicate-key"),
        (",甲,1,%,s ¶1,,,\n", "table-without-id"),
        ("z,甲,1,%,s ¶1,,,,,\n", "table-row"),
    ],
)
def test_rows_left_for_later_are_checked_for_their_names_all_the_same(long_table, row, code):
    built = build(long_table(row), only_named=True)
    assert [(p.code, p.where.line) for p in built.problems] == [(code, 7)]


def test_a_wrong_cell_is_told_in_every_row(long_table):
    built = build(long_table("x,别,错,%,s ¶1,,,\ny,别,错,%,s ¶1,,,\n"))
    assert [(p.code, p.where.line) for p in built.problems] == [("not-a-number", 7), ("not-a-number", 8)]


def test_blank_rows_are_no_figures(long_table):
    assert build(long_table(" , ,\n\n")).problems == ()


def test_a_row_may_leave_out_all_but_the_name_as_reading_tables_takes_for_granted():
    assert [key for key, field in keys_of(Figure).items() if field.default is MISSING] == []
