"""The form and back: nothing lost, nothing else touched, every complaint with sheet and cell."""

import datetime as dt
import re
import shutil
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from qjviewer.bundle.archive import Archive
from qjviewer.bundle.build import build
from qjviewer.cli import run
from qjviewer.exports.errors import ExportError
from qjviewer.exports.form.columns import SECTIONS, columns_of, same
from qjviewer.exports.form.reading import read_form
from qjviewer.exports.form.update import entries_of, plan_update
from qjviewer.resources import builtin_bundle
from qjviewer.wording import LANGUAGES
from tests.exports.filled import Filled


@pytest.fixture
def bundle(tmp_path):
    return shutil.copytree(builtin_bundle(), tmp_path / "bundle")


@pytest.fixture
def form(tmp_path):
    path = tmp_path / "fill.xlsx"
    assert run(["template", "-o", str(path)]) == 0
    return path


def texts(folder):
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def lines_changed(before, after):
    """Lines gone and lines new."""
    a = [line for data in before.values() for line in data.decode().splitlines()]
    b = [line for data in after.values() for line in data.decode().splitlines()]
    return [x for x in a if x not in b], [x for x in b if x not in a]


def test_nothing_filled_in_changes_nothing(form, bundle):
    before = texts(bundle)
    assert Filled(form).back(bundle) == 0
    assert texts(bundle) == before


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_new_bundle_loses_nothing(tmp_path, lang):
    form, target = tmp_path / "fill.xlsx", tmp_path / "new"
    assert run(["template", "-o", str(form), "--lang", lang]) == 0
    assert run(["import", str(form), "-o", str(target)]) == 0
    old, new = build(builtin_bundle()).bundle, build(target).bundle
    for section in SECTIONS:
        before, after = entries_of(old, section), entries_of(new, section)
        assert list(before) == list(after)
        for name, entry in before.items():
            for column in columns_of(section):
                field = column.declaration.name
                assert same(getattr(entry, field), getattr(after[name], field)), (section, name, field)


EDITS = [
    ("gdp-yoy", "value", 13.9, "    value: 13.4", "    value: 13.9"),
    ("gdp-yoy", "cite", "zjrb ¶2", "    cite: zjrb ¶1", "    cite: zjrb ¶2"),
    ("gdp-yoy", "unit", "个百分点", '    unit: "%"', "    unit: 个百分点"),
    ("industry-yoy", "rank", None, "    rank: 2", None),
    ("chains", "rank", 3, None, "    rank: 3"),
    ("chains", "value", 7, "    value: 6", "    value: 7"),
    ("gdp-cn-2023h1", "value", 6.5, "gdp-cn-2023h1,gdp,yoy,china,2023H1,5.5,%,cn-2023h1",
     "gdp-cn-2023h1,gdp,yoy,china,2023H1,6.5,%,cn-2023h1"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "key", "value", "gone", "new"), EDITS)
def test_one_value_changes_one_line(form, bundle, name, key, value, gone, new):
    before = texts(bundle)
    filled = Filled(form)
    filled.fill(name, key, value)
    assert filled.back(bundle) == 0
    was, now = lines_changed(before, texts(bundle))
    changed = [f for f, data in texts(bundle).items() if data != before[f]]
    assert len(changed) == 1
    assert set(was) <= {gone} - {None}
    assert set(now) <= {new} - {None}
    figure = build(bundle).bundle.figure_by_id[name]
    if key in ("value", "rank"):
        assert (getattr(figure, key) or None) == (value if value is None else Decimal(str(value)))


def test_a_word_in_one_language_changes_alone(form, bundle):
    filled = Filled(form)
    filled.fill("chains", "name.en", 'Chains: "signature", 6')
    assert filled.back(bundle) == 0
    name = build(bundle).bundle.figure_by_id["chains"].name
    assert name.get("en") == 'Chains: "signature", 6'
    assert name.get("zh-Hant") == "衢州市標誌性產業鏈"


