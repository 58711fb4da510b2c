"""`check`: findings by file, a verdict, exit codes, JSON, no Qt."""

import json
import shutil
import subprocess
import sys

import pytest

from qjviewer.cli import run
from qjviewer.resources import builtin_bundle
from tests.checks.bench import WORDS

HEAD = """\
format: qjviewer/1
briefing: {id: x, title: "简报", place: q, period: 2023H1, as_of: 2023-08-04}
include: more.yaml
words: words.csv
places: {q: {name: 衢江区, level: county}}
groups: {all: {name: 全省各县, size: 90}}
sources: {s: {title: 报道, published: 2023-08-04}}
indicators: {gdp: {name: 地区生产总值, price: real, basis: cumulative}, fai: {name: 投资, basis: cumulative}}
data:
  - about: {place: q, period: 2023H1, source: s}
    gdp: {yoy: {value: 13.4, rank: {all: 1/90}}}
    fai: {yoy: 9.1}
tabs: [{tab: t, title: 总览, read: 2023H1, blocks: [{cards: [gdp.yoy, fai.yoy]}]}]
"""
WRONG = "facts: {a: {name: 甲, value: 1, unit: 个, place: q, period: 2023H1}}\n"
DOUBTFUL = "facts: {a: {name: 甲, value: 1, unit: 个, place: q, period: 2023H1, source: s}}\n"


@pytest.fixture
def folder(tmp_path):
    def make(name, more=""):
        made = tmp_path / name
        made.mkdir()
        (made / "briefing.yaml").write_text(HEAD, encoding="utf-8")
        (made / "more.yaml").write_text(more or "items: {}\n", encoding="utf-8")
        (made / "words.csv").write_text(WORDS, encoding="utf-8")
        return str(made)

    return make


@pytest.mark.parametrize(
    ("more", "options", "code"),
    [("", [], 0), ("", ["--strict"], 0), (DOUBTFUL, [], 0), (DOUBTFUL, ["--strict"], 1), (WRONG, [], 1)],
)
def test_exit_codes(folder, more, options, code, capsys):
    assert run(["check", folder("x", more), *options]) == code


def test_an_unreadable_path_is_3_and_the_worst_of_several_counts(folder, tmp_path, capsys):
    assert run(["check", folder("x"), str(tmp_path / "none")]) == 3
    out = capsys.readouterr().out
    assert "x：2 个数字，均有出处；没有问题" in out
    assert "none：读不了" in out


@pytest.mark.parametrize(
    ("lang", "verdict"),
    [
        ("zh-Hans", "x：3 个数字，其中 1 个没有出处；1 处错误，1 条提醒"),
        ("zh-Hant", "x：3 個數字，其中 1 個沒有出處；1 處錯誤，1 條提醒"),
        ("en", "x: 3 figures, 1 without a source; errors: 1, warnings: 1"),
    ],
)
def test_findings_stand_under_their_file_with_a_verdict_last(folder, lang, verdict, capsys):
    run(["check", folder("x", WRONG), "--lang", lang])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "more.yaml"
    assert any(line.lstrip().startswith("1:") and "[figure-uncited]" in line for line in lines)
    assert lines[-1] == verdict


def test_json_carries_everything(folder, capsys):
    run(["check", folder("x", WRONG), "--json", "--lang", "en"])
    (told,) = json.loads(capsys.readouterr().out)
    assert told["figures"] == 3
    assert told["errors"] == 1
    assert told["warnings"] == 1
    found = next(p for p in told["problems"] if p["code"] == "figure-uncited")
    assert (found["file"], found["line"], found["subject"]) == ("more.yaml", 1, "facts.a")


# What measures text and what leaves the program; modules that draw.
SPARED = ("PySide6", "pyqtgraph", "numpy", "qjviewer.text.measured", "qjviewer.exports", "qjviewer.release")


def test_a_bundle_is_checked_without_what_draws_and_exports(tmp_path):
    shutil.copytree(builtin_bundle(), tmp_path / "b")
    code = (
        "import sys; from qjviewer.cli import run; run(['check', sys.argv[1]]);"
        f"assert not [m for m in sys.modules if m.startswith({SPARED})]"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "b")], check=True, capture_output=True)


SAID = """\
data: [{about: {place: q, period: 2023Q1, source: s}, gdp: {yoy: 9.0}}]
tabs:
  - tab: u
    title: 分项
    read: 2023H1
    headline: 地区生产总值增长13.4%，比一季度回落{gdp.yoy:gap prev}，去年增长5.0%。
"""


def test_every_claim_is_listed_with_its_verdict_and_the_figures_it_rests_on(folder, capsys):
    assert run(["check", folder("x", SAID), "--claims"]) == 1
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["6:21", "一致", "增长13.4%", "←", "地区生产总值增速", "13.4%"] in lines
    (refuted,) = [line for line in lines if line[1:2] == ["不符"]]
    assert refuted[2] == "回落4.4个百分点"
    assert refuted[-4:] == ["2023年一季度", "地区生产总值增速", "9.0%", "(与数据不符)"]
    assert lines[-2] == ["共", "3", "处说法：1", "处一致，1", "处不符，1", "处不能判定"]


def test_what_the_data_do_not_decide_is_listed_when_asked_for(folder, capsys):
    path = folder("x", SAID)
    run(["check", path])
    assert "待核" not in capsys.readouterr().out
    run(["check", path, "--undecided"])
    listed = [line for line in capsys.readouterr().out.splitlines() if "待核" in line]
    assert [line.split()[2] for line in listed] == ["增长5.0%"]


def test_claims_for_machines_name_every_cell(folder, capsys):
    run(["check", folder("x", SAID), "--claims", "--json"])
    (told,) = json.loads(capsys.readouterr().out)
    assert [c["verdict"] for c in told["claims"]] == ["proved", "contradicted", "undecidable"]
    assert [c["address"] for c in told["claims"][1]["cells"]] == ["gdp.yoy", "gdp.yoy@2023Q1"]
