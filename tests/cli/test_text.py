"""`text`, `schema` and `--version`: the headline figures in words, and the exit codes."""

import json

import pytest

from qjviewer import __version__
from qjviewer.cli import run
from qjviewer.resources import resource

HEADLINE = (
    "地区生产总值增速：13.4%｜全省第1 / 90",
    "社零总额增速：24.5%｜全省第1 / 90",
    "规上工业增加值增速：29.9%｜全省第2",
    "固定资产投资增速：37.7%｜全省第3｜高于全省28.7个百分点",
    "5.5%－0.8个百分点＝4.7%",
)


@pytest.mark.parametrize("words", HEADLINE)
def test_the_headline_figures_ranks_gap_and_derived_value_are_there(words, capsys):
    assert run(["text"]) == 0
    assert words in capsys.readouterr().out


def test_ranks_without_a_stated_number_never_claim_one(capsys):
    run(["text"])
    out = capsys.readouterr().out
    assert "全省第2 / " not in out
    assert "全省第3 / " not in out


def test_one_tab_and_one_language(capsys):
    assert run(["text", "--tab", "investment", "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "## Investment" in out
    assert "## Overview" not in out


def test_english_has_no_mark_and_no_capital_of_another_language(capsys):
    run(["text", "--lang", "en"])
    out = capsys.readouterr().out
    assert not set("：｜；，、（）。") & set(out)
    assert "* Growth of retail sales: 24.5% | 1st of 90 in the province" in out
    assert "Growth of gross regional product (GRP)" in out


def test_outside_context_can_be_left_out(capsys):
    run(["text", "--no-context"])
    assert "浙江在线" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("argv", "code", "said"),
    [
        (["text", "--tab", "none"], 2, "overview"),
        (["text", "none/briefing"], 3, "找不到"),
    ],
)
def test_what_cannot_be_shown_is_told(argv, code, said, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert run(argv) == code
    assert said in capsys.readouterr().err


def test_schema_is_the_one_shipped(capsys):
    assert run(["schema"]) == 0
    shipped = json.loads(resource("bundle.schema.json").read_text(encoding="utf-8"))
    assert json.loads(capsys.readouterr().out) == shipped


def test_version(capsys):
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"qjviewer {__version__}\n"


def test_help_names_every_command(capsys):
    assert run(["--help"]) == 0
    out = capsys.readouterr().out
    assert all(name in out for name in ("check", "coverage", "text", "shot", "print", "schema"))


def test_anything_else_opens_the_window():
    assert run([]) is None
    assert run(["data/somewhere"]) is None


def test_one_department_and_who_else_there_is(capsys):
    template = str(resource("template"))
    assert run(["text", template, "--owner", "县财政局", "--tab", "statement"]) == 0
    out = capsys.readouterr().out
    assert "一般公共预算收入" in out
    assert "固定资产投资｜" not in out
    assert run(["text", template, "--owner", "县水利局"]) == 2
    assert "县财政局" in capsys.readouterr().err
