"""`sheets:` of a bundle: workbooks read in place are one cube with what was typed."""

from decimal import Decimal

import pytest

from qjviewer.cli import DONE, run
from qjviewer.load import load
from qjviewer.problems import Severity
from tests.bundle.small import changed
from tests.intake.made.draft import Draft
from tests.intake.made.files import to_xlsx

SHEETS = """
sheets:
  - file: 月报/{period}.xlsx
    sheet: 主要指标
    columns: {C: level, D: yoy, E: yoy rank counties}
    place: here
    basis: cumulative
"""
TEXT = changed(
    "tabs:",
    SHEETS.lstrip() + "tabs:",
    changed("  firms:", "  fai: {name: 固定资产投资, also: [投资], unit: 亿元, basis: cumulative}\n  firms:"),
)


def workbook(
    month,
    rows=(("固定资产投资", 99.1, -0.027, 3),),
    title="2023年{}月主要指标（单位：亿元）",
    ranked="全省位次",
):
    """One sheet: name, level, growth as a fraction shown in percent, rank."""
    d = Draft("主要指标")
    d.title(title.format(month), 5)
    d.line(2, ["指标", "本月", "1-本月累计", "同比增长%", ranked])
    for row, (name, level, growth, rank) in enumerate(rows, 3):
        d.line(row, [name])
        for column, (number, fmt) in enumerate(((1, "0"), (level, "0.00"), (growth, "0.0%"), (rank, "0")), 2):
            d.put(row, column, number, fmt)
    return to_xlsx([d])


@pytest.fixture
def bundle(tmp_path):
    def write(files, text=TEXT):
        (tmp_path / "briefing.yaml").write_text(text, encoding="utf-8")
        for name, data in files.items():
            path = tmp_path / "月报" / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
        return load(tmp_path)

    return write


def level(loaded):
    """The level of investment as it is used; None where there is none."""
    return loaded.cube.by_id("fai.level@q@2023H1").value


def told(loaded, *codes):
    return [p for p in loaded.problems if p.code in codes]


def test_figures_of_a_workbook_stand_in_the_cube_with_their_cells(bundle):
    loaded = bundle({"2023-06.xlsx": workbook(6)})
    level, growth = (loaded.cube.by_id(f"fai.{m}@q@2023H1") for m in ("level", "yoy"))
    assert (level.value, level.unit, str(level.span)) == (
        Decimal("99.10"),
        "亿元",
        "月报/2023-06.xlsx · 主要指标 · C3",
    )
    assert (growth.value, growth.unit) == (Decimal("-2.7"), "%")
    assert [(r.among, r.rank) for r in growth.ranks] == [("counties", 3)]
    assert [(c.source, c.cell) for c in growth.cite] == [("月报/2023-06.xlsx", "主要指标!D3")]
    assert not [p for p in loaded.problems if p.severity is Severity.ERROR]


def test_a_typed_value_that_differs_is_an_error_that_names_both(bundle):
    text = TEXT.replace("gdp: {level: 120.5", "fai: {level: 98}\n    gdp: {level: 120.5")
    found = told(bundle({"2023-06.xlsx": workbook(6)}, text), "values-conflict")
    assert len(found) == 1
    assert found[0].severity is Severity.ERROR
    assert "月报/2023-06.xlsx · 主要指标 · C3" in f"{found[0].where} {found[0].message()}"
    assert "briefing.yaml" in f"{found[0].where} {found[0].message()}"
    assert told(bundle({}, text.replace("98}", "99.1}")), "values-conflict") == []


def test_what_a_later_workbook_revises_becomes_a_vintage(bundle):
    again = workbook(6, [("固定资产投资", 99.3, -0.027, 3)])
    text = TEXT.replace("as_of: 2023-08-31", "as_of: 2023-10-01")
    loaded = bundle({"2023-06.xlsx": workbook(6), "2023-07.xlsx": again}, text)
    figure = loaded.cube.by_id("fai.level@q@2023H1")
    assert (figure.value, figure.status, figure.has_history) == (Decimal("99.30"), "revised", True)
    assert [str(p.where) for p in told(loaded, "sheet-revised")] == ["月报/2023-07.xlsx · 主要指标 · C3"]
    assert told(loaded, "values-conflict") == []


