"""The form and back: nothing lost, nothing else touched, every complaint with sheet and cell."""

import datetime as dt
import re
import shutil
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qjviewer.bundle.about import STATUSES
from qjviewer.bundle.archive import Archive
from qjviewer.bundle.build import build
from qjviewer.cli import run
from qjviewer.exports.errors import ExportError
from qjviewer.exports.form.fillable import COLUMNS, OPEN, fillables, owners_of, status_named
from qjviewer.exports.form.filled_form import read_form
from qjviewer.exports.form.form_sheet import FIRST_ROW, KEY_ROW, LABEL_ROW, MARK, template
from qjviewer.exports.form.update import plan_update
from qjviewer.exports.parts import Parts
from qjviewer.figures.cube import Cube
from qjviewer.pages.build_pages import build as build_pages
from qjviewer.pages.view import View
from qjviewer.resources import builtin_bundle
from qjviewer.wording import LANGUAGES
from tests.cubes import HEAD, WORDS, cube_of
from tests.exports.filled import Filled

GDP = "gdp.yoy@qujiang@2023H1"


@pytest.fixture
def bundle(tmp_path):
    return shutil.copytree(builtin_bundle(), tmp_path / "bundle")


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    path = tmp_path_factory.mktemp("form") / "fill.xlsx"
    assert run(["template", "-o", str(path)]) == 0
    return path


@pytest.fixture
def form(written, tmp_path):
    return Path(shutil.copy(written, tmp_path / "fill.xlsx"))


def texts(folder):
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def lines_changed(before, after):
    """Lines gone and lines new."""
    a = [line for data in before.values() for line in data.decode().splitlines()]
    b = [line for data in after.values() for line in data.decode().splitlines()]
    return [x for x in a if x not in b], [x for x in b if x not in a]


def figure_of(path, address):
    built = build(path)
    return Cube(built.bundle, built.origins).by_id(address)


# The form ----------------------------------------------------------------------------------


def test_a_row_tells_a_figure_in_words_and_waits_for_its_value(form):
    filled = Filled(form)
    row = {key: filled.cell(GDP, key) for key in COLUMNS}
    told = [row[key].value for key in ("indicator", "measure", "place", "period", "old")]
    assert told == ["地区生产总值", "同比增长", "衢江区", "2023年上半年", "13.4%"]
    assert [row[key].value for key in OPEN] == [None] * 3
    assert [row[key].protection.locked for key in OPEN] == [False] * 3
    assert all(row[key].protection.locked for key in COLUMNS if key not in OPEN)
    assert row["new"].number_format == "@"


def test_every_typed_figure_has_a_row_and_no_computed_one(form):
    addresses = Filled(form).addresses
    assert len(addresses) == len(set(addresses))
    assert {"chains", "reserve", "fai.yoy@qujiang@2023H1 vs zhejiang", "gdp.yoy@zhejiang@2022"} <= set(
        addresses
    )
    # Counted, derived from a difference, and known by rank alone.
    assert not {"faster", "industry.yoy@zhejiang@2023H1", "horse.rank@qujiang@2023Q2"} & set(addresses)


def test_keys_are_locked_and_only_known_statuses_may_be_chosen(form):
    sheet = Filled(form).sheet
    assert sheet.protection.sheet
    assert sheet.freeze_panes == "B5"
    assert sheet.row_dimensions[KEY_ROW + 1].hidden
    assert sheet.column_dimensions["J"].hidden
    (rule,) = sheet.data_validations.dataValidation
    words = rule.formula1.strip('"').split(",")
    assert words[:3] == ["预计", "推算", "初步核算"]
    assert [status_named(word) for word in words] == list(STATUSES)
    assert any(cell.comment for cell in sheet[LABEL_ROW + 1])


def test_a_form_prints_on_landscape_pages_with_its_headings(form):
    sheet = Filled(form).sheet
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.print_title_rows == "$3:$3"
    assert [cell.value for cell in sheet[LABEL_ROW + 1]][:9] == [
        "指标", "口径", "地区", "时期", "上期数", "现有数", "填报数", "状态", "备注"
    ]  # fmt: skip


def test_a_department_gets_its_own_figures_beside_last_periods_values(tmp_path):
    cube = cube_of(
        "data: [{about: {place: here, period: 2023H1, source: own}, gdp: {yoy: 13.4}},"
        " {about: {place: here, period: 2023Q1, source: own, owner: 区统计局}, gdp: {yoy: 11.5}},"
        " {about: {place: here, period: 2023H1, source: own, owner: 区统计局}, retail: {yoy: 待填}}]"
    )  # fmt: skip
    made = build_pages(cube, View(), outgoing=True)
    parts = Parts(cube, made.cover, made.pages, View())
    rows = {row.address: row for row in fillables(parts)}
    assert rows["gdp.yoy@qujiang@2023H1"].previous == "11.5%"
    assert rows["retail.yoy@qujiang@2023H1"].typed == "待填"
    assert owners_of(parts) == ("区统计局",)
    assert {r.address for r in fillables(parts, "区统计局")} == {
        "gdp.yoy@qujiang@2023Q1", "retail.yoy@qujiang@2023H1"
    }  # fmt: skip


