"""The command intake: a listing for people, JSON for programs, a mapping for next month."""

import json

import pytest

from qjviewer.cli import CANNOT_READ, DONE, PROBLEMS, USAGE, run

TABLE = """甲区2023年6月主要指标（单位：亿元）
指标\t本月\t1—6月\t同比±%\t全市位次
固定资产投资\t20.5\t99.1\t(2.0)\t1
利润总额\t3.2\t9.9\t▲2.7\t第4位
"""


@pytest.fixture
def month(tmp_path):
    def write(name, text=TABLE):
        path = tmp_path / name
        path.write_text(text, encoding="gb18030")
        return str(path)

    return write


def test_the_listing_tells_counts_questions_and_spot_checks(month, capsys):
    assert run(["intake", month("甲区2023年6月.tsv")]) == PROBLEMS
    out = capsys.readouterr().out
    assert "读出8个数，其中7个已读准，1个要您确认" in out
    assert "D4 甲区 利润总额 2023H1　▲2.7 → −2.7 / 2.7？" in out
    assert "三角在统计表里可表示下降，也可表示上升" in out
    assert "(2.0) → 同比下降2.0%　括号为负" in out
    assert "E4 甲区 利润总额 2023H1　第4位 → 第4位　文字位次" in out


@pytest.mark.parametrize("lang", ["zh-Hans", "zh-Hant", "en"])
def test_it_speaks_every_language(month, capsys, lang):
    run(["intake", month("甲区2023年6月.tsv"), "--lang", lang, "--all"])
    assert "{" not in capsys.readouterr().out


def test_json_holds_every_figure_with_its_doubts(month, capsys):
    run(["intake", month("甲区2023年6月.tsv"), "--json"])
    data = json.loads(capsys.readouterr().out)["files"][0]
    by_cell = {figure["cell"]: figure for figure in data["figures"]}
    assert by_cell["C3"] | {"doubts": []} == by_cell["C3"]
    assert (by_cell["C3"]["value"], by_cell["C3"]["from"], by_cell["C3"]["to"]) == (
        "99.1",
        "2023-01",
        "2023-06",
    )
    assert [c["key"] for c in by_cell["D4"]["doubts"][0]["choices"]] == ["down", "up"]
    assert data["tables"][0]["period_from"] == "title"


def test_the_mapping_reads_the_next_month_and_lists_what_changed(month, tmp_path, capsys):
    mapping = tmp_path / "m.yaml"
    june, july = (
        month("甲区2023年6月.tsv"),
        TABLE.replace("6月", "7月").replace("固定资产投资\t", "固定资产投资①\t"),
    )
    run(["intake", june, "--save-mapping", str(mapping)])
    mapping.write_text(
        mapping.read_text(encoding="utf-8") + "    answers: {triangle: down}\n", encoding="utf-8"
    )
    capsys.readouterr()
    assert run(["intake", month("甲区2023年7月.tsv", july), "--mapping", str(mapping)]) == DONE
    assert "改了名：固定资产投资 → 固定资产投资①" in capsys.readouterr().out


def test_period_and_place_are_counted_where_the_table_says_none(month, capsys):
    text = "指标\t单位\t总量\n外贸出口\t亿元\t3.1\n"
    path = month("月报.tsv", text)
    assert run(["intake", path]) == PROBLEMS
    capsys.readouterr()
    assert run(["intake", path, "--period", "2023H1", "--place", "甲区"]) == DONE
    assert run(["intake", path, "--period", "2023H1", "--place", "甲区", "--all"]) == DONE
    assert "甲区 外贸出口 2023H1" in capsys.readouterr().out


def test_what_cannot_be_read_is_told_without_a_traceback(month, capsys, tmp_path):
    picture = tmp_path / "月报.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    assert run(["intake", str(picture)]) == CANNOT_READ
    assert "是图片" in capsys.readouterr().err
    wrong = tmp_path / "m.yaml"
    wrong.write_text("sheets:\n  - {colour: red}\n", encoding="utf-8")
    assert run(["intake", month("a.tsv"), "--mapping", str(wrong)]) == CANNOT_READ
    assert "第 2 行" in capsys.readouterr().err
    assert run(["intake", month("a.tsv"), "--mapping", str(tmp_path / "没有.yaml")]) == CANNOT_READ
    assert run(["intake", month("a.tsv"), "--period", "某月"]) == USAGE