def test_a_workbook_of_a_month_that_is_not_yet_known_is_not_used(bundle):
    again = workbook(6, [("固定资产投资", 99.3, -0.027, 3)])
    loaded = bundle({"2023-06.xlsx": workbook(6), "2023-09.xlsx": again})
    assert level(loaded) == Decimal("99.10")


ROWS = [("固定资产投资", 99.1, -0.027, 3)]
MAPPED = TEXT.replace("    place: here", "    rows: [固定资产投资, 工业投资]\n    place: here")


@pytest.mark.parametrize(
    ("files", "text", "codes"),
    [
        ({}, TEXT, {"no-such-files"}),
        ({"某月.xlsx": workbook(6)}, TEXT, {"sheet-no-period"}),
        ({"2023-06.xlsx": b"PK\3\4 cut"}, TEXT, {"sheet-unreadable"}),
        ({"2023-06.xlsx": workbook(6, [*ROWS, ("进口额", 1, 0.1, 2)])}, TEXT, {"sheet-rows-left-out"}),
        (
            {"2023-06.xlsx": workbook(6, [("进口额", 1, 0.1, 2)])},
            TEXT,
            {"sheet-rows-left-out", "sheet-nothing"},
        ),
        ({"2023-06.xlsx": workbook(6, ROWS, "2023年{}月主要指标")}, TEXT, {"sheet-ask"}),
        ({"2023-06.xlsx": workbook(6)}, MAPPED, {"sheet-drift"}),
        ({"2023-06.xlsx": workbook(6, ranked="位次")}, TEXT.replace(" counties}", "}"), {"sheet-rank-group"}),
        (
            {"2023-06.xlsx": workbook(6)},
            TEXT.replace("fai: {name: 固定资产投资", "fai: {name: 投资额"),
            {"sheet-rows-left-out", "sheet-nothing"},
        ),
    ],
    ids=["no file", "no period", "broken", "unknown row", "nothing", "asked", "drift", "rank", "other name"],
)
def test_what_cannot_be_read_is_told_at_its_place(bundle, files, text, codes):
    loaded = bundle(files, text)
    assert {p.code for p in loaded.problems if p.code.startswith(("sheet-", "no-such"))} == codes
    for lang in ("zh-Hans", "zh-Hant", "en"):
        words = [
            (p.message(lang) + p.hint(lang)).replace("月报/{period}.xlsx", "") for p in told(loaded, *codes)
        ]
        assert all(text and "{" not in text for text in words)


def test_words_of_the_workbook_lead_to_ids_where_the_entry_says_so(bundle):
    files = {"2023-06.xlsx": workbook(6, [("全社会投资", 99.1, -0.027, 3)])}
    assert level(bundle(files)) is None
    text = TEXT.replace("    place: here", "    names: {全社会投资: fai}\n    place: here")
    assert level(bundle(files, text)) == Decimal("99.10")


def test_rows_that_may_both_be_an_indicator_are_told_and_not_read(bundle):
    d = Draft("主要指标")
    d.title("2023年6月主要指标（单位：亿元）", 3)
    d.line(2, ["指标", "本月", "1-本月累计"])
    for row, name in enumerate(("工业", "　投资", "服务业", "　投资"), 3):
        d.line(row, [name])
        d.put(row, 3, row, "0.0")
    text = TEXT.replace(", D: yoy, E: yoy rank counties", "")
    loaded = bundle({"2023-06.xlsx": to_xlsx([d])}, text)
    assert level(loaded) is None
    assert "工业/投资、服务业/投资" in told(loaded, "sheet-several-rows")[0].message()


def test_a_workbook_belongs_to_what_is_watched_and_to_the_fingerprint(bundle, tmp_path):
    first = bundle({"2023-06.xlsx": workbook(6)})
    assert tmp_path / "月报" / "2023-06.xlsx" in first.files
    assert bundle({"2023-06.xlsx": workbook(6, [("固定资产投资", 99.2, 0, 3)])}).digest != first.digest


def test_no_file_outside_the_bundle_is_read(bundle):
    assert told(bundle({}, TEXT.replace("月报/{period}", "../{period}")), "no-such-files", "outside-path")


def test_a_packed_briefing_brings_its_workbooks_along(bundle, tmp_path):
    bundle({"2023-06.xlsx": workbook(6)})
    packed = tmp_path / "b.qjb"
    assert run(["pack", str(tmp_path), "--force", "-o", str(packed)]) == DONE
    assert level(load(packed)) == Decimal("99.10")
