"""A confirmed workbook is taken into a bundle whole, and next month's asks nothing."""

import pytest

from qjviewer.cli import CANNOT_READ, DONE, PROBLEMS, run
from qjviewer.intake.attaching import including
from qjviewer.intake.trouble import IntakeError
from qjviewer.load import read
from tests.bundle.small import changed
from tests.intake.test_sheets import workbook

TEXT = changed("  firms:", "  fai: {name: 固定资产投资, unit: 亿元, basis: cumulative}\n  firms:")
INCLUDES = [
    ("format: 1\nbriefing: {}\n", "format: 1\ninclude: [s.yaml]\nbriefing: {}\n"),
    (
        "format: 1\ninclude: [a.yaml, b/*.yaml] # 说明\n",
        "format: 1\ninclude: [a.yaml, b/*.yaml, s.yaml] # 说明\n",
    ),
    ("format: 1\ninclude: []\n", "format: 1\ninclude: [s.yaml]\n"),
    ("format: 1\ninclude: a.yaml\nx: 1\n", "format: 1\ninclude: [a.yaml, s.yaml]\nx: 1\n"),
    ("include:\n  - a.yaml\n  - b.yaml\nx: 1\n", "include:\n  - a.yaml\n  - b.yaml\n  - s.yaml\nx: 1\n"),
    ("include:\n- a.yaml", "include:\n- a.yaml\n- s.yaml\n"),
    ("include: ['*.yaml']\n", "include: ['*.yaml']\n"),
]


@pytest.mark.parametrize(("text", "wanted"), INCLUDES)
def test_one_more_file_is_included_and_nothing_else_changes(text, wanted):
    assert including(text, "s.yaml") == wanted


@pytest.mark.parametrize("text", ["[1, 2]", "{a: 1}", "a: [", ""])
def test_what_cannot_be_edited_is_refused(text):
    with pytest.raises(IntakeError):
        including(text, "s.yaml")


@pytest.fixture
def bundle(tmp_path):
    folder = tmp_path / "b"
    folder.mkdir()
    (folder / "briefing.yaml").write_text(TEXT, encoding="utf-8")
    return folder


@pytest.fixture
def month(tmp_path):
    def write(name, *args):
        path = tmp_path / name
        path.write_bytes(workbook(*args))
        return str(path)

    return write


def test_a_workbook_is_taken_in_and_the_next_month_asks_nothing(bundle, month, capsys):
    assert run(["intake", month("衢江区2023-06.xlsx", 6), "-o", str(bundle)]) == DONE
    figure = read(bundle).cube.by_id("fai.yoy@q@2023H1")
    assert str(figure.span) == "月报/衢江区2023-06.xlsx · 主要指标 · D3"
    sheets = (bundle / "sheets.yaml").read_text(encoding="utf-8")
    assert "月报/衢江区{period}.xlsx" in sheets
    assert run(["intake", month("衢江区2023-07.xlsx", 7), "-o", str(bundle)]) == DONE
    assert (bundle / "sheets.yaml").read_text(encoding="utf-8") == sheets
    assert (bundle / "月报" / "衢江区2023-07.xlsx").is_file()
    assert "与确认过的表样相比" not in capsys.readouterr().out


def test_an_open_cell_leaves_every_file_as_it_was(bundle, month, capsys):
    before = {p: p.read_bytes() for p in bundle.rglob("*")}
    path = month("2023-06.xlsx", 6, [("固定资产投资", 99, 0.1, 3)], "2023年{}月主要指标")
    assert run(["intake", path, "-o", str(bundle)]) == PROBLEMS
    assert {p: p.read_bytes() for p in bundle.rglob("*")} == before
    assert "没有写入" in capsys.readouterr().err


def test_another_workbook_of_the_same_name_is_replaced_only_when_asked(bundle, month):
    assert run(["intake", month("2023-06.xlsx", 6), "-o", str(bundle)]) == DONE
    other = month("2023-06.xlsx", 6, [("固定资产投资", 88, 0.1, 3)])
    assert run(["intake", other, "-o", str(bundle)]) == CANNOT_READ
    assert run(["intake", other, "-o", str(bundle), "--replace"]) == DONE
    assert str(read(bundle).cube.by_id("fai.level@q@2023H1").value) == "88.00"


def test_what_a_person_added_to_an_entry_is_kept_when_its_table_changes(bundle, month):
    run(["intake", month("2023-06.xlsx", 6), "-o", str(bundle)])
    sheets = bundle / "sheets.yaml"
    sheets.write_text(sheets.read_text(encoding="utf-8") + "    about: {source: s}\n", encoding="utf-8")
    more = [("固定资产投资", 120, 0.1, 3), ("工业投资", 20, 0.1, 3)]
    assert run(["intake", month("2023-07.xlsx", 7, more), "-o", str(bundle)]) == DONE
    text = sheets.read_text(encoding="utf-8")
    assert "工业投资" in text
    assert "source: s" in text
    assert text.count("file:") == 1
