"""Edits in place: comments, quotes, line ends and flow style around them stay as they are."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qjviewer.exports.form.csv_rows import NoColumn, TableText, cell_spans
from qjviewer.exports.form.edits import CannotEdit, ValuePatch
from qjviewer.exports.form.update import keeping_unit
from qjviewer.exports.form.yaml_text import scalar
from qjviewer.problems import Span
from tests.any_text import any_text

TEXT = """\
data:
  - about: {place: here}  # first
    gdp: {yoy: 13.4, level: "186.40"}   # as printed
    fai:
      yoy: {value: 5.1, rank: {x: 1}}
      level:
        value: 12.0
        # kept

    budget:
      yoy: 9.8  # last
"""


def at(text, words):
    """The place of words in a text."""
    index = text.index(words)
    return Span("x", text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


EDITS = [
    ("13.4", "13.9", {}, "yoy: 13.4", "yoy: 13.9"),
    ('"186.40"', "190.00", {}, '"186.40"', '"190.00"'),
    ("13.4", "", {"status": "revised"}, "yoy: 13.4", "yoy: {value: 13.4, status: revised}"),
    ("13.4", "13.9", {"note": "一: 二"}, "yoy: 13.4", 'yoy: {value: 13.9, note: "一: 二"}'),
    ("5.1", "…", {"status": "final"}, "5.1, rank: {x: 1}}", "…, rank: {x: 1}, status: final}"),
    ("12.0", "12.5亿元", {"note": "注"}, "value: 12.0\n", "value: 12.5亿元\n        note: 注\n"),
    ("9.8", "—", {}, "yoy: 9.8", "yoy: —"),
    ("9.8", "63%～68%", {}, "yoy: 9.8", "yoy: 63%～68%"),
    ("9.8", "1,234.5", {}, "yoy: 9.8", 'yoy: "1,234.5"'),
]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize(("where", "value", "beside", "old", "new"), EDITS)
def test_only_the_value_changes(where, value, beside, old, new, ending):
    text = TEXT.replace("\n", ending)
    patch = ValuePatch(text)
    patch.change(at(TEXT, where), value, beside)
    assert patch.done() == TEXT.replace(old, new, 1).replace("\n", ending)


def test_several_edits_of_one_file_do_not_meet():
    patch = ValuePatch(TEXT)
    for where, value in (("13.4", "1"), ('"186.40"', "2"), ("5.1", "3"), ("9.8", "4")):
        patch.change(at(TEXT, where), value, {"note": "x", "status": "final"} if value == "3" else {})
    wanted = TEXT.replace("13.4", "1").replace("186.40", "2").replace("9.8", "4")
    assert patch.done() == wanted.replace("5.1, rank: {x: 1}", "3, rank: {x: 1}, note: x, status: final")


def test_what_is_no_value_is_not_edited():
    with pytest.raises(CannotEdit):
        ValuePatch(TEXT).change(Span("x", 1, 1), "1", {})


@given(any_text(max_size=30))
def test_a_scalar_reads_back_as_what_it_was_given(text):
    import yaml

    if not text.isprintable():
        return
    assert yaml.load(f"a: {scalar(text)}", Loader=yaml.BaseLoader) == {"a": text}
    assert yaml.load(f"{{a: {scalar(text)}, b: 1}}", Loader=yaml.BaseLoader)["a"] == text


CSV = 'indicator,measure,place,period,value,note\r\ngdp,yoy,x,2023,1.0,"x, ""y""\nz"\r\nfai,yoy,x,2023,2\r\n'


def test_a_table_changes_one_cell():
    table = TableText(CSV)
    assert (table.cell(2, "value"), table.cell(2, "note"), table.cell(4, "note")) == ("1.0", 'x, "y"\nz', "")
    assert table.changed({4: {"value": "3"}}) == CSV.replace("2023,2\r", "2023,3\r")
    assert table.changed({2: {"note": 'a,"b'}}) == CSV.replace('"x, ""y""\nz"', '"a,""b"')
    assert table.changed({4: {"note": "n"}}) == CSV.replace("2023,2\r", "2023,2,n\r")
    with pytest.raises(NoColumn):
        table.changed({4: {"status": "final"}})
    with pytest.raises(ValueError, match="line 9"):
        table.changed({9: {"value": "1"}})


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separators_and_chinese_headings_are_kept(separator):
    text = separator.join(("指标", "度量", "数值")) + "\n" + separator.join(("gdp", "yoy", "5.0")) + "\n"
    assert TableText(text).changed({2: {"value": "5.1"}}) == text.replace("5.0", "5.1")


@given(
    st.lists(any_text(max_size=8).filter(lambda t: "\0" not in t and "\r" not in t), min_size=1, max_size=6)
)
def test_cells_stand_where_a_reader_of_csv_finds_them(cells):
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    row = out.getvalue()[:-1]
    raw = [row[a:b] for a, b in cell_spans(row, ",")]
    assert [next(csv.reader(io.StringIO(r, newline="")), [""])[0] if r else "" for r in raw] == cells


@pytest.mark.parametrize(
    ("before", "now", "wanted"),
    [
        ("13.4", "13.9", "13.9"),
        ("500多个", "600多", "600多个"),
        ("2.9万亿元", "3.1", "3.1万亿元"),
        ("2.9万亿元", "31000亿元", "31000亿元"),
        ("7.0%以上", "7.5以上", "7.5%以上"),
        ("21.5亿元", "待填", "待填"),
        ("待填", "5.0", "5.0"),
        ("500多个", "", ""),
    ],
)
def test_a_unit_typed_behind_the_old_value_stays(before, now, wanted):
    assert keeping_unit(before, now) == wanted