def test_internal_figures_are_not_on_a_form():
    cube = cube_of("facts: {about: {source: own, period: 2023, place: here}, open: {name: 甲, value: 1},"
                   " secret: {name: 乙, value: 8642.5, internal: true}}")  # fmt: skip
    made = build_pages(cube, View(), outgoing=True)
    from tests.exports.test_internal import texts as unpacked

    said = unpacked(template(Parts(cube, made.cover, made.pages, View())))
    assert "secret" not in said
    assert "8642" not in said
    assert "open" in said


# And back ------------------------------------------------------------------------------------


def test_nothing_filled_in_changes_nothing(form, bundle):
    before = texts(bundle)
    assert Filled(form).back(bundle) == 0
    assert texts(bundle) == before


EDITS = [
    (GDP, "13.9", "{value: 13.4,", "{value: 13.9,"),
    ("retail.yoy@quzhou@2023H1", "9.8", "retail: {yoy: 9.7}", "retail: {yoy: 9.8}"),
    ("fai.yoy@qujiang@2023H1 vs zhejiang", "28.8", "zhejiang: 28.7", "zhejiang: 28.8"),
    ("chains", "7", "value: 6", "value: 7"),
    ("reserve", "600多", "value: 500多个", "value: 600多个"),
    ("gdp.yoy@zhejiang@2022", "3.2", "gdp,yoy,zhejiang,2022,3.1", "gdp,yoy,zhejiang,2022,3.2"),
    ("gdp.yoy@zhejiang@2023+", "6.1", "2023,6.0,%", "2023,6.1,%"),
    ("gdp.yoy@china@2023H1", "…", "gdp: {yoy: 5.5}", "gdp: {yoy: …}"),
]


@pytest.mark.parametrize(("address", "value", "gone", "new"), EDITS)
def test_one_value_changes_one_line(form, bundle, address, value, gone, new):
    before = texts(bundle)
    filled = Filled(form)
    filled.fill(address, value)
    assert filled.back(bundle) == 0
    (was,), (now,) = lines_changed(before, texts(bundle))
    assert gone in was
    assert now == was.replace(gone, new)
    assert len([f for f, data in texts(bundle).items() if data != before[f]]) == 1


def test_status_and_note_are_put_beside_the_value(form, bundle):
    filled = Filled(form)
    filled.fill("retail.yoy@quzhou@2023H1", "修订", "new_status")
    filled.fill("retail.yoy@quzhou@2023H1", "据统计局来函", "note")
    filled.fill("chains", "以七条计", "note")
    assert filled.back(bundle) == 0
    text = (bundle / "data.yaml").read_text(encoding="utf-8")
    assert "retail: {yoy: {value: 9.7, status: revised, note: 据统计局来函}}" in text
    assert "note: 以七条计}" in text
    figure = figure_of(bundle, "retail.yoy@quzhou@2023H1")
    assert (figure.status, str(figure.value)) == ("revised", "9.7")


def test_a_table_without_the_column_is_named(form, bundle, capsys):
    before = texts(bundle)
    table = bundle / "context.csv"
    table.write_bytes(re.sub(rb",(status|)(?=,)", b"", table.read_bytes()))
    changed = texts(bundle)
    assert changed != before
    filled = Filled(form)
    filled.fill("gdp.yoy@zhejiang@2022", "最终核实", "new_status")
    assert filled.back(bundle) == 1
    assert "context.csv" in capsys.readouterr().err
    assert texts(bundle) == changed


@pytest.mark.parametrize(
    ("value", "shown", "wanted"),
    [
        (14, "0.0", "14.0"),
        (0.134, "0.0%", "13.4%"),
        (1234.5, "#,##0.0", "1234.5"),
        (9, "General", "9"),
        ("９．３", "@", "9.3"),
        ("1 234.5 %", "@", "1234.5"),
    ],
)
def test_a_number_is_what_its_cell_shows(form, bundle, value, shown, wanted):
    filled = Filled(form)
    filled.fill(GDP, value)
    filled.cell(GDP, "new").number_format = shown
    assert filled.back(bundle) == 0
    assert str(figure_of(bundle, GDP).value) == wanted.rstrip("%")


