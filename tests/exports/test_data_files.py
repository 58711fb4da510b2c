"""CSV and JSON hold every figure with all that is known of it; Markdown outlines every page."""

import csv
import io
import json
from decimal import Decimal

import pytest

from qjviewer.bundle.quantities import MISSING_MARKS
from qjviewer.exports.rows import COLUMNS, figure_rows, harmless
from qjviewer.wording import LANGUAGES, say
from tests.exports.builtin import builtin
from tests.exports.samples import made, parts_of


def rows_of(parts):
    """The rows of the CSV file by their address."""
    header, *rows = csv.reader(io.StringIO(made("csv", parts).decode("utf-8-sig")))
    assert header == [say(f"exports.col-{key}", parts.lang) for key in COLUMNS]
    return {row[0]: dict(zip(COLUMNS, row, strict=True)) for row in rows}


def figures_of(parts):
    whole = json.loads(made("json", parts), parse_float=Decimal, parse_int=Decimal)
    return {f["id"]: f for f in whole["figures"]}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_csv_holds_every_figure_as_typed(lang):
    parts = builtin(lang)
    assert made("csv", parts).startswith(b"\xef\xbb\xbf")
    rows = rows_of(parts)
    assert set(rows) == {f.id for f in parts.figures}
    for f in parts.figures:
        row = rows[f.id]
        alone = f.value is None and f.ranks
        assert row["shown"] == (parts.teller.rank(f) if alone else parts.teller.value(f))
        assert row["period_code"] == f.period.code
        if lang != "en":
            assert row["value"] == ("" if f.value is None else f"{f.value:f}")


def test_json_numbers_keep_their_decimals():
    parts, found = builtin(), figures_of(builtin())
    assert set(found) == {f.id for f in parts.figures}
    for f in parts.figures:
        assert str(found[f.id]["value"]) == (f"{f.value:f}" if f.value is not None else "None")
        assert [c["source"] for c in found[f.id].get("citations", [])] == [c.source for c in f.cite]


BODY = """
people: {li: {name: 李明, role: 区发改局局长}}
data:
  - about: {place: qujiang, period: 2023H1, source: own, at: ¶1}
    gdp: {level: {value: 2.5, accounts: 五经普}, yoy: {value: 13.4, rank: {counties: 1/90}}}
    fai: {yoy: {value: 37.7, rank: {zhejiang: 并列3}, vs: {zhejiang: 28.7}}, people: li, owner: 区发改局}
    losses: {level: {value: 5.1, status: preliminary}}
    budget: {target: 7.0亿元以上}
  - {about: {place: zhejiang, period: 2023H1, source: stats}, fai: {yoy: 9.0}}
  - {about: {place: kecheng, period: 2023H1, source: own}, gdp: {yoy: 9.1}}
  - {about: {place: longyou, period: 2023H1, source: own}, gdp: {yoy: 8.1}}
  - about: {place: qujiang, period: 2023Q1, source: own}
    gdp: {yoy: —}
    fai: {yoy: …}
    retail: {yoy: 待填}
    profit: {level: 保密}
  # The same cell twice: an estimate, then a revised value; and a third that is disputed.
  - {about: {place: qujiang, period: 2022, source: own, status: estimate}, gdp: {yoy: 6.5}}
  - {about: {place: qujiang, period: 2022, source: own, status: revised}, gdp: {yoy: 6.3}}
  - {about: {place: qujiang, period: 2022, source: stats, status: disputed}, gdp: {yoy: 6.9}}
facts:
  - about: {place: qujiang, period: 2023H1, source: own}
    range: {name: 区间, value: 63%～68%}
    reserve: {name: 项目, value: 500多个, note: 概数。}
  - gap: {name: 差, derive: fai.yoy - gdp.yoy}
tabs:
  - {tab: a, title: 甲, blocks: [{cards: [gap, fai.yoy, fai.yoy@zhejiang]}]}
"""