def test_a_list_may_grow(form, bundle):
    filled = Filled(form)
    filled.fill("chains", "cite", "zjrb ¶2; zjrb ¶3-4；zjrb ¶10")
    filled.fill("gdp-yoy", "people", "zhu-hong; huang-tao")
    assert filled.back(bundle) == 0
    found = build(bundle).bundle.figure_by_id
    assert [c.first for c in found["chains"].cite] == [2, 3, 10]
    assert found["gdp-yoy"].people == ("zhu-hong", "huang-tao")


def test_decimals_of_the_form_stay(form, bundle):
    filled = Filled(form)
    filled.fill("gdp-yoy", "value", 14)
    assert filled.back(bundle) == 0
    assert str(build(bundle).bundle.figure_by_id["gdp-yoy"].value) == "14.0"


def test_new_figures_come_last(form, bundle):
    filled = Filled(form)
    for key, value in {"indicator": "gdp", "measure": "yoy", "period": "2023Q1", "value": "9.0", "unit": "%",
                       "cite": "zjrb ¶1"}.items():  # fmt: skip
        filled.fill("gdp-q1", key, value)
    before = build(bundle).bundle
    assert filled.back(bundle) == 0
    after = build(bundle).bundle
    assert str(after.figure_by_id["gdp-q1"].value) == "9.0"
    assert {f.id for f in after.figures} == {f.id for f in before.figures} | {"gdp-q1"}


def test_a_dry_run_writes_nothing(form, bundle, capsys):
    before = texts(bundle)
    filled = Filled(form)
    where = filled.fill("gdp-yoy", "value", 1)
    filled.book.save(form)
    assert run(["import", str(form), "-o", str(bundle), "--dry-run"]) == 0
    assert where in capsys.readouterr().out
    assert texts(bundle) == before


WRONG = [
    ("gdp-yoy", "value", "十三"),
    ("gdp-yoy", "value", "=1/0"),
    ("gdp-yoy", "rank", -1),
    ("gdp-yoy", "period", dt.datetime(2023, 8, 1)),
    ("gdp-yoy", "period", "2023H3"),
    ("gdp-yoy", "measure", "growth"),
    ("gdp-yoy", "cite", "nowhere ¶1"),
    ("gdp-yoy", "indicator", "gdpp"),
]


@pytest.mark.parametrize(("name", "key", "value"), WRONG)
def test_mistakes_name_sheet_and_cell_and_change_nothing(form, bundle, capsys, name, key, value):
    before = texts(bundle)
    filled = Filled(form)
    where = filled.fill(name, key, value)
    assert filled.back(bundle) == 1
    assert where in capsys.readouterr().err
    assert texts(bundle) == before


def test_a_form_of_another_briefing_is_refused(form, bundle):
    text = (bundle / "briefing.yaml").read_text(encoding="utf-8")
    (bundle / "briefing.yaml").write_text(
        text.replace("id: qujiang-2023h1", "id: other", 1), encoding="utf-8"
    )
    assert Filled(form).back(bundle) == 1


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 not a zip", b"<html></html>"])
def test_what_is_no_workbook_is_told(tmp_path, data, capsys):
    (tmp_path / "x.xlsx").write_bytes(data)
    assert run(["import", str(tmp_path / "x.xlsx"), "-o", str(tmp_path / "new")]) == 3
    assert "x.xlsx" in capsys.readouterr().err


def test_a_workbook_that_is_no_form_is_told(tmp_path):
    openpyxl.Workbook().save(tmp_path / "x.xlsx")
    assert run(["import", str(tmp_path / "x.xlsx"), "-o", str(tmp_path / "new")]) == 3


def test_an_empty_form_waits_for_values_with_keys_locked(tmp_path):
    assert run(["template", "--empty", "-o", str(tmp_path / "x.xlsx")]) == 0
    filled = Filled(tmp_path / "x.xlsx")
    cell = filled.cell("gdp-yoy", "value")
    assert (cell.value, cell.number_format, cell.protection.locked) == (None, "0.0", False)
    sheet = filled.book["数据"]
    assert sheet.protection.sheet
    assert sheet["A4"].protection.locked
    assert sheet.data_validations.dataValidation
    assert sheet.freeze_panes == "C4"
    assert any(c.comment for c in sheet[2])
    # Empty rows below are open for new entries.
    assert not sheet.column_dimensions["A"].protection.locked