def test_a_form_in_english_fills_in_the_units_of_the_files(tmp_path):
    root = tmp_path / "b"
    root.mkdir()
    head = HEAD.format(period="2023H1", as_of="2023-08-31", rhythm="quarter")
    body = "data: {about: {place: here, period: 2023H1, source: own}, gdp: {level: 186.4}}\n"
    (root / "briefing.yaml").write_text(head + body, encoding="utf-8")
    (root / "words.csv").write_text(WORDS, encoding="utf-8")
    assert run(["template", str(root), "--lang", "en", "-o", str(tmp_path / "f.xlsx")]) == 0
    filled, address = Filled(tmp_path / "f.xlsx"), "gdp.level@qujiang@2023H1"
    assert filled.cell(address, "old").value == "186.4亿元"
    filled.fill(address, "187.0")
    assert filled.back(root) == 0
    assert str(figure_of(root, address).value) == "187.0"


def test_a_dry_run_writes_nothing(form, bundle, capsys):
    before = texts(bundle)
    filled = Filled(form)
    where = filled.fill(GDP, "1")
    assert filled.back(bundle, "--dry-run") == 0
    assert where in capsys.readouterr().out
    assert texts(bundle) == before


WRONG = [
    ("十三", "new"),
    ("=1/0", "new"),
    (dt.datetime(2023, 8, 1), "new"),
    ("13.4.5", "new"),
    (True, "new"),
    ("best", "new_status"),
    ("{nowhere", "note"),
]


@pytest.mark.parametrize(("value", "key"), WRONG)
def test_mistakes_name_sheet_and_cell_and_change_nothing(form, bundle, capsys, value, key):
    before = texts(bundle)
    filled = Filled(form)
    where = filled.fill(GDP, value, key)
    assert filled.back(bundle) == 1
    told = capsys.readouterr().err
    assert where in told or key == "note"
    assert texts(bundle) == before


def test_a_value_that_changed_in_the_meantime_is_not_overwritten(form, bundle, capsys):
    file = bundle / "data.yaml"
    file.write_bytes(file.read_bytes().replace(b"value: 13.4", b"value: 13.5"))
    filled = Filled(form)
    filled.fill(GDP, "13.9")
    assert filled.back(bundle) == 1
    assert "13.5%" in capsys.readouterr().err
    assert b"value: 13.5" in file.read_bytes()


def test_a_figure_that_is_gone_is_named(form, bundle, capsys):
    filled = Filled(form)
    filled.fill(GDP, "1")
    filled.cell(GDP, "address").value = "gdp.yoy@nowhere@2023H1"
    assert filled.back(bundle) == 1
    assert "nowhere" in capsys.readouterr().err


def test_a_form_of_another_briefing_is_refused(form, bundle):
    file = bundle / "briefing.yaml"
    file.write_bytes(file.read_bytes().replace(b"id: qujiang\n", b"id: other\n", 1))
    assert Filled(form).back(bundle) == 1


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 not a zip", b"<html></html>"])
def test_what_is_no_workbook_is_told(tmp_path, bundle, data, capsys):
    (tmp_path / "x.xlsx").write_bytes(data)
    assert run(["import", str(tmp_path / "x.xlsx"), "-o", str(bundle)]) == 3
    assert "x.xlsx" in capsys.readouterr().err


def test_a_workbook_that_is_no_form_is_told(tmp_path, bundle):
    openpyxl.Workbook().save(tmp_path / "x.xlsx")
    assert run(["import", str(tmp_path / "x.xlsx"), "-o", str(bundle)]) == 3


@pytest.mark.parametrize("lang", LANGUAGES)
def test_mistakes_are_told_in_the_language_asked_for(form, bundle, capsys, lang):
    filled = Filled(form)
    filled.fill(GDP, "nothing")
    assert filled.back(bundle, "--lang", lang) == 1
    told = re.sub(r"数据!|…|—|待填|保密", "", capsys.readouterr().err)
    assert bool(re.search("[一-鿿]", told)) == (lang != "en")


def test_a_file_that_is_missing_keeps_nothing_from_being_filled_in(form, bundle):
    (bundle / "remarks.yaml").unlink()
    filled = Filled(form)
    filled.fill(GDP, "13.9")
    assert filled.back(bundle) == 0
    assert "value: 13.9" in (bundle / "data.yaml").read_text(encoding="utf-8")


def test_there_must_be_a_briefing_to_update(form, tmp_path):
    assert Filled(form).back(tmp_path / "new") == 1
    assert not (tmp_path / "new").exists()


# What clerks do to a form --------------------------------------------------------------------


def test_rows_taken_out_and_columns_put_in_are_told_and_the_rest_is_read(form, bundle, capsys):
    filled = Filled(form)
    filled.fill(GDP, "13.9")
    sheet = filled.sheet
    row = filled.addresses.index("chains") + FIRST_ROW + 1
    sheet.delete_rows(row)
    sheet.cell(LABEL_ROW + 1, 12).value = "核对人"
    assert filled.back(bundle) == 0
    told = capsys.readouterr().out
    assert "少了1行" in told
    assert "核对人" in told
    assert str(figure_of(bundle, GDP).value) == "13.9"