def test_a_row_tells_all_that_is_known_of_a_figure():
    rows = rows_of(parts_of(BODY))

    def told(address, *keys):
        return [rows[address][key] for key in keys]

    gdp, fai = "gdp.yoy@qujiang@2023H1", "fai.yoy@qujiang@2023H1"
    assert told(gdp, "rank", "ranked", "among", "ranks") == ["1", "90", "全省", "全省第1 / 90、三地第1 / 3"]
    assert told(fai, "people", "owner", "ranks") == ["区发改局局长李明", "区发改局", "全省并列第3"]
    stated = told(f"{fai} vs zhejiang", "measure", "against", "value", "unit")
    assert stated == ["差距", "全省", "28.7", "个百分点"]
    assert told("gap", "derivation", "status") == ["37.7%－13.4%＝24.3个百分点", "推算"]
    assert told("gap", "inputs") == [f"{fai}; −{gdp}"]
    level = told("gdp.level@qujiang@2023H1", "accounts", "indicator", "measure")
    assert level == ["五经普", "地区生产总值", "总量"]
    assert told("losses.level@qujiang@2023H1", "status") == ["初步核算"]
    target = told("budget.target@qujiang@2023H1", "value", "mark", "shown", "status")
    assert target == ["7.0", "以上", "7.0亿元以上", "目标"]
    assert told("range", "value", "upper", "shown") == ["63", "68", "63%～68%"]
    assert told("reserve", "mark", "note") == ["多", "概数。"]
    assert told("fai.yoy@zhejiang@2023H1", "context", "place") == ["是", "浙江省"]


@pytest.mark.parametrize(
    ("address", "mark"),
    [("gdp.yoy", "—"), ("fai.yoy", "…"), ("retail.yoy", "待填"), ("profit.level", "保密")],
)
@pytest.mark.parametrize("name", ["csv", "json"])
def test_what_is_missing_is_its_mark_with_the_reason(name, address, mark):
    parts, key = parts_of(BODY), f"{address}@qujiang@2023Q1"
    reason = say(f"figures.missing-{MISSING_MARKS[mark]}")
    if name == "csv":
        row = rows_of(parts)[key]
        assert (row["value"], row["shown"], row["missing"]) == ("", mark, reason)
    else:
        found = figures_of(parts)[key]
        assert (found["value"], found["missing"]) == (None, MISSING_MARKS[mark])
        assert (found["words"]["value"], found["words"]["missing"]) == (mark, reason)


def test_json_tells_the_parts_of_an_address_and_its_vintages():
    found = figures_of(parts_of(BODY))
    gdp = found["gdp.yoy@qujiang@2022"]
    assert [gdp[key] for key in ("indicator", "measure", "place", "period", "status")] == [
        "gdp", "yoy", "qujiang", "2022", "revised",
    ]  # fmt: skip
    history = [(h["kind"], str(h["value"]), h["status"]) for h in gdp["history"]]
    assert history == [("earlier", "6.5", "estimate"), ("disputed", "6.9", "disputed")]
    ranks = [*found["gdp.yoy@qujiang@2023H1"]["ranks"], *found["fai.yoy@qujiang@2023H1"]["ranks"]]
    assert [(r["among"], r["rank"], r["of"], r["tied"], r["computed"]) for r in ranks] == [
        ("counties", 1, 90, False, False),
        ("three", 1, 3, False, True),
        ("zhejiang", 3, None, True, False),
    ]
    assert found["gap"]["computed"] == "derive"
    assert [i["figure"] for i in found["gap"]["inputs"]] == [
        "fai.yoy@qujiang@2023H1",
        "gdp.yoy@qujiang@2023H1",
    ]
    assert found["fai.yoy@qujiang@2023H1 vs zhejiang"]["against"] == "zhejiang"


def test_no_figure_is_listed_twice():
    ids = [row.id for row in figure_rows(builtin())]
    assert len(ids) == len(set(ids))


def test_outside_context_is_left_out_when_asked():
    found = figures_of(builtin(context=False))
    assert "gdp.yoy@qujiang@2023H1" in found
    assert "gdp.yoy@china@2023H1" not in found


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "@SUM(A1)", "-x", " =1", "＝1"])
def test_formulas_are_neutralised(text):
    body = f"facts: {{about: {{place: here, period: 2023, source: own}}, f: {{name: '{text}', value: 1}}}}"
    assert harmless(text) == "'" + text
    assert rows_of(parts_of(body))["f"]["indicator"] == "'" + text.strip()


def test_negative_numbers_stay_numbers():
    assert harmless("-2.7") == "-2.7"


def test_markdown_outlines_every_page():
    parts = builtin()
    text = made("markdown", parts).decode()
    for page in parts.pages:
        assert f"## {page.title}" in text
    assert "37.7" in text
    assert "![" not in text