def test_text_that_looks_like_a_formula_stays_text(form, bundle):
    filled = Filled(form)
    filled.cell("gdp-yoy", "uncited.zh-Hans").value = "'=1+1"
    assert filled.back(bundle) == 0


def test_mistakes_are_told_in_the_language_asked_for(form, bundle, capsys):
    filled = Filled(form)
    filled.fill("gdp-yoy", "indicator", "nothing")
    filled.book.save(form)
    assert run(["import", str(form), "-o", str(bundle), "--lang", "en"]) == 1
    assert not re.search("[一-鿿]", re.sub(r"数据!", "", capsys.readouterr().err))


def test_a_file_that_is_missing_keeps_nothing_from_being_filled_in(form, bundle):
    (bundle / "tabs" / "investment.yaml").unlink()
    filled = Filled(form)
    filled.fill("gdp-yoy", "value", 13.9)
    assert filled.back(bundle) == 0
    assert "value: 13.9" in (bundle / "figures.yaml").read_text(encoding="utf-8")


# Packed briefings ------------------------------------------------------------------------


@pytest.fixture
def packed(bundle, tmp_path):
    path = tmp_path / "brief.qjb"
    assert run(["pack", str(bundle), "-o", str(path)]) == 0
    return path


def unpacked(path):
    archive = Archive(path.read_bytes())
    return {Path(name): archive.read(name) for name in archive.names}


def test_a_packed_briefing_is_changed_where_it_lies(form, bundle, packed):
    before = unpacked(packed)
    assert before == texts(bundle)
    filled = Filled(form)
    filled.fill("gdp-yoy", "value", 13.9)
    filled.fill("gdp-cn-2023h1", "value", 6.5)
    assert filled.back(packed) == 0
    was, now = lines_changed(before, unpacked(packed))
    assert [line.strip() for line in was if "value" in line] == ["value: 13.4"]
    assert [line.strip() for line in now if "value" in line] == ["value: 13.9"]
    assert len(was) == len(now) == 2
    assert build(packed).bundle.figure_by_id["gdp-yoy"].value == Decimal("13.9")
    assert sorted(p.name for p in packed.parent.iterdir()) == ["brief.qjb", "bundle", "fill.xlsx"]


def test_nothing_filled_in_leaves_the_packed_file_alone(form, packed):
    before = packed.read_bytes()
    assert Filled(form).back(packed) == 0
    assert packed.read_bytes() == before


def test_a_mistake_leaves_the_packed_file_alone(form, packed, capsys):
    before = packed.read_bytes()
    filled = Filled(form)
    place = filled.fill("gdp-yoy", "value", "一十三")
    assert filled.back(packed) == 1
    assert place in capsys.readouterr().err
    assert packed.read_bytes() == before


def test_what_is_no_archive_is_named(form, tmp_path, capsys):
    (tmp_path / "x.qjb").write_bytes(b"PK, or so it says")
    assert Filled(form).back(tmp_path / "x.qjb") == 1
    assert "x.qjb" in capsys.readouterr().err


def test_a_new_briefing_may_be_packed(form, tmp_path):
    assert Filled(form).back(tmp_path / "new.qjb") == 0
    assert build(tmp_path / "new.qjb").bundle.figure_by_id["gdp-yoy"].value == Decimal("13.4")


def test_what_was_changed_in_the_meantime_is_not_overwritten(form, bundle):
    filled = Filled(form)
    filled.fill("gdp-yoy", "value", 13.9)
    filled.book.save(form)
    plan = plan_update(bundle, read_form(form))
    file = bundle / "figures.yaml"
    theirs = file.read_bytes() + b"# theirs\n"
    file.write_bytes(theirs)
    with pytest.raises(ExportError, match="changed-meanwhile"):
        plan.carry_out()
    assert file.read_bytes() == theirs
