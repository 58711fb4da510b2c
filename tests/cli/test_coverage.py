"""`coverage`: every numeral of a document, with what carries it."""

import json

import pytest

from qjviewer.checks.covering import cover
from qjviewer.cli import run
from qjviewer.load import load
from qjviewer.resources import builtin_bundle


@pytest.fixture(scope="module")
def cube():
    return load(builtin_bundle()).cube


@pytest.mark.parametrize(
    ("document", "text", "carrier"),
    [
        ("衢江區的GDP分別以13.4%的增速", "13.4%", "gdp.yoy"),
        ("社會消費品零售總額增長２４．５％", "２４．５％", "retail.yoy"),
        ("衢江區GDP在全省90個縣(市、區)中排第一", "第一", "gdp.yoy"),
        ("規上工業增加值位居全省第二", "第二", "industry.yoy"),
        ("固定資産投資高於全省平均28.7個百分點", "28.7個百分點", "fai.yoy vs zhejiang"),
        ("連續三個季度獲得投資“賽馬”激勵", "三個季度", "horse-streak"),
        ("六大標誌性産業鏈", "六大", "chains"),
        ("引進的百億元以上項目", "百億元", "tier-10bn"),
        ("謀劃儲備實施類項目500多個", "500多個", "reserve"),
        ("吉利“三電”,13天實現徵遷簽約", "13天", "geely-days"),
        ("實現徵遷百分百簽約", "百分百", "geely-signed"),
        ("銀泰城1200余名建築工人", "1200余名", "yintai-workers"),
        ("銀泰城比預計進度提前了一個月", "一個月", "yintai-ahead"),
        ("配送中心面積2.8萬平方米", "2.8萬平方米", "warehouse-area"),
        ("打通“最後一公里”", "一公里", "mile-last"),
        ("全面推進三個“一號工程”", "三個", "no1-projects"),
        ("The warehouse covers 28,000 square metres", "28,000 square metres", "warehouse-area"),
    ],
)
def test_a_carried_numeral_names_its_carrier(cube, document, text, carrier):
    found = next(f for f in cover(document, cube) if f.text == text)
    assert carrier in found.carriers
    assert not found.missing


@pytest.mark.parametrize(
    "document", ["規上工業增長29.8%", "新開工項目兩個", "引進二百億元項目", "全省第七位"]
)
def test_what_is_left_out_is_missing(cube, document):
    assert [f.missing for f in cover(document, cube)] == [True]


@pytest.mark.parametrize("document", ["2023年8月4日", "前三季度", "熱線:135 8189 2583", "(2021—2025年)"])
def test_dates_and_telephone_numbers_are_one_entry_and_no_data(cube, document):
    (found,) = cover(document, cube)
    assert found.sort in ("date", "contact")
    assert not found.missing


def test_the_list_has_lines_words_around_and_a_verdict(tmp_path, capsys):
    article = tmp_path / "article.txt"
    article.write_text("第一行\n規上工業增長29.9%，位居全省第二\n新開工項目兩個\n", encoding="utf-8")
    assert run(["coverage", str(builtin_bundle()), "--against", str(article)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].startswith("2:7 ")
    assert "規上工業增長【29.9%】，位居全省第二" in lines[1]
    assert "industry.yoy" in lines[1]
    assert lines[-1] == "4 个数：2 个已收入，1 个未收入，1 个不是数据"


def test_json_and_documents_in_other_encodings(tmp_path, capsys):
    article = tmp_path / "article.txt"
    article.write_bytes("规上工业增长29.9%".encode("gb18030"))
    assert run(["coverage", "--against", str(article), "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["text"], found["state"], found["carriers"]) == ("29.9%", "carried", ["industry.yoy"])


def test_a_missing_document_is_3(tmp_path, capsys):
    assert run(["coverage", "--against", str(tmp_path / "none.txt")]) == 3
    assert "none.txt" in capsys.readouterr().err
