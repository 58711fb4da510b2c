"""`coverage`: every numeral of a document, with what carries it."""

import json
import zipfile

import pytest

from qjviewer.checks.covering import cover
from qjviewer.cli import run
from qjviewer.resources import builtin_bundle
from tests.shipped import qujiang


@pytest.fixture(scope="module")
def cube():
    return qujiang().cube


@pytest.mark.parametrize(
    ("document", "text", "carrier"),
    [
        ("衢江區的GDP分別以13.4%的增速", "13.4%", "gdp.yoy"),
        ("社會消費品零售總額增長２４．５％", "２４．５％", "retail.yoy"),
        ("衢江區GDP在全省90個縣(市、區)中排第一", "第一", "gdp.yoy"),
        ("規上工業增加值位居全省第二", "第二", "industry.yoy"),
        ("固定資産投資高於全省平均28.7個百分點", "28.7個百分點", "fai.yoy@zhejiang"),
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
    ("document", "state", "carriers"),
    [
        ("規上工業增長29.8%", "otherwise", ("industry.yoy",)),
        ("地区生产总值增长13.4‰", "otherwise", ("gdp.yoy",)),
        ("固定资产投资增速居全省第5位", "otherwise", ("fai.yoy",)),
        # The number is that of another thing: it is not taken for included.
        ("旅游人次增长13.4%", "elsewhere", ("gdp.yoy",)),
        ("签约面积2.8万平方米", "elsewhere", ("warehouse-area",)),
        ("新開工項目兩個", "absent", ()),
        ("引進二百億元項目", "absent", ()),
        ("三次产业结构为4.1:46.2:49.7", "absent", ()),
    ],
)
def test_what_the_briefing_does_not_say_is_told_apart(cube, document, state, carriers):
    (found,) = cover(document, cube)
    assert (found.state, found.carriers) == (state, carriers)
    assert found.missing


@pytest.mark.parametrize("document", ["全省第七位", "規上工業增長29.8%"])
def test_what_is_left_out_is_missing(cube, document):
    assert [f.missing for f in cover(document, cube)] == [True]


def test_a_line_that_breaks_off_goes_on_in_the_next(cube):
    document = "上半年，衢江区经济运行持续向好，规模以上工业增加值\n增长29.9%，位居全省第二。"
    found = cover(document, cube)
    assert [(f.line, f.column, f.text, f.state) for f in found[-2:]] == [
        (2, 3, "29.9%", "said"),
        (2, 13, "第二", "said"),
    ]


PAGE = """<!DOCTYPE html><html><head><title>快报</title><style>p {width: 13.4%}</style></head>
<body><p>规上工业<b>增长29.9%</b></p><script>var a = 25;</script><p>投资增长37.1%</p></body></html>"""
BODY = """<?xml version="1.0"?><w:document
xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:r><w:t>规上工业增长</w:t></w:r><w:r><w:t>29.9%</w:t></w:r></w:p>
<w:p><w:r><w:t>投资增长37.1%</w:t></w:r></w:p></w:body></w:document>"""


def test_web_pages_and_word_documents_are_read(tmp_path, capsys):
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("word/document.xml", BODY)
    for name in ("a.html", "a.docx"):
        run(["coverage", "--against", str(tmp_path / name), "--json"])
        found = json.loads(capsys.readouterr().out)
        assert [(f["text"], f["state"]) for f in found] == [("29.9%", "said"), ("37.1%", "otherwise")]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04broken", "Word"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(tmp_path, capsys, data, reason):
    (tmp_path / "a").write_bytes(data)
    assert run(["coverage", "--against", str(tmp_path / "a")]) == 3
    assert reason in capsys.readouterr().err


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
    assert lines[-1] == "4 个数：2 个已收入，0 个说法不同，0 个同数另指，1 个未收入，1 个不是数据"


def test_json_and_documents_in_other_encodings(tmp_path, capsys):
    article = tmp_path / "article.txt"
    article.write_bytes("规上工业增长29.9%".encode("gb18030"))
    assert run(["coverage", "--against", str(article), "--json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["text"], found["state"], found["carriers"]) == ("29.9%", "said", ["industry.yoy"])


def test_a_missing_document_is_3(tmp_path, capsys):
    assert run(["coverage", "--against", str(tmp_path / "none.txt")]) == 3
    assert "none.txt" in capsys.readouterr().err