def test_two_forms_in_one_workbook_are_refused_by_name(form, bundle, capsys):
    filled = Filled(form)
    filled.fill(GDP, "13.9")
    filled.book.copy_worksheet(filled.sheet).title = "数据 副本"
    assert filled.back(bundle) == 1
    assert "数据 副本" in capsys.readouterr().err


def test_a_form_that_lost_its_styles_is_read(form, bundle):
    filled = Filled(form)
    plain = openpyxl.Workbook()
    for row in filled.sheet.iter_rows():
        for cell in row:
            plain.active[cell.coordinate] = cell.value
    plain.active[filled.cell(GDP, "new").coordinate] = "13.9"
    filled.book = plain
    assert filled.back(bundle) == 0
    assert str(figure_of(bundle, GDP).value) == "13.9"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "图片"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (b"", "空的"),
    ],
)
def test_another_kind_of_file_is_told_what_it_is(tmp_path, bundle, capsys, data, words):
    (tmp_path / "x.xlsx").write_bytes(data)
    assert run(["import", str(tmp_path / "x.xlsx"), "-o", str(bundle)]) == 3
    assert words in capsys.readouterr().err


# Packed briefings ------------------------------------------------------------------------


@pytest.fixture(scope="module")
def packed_once(tmp_path_factory):
    path = tmp_path_factory.mktemp("packed") / "brief.qjb"
    assert run(["pack", str(builtin_bundle()), "--force", "-o", str(path)]) == 0
    return path


@pytest.fixture
def packed(packed_once, tmp_path):
    return Path(shutil.copy(packed_once, tmp_path))


def unpacked(path):
    archive = Archive(path.read_bytes())
    return {Path(name): archive.read(name) for name in archive.names}


def test_a_packed_briefing_is_changed_where_it_lies(form, bundle, packed):
    before = unpacked(packed)
    assert before == texts(bundle)
    filled = Filled(form)
    filled.fill(GDP, "13.9")
    filled.fill("gdp.yoy@zhejiang@2022", "3.2")
    assert filled.back(packed) == 0
    was, now = lines_changed(before, unpacked(packed))
    assert len(was) == len(now) == 2
    assert figure_of(packed, GDP).value == Decimal("13.9")
    assert sorted(p.name for p in packed.parent.iterdir()) == ["brief.qjb", "bundle", "fill.xlsx"]


def test_nothing_filled_in_leaves_the_packed_file_alone(form, packed):
    before = packed.read_bytes()
    assert Filled(form).back(packed) == 0
    assert packed.read_bytes() == before


def test_a_mistake_leaves_the_packed_file_alone(form, packed, capsys):
    before = packed.read_bytes()
    filled = Filled(form)
    place = filled.fill(GDP, "一十三")
    assert filled.back(packed) == 1
    assert place in capsys.readouterr().err
    assert packed.read_bytes() == before


def test_what_is_no_archive_is_named(form, tmp_path, capsys):
    (tmp_path / "x.qjb").write_bytes(b"PK, or so it says")
    assert Filled(form).back(tmp_path / "x.qjb") == 1
    assert "x.qjb" in capsys.readouterr().err


def test_what_was_changed_in_the_meantime_is_not_overwritten(form, bundle):
    filled = Filled(form)
    filled.fill(GDP, "13.9")
    filled.book.save(form)
    plan = plan_update(bundle, read_form(form))
    file = bundle / "data.yaml"
    theirs = file.read_bytes() + b"# theirs\n"
    file.write_bytes(theirs)
    with pytest.raises(ExportError, match="changed-meanwhile"):
        plan.carry_out()
    assert file.read_bytes() == theirs


# Hostile forms -----------------------------------------------------------------------------

ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(dt.date(1901, 1, 1)),
    st.text(st.characters(min_codepoint=32, blacklist_categories=["Cs"]), max_size=12),
    st.sampled_from(["=1+1", "=A1", "#REF!", "13.4%", "=HYPERLINK(1)", "{", "0" * 60]),
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(ODD, min_size=len(COLUMNS), max_size=len(COLUMNS)), max_size=4), st.booleans())
def test_whatever_stands_in_a_form_is_read_or_told(tmp_path_factory, rows, keyed):
    book = openpyxl.Workbook()
    sheet = book.active
    for words in ("t", "h", "x"):
        sheet.append([words])
    sheet.append([*(COLUMNS if keyed else ["address"]), f"{MARK} qujiang 9"])
    for row in rows:
        sheet.append(row)
    path = tmp_path_factory.mktemp("odd") / "form.xlsx"
    book.save(path)
    told, files = "", {}
    try:
        files = plan_update(builtin_bundle(), read_form(path)).files
    except ExportError as error:
        told = error.message()
    assert told or not files
